// The controls of one number of a page: label, slider, exact number and ▶.
#pragma once

#include "ui/canvas/theme.h"
#include "ui/controls/field_animator.h"
#include "ui/controls/gesture.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace actiscope {

class NumberEdit;
class ValueSlider;

/// Edits the session itself; preset chips of the field stand below.
class SliderRow : public QWidget {
    Q_OBJECT

public:
    /// `name` is the accessible name; `label` stands at the left, a QLabel with the field's label if there is
    /// none.
    SliderRow(Session& session, FieldAnimator& animator, const FieldTarget& target, const QString& name,
              QWidget* label = nullptr, QWidget* parent = nullptr);

    void refresh();
    void setTheme(const Theme& theme);
    void setName(const QString& name);

    /// The width that the label needs, and gets: the labels of a column share the widest. Long ones break
    /// into lines, so that the slider stays long.
    int labelWidth() const;
    void setLabelWidth(int width);

private:
    void buildChips();
    void edit(double value, int gesture);
    void refreshPlaying();
    void showMessage(const QString& message);

    Session& session_;
    FieldAnimator& animator_;
    Gesture gesture_;
    FieldTarget target_;
    QString name_;
    QWidget* label_;
    QLabel* words_ = nullptr; ///< the same, when it is text
    ValueSlider* slider_;
    NumberEdit* number_;
    QToolButton* play_;
    QLabel* message_;
    Theme theme_ = lightTheme();
};

} // namespace actiscope
