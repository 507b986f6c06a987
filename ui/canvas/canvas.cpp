#include "ui/canvas/canvas.h"

#include "ui/canvas/figure_plot.h"
#include "ui/canvas/handle_grip.h"

#include <qcustomplot.h>

#include <QElapsedTimer>
#include <QGestureEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QRubberBand>

#include <cmath>
#include <optional>

namespace actiscope {

namespace {

constexpr double wheelFactor = 1.2;  // a notch
constexpr double wheelNotch = 120;   // eighths of a degree, as Qt counts
constexpr qint64 burstPauseMs = 400; // a wheel or a key that rests longer begins a new gesture
constexpr double keyPanOfView = 0.1; // Ctrl+arrow
constexpr double slowCursorPx = 1;   // arrow
constexpr double fastCursorPx = 20;  // Shift+arrow
constexpr double fastSteps = 10;     // of a handle, Shift+arrow
constexpr int smallestBoxPx = 4;     // a smaller zoom box was a click
constexpr double widestRange = 1e30; // nothing more is to be seen beyond

/// Tells the canvas when it has painted.
class Plot : public QCustomPlot {
public:
    explicit Plot(Canvas& canvas) : QCustomPlot(&canvas), canvas_(canvas) {}

protected:
    void paintEvent(QPaintEvent* event) override {
        QCustomPlot::paintEvent(event);
        emit canvas_.painted();
    }

private:
    Canvas& canvas_;
};

} // namespace

class Canvas::Private {
public:
    explicit Private(Canvas& canvas)
        : q(canvas), plot(canvas), shown(plot), grip(shown), box(QRubberBand::Rectangle, &plot) {}

    /// Where the data lies once the last wish is granted: wishes may come faster than frames, and add up.
    PanelFrame frame() const {
        PanelFrame f = shown.frame(target);
        if (wished) {
            f.xMinimum = wished->xMinimum;
            f.xMaximum = wished->xMaximum;
            f.yMinimum = wished->yMinimum;
            f.yMaximum = wished->yMaximum;
        }
        return f;
    }

    const std::vector<Panel>& panels() const { return shown.figure().panels; }
    QString panelId() const {
        return target < panels().size() ? QString::fromStdString(panels()[target].id) : QString();
    }

    /// Gestures go to this panel from now on; false when there is none that may be moved.
    bool aim(std::size_t panel) {
        if (panel >= panels().size() || !panels()[panel].movable)
            return false;
        if (panel != target)
            wished.reset();
        target = panel;
        return true;
    }
    bool aimAt(QPointF position) {
        if (panels().size() == 1)
            return aim(0); // its axes belong to it
        for (std::size_t i = 0; i < panels().size(); ++i)
            if (shown.frame(i).plot.contains(position))
                return aim(i);
        return false;
    }
    bool aimByKey() {
        for (std::size_t i = 0; i < panels().size(); ++i)
            if (aim(i))
                return true;
        return false;
    }

    ViewRange view() const {
        const PanelFrame f = frame();
        return {f.xMinimum, f.xMaximum, f.yMinimum, f.yMaximum};
    }

    /// Wheel turns and key presses that follow each other quickly are one gesture.
    int burst() {
        if (!sinceBurst.isValid() || sinceBurst.elapsed() > burstPauseMs)
            ++gesture;
        sinceBurst.start();
        return gesture;
    }

    void request(const ViewRange& wanted, int number) {
        const auto sane = [](double low, double high) {
            return std::isfinite(low) && std::isfinite(high) && high - low < widestRange &&
                   high - low > 1e-12 * std::max(std::fabs(low), std::fabs(high)) && high - low > 1e-200;
        };
        if (!sane(wanted.xMinimum, wanted.xMaximum) || !sane(wanted.yMinimum, wanted.yMaximum))
            return;
        wished = wanted;
        emit q.viewRequested(wanted, number, panelId());
    }

    void request(const std::optional<HandleGrip::Wish>& wish, int number) {
        if (wish)
            emit q.handleDragged(QString::fromStdString(wish->panel), QString::fromStdString(wish->handle),
                                 wish->to, number);
    }

    void press(QMouseEvent& event) {
        const auto handle = grip.at(event.position());
        grip.clearFocus();
        if (handle && event.button() == Qt::LeftButton) {
            ++gesture;
            grip.take(*handle, event.position());
            emit q.handleFocused();
        } else if (aimAt(event.position())) {
            beginDrag(event);
        }
    }

    void beginDrag(QMouseEvent& event) {
        dragStart = event.position();
        dragView = view();
        boxing = event.button() == Qt::RightButton || event.modifiers().testFlag(Qt::ShiftModifier);
        dragging = true;
        ++gesture;
        if (boxing) {
            box.setGeometry(QRect(dragStart.toPoint(), QSize()));
            box.show();
        }
    }

    void drag(QMouseEvent& event) {
        const QPointF now = event.position();
        if (boxing) {
            box.setGeometry(QRect(dragStart.toPoint(), now.toPoint()).normalized());
            return;
        }
        const QSizeF size = shown.frame(target).plot.size();
        const double dx = (dragStart.x() - now.x()) / size.width() * (dragView.xMaximum - dragView.xMinimum);
        const double dy = (now.y() - dragStart.y()) / size.height() * (dragView.yMaximum - dragView.yMinimum);
        request(
            {dragView.xMinimum + dx, dragView.xMaximum + dx, dragView.yMinimum + dy, dragView.yMaximum + dy},
            gesture);
    }

    void endDrag(QMouseEvent& event) {
        dragging = false;
        if (!boxing)
            return;
        box.hide();
        const QRectF area = QRectF(dragStart, event.position()).normalized() & shown.frame(target).plot;
        if (area.width() < smallestBoxPx || area.height() < smallestBoxPx)
            return;
        const Point low = shown.frame(target).toData(area.bottomLeft());
        const Point high = shown.frame(target).toData(area.topRight());
        request({low.x, high.x, low.y, high.y}, gesture);
    }

    void cancelDrag() {
        if (dragging && !boxing)
            request(dragView, gesture);
        dragging = false;
        box.hide();
    }

    void wheel(QWheelEvent& event) {
        if (!aimAt(event.position()))
            return;
        // Alt turns the wheel sideways on some systems; what counts is how far it went.
        const QPoint turn = event.angleDelta();
        const double notches = (turn.y() != 0 ? turn.y() : turn.x()) / wheelNotch;
        const double factor = std::pow(wheelFactor, -notches);
        const bool onlyX = event.modifiers().testFlag(Qt::ControlModifier);
        const bool onlyY = event.modifiers().testFlag(Qt::ShiftModifier);
        request(q.zoomed(frame().toData(event.position()), onlyY ? 1 : factor, onlyX ? 1 : factor), burst());
        event.accept();
    }

    void hover(QPointF position) {
        const auto handle = grip.at(position);
        if (handle)
            plot.setCursor(grip.cursorFor(*handle->handle));
        else
            plot.unsetCursor();
        for (std::size_t i = 0; i < panels().size(); ++i) {
            const PanelFrame frame = shown.frame(i);
            if (panels()[i].movable && frame.plot.contains(position)) {
                emit q.cursorMoved(frame.toData(position).x, QString::fromStdString(panels()[i].id));
                return;
            }
        }
        emit q.cursorLeft();
    }

    /// Moves the read-out by whole pixels; its x comes from the figure's own cursor line, or the middle.
    void moveCursor(double px) {
        const PanelFrame frame = shown.frame(target);
        double x = (frame.xMinimum + frame.xMaximum) / 2;
        for (const auto& line : panels()[target].lines)
            if (line.paint.role == Role::Cursor && !line.points.empty())
                x = line.points.front().x;
        const double perPx = (frame.xMaximum - frame.xMinimum) / frame.plot.width();
        emit q.cursorMoved(std::clamp(x + px * perPx, frame.xMinimum, frame.xMaximum), panelId());
    }

    Canvas& q;
    Plot plot;
    FigurePlot shown;
    HandleGrip grip;
    QRubberBand box;
    std::size_t target = 0; ///< the panel that gestures go to
    QSizeF lastPlotSize;
    std::optional<ViewRange> wished; ///< and not yet shown
    QPointF dragStart;
    ViewRange dragView;
    bool dragging = false;
    bool boxing = false;
    bool showsFocus = false;
    int gesture = 0;
    QElapsedTimer sinceBurst;
};

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
        if (!p_->dragging && !p_->grip.isHeld()) // a second button changes nothing
            p_->press(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseMove: {
        auto& mouse = *static_cast<QMouseEvent*>(event);
        if (p_->grip.isHeld()) {
            p_->request(p_->grip.dragged(mouse.position()), p_->gesture);
            return true;
        }
        if (p_->dragging)
            p_->drag(mouse);
        p_->hover(mouse.position());
        return true;
    }
    case QEvent::MouseButtonRelease:
        if (static_cast<QMouseEvent*>(event)->buttons() == Qt::NoButton)
            p_->grip.letGo();
        if (p_->dragging && static_cast<QMouseEvent*>(event)->buttons() == Qt::NoButton)
            p_->endDrag(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseButtonDblClick:
        if (static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton)
            emit fitRequested();
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
    if (moveHandle(*event))
        return;
    if (!p_->aimByKey() && event->key() != Qt::Key_Escape) {
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
        control ? pan(0, 1) : zoomBy(1 / wheelFactor);
        return;
    case Qt::Key_Down:
        control ? pan(0, -1) : zoomBy(wheelFactor);
        return;
    case Qt::Key_Plus:
        zoomBy(1 / wheelFactor);
        return;
    case Qt::Key_Minus:
        zoomBy(wheelFactor);
        return;
    case Qt::Key_Escape:
        p_->cancelDrag();
        emit cursorLeft();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
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
