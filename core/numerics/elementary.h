// Accurate elementary functions for double and Jet: the primitives that activations are written from. Each
// value and each derivative is within a few units in the last place over the whole double range, tails and
// subnormals included.
#pragma once

#include "core/numerics/jet.h"

#include <algorithm>
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

/// a·e^x, also where e^x alone is subnormal or 0 while the product is not.
inline double scaledExp(double a, double x) {
    if (x > -700)
        return a * std::exp(x);
    const double half = std::exp(x / 2);
    return half == 0 ? std::copysign(0.0, a) : a * half * half; // a may be ∞
}

/// a·b·sigmoid′(x), likewise, and also where a·b alone overflows. Needs |a| ≤ 1e6, so that each factor
/// with its half of the exponential is rounded to a subnormal only where the product is one.
inline double scaledSigmoidSlope(double a, double b, double x) {
    const double half = std::exp(-std::fabs(x) / 2);
    const double e = half * half;
    return a * half / ((1 + e) * (1 + e)) * (b * half);
}

/// ln(1 + e^(βx))/β for β > 0, without overflow of βx: max(x, 0) + log1p(e^-|βx|)/β.
inline double softplus(double x, double beta) {
    const double t = beta * x;
    if (t < -40) // where ln(1 + e) = e to the last bit
        return scaledExp(1 / beta, t);
    const double tail = std::log1p(std::exp(-std::fabs(t))) / beta;
    return x > 0 ? x + tail : tail;
}

/// x·sigmoid(βx)
inline double gatedBySigmoid(double x, double beta) {
    const double t = beta * x;
    return t < -40 ? scaledExp(x, t) : x * sigmoid(t); // there σ(t) = e^t to the last bit
}

/// 1/cosh x = 2e^-|x| / (1 + e^-2|x|). Its square is tanh′, down to the smallest subnormal.
inline double sech(double x) {
    const double e = std::exp(-std::fabs(x));
    return 2 * e / (1 + e * e);
}

using std::tanh;

// Jet

inline Jet tanh(const Jet& u) {
    const double t = std::tanh(u.f);
    const double s = sech(u.f);
    return chain(u, t, s * s, -2 * t * s * s); // rounded to a subnormal only once
}

inline Jet sigmoid(const Jet& u) {
    const double slope = sigmoidSlope(u.f);
    return chain(u, sigmoid(u.f), slope, -slope * std::tanh(u.f / 2));
}

inline Jet softplus(const Jet& u, double beta) {
    return chain(u, softplus(u.f, beta), sigmoid(beta * u.f), scaledSigmoidSlope(1, beta, beta * u.f));
}

/// With s = σ(t), t = βx: f′ = s(1 + t·σ(−t)) and f″ = β·σ′(t)·(2 − t·tanh(t/2)).
inline Jet gatedBySigmoid(const Jet& u, double beta) {
    constexpr double farthest = 1e4; // both factors have long reached their limits, and ∞·0 is not met
    const double t = std::clamp(beta * u.f, -farthest, farthest);
    const double slope = t < -40 ? scaledExp(1 + t, t) : sigmoid(t) * (1 + t * sigmoid(-t));
    return chain(u, gatedBySigmoid(u.f, beta), slope, scaledSigmoidSlope(2 - t * std::tanh(t / 2), beta, t));
}

/// a·(e^x − 1)
inline double scaledExpm1(double a, double x) {
    return a * std::expm1(x);
}
inline Jet scaledExpm1(double a, const Jet& u) {
    const double slope = scaledExp(a, u.f);
    return chain(u, a * std::expm1(u.f), slope, slope);
}

/// The branch that holds at this point, with that branch's derivatives.
inline double where(bool condition, double a, double b) {
    return condition ? a : b;
}
inline Jet where(bool condition, const Jet& a, const Jet& b) {
    return condition ? a : b;
}

} // namespace actiscope
