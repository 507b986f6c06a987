#include "ui/controls/wheel_guard.h"

#include <QApplication>
#include <QVariant>
#include <QWheelEvent>

namespace actiscope {

namespace {

constexpr char takesKey[] = "wheelTakes";
constexpr qint64 pauseMs = 400;
constexpr int stillPx = 3; // a hand on the wheel trembles

/// The control that this widget is, or is a part of.
QWidget* guarded(QObject* watched) {
    auto* widget = qobject_cast<QWidget*>(watched);
    while (widget && !widget->property(takesKey).isValid())
        widget = widget->isWindow() ? nullptr : widget->parentWidget();
    return widget;
}

bool mayTake(const QWidget& control) {
    return control.hasFocus() || control.property(takesKey).toInt() == static_cast<int>(WheelTakes::Hovered);
}

} // namespace

void guardWheel(QWidget& control, WheelTakes takes) {
    if (!qApp->findChild<WheelGuard*>({}, Qt::FindDirectChildrenOnly))
        qApp->installEventFilter(new WheelGuard(qApp));
    control.setProperty(takesKey, static_cast<int>(takes));
}

WheelGuard::WheelGuard(QObject* parent) : QObject(parent) {}

bool WheelGuard::goesOn(const QWheelEvent& event) {
    const QPoint at = event.globalPosition().toPoint();
    // When it was turned counts, and not when a busy program comes to it.
    const quint64 now = event.timestamp();
    const bool timed = now != 0 && turnedAt_ != 0;
    const bool soon = timed ? static_cast<qint64>(now - turnedAt_) < pauseMs
                            : since_.isValid() && since_.elapsed() < pauseMs;
    const bool same = soon && event.phase() != Qt::ScrollBegin && (at - at_).manhattanLength() <= stillPx &&
                      focus_ == QApplication::focusWidget();
    turnedAt_ = now;
    since_.start();
    at_ = at;
    focus_ = QApplication::focusWidget();
    return same;
}

bool WheelGuard::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Wheel || !watched->isWidgetType())
        return false;
    QWidget* control = guarded(watched);
    // An event that a control lets pass comes again for each widget around it: by then the turn goes on.
    if (!goesOn(*static_cast<QWheelEvent*>(event)))
        owner_ = control && mayTake(*control) ? control : nullptr;
    if (!control || control == owner_)
        return false;
    event->ignore();
    return true;
}

} // namespace actiscope
