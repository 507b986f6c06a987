#include "core/figure/free_corner.h"

#include "core/figure/text_room.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace actiscope {

namespace {

double part(const Axis& axis, double at) {
    if (axis.logarithmic)
        return std::log(at / axis.minimum) / std::log(axis.maximum / axis.minimum);
    return (at - axis.minimum) / (axis.maximum - axis.minimum);
}

/// Fractions of the plot area, from the bottom left.
Point placeIn(const Panel& panel, const Point& point) {
    return {part(panel.x, point.x), part(panel.y, point.y)};
}

struct Corner {
    const char* name;
    bool right;
    bool top;
};

} // namespace

std::string freeCorner(const Panel& panel) {
    // In a figure of usual size, of which the plot area is about so much of the panel's place.
    std::size_t longest = 0;
    for (const LegendEntry& entry : panel.legend.entries)
        longest = std::max(longest, letters(entry.text));
    const double width = (0.05 + 0.0065 * static_cast<double>(longest)) / (0.9 * panel.place.width);
    const double height =
        (0.02 + 0.028 * static_cast<double>(panel.legend.entries.size())) / (0.65 * panel.place.height);
    constexpr double dot = 0.05; // what covering a dot, a ring or a word weighs, in widths of the panel

    constexpr std::array corners{Corner{"top-right", true, true}, Corner{"top-left", false, true},
                                 Corner{"bottom-right", true, false}, Corner{"bottom-left", false, false}};
    std::string best;
    double least = 0;
    for (const Corner& corner : corners) {
        const auto covers = [&](const Point& p) {
            const double x = corner.right ? 1 - p.x : p.x;
            const double y = corner.top ? 1 - p.y : p.y;
            return x >= 0 && x <= width && y >= 0 && y <= height;
        };
        double covered = 0;
        for (const Line& line : panel.lines)
            for (std::size_t i = 0; line.layer == Layer::Data && i + 1 < line.points.size(); ++i) {
                const Point a = placeIn(panel, line.points[i]);
                const Point b = placeIn(panel, line.points[i + 1]);
                const double length = std::hypot(b.x - a.x, b.y - a.y);
                if (!std::isfinite(length)) // a gap
                    continue;
                const int steps = std::clamp(static_cast<int>(length * 50), 1, 100);
                for (int step = 0; step < steps; ++step) {
                    const double t = (step + 0.5) / steps;
                    if (covers({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}))
                        covered += length / steps * line.width;
                }
            }
        for (const Marker& marker : panel.markers)
            covered += marker.layer == Layer::Data && covers(placeIn(panel, marker.at)) ? dot : 0;
        for (const Handle& handle : panel.handles)
            covered += covers(placeIn(panel, handle.at)) ? 4 * dot : 0;
        for (const Label& label : panel.labels)
            covered += covers(placeIn(panel, label.at)) ? 4 * dot : 0;
        if (best.empty() || covered < least) {
            best = corner.name;
            least = covered;
        }
    }
    return best;
}

} // namespace actiscope
