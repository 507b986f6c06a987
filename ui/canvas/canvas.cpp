#include "ui/canvas/canvas_private.h"

#include <QGestureEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>

#include <cmath>

namespace actiscope {

namespace {

constexpr double keyPanOfView = 0.1; // Ctrl+arrow
constexpr double slowCursorPx = 1;   // arrow
constexpr double fastCursorPx = 20;  // Shift+arrow
constexpr double fastSteps = 10;     // of a handle, Shift+arrow

} // namespace

Canvas::Canvas(QWidget* parent) : QWidget(parent), p_(std::make_unique<Private>(*this)) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_AcceptTouchEvents);
    grabGesture(Qt::PinchGesture);
    p_->plot.setFocusPolicy(Qt::NoFocus);
    p_->plot.setMouseTracking(true);
    p_->plot.installEventFilter(this);
    p_->plot.setContextMenuPolicy(Qt::PreventContextMenu);
    setMinimumSize(240, 180);
}

Canvas::~Canvas() {
    p_->plot.removeEventFilter(this);
}

void Canvas::setStyle(const FigureStyle& style) {
    p_->shown.setStyle(style);
    update();
}

QSizeF Canvas::plotSize() const {
    return plotSizeFor(p_->shown.figure(), p_->plot.size(), p_->shown.style());
}

void Canvas::setFigure(const Figure& figure) {
    p_->wished.reset();
    p_->grip.figureChanged();
    if (figure.panels.size() != p_->panels().size()) {
        p_->target = 0;
        p_->dragging = false;
        p_->sketch.reset();
    }
    p_->shown.setFigure(figure);
    if (plotSize() != p_->lastPlotSize) {
        p_->lastPlotSize = plotSize();
        emit plotSizeChanged();
    }
}

const Figure& Canvas::figure() const {
    return p_->shown.figure();
}

Point Canvas::toData(QPointF position, std::size_t panel) const {
    return p_->shown.frame(panel).toData(p_->plot.mapFromParent(position));
}

QPointF Canvas::toPosition(const Point& point, std::size_t panel) const {
    return p_->plot.mapToParent(p_->shown.frame(panel).toDevice(point));
}

QString Canvas::focusedHandle() const {
    const auto placed = p_->grip.focused();
    return placed ? QString::fromStdString(placed->handle->name) : QString();
}

ViewRange Canvas::zoomed(const Point& about, double xFactor, double yFactor) const {
    const ViewRange v = p_->view();
    return {about.x + (v.xMinimum - about.x) * xFactor, about.x + (v.xMaximum - about.x) * xFactor,
            about.y + (v.yMinimum - about.y) * yFactor, about.y + (v.yMaximum - about.y) * yFactor};
}

void Canvas::zoomBy(double factor) {
    if (!p_->aimByKey())
        return;
    const ViewRange v = p_->view();
    p_->request(zoomed({(v.xMinimum + v.xMaximum) / 2, (v.yMinimum + v.yMaximum) / 2}, factor, factor),
                p_->burst());
}

bool Canvas::event(QEvent* event) {
    if (event->type() == QEvent::Gesture) {
        if (auto* pinch =
                static_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture))) {
            const QPointF middle = p_->plot.mapFromGlobal(pinch->centerPoint());
            if (!p_->aimAt(middle))
                return true;
            const Point about = p_->frame().toData(middle);
            const double factor = 1 / std::clamp(pinch->scaleFactor(), 0.1, 10.0);
            p_->request(zoomed(about, factor, factor), p_->burst());
            return true;
        }
    }
    if (event->type() == QEvent::ScreenChangeInternal) {
        // The library reads the ratio in its constructor only.
        p_->plot.setBufferDevicePixelRatio(devicePixelRatioF());
        p_->shown.replotAll();
    }
    return QWidget::event(event);
}

void Canvas::resizeEvent(QResizeEvent*) {
    // A frame of one pixel is for the focus.
    p_->plot.setGeometry(rect().adjusted(1, 1, -1, -1));
    p_->shown.setSize(p_->plot.size());
    p_->shown.replotAll();
    p_->lastPlotSize = plotSize();
    emit plotSizeChanged();
}

void Canvas::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    p_->plot.setBufferDevicePixelRatio(devicePixelRatioF());
    p_->shown.replotAll();
}

bool Canvas::eventFilter(QObject* watched, QEvent* event) {
    if (watched != &p_->plot)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        setFocus(Qt::MouseFocusReason);
        if (!p_->isBusy()) // a second button changes nothing
            p_->press(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseMove: {
        auto& mouse = *static_cast<QMouseEvent*>(event);
        if (p_->grip.isHeld()) {
            p_->request(p_->grip.dragged(mouse.position()), p_->gesture);
            return true;
        }
        if (p_->sketch) {
            if (const auto points = p_->sketch->movedTo(mouse.position()); !points.empty())
                emit sketched(QString::fromStdString(p_->sketch->panel()), points, p_->gesture);
            return true;
        }
        if (p_->dragging)
            p_->drag(mouse);
        p_->hover(mouse.position());
        return true;
    }
    case QEvent::MouseButtonRelease:
        if (static_cast<QMouseEvent*>(event)->buttons() == Qt::NoButton) {
            p_->grip.letGo();
            if (p_->sketch && !p_->sketch->draws())
                p_->click(static_cast<QMouseEvent*>(event)->position());
            p_->sketch.reset();
        }
        if (p_->dragging && static_cast<QMouseEvent*>(event)->buttons() == Qt::NoButton)
            p_->endDrag(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseButtonDblClick:
        if (auto& mouse = *static_cast<QMouseEvent*>(event);
            mouse.button() == Qt::LeftButton && p_->aimAt(mouse.position())) {
            emit takenBack(p_->gesture); // its first click pinned
            emit fitRequested();
        }
        return true;
    case QEvent::Wheel:
        p_->wheel(*static_cast<QWheelEvent*>(event));
        return true;
    case QEvent::NativeGesture: {
        auto& native = *static_cast<QNativeGestureEvent*>(event);
        if (native.gestureType() != Qt::ZoomNativeGesture)
            break;
        if (!p_->aimAt(native.position()))
            return true;
        const double factor = 1 / std::clamp(1 + native.value(), 0.1, 10.0);
        p_->request(zoomed(p_->frame().toData(native.position()), factor, factor), p_->burst());
        return true;
    }
    case QEvent::Leave:
        emit cursorLeft();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

bool Canvas::moveHandle(const QKeyEvent& event) {
    if (event.key() == Qt::Key_Escape && p_->grip.isHeld()) {
        p_->request(p_->grip.cancelled(), p_->gesture);
        p_->grip.letGo();
        return true;
    }
    const auto focused = p_->grip.focused();
    if (!focused)
        return false;
    const double step = event.modifiers().testFlag(Qt::ShiftModifier) ? fastSteps : 1;
    // What moves along one axis obeys all four arrows.
    const bool onlyX = !focused->handle->alongY;
    const bool onlyY = !focused->handle->alongX;
    switch (event.key()) {
    case Qt::Key_Left:
        p_->request(p_->grip.stepped(onlyY ? 0 : -step, onlyY ? -step : 0), p_->burst());
        return true;
    case Qt::Key_Right:
        p_->request(p_->grip.stepped(onlyY ? 0 : step, onlyY ? step : 0), p_->burst());
        return true;
    case Qt::Key_Up:
        p_->request(p_->grip.stepped(onlyX ? step : 0, onlyX ? 0 : step), p_->burst());
        return true;
    case Qt::Key_Down:
        p_->request(p_->grip.stepped(onlyX ? -step : 0, onlyX ? 0 : -step), p_->burst());
        return true;
    case Qt::Key_Escape:
        p_->grip.clearFocus();
        emit handleFocused();
        return true;
    default:
        return false;
    }
}

bool Canvas::focusNextPrevChild(bool next) {
    if (hasFocus() && p_->grip.focusNext(next)) {
        emit handleFocused();
        return true;
    }
    return QWidget::focusNextPrevChild(next);
}

void Canvas::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && p_->sketch) {
        p_->sketch.reset();
        emit takenBack(p_->gesture);
        return;
    }
    if (moveHandle(*event))
        return;
    if (event->key() == Qt::Key_Escape && p_->dragging) {
        p_->cancelDrag();
        return;
    }
    if (!p_->aimByKey()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? fastCursorPx : slowCursorPx;
    const auto pan = [&](double x, double y) {
        const ViewRange v = p_->view();
        const double dx = x * keyPanOfView * (v.xMaximum - v.xMinimum);
        const double dy = y * keyPanOfView * (v.yMaximum - v.yMinimum);
        p_->request({v.xMinimum + dx, v.xMaximum + dx, v.yMinimum + dy, v.yMaximum + dy}, p_->burst());
    };
    switch (event->key()) {
    case Qt::Key_Left:
        control ? pan(-1, 0) : p_->moveCursor(-step);
        return;
    case Qt::Key_Right:
        control ? pan(1, 0) : p_->moveCursor(step);
        return;
    case Qt::Key_Up:
        control ? pan(0, 1) : zoomBy(1 / zoomNotch);
        return;
    case Qt::Key_Down:
        control ? pan(0, -1) : zoomBy(zoomNotch);
        return;
    case Qt::Key_Plus:
        zoomBy(1 / zoomNotch);
        return;
    case Qt::Key_Minus:
        zoomBy(zoomNotch);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto at = p_->cursor())
            emit cursorPinned(*at, p_->panelId(), ++p_->gesture);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

/// By the mouse it comes at the press, which may begin a zoom box: the release asks then.
void Canvas::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() != QContextMenuEvent::Mouse)
        emit menuRequested(event->globalPos());
}

void Canvas::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    // Who clicked knows where the focus is.
    p_->showsFocus = event->reason() != Qt::MouseFocusReason &&
                     event->reason() != Qt::ActiveWindowFocusReason &&
                     event->reason() != Qt::OtherFocusReason;
    update();
}

void Canvas::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        p_->grip.clearFocus();
        emit handleFocused();
    }
    update();
}

void Canvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = p_->shown.style().theme;
    painter.fillRect(rect(), theme.figure);
    if (hasFocus() && p_->showsFocus) {
        painter.setPen(theme.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace actiscope
