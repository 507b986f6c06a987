// A slider over real numbers, linear or logarithmic, with a mark at the default.
#pragma once

#include "core/fields/slider_scale.h"
#include "ui/canvas/theme.h"

#include <QWidget>

namespace actiscope {

/// QSlider counts in integers, which screen readers then read out and which cannot hit 0.01 on a logarithmic
/// scale; this one holds the number itself. Drag, wheel (Ctrl: fine), arrows (Ctrl: fine), PageUp/PageDown,
/// Home/End; a double-click asks for the default. It follows the user at once and reports by valueEdited;
/// setValue is silent.
class ValueSlider : public QWidget {
    Q_OBJECT
    Q_PROPERTY(double value READ value)

public:
    explicit ValueSlider(QWidget* parent = nullptr);

    double value() const { return value_; }
    void setValue(double value);
    const SliderScale& scale() const { return scale_; }
    void setScale(const SliderScale& scale);
    void setDefault(double value);
    void setTheme(const Theme& theme);

    /// A change made by the user (or an assistive tool on their behalf).
    void edit(double value);

    /// The x of the handle's middle for a value, in the widget's coordinates.
    double positionOf(double value) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void pressed();
    void released();
    void valueEdited(double value);
    void resetRequested();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void moveTo(double x);
    void stepBy(double fraction);

    SliderScale scale_;
    Theme theme_ = lightTheme();
    double value_ = 0;
    double default_ = 0;
    double grabOffset_ = 0; ///< from the handle's middle to where it was taken
    double wheelRest_ = 0;  ///< of high-resolution wheels, below one unit of rounding
    bool dragging_ = false;
};

} // namespace actiscope
