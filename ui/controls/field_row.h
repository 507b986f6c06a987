// A labelled control made from a field: the one way in which a declared field gets its widget.
#pragma once

#include "core/fields/field.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;

namespace actiscope {

class Chip;
class NumberEdit;

/// Real and Integer: a number edit; Boolean: a chip that is on or off; Choice: a combo box; Text: a line
/// edit, lists one that takes effect with Enter. The label is the editor's buddy and the help its tooltip.
/// What the field (or the check) does not allow is refused with a sentence below the row, and the value
/// stays. setValue is silent.
class FieldRow : public QWidget {
    Q_OBJECT

public:
    using Check = std::function<tl::expected<void, std::string>(const FieldValue& value)>;

    explicit FieldRow(const Field& field, QWidget* parent = nullptr);
    ~FieldRow() override;

    const Field& field() const { return field_; }
    FieldValue value() const;
    void setValue(const FieldValue& value);

    /// A condition beyond the field's own.
    void setCheck(Check check);

    /// Replaces the visible label (empty: none) and the accessible name; rows of a group want them shorter or
    /// longer.
    void setLabel(const QString& label, const QString& accessibleName);

    /// The width that the label needs, and the width that it gets: the labels of a column share the widest.
    int labelWidth() const;
    void setLabelWidth(int width);

    /// The sentence of the last refusal; empty when the row is in order.
    QString message() const;

signals:
    /// Changed by the user. `goesOn` when more of the same may follow at once (steps, typed letters).
    void edited(const FieldValue& value, bool goesOn);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildNumber();
    void buildFlag();
    void buildChoice();
    void buildText();
    void chooseFile();
    void takeFile(const QString& path);
    void buildList();
    void showMessage(const QString& message);

    Field field_;
    FieldValue value_ = 0.0; ///< set last
    QLabel* label_ = nullptr;
    QLabel* message_ = nullptr;
    QWidget* editor_ = nullptr;
    NumberEdit* number_ = nullptr;
    Chip* flag_ = nullptr;
    QComboBox* choice_ = nullptr;
    QLineEdit* text_ = nullptr;
};

} // namespace actiscope
