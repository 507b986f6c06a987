#include "ui/canvas/sketch_pen.h"

#include <QLineF>

#include <algorithm>

namespace actiscope {

namespace {
constexpr double clickPx = 3;
}

SketchPen::SketchPen(std::string panel, const PanelFrame& frame, QPointF pressed)
    : panel_(std::move(panel)), frame_(frame), pressed_(pressed), last_(pressed) {}

Point SketchPen::inPanel(QPointF position) const {
    return frame_.toData({position.x(), std::clamp(position.y(), frame_.plot.top(), frame_.plot.bottom())});
}

std::vector<Point> SketchPen::movedTo(QPointF position) {
    draws_ = draws_ || QLineF(pressed_, position).length() >= clickPx;
    if (!draws_)
        return {};
    const std::vector<Point> way{inPanel(last_), inPanel(position)};
    last_ = position;
    return way;
}

} // namespace actiscope
