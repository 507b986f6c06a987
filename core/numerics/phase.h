// Sine and cosine of a product or a sum that is not rounded.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

/// An angle as the unevaluated sum high + low, |low| at most half a unit in the last place of high.
struct Phase {
    double high = 0;
    double low = 0;
};

/// a·b. Where that is beyond the doubles, the largest double: no digit of the angle is known there.
inline Phase phaseOfProduct(double a, double b) {
    constexpr double largest = std::numeric_limits<double>::max();
    if (a == 0)
        return {};
    const double high = a * b;
    if (std::isinf(high))
        return {std::isinf(b) ? high : std::copysign(largest, high), 0};
    return {high, std::fma(a, b, -high)};
}

struct SinCos {
    double sin = 0;
    double cos = 0;
};

/// Both, to about a unit in the last place. NaN for ±∞.
inline SinCos sinCos(const Phase& phase) {
    const double s = std::sin(phase.high);
    const double c = std::cos(phase.high);
    if (phase.low == 0)
        return {s, c};
    if (std::fabs(phase.low) < 0x1p-27) // cos low = 1 and sin low = low to the last bit
        return {s + phase.low * c, c - phase.low * s};
    const double sinLow = std::sin(phase.low);
    const double cosLow = std::cos(phase.low);
    return {s * cosLow + c * sinLow, c * cosLow - s * sinLow};
}

inline double sinOf(const Phase& phase) {
    return phase.low == 0 ? std::sin(phase.high) : sinCos(phase).sin;
}

inline double cosOf(const Phase& phase) {
    return phase.low == 0 ? std::cos(phase.high) : sinCos(phase).cos;
}

} // namespace actiscope
