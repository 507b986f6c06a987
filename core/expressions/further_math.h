// The functions of formulas that no activation of the catalogue is made of, for double and Jet.
#pragma once

#include "core/numerics/jet_math.h"

#include <cmath>
#include <numbers>

namespace actiscope::operations {

using std::acos;
using std::asin;
using std::ceil;
using std::floor;
using std::log10;
using std::log2;

/// log u in base b, from its value and ln b.
inline Jet logarithm(const Jet& u, double h, double base) {
    const double r = 1 / std::fabs(u.f);
    return actiscope::detail::chainInside(u, h, r / base, -r * r / base);
}
inline Jet log10(const Jet& u) {
    return logarithm(u, std::log10(u.f), std::numbers::ln10);
}
inline Jet log2(const Jet& u) {
    return logarithm(u, std::log2(u.f), std::numbers::ln2);
}

inline Jet asin(const Jet& u) {
    const double slope = 1 / std::sqrt((1 - u.f) * (1 + u.f));
    return actiscope::detail::chainInside(u, std::asin(u.f), slope, u.f * slope * slope * slope);
}
inline Jet acos(const Jet& u) {
    const double slope = -1 / std::sqrt((1 - u.f) * (1 + u.f));
    return actiscope::detail::chainInside(u, std::acos(u.f), slope, u.f * slope * slope * slope);
}

/// √(a² + b²), with the derivatives 0 at the origin, as |x| has them.
inline double hypotenuse(double a, double b) {
    return std::hypot(a, b);
}
inline Jet hypotenuse(const Jet& a, const Jet& b) {
    const double h = std::hypot(a.f, b.f);
    if (h == 0)
        return {0, 0, 0};
    const double s = a.f / h;
    const double c = b.f / h;
    const double across = c * a.f1 - s * b.f1;
    return {h, s * a.f1 + c * b.f1, s * a.f2 + c * b.f2 + across * across / h};
}

/// The angle of the point (b, a), in (−π, π].
inline double angle(double a, double b) {
    return std::atan2(a, b);
}
inline Jet angle(const Jet& a, const Jet& b) {
    const double h = std::hypot(a.f, b.f);
    const double s = a.f / h;
    const double c = b.f / h;
    const double across = (c * a.f1 - s * b.f1) / h;
    const double along = (s * a.f1 + c * b.f1) / h;
    return {std::atan2(a.f, b.f), across, (c * a.f2 - s * b.f2) / h - 2 * across * along};
}

// Steps: flat between their jumps.

inline Jet floor(const Jet& u) {
    return {std::floor(u.f), 0, 0};
}
inline Jet ceil(const Jet& u) {
    return {std::ceil(u.f), 0, 0};
}
/// To the nearest whole number, halves to the even one, as IEEE 754, NumPy and PyTorch round.
inline double roundToEven(double x) {
    return std::nearbyint(x);
}
inline Jet roundToEven(const Jet& u) {
    return {std::nearbyint(u.f), 0, 0};
}

/// a − b·⌊a/b⌋: between 0 and b, with the sign of b, as in Python and torch.remainder.
inline double mod(double a, double b) {
    const double rest = std::fmod(a, b);
    return rest != 0 && std::signbit(rest) != std::signbit(b) ? rest + b : rest;
}
inline Jet mod(const Jet& a, const Jet& b) {
    const double rest = mod(a.f, b.f);
    if (b.f1 == 0 && b.f2 == 0)
        return {rest, a.f1, a.f2};
    const double times = std::floor(a.f / b.f);
    return {rest, a.f1 - times * b.f1, a.f2 - times * b.f2};
}

} // namespace actiscope::operations
