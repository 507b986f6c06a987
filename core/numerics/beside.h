// The place beside a place, for limits from one side.
#pragma once

#include "core/numerics/jet.h"

#include <cmath>
#include <limits>

namespace actiscope {

/// The next double from x to that side. Beside 0 it is one that products do not underflow with.
inline double besideOf(double x, int side) {
    return x == 0 ? side * 1e-300 : std::nextafter(x, side * HUGE_VAL);
}

/// Whether a and b, dx apart, are what one branch has there.
inline bool continues(const Jet& a, const Jet& b, double dx) {
    constexpr double rounding = 1e-9;
    constexpr double nothing = 1e-250; // beside 0
    const double slope = std::fmax(std::fabs(a.f1), std::fabs(b.f1));
    const double bend = std::fmax(std::fabs(a.f2), std::fabs(b.f2));
    const auto near = [](double y, double z, double change) {
        return y == z || (std::isnan(y) && std::isnan(z)) ||
               std::fabs(y - z) <= rounding * std::fmax(std::fabs(y), std::fabs(z)) + change + nothing;
    };
    return near(a.f, b.f, 2 * slope * dx + bend * dx * dx) &&
           near(a.f1, b.f1, std::fmin(2 * bend * dx, rounding)) && near(a.f2, b.f2, rounding * slope);
}

/// The nearest place to that side that shows the branch there: on some doubles beside a corner, rounding
/// makes the argument that switches 0, and f and its derivatives are those of the corner itself. It is told
/// by the places further out, of which those that continue each other are on the branch. Where none do, f
/// being singular, the next double.
template <class JetAt>
double besideOf(const JetAt& at, double x, int side) {
    constexpr int farthest = 64; // doubles
    const double next = besideOf(x, side);
    const double unit = std::fmax(std::fabs(next - x), std::numeric_limits<double>::epsilon() / 4);
    double outer = x + side * farthest * unit;
    const Jet nearest = at(next);
    Jet beyond = at(outer);
    if (continues(nearest, beyond, std::fabs(outer - next)))
        return next;
    double place = next;
    for (int steps = farthest / 2; steps > 0; steps /= 2) {
        const double inner = steps == 1 && x != 0 ? next : x + side * steps * unit;
        const Jet here = at(inner);
        if (!continues(here, beyond, std::fabs(outer - inner)))
            break;
        place = outer = inner;
        beyond = here;
    }
    return place;
}

} // namespace actiscope
