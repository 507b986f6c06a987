#include "core/numerics/cubic.h"

#include "core/numerics/wide.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// Halves the interval in the exponent, so that a root near 0 is found to its own last digits.
double middle(double low, double high) {
    if (low < 0 && high > 0)
        return 0;
    if (low == 0 || high == 0)
        return (low + high) * 0x1p-30;
    const double nearer = std::min(std::fabs(low), std::fabs(high));
    if (std::max(std::fabs(low), std::fabs(high)) < 4 * nearer)
        return low / 2 + high / 2;
    return std::copysign(std::sqrt(std::fabs(low)) * std::sqrt(std::fabs(high)), high);
}

} // namespace

double cubic(double c0, double c1, double c2, double c3, double x) {
    const double rounded = ((c3 * x + c2) * x + c1) * x + c0;
    if (!std::isfinite(rounded))
        return rounded;
    return (((Wide(c3) * x + c2) * x + c1) * x + c0).hi;
}

std::vector<double> signChanges(double c0, double c1, double c2, double c3) {
    const auto at = [&](double x) { return cubic(c0, c1, c2, c3, x); };
    constexpr double edge = 1e100; // its cube is a double
    std::vector<double> ends{-edge, edge};
    // The extrema: c1 + 2·c2·x + 3·c3·x² = 0, without cancellation.
    const double discriminant = c2 * c2 - 3 * c3 * c1;
    if (discriminant >= 0) {
        const double s = -(c2 + std::copysign(std::sqrt(discriminant), c2));
        for (const double x : {s / (3 * c3), c1 / s})
            if (std::isfinite(x) && std::fabs(x) < edge)
                ends.push_back(x);
    }
    std::sort(ends.begin(), ends.end());
    std::vector<double> roots;
    for (std::size_t i = 1; i < ends.size(); ++i) {
        double low = ends[i - 1];
        double high = ends[i];
        const double before = at(low);
        const double after = at(high);
        if (!((before < 0 && after > 0) || (before > 0 && after < 0)))
            continue;
        for (int step = 0; step < 200; ++step) {
            const double x = middle(low, high);
            if (x <= low || x >= high)
                break;
            ((at(x) < 0) == (before < 0) ? low : high) = x;
        }
        roots.push_back(std::fabs(at(low)) < std::fabs(at(high)) ? low : high);
    }
    return roots;
}

} // namespace actiscope
