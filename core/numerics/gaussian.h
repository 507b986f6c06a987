// Bell curves with a factor, right down to the smallest subnormal.
#pragma once

#include <algorithm>
#include <cmath>

namespace actiscope {

/// a·e^(−c·z²) for c of 1 or ½, or another power of two. The rounding of z² is made up for: left alone it
/// costs c·z² units in the last place. The exponential is taken as the square of its root, so that the
/// product is rounded to a subnormal only once. Any finite a; 0 where |z| is so large that no polynomial a(z)
/// matters.
inline double scaledGaussian(double a, double z, double c) {
    const double square = z * z;
    const double rest = std::fma(z, z, -square);
    const double half = std::exp(-c / 2 * square);
    return half == 0 ? 0 : a * half * (half - half * c * rest);
}

/// z for the polynomial beside a bell curve: beyond this the curve is 0, and a power of z would overflow.
inline double nearBell(double z) {
    return std::clamp(z, -128.0, 128.0);
}

} // namespace actiscope
