#include "ui/controls/value_slider.h"

#include "ui/controls/accessible_value.h"
#include "ui/controls/wheel_guard.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

constexpr double handleRadius = 7.5;
constexpr double grooveWidth = 4;
constexpr double smallStep = 0.01; // of the way, for an arrow key or a notch of the wheel
constexpr double fineStep = 0.001;
constexpr double largeStep = 0.1;

} // namespace

ValueSlider::ValueSlider(QWidget* parent) : QWidget(parent) {
    installAccessibleValue();
    setFocusPolicy(Qt::StrongFocus);
    guardWheel(*this, WheelTakes::Hovered);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ValueSlider::setValue(double value) {
    if (value == value_)
        return;
    value_ = value;
    announceValue(*this, value_);
    update();
}

void ValueSlider::setScale(const SliderScale& scale) {
    scale_ = scale;
    update();
}

void ValueSlider::setDefault(double value) {
    default_ = value;
    update();
}

void ValueSlider::setTheme(const Theme& theme) {
    theme_ = theme;
    update();
}

QSize ValueSlider::sizeHint() const {
    return {140, 26};
}
QSize ValueSlider::minimumSizeHint() const {
    return {60, 26};
}

double ValueSlider::positionOf(double value) const {
    const double length = width() - 2 * handleRadius - 2;
    return handleRadius + 1 + sliderFraction(scale_, value) * length;
}

void ValueSlider::edit(double value) {
    if (value == value_)
        return;
    setValue(value);
    emit valueEdited(value);
}

void ValueSlider::moveTo(double x) {
    const double length = width() - 2 * handleRadius - 2;
    edit(roundSliderValue(scale_, (x - handleRadius - 1) / std::max(length, 1.0)));
}

void ValueSlider::stepBy(double fraction) {
    const double from = sliderFraction(scale_, value_);
    const double target = roundSliderValue(scale_, from + fraction);
    // The rounding must not hold a small step back.
    edit(target == value_ ? sliderValue(scale_, from + fraction) : target);
}

bool ValueSlider::event(QEvent* event) {
    // Ctrl+arrows and the like are ours before any shortcut of the window takes them.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down ||
            key == Qt::Key_Home || key == Qt::Key_End || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::EnabledChange)
        update();
    return QWidget::event(event);
}

void ValueSlider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = height() / 2.0 - 1;
    const double handle = positionOf(value_);
    const double start = handleRadius + 1;
    const double end = width() - handleRadius - 1;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.border);
    painter.drawRoundedRect(QRectF(start, middle - grooveWidth / 2, end - start, grooveWidth),
                            grooveWidth / 2, grooveWidth / 2);
    painter.setBrush(isEnabled() ? theme_.accent : theme_.mutedText);
    painter.drawRoundedRect(QRectF(start, middle - grooveWidth / 2, handle - start, grooveWidth),
                            grooveWidth / 2, grooveWidth / 2);
    if (default_ >= scale_.minimum && default_ <= scale_.maximum) {
        painter.setPen(QPen(theme_.mutedText, 1));
        const double tick = std::floor(positionOf(default_)) + 0.5;
        painter.drawLine(QPointF(tick, middle + handleRadius + 1), QPointF(tick, middle + handleRadius + 4));
    }
    if (hasFocus()) {
        QColor halo = theme_.accent;
        halo.setAlphaF(0.25F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(halo);
        painter.drawEllipse(QPointF(handle, middle), handleRadius + 3, handleRadius + 3);
    }
    painter.setPen(QPen(isEnabled() ? theme_.accent : theme_.mutedText, 2));
    painter.setBrush(theme_.dark ? theme_.text : QColor(Qt::white));
    painter.drawEllipse(QPointF(handle, middle), handleRadius - 1, handleRadius - 1);
}

void ValueSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    dragging_ = true;
    emit pressed();
    const double offset = event->position().x() - positionOf(value_);
    // Taking the handle off its middle must not move it; a press on the groove brings it there.
    const bool onHandle = std::abs(offset) <= handleRadius;
    grabOffset_ = onHandle ? offset : 0;
    if (!onHandle)
        moveTo(event->position().x());
}

void ValueSlider::mouseMoveEvent(QMouseEvent* event) {
    if (dragging_)
        moveTo(event->position().x() - grabOffset_);
}

void ValueSlider::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !dragging_)
        return;
    dragging_ = false;
    emit released();
}

void ValueSlider::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        emit resetRequested();
}

void ValueSlider::wheelEvent(QWheelEvent* event) {
    const QPoint turn = event->angleDelta();
    const double notches = (turn.y() != 0 ? turn.y() : turn.x()) / 120.0;
    const double step = event->modifiers().testFlag(Qt::ControlModifier) ? fineStep : smallStep;
    event->accept();
    wheelRest_ += notches * step;
    if (std::abs(wheelRest_) < fineStep)
        return;
    stepBy(std::exchange(wheelRest_, 0));
}

void ValueSlider::keyPressEvent(QKeyEvent* event) {
    const double step = event->modifiers().testFlag(Qt::ControlModifier) ? fineStep : smallStep;
    switch (event->key()) {
    case Qt::Key_Up:
        return stepBy(step);
    case Qt::Key_Down:
        return stepBy(-step);
    case Qt::Key_Right:
        return stepBy(step);
    case Qt::Key_Left:
        return stepBy(-step);
    case Qt::Key_PageUp:
        return stepBy(largeStep);
    case Qt::Key_PageDown:
        return stepBy(-largeStep);
    case Qt::Key_Home:
        return edit(scale_.minimum);
    case Qt::Key_End:
        return edit(scale_.maximum);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace actiscope
