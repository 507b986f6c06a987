// Accurate elementary functions for double and Jet: the primitives that activations are written from. Each
// value and each derivative is within a few units in the last place over the whole double range, tails and
// subnormals included.
#pragma once

#include "core/numerics/jet.h"

#include <cmath>

namespace actiscope {

// double

/// 1/(1 + e^-x) without overflow, and right down to the smallest subnormal.
inline double sigmoid(double x) {
    if (x >= 0)
        return 1 / (1 + std::exp(-x));
    const double e = std::exp(x);
    return e / (1 + e);
}

/// sigmoid′ = e^-|x| / (1 + e^-|x|)², which does not cancel the way s(1 − s) does.
inline double sigmoidSlope(double x) {
    const double e = std::exp(-std::fabs(x));
    return e / ((1 + e) * (1 + e));
}

/// ln(1 + e^x) = max(x, 0) + log1p(e^-|x|).
inline double softplus(double x) {
    const double tail = std::log1p(std::exp(-std::fabs(x)));
    return x > 0 ? x + tail : tail + 0 * x; // 0·x keeps a NaN
}

/// tanh′ = sech² = 4e^-2|x| / (1 + e^-2|x|)².
inline double tanhSlope(double x) {
    const double e = std::exp(-2 * std::fabs(x));
    return 4 * e / ((1 + e) * (1 + e));
}

using std::abs;
using std::exp;
using std::expm1;
using std::tanh;

// Jet

inline Jet exp(const Jet& u) {
    const double e = std::exp(u.f);
    return chain(u, e, e, e);
}

inline Jet expm1(const Jet& u) {
    const double e = std::exp(u.f);
    return chain(u, std::expm1(u.f), e, e);
}

inline Jet abs(const Jet& u) {
    const double sign = u.f > 0 ? 1 : (u.f < 0 ? -1 : 0 * u.f);
    return chain(u, std::fabs(u.f), sign, 0);
}

inline Jet tanh(const Jet& u) {
    const double t = std::tanh(u.f);
    const double slope = tanhSlope(u.f);
    return chain(u, t, slope, -2 * t * slope);
}

inline Jet sigmoid(const Jet& u) {
    const double slope = sigmoidSlope(u.f);
    return chain(u, sigmoid(u.f), slope, -slope * std::tanh(u.f / 2));
}

inline Jet softplus(const Jet& u) {
    return chain(u, softplus(u.f), sigmoid(u.f), sigmoidSlope(u.f));
}

/// The branch that holds at this point, with that branch's derivatives.
inline double where(bool condition, double a, double b) {
    return condition ? a : b;
}
inline Jet where(bool condition, const Jet& a, const Jet& b) {
    return condition ? a : b;
}

} // namespace actiscope
