#include "core/sampling/thin.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace actiscope {

std::vector<std::size_t> thinned(std::span<const Point> points, double tolerance) {
    if (points.empty())
        return {};
    std::vector<std::size_t> kept{0};
    // From the last kept point, every later point allows the directions that pass it within the tolerance.
    // The chord grows while its own direction is allowed by all points it skips (Williams 1978, cone
    // intersection).
    double low = -std::numbers::pi;
    double high = std::numbers::pi;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Point& anchor = points[kept.back()];
        double dx = points[i].x - anchor.x;
        double dy = points[i].y - anchor.y;
        double angle = std::atan2(dy, dx);
        const double slack = 1e-9; // of atan2 on a straight line
        if (i > kept.back() + 1 && (angle < low - slack || angle > high + slack)) {
            kept.push_back(i - 1);
            low = -std::numbers::pi;
            high = std::numbers::pi;
            dx = points[i].x - points[i - 1].x;
            dy = points[i].y - points[i - 1].y;
            angle = std::atan2(dy, dx);
        }
        const double distance = std::hypot(dx, dy);
        if (distance <= tolerance)
            continue;
        const double halfAngle = std::asin(tolerance / distance);
        low = std::max(low, angle - halfAngle);
        high = std::min(high, angle + halfAngle);
    }
    if (points.size() > 1)
        kept.push_back(points.size() - 1);
    return kept;
}

} // namespace actiscope
