#include "core/sampling/clip.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

/// Narrows [t0, t1] to where start + t·delta lies in [low, high]; false when nowhere.
bool narrow(double start, double delta, double low, double high, double& t0, double& t1) {
    if (delta == 0)
        return start >= low && start <= high;
    double enter = (low - start) / delta;
    double leave = (high - start) / delta;
    if (enter > leave)
        std::swap(enter, leave);
    t0 = std::max(t0, enter);
    t1 = std::min(t1, leave);
    return t0 <= t1;
}

/// Rounding must not carry a cut point over the edge it was cut at.
Point along(const Point& a, const Point& b, double t, const ClipBox& box) {
    return {std::clamp(a.x + t * (b.x - a.x), box.xMinimum, box.xMaximum),
            std::clamp(a.y + t * (b.y - a.y), box.yMinimum, box.yMaximum)};
}

bool isFinite(const Point& p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

} // namespace

std::vector<Point> clipPolyline(const std::vector<Point>& points, const ClipBox& box) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    std::vector<Point> clipped;
    clipped.reserve(points.size());
    const auto append = [&](const Point& from, const Point& to) {
        if (clipped.empty() || clipped.back() != from) {
            if (!clipped.empty())
                clipped.push_back({nan, nan});
            clipped.push_back(from);
        }
        if (to != from)
            clipped.push_back(to);
    };
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Point& a = points[i - 1];
        const Point& b = points[i];
        if (!isFinite(a) || !isFinite(b))
            continue;
        double t0 = 0;
        double t1 = 1;
        // Liang and Barsky 1984.
        if (!narrow(a.x, b.x - a.x, box.xMinimum, box.xMaximum, t0, t1) ||
            !narrow(a.y, b.y - a.y, box.yMinimum, box.yMaximum, t0, t1))
            continue;
        append(t0 == 0 ? a : along(a, b, t0, box), t1 == 1 ? b : along(a, b, t1, box));
    }
    return clipped;
}

} // namespace actiscope
