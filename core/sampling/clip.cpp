#include "core/sampling/clip.h"
#include "core/numerics/constants.h"

#include <cmath>
#include <utility>

namespace actiscope {

namespace {

/// Cuts the segment where `coordinate` passes `limit`; false when all of it is on the wrong side. A cut point
/// lies exactly on the edge, however far away its segment began.
bool cut(Point& a, Point& b, double Point::*coordinate, double Point::*other, double limit, double sign) {
    const double outsideA = sign * (a.*coordinate - limit);
    const double outsideB = sign * (b.*coordinate - limit);
    if (outsideA > 0 && outsideB > 0)
        return false;
    if (outsideA > 0 || outsideB > 0) {
        const double t = outsideA / (outsideA - outsideB);
        Point crossing;
        crossing.*coordinate = limit;
        crossing.*other = a.*other + t * (b.*other - a.*other);
        (outsideA > 0 ? a : b) = crossing;
    }
    return true;
}

bool isFinite(const Point& p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

} // namespace

std::vector<Point> clipPolyline(const std::vector<Point>& points, const ClipBox& box) {
    std::vector<Point> clipped;
    clipped.reserve(points.size());
    for (std::size_t i = 1; i < points.size(); ++i) {
        Point a = points[i - 1];
        Point b = points[i];
        // Edge by edge (Sutherland and Hodgman 1974).
        if (!isFinite(a) || !isFinite(b) || !cut(a, b, &Point::x, &Point::y, box.xMinimum, -1) ||
            !cut(a, b, &Point::x, &Point::y, box.xMaximum, 1) ||
            !cut(a, b, &Point::y, &Point::x, box.yMinimum, -1) ||
            !cut(a, b, &Point::y, &Point::x, box.yMaximum, 1))
            continue;
        if (clipped.empty() || clipped.back() != a) {
            if (!clipped.empty())
                clipped.push_back({nan, nan});
            clipped.push_back(a);
        }
        if (b != a)
            clipped.push_back(b);
    }
    return clipped;
}

void addClippedLine(Panel& panel, const std::vector<Point>& points, const Paint& paint, Dash dash,
                    double width, std::string name) {
    std::vector<Point> seen =
        clipPolyline(points, {panel.x.minimum, panel.x.maximum, panel.y.minimum, panel.y.maximum});
    if (!seen.empty())
        panel.lines.push_back({std::move(seen), paint, dash, width, std::move(name)});
}

std::vector<Point> partAbove(const std::vector<Point>& corners, double a, double b, double level) {
    std::vector<Point> kept;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Point& here = corners[i];
        const Point& next = corners[(i + 1) % corners.size()];
        const double over = a * here.x + b * here.y - level;
        const double nextOver = a * next.x + b * next.y - level;
        if (over >= 0)
            kept.push_back(here);
        if ((over < 0) != (nextOver < 0)) {
            const double share = over / (over - nextOver);
            kept.push_back({here.x + share * (next.x - here.x), here.y + share * (next.y - here.y)});
        }
    }
    return kept;
}

} // namespace actiscope
