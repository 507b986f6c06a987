// The controls of one parameter of one curve.
#pragma once

#include "ui/canvas/theme.h"
#include "ui/controls/gesture.h"
#include "ui/controls/parameter_animator.h"

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace actiscope {

class Chip;
class FieldRow;
class NumberEdit;
class ValueSlider;

/// Label, slider, exact number and ▶; preset chips; and, behind the chip "range", the ends of the slider and
/// how ▶ moves it. Edits the session itself.
class ParameterRow : public QWidget {
    Q_OBJECT

public:
    ParameterRow(Session& session, ParameterAnimator& animator, int curve, int parameter,
                 QWidget* parent = nullptr);

    /// Shows the document's value; another curve of the same activation may take the row over.
    void refresh(int curve);
    void setTheme(const Theme& theme);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const Curve& curve() const;
    const ParameterState& state() const;
    void buildLine();
    void buildChips();
    void buildRange();
    QMenu* buildPlayMenu();
    void editValue(double value, int gesture);
    void editState(const QString& text, const std::string& id, const FieldValue& value, int gesture);
    tl::expected<void, std::string> checkEnd(const std::string& id, double value) const;
    void resetValue();
    void resetAll(); ///< the ends of the slider too
    void refreshPlaying();
    void showMessage(const QString& message);

    Session& session_;
    ParameterAnimator& animator_;
    Gesture gesture_;
    int curve_;
    int parameter_;
    Field field_;
    QString name_; ///< "α of ELU"; kept, because the curve may be gone before this row is
    QLabel* label_ = nullptr;
    ValueSlider* slider_ = nullptr;
    NumberEdit* number_ = nullptr;
    QToolButton* play_ = nullptr;
    QLabel* message_ = nullptr;
    Chip* rangeChip_ = nullptr;
    QWidget* chips_ = nullptr;
    QWidget* range_ = nullptr;
    std::vector<FieldRow*> stateRows_;
    Theme theme_ = lightTheme();
};

} // namespace actiscope
