#include "ui/canvas/canvas_private.h"

#include <cmath>

namespace actiscope {

namespace {

constexpr double wheelNotch = 120;   // eighths of a degree, as Qt counts
constexpr qint64 burstPauseMs = 400; // a wheel or a key that rests longer begins a new gesture
constexpr int smallestBoxPx = 4;     // a smaller zoom box was a click
constexpr double shortestDragPx = 4; // a shorter drag was a click
constexpr double widestRange = 1e30; // nothing more is to be seen beyond

} // namespace

int Canvas::Private::burst() {
    if (!sinceBurst.isValid() || sinceBurst.elapsed() > burstPauseMs)
        ++gesture;
    sinceBurst.start();
    return gesture;
}

void Canvas::Private::request(const ViewRange& wanted, int number) {
    const auto sane = [](double low, double high) {
        return std::isfinite(low) && std::isfinite(high) && high - low < widestRange &&
               high - low > 1e-12 * std::max(std::fabs(low), std::fabs(high)) && high - low > 1e-200;
    };
    if (!sane(wanted.xMinimum, wanted.xMaximum) || !sane(wanted.yMinimum, wanted.yMaximum))
        return;
    wished = wanted;
    emit q.viewRequested(wanted, number, panelId());
}

void Canvas::Private::request(const std::optional<HandleGrip::Wish>& wish, int number) {
    if (wish)
        emit q.handleDragged(QString::fromStdString(wish->panel), QString::fromStdString(wish->handle),
                             wish->to, number);
}

void Canvas::Private::press(QMouseEvent& event) {
    const auto handle = grip.at(event.position());
    grip.clearFocus();
    if (handle && event.button() == Qt::LeftButton) {
        ++gesture;
        grip.take(*handle, event.position());
        emit q.handleFocused();
    } else if (const auto panel = sketchAt(event.position());
               panel && event.button() == Qt::LeftButton && !event.modifiers().testFlag(Qt::ShiftModifier)) {
        ++gesture;
        sketch.emplace(panels()[*panel].id, shown.frame(*panel), event.position());
    } else if (aimAt(event.position())) {
        beginDrag(event);
    }
}

std::optional<std::size_t> Canvas::Private::sketchAt(QPointF position) const {
    for (std::size_t i = 0; i < panels().size(); ++i) {
        const PanelFrame frame = shown.frame(i);
        const double x = frame.toData(position).x;
        if (const auto& area = panels()[i].sketch;
            area && frame.plot.contains(position) && x >= area->from && x <= area->to)
            return i;
    }
    return std::nullopt;
}

void Canvas::Private::beginDrag(QMouseEvent& event) {
    dragStart = event.position();
    dragView = view();
    boxing = event.button() == Qt::RightButton || event.modifiers().testFlag(Qt::ShiftModifier);
    dragging = true;
    moved = false;
    ++gesture;
    if (boxing) {
        box.setGeometry(QRect(dragStart.toPoint(), QSize()));
        box.show();
    }
}

void Canvas::Private::drag(QMouseEvent& event) {
    const QPointF now = event.position();
    if (boxing) {
        box.setGeometry(QRect(dragStart.toPoint(), now.toPoint()).normalized());
        return;
    }
    moved = moved || (now - dragStart).manhattanLength() >= shortestDragPx;
    if (!moved)
        return;
    const QSizeF size = shown.frame(target).plot.size();
    const double dx = (dragStart.x() - now.x()) / size.width() * (dragView.xMaximum - dragView.xMinimum);
    const double dy = (now.y() - dragStart.y()) / size.height() * (dragView.yMaximum - dragView.yMinimum);
    request({dragView.xMinimum + dx, dragView.xMaximum + dx, dragView.yMinimum + dy, dragView.yMaximum + dy},
            gesture);
}

void Canvas::Private::endDrag(QMouseEvent& event) {
    dragging = false;
    if (!boxing) {
        if (!moved && event.button() == Qt::LeftButton)
            click(event.position());
        return;
    }
    box.hide();
    const QRectF area = QRectF(dragStart, event.position()).normalized() & shown.frame(target).plot;
    if (area.width() < smallestBoxPx || area.height() < smallestBoxPx) {
        if (event.button() == Qt::RightButton)
            emit q.menuRequested(event.globalPosition().toPoint());
        return;
    }
    const Point low = shown.frame(target).toData(area.bottomLeft());
    const Point high = shown.frame(target).toData(area.topRight());
    request({low.x, high.x, low.y, high.y}, gesture);
}

void Canvas::Private::click(QPointF position) {
    for (std::size_t i = 0; i < panels().size(); ++i)
        if (panels()[i].movable && shown.frame(i).plot.contains(position))
            emit q.cursorPinned(shown.frame(i).toData(position), QString::fromStdString(panels()[i].id),
                                gesture);
}

void Canvas::Private::cancelDrag() {
    if (dragging && !boxing)
        request(dragView, gesture);
    dragging = false;
    box.hide();
}

void Canvas::Private::wheel(QWheelEvent& event) {
    if (!aimAt(event.position()))
        return;
    // Alt turns the wheel sideways on some systems; what counts is how far it went.
    const QPoint turn = event.angleDelta();
    const double notches = (turn.y() != 0 ? turn.y() : turn.x()) / wheelNotch;
    const double factor = std::pow(zoomNotch, -notches);
    const bool onlyX = event.modifiers().testFlag(Qt::ControlModifier);
    const bool onlyY = event.modifiers().testFlag(Qt::ShiftModifier);
    request(q.zoomed(frame().toData(event.position()), onlyY ? 1 : factor, onlyX ? 1 : factor), burst());
    event.accept();
}

void Canvas::Private::hover(QPointF position) {
    const auto handle = grip.at(position);
    if (handle)
        plot.setCursor(grip.cursorFor(*handle->handle));
    else if (sketchAt(position))
        plot.setCursor(Qt::CrossCursor);
    else
        plot.unsetCursor();
    for (std::size_t i = 0; i < panels().size(); ++i) {
        const PanelFrame frame = shown.frame(i);
        if ((panels()[i].movable || panels()[i].pointable) && frame.plot.contains(position)) {
            emit q.cursorMoved(frame.toData(position), QString::fromStdString(panels()[i].id), 0);
            return;
        }
    }
    emit q.cursorLeft();
}

std::optional<Point> Canvas::Private::cursor() const {
    const PanelFrame frame = shown.frame(target);
    for (const auto& line : panels()[target].lines)
        if (line.paint.role == Role::Cursor && line.layer == Layer::Cursor && !line.points.empty())
            return Point{line.points.front().x, frame.toData(frame.plot.center()).y};
    return std::nullopt;
}

void Canvas::Private::moveCursor(double px) {
    const PanelFrame frame = shown.frame(target);
    Point at = cursor().value_or(frame.toData(frame.plot.center()));
    const double perPx = (frame.xMaximum - frame.xMinimum) / frame.plot.width();
    at.x = std::clamp(at.x + px * perPx, frame.xMinimum, frame.xMaximum);
    emit q.cursorMoved(at, panelId(), burst());
}

} // namespace actiscope
