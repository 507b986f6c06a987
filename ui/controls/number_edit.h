// A spin box for one real or whole number of a field.
#pragma once

#include "core/fields/field.h"

#include <QAbstractSpinBox>

#include <functional>

namespace actiscope {

/// Shows six significant digits and keeps the exact value. What is typed takes effect with Enter or when the
/// focus leaves; text that the field does not allow is refused with a sentence (signal refused, which a row
/// shows) and the value stays. Arrow keys, buttons and, with the focus, the wheel step it.
class NumberEdit : public QAbstractSpinBox {
    Q_OBJECT
    Q_PROPERTY(double value READ value)

public:
    /// A condition beyond the field's own, such as "less than the end of the range".
    using Check = std::function<tl::expected<void, std::string>(double value)>;

    explicit NumberEdit(const Field& field, QWidget* parent = nullptr);

    double value() const { return value_; }
    const Field& field() const { return field_; }
    void setValue(double value);
    void setCheck(Check check) { check_ = std::move(check); }
    /// How far one step goes; 0: a tenth of the leading digit.
    void setStep(double step) { step_ = step; }

    double stepSize() const;

    /// A change made by an assistive tool on the user's behalf.
    void edit(double value) { take(value, false); }

    /// Takes what was typed, as Enter does.
    void commit();

    void stepBy(int steps) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Changed by the user; `stepped` when by a step, which may be followed by more of the same.
    void valueEdited(double value, bool stepped);
    void refused(const QString& why);
    void accepted();

protected:
    StepEnabled stepEnabled() const override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void showValue();
    void setInvalid(bool invalid);
    tl::expected<double, std::string> checked(const FieldValue& value) const;
    void take(double value, bool stepped);

    Field field_;
    Check check_;
    double value_ = 0;
    double step_ = 0;
};

} // namespace actiscope
