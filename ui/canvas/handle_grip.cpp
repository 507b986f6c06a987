#include "ui/canvas/handle_grip.h"

#include <QLineF>

#include <cmath>

namespace actiscope {

namespace {
constexpr double ringReachPx = 11;
}

std::optional<PlacedHandle> HandleGrip::at(QPointF position) const {
    std::optional<PlacedHandle> nearest;
    std::optional<PlacedHandle> column;
    double least = ringReachPx;
    const auto& panels = plot_.figure().panels;
    for (std::size_t i = 0; i < panels.size(); ++i) {
        const PanelFrame frame = plot_.frame(i);
        for (const auto& handle : panels[i].handles) {
            if (handle.keysOnly)
                continue;
            const double distance = QLineF(position, frame.toDevice(handle.at)).length();
            if (distance <= least) {
                least = distance;
                nearest = PlacedHandle{i, &handle};
            }
            if (handle.reach > 0 && frame.plot.contains(position) &&
                std::fabs(frame.toData(position).x - handle.at.x) <= handle.reach)
                column = PlacedHandle{i, &handle};
        }
    }
    return nearest ? nearest : column;
}

QCursor HandleGrip::cursorFor(const Handle& handle) const {
    if (handle.alongX && handle.alongY)
        return Qt::SizeAllCursor;
    return handle.alongX ? Qt::SizeHorCursor : Qt::SizeVerCursor;
}

std::optional<PlacedHandle> HandleGrip::find(const std::string& id) const {
    const auto& panels = plot_.figure().panels;
    for (std::size_t i = 0; i < panels.size() && !id.empty(); ++i)
        for (const auto& handle : panels[i].handles)
            if (handle.id == id)
                return PlacedHandle{i, &handle};
    return std::nullopt;
}

void HandleGrip::take(const PlacedHandle& placed, QPointF position) {
    held_ = focused_ = placed.handle->id;
    pressed_ = position;
    start_ = placed.handle->at;
    frame_ = plot_.frame(placed.panel);
    plot_.setFocusedHandle({});
}

std::optional<HandleGrip::Wish> HandleGrip::wish(const std::string& id, const Point& to,
                                                 const Point& still) const {
    const auto placed = find(id);
    if (!placed || !std::isfinite(to.x) || !std::isfinite(to.y))
        return std::nullopt;
    const Handle& handle = *placed->handle;
    return Wish{plot_.figure().panels[placed->panel].id,
                id,
                {handle.alongX ? to.x : still.x, handle.alongY ? to.y : still.y}};
}

std::optional<HandleGrip::Wish> HandleGrip::dragged(QPointF position) const {
    // Where it was taken stays under the pointer.
    return wish(held_, frame_.toData(frame_.toDevice(start_) + position - pressed_), start_);
}

std::optional<HandleGrip::Wish> HandleGrip::cancelled() const {
    return wish(held_, start_, start_);
}

bool HandleGrip::focusNext(bool forward) {
    std::vector<std::string> ids;
    for (const auto& panel : plot_.figure().panels)
        for (const auto& handle : panel.handles)
            ids.push_back(handle.id);
    const auto here = std::find(ids.begin(), ids.end(), focused_);
    if (ids.empty() || (here == ids.end() && !forward))
        return false;
    if (here == ids.end()) {
        focused_ = ids.front();
    } else if (forward) {
        if (here + 1 == ids.end())
            return false;
        focused_ = *(here + 1);
    } else {
        focused_ = here == ids.begin() ? std::string() : *(here - 1);
    }
    plot_.setFocusedHandle(focused_);
    return true;
}

void HandleGrip::clearFocus() {
    focused_.clear();
    plot_.setFocusedHandle({});
}

std::optional<PlacedHandle> HandleGrip::focused() const {
    return find(focused_);
}

std::optional<HandleGrip::Wish> HandleGrip::stepped(double x, double y) {
    const auto placed = focused();
    if (!placed)
        return std::nullopt;
    plot_.setFocusedHandle(focused_);
    // Keys may come faster than frames: steps add up.
    const auto before = wished_.find(focused_);
    const Point from = before == wished_.end() ? placed->handle->at : before->second;
    const Point to{from.x + x * placed->handle->stepX, from.y + y * placed->handle->stepY};
    wished_[focused_] = to;
    return wish(focused_, to, placed->handle->at);
}

} // namespace actiscope
