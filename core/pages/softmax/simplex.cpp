#include "core/pages/softmax/simplex.h"

namespace actiscope {

namespace {
constexpr double height = 0.86602540378443865; // √3 / 2
}

Point simplexCorner(std::size_t index) {
    constexpr std::array<Point, 3> corners{{{0.5, height}, {0, 0}, {1, 0}}};
    return corners[index];
}

Point simplexPoint(std::span<const double> p) {
    Point at;
    for (std::size_t i = 0; i < 3; ++i) {
        at.x += p[i] * simplexCorner(i).x;
        at.y += p[i] * simplexCorner(i).y;
    }
    return at;
}

std::array<double, 3> sharesAt(const Point& point) {
    const double top = point.y / height;
    const double right = point.x - top / 2;
    return {top, 1 - top - right, right};
}

} // namespace actiscope
