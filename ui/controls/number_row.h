// The controls of one number of the document: label, slider, exact number and ▶.
#pragma once

#include "ui/canvas/theme.h"
#include "ui/controls/animator.h"
#include "ui/controls/gesture.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace actiscope {

class NumberEdit;
class PlaySettings;
class ValueSlider;

/// Edits the session itself. Preset chips of the field stand below, and for a parameter of an activation the
/// chips "reset" and "range", which shows the ends of its slider and how ▶ moves it.
class NumberRow : public QWidget {
    Q_OBJECT

public:
    /// The key is one of numbers.h and there; `name` is the accessible name, `label` stands at the left, a
    /// QLabel with the field's label if there is none.
    NumberRow(Session& session, Animator& animator, const std::string& key, const QString& name,
              QWidget* label = nullptr, QWidget* parent = nullptr);

    /// Shows the document's value.
    void refresh();
    /// Turns to the same parameter of another row.
    void setKey(const std::string& key);
    void setTheme(const Theme& theme);
    void setName(const QString& name);

    /// The width that the label needs, and gets: the labels of a column share the widest. Long ones break
    /// into lines, so that the slider stays long.
    int labelWidth() const;
    void setLabelWidth(int width);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildLabel();
    void buildLine();
    void buildChips();
    void buildSettings(QWidget& chips);
    void edit(double value, int gesture);
    double defaultValue() const { return std::get<double>(field_.defaultValue); }
    void refreshPlaying();
    void showMessage(const QString& message);

    Session& session_;
    Animator& animator_;
    Gesture gesture_;
    std::string key_;
    Field field_;
    QString name_;
    QWidget* label_;
    QLabel* words_ = nullptr; ///< the same, when it is text
    ValueSlider* slider_;
    NumberEdit* number_;
    QToolButton* play_;
    QLabel* message_;
    PlaySettings* settings_ = nullptr; ///< of a parameter of an activation
    Theme theme_ = lightTheme();
};

} // namespace actiscope
