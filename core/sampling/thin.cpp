#include "core/sampling/thin.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>
#include <utility>

namespace actiscope {

std::vector<std::size_t> thinned(std::span<const Point> points, double tolerance) {
    if (points.empty())
        return {};
    std::vector<std::size_t> kept{0};
    // From the last kept point, every later point allows the directions that pass it within the tolerance.
    // The chord grows while its own direction is allowed by all points it skips (Williams 1978, cone
    // intersection), and while it reaches as far as they do: a narrow peak lies along its own flank.
    double low = 0;
    double high = 0;
    double farthest = 0;
    const auto restart = [&] {
        low = -std::numbers::pi;
        high = std::numbers::pi;
        farthest = 0;
    };
    restart();
    for (std::size_t i = 1; i < points.size(); ++i) {
        const auto polar = [&] {
            const Point& anchor = points[kept.back()];
            const double dx = points[i].x - anchor.x;
            const double dy = points[i].y - anchor.y;
            return std::pair(std::hypot(dx, dy), std::atan2(dy, dx));
        };
        auto [distance, angle] = polar();
        if (i > kept.back() + 1 && (angle < low || angle > high || distance < farthest - tolerance)) {
            kept.push_back(i - 1);
            restart();
            std::tie(distance, angle) = polar();
        }
        farthest = std::max(farthest, distance);
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
