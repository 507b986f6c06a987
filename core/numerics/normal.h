// The normal distribution.
#pragma once

#include "core/numerics/closed_form.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace actiscope {

/// Φ(x) by erfc, which keeps the left tail.
inline double normalCdf(double x) {
    return 0.5 * std::erfc(-x * (0.5 * std::numbers::sqrt2));
}

/// scale·φ(x): in two halves, so that it is rounded to a subnormal only once.
inline double scaledNormalPdf(double scale, double x) {
    constexpr double peak = std::numbers::inv_sqrtpi * 0.5 * std::numbers::sqrt2;
    const double half = std::exp(-0.25 * x * x);
    return scale * peak * half * half;
}

inline Jet normalCdf(const Jet& u) {
    return closedForm(u, normalCdf(u.f), [&] {
        return Slopes{scaledNormalPdf(1, u.f), scaledNormalPdf(-u.f, u.f)};
    });
}

} // namespace actiscope
