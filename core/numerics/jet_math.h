// The elementary functions of <cmath> for Jet, so that a formula is written once for both: value and two
// derivatives from closed forms that neither cancel nor overflow before the result does. Outside a function's
// domain all three are NaN.
#pragma once

#include "core/numerics/elementary.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace actiscope {

using std::abs;
using std::acosh;
using std::asinh;
using std::atan;
using std::atanh;
using std::cbrt;
using std::cos;
using std::cosh;
using std::erf;
using std::erfc;
using std::exp;
using std::expm1;
using std::log;
using std::log1p;
using std::pow;
using std::sin;
using std::sinh;
using std::sqrt;
using std::tan;

namespace detail {

/// h(u) by the chain rule where u is in the domain: h is NaN outside, and so are its derivatives then.
inline Jet chainInside(const Jet& u, double h, double h1, double h2) {
    return std::isnan(h) ? Jet{h, h, h} : chain(u, h, h1, h2);
}

} // namespace detail

inline Jet exp(const Jet& u) {
    const double e = std::exp(u.f);
    return chain(u, e, e, e);
}

inline Jet expm1(const Jet& u) {
    const double e = std::exp(u.f);
    return chain(u, std::expm1(u.f), e, e);
}

// The domain of log and sqrt ends at 0: −0 has the derivatives of 0.
inline Jet log(const Jet& u) {
    const double r = 1 / std::fabs(u.f);
    return detail::chainInside(u, std::log(u.f), r, -r * r);
}

inline Jet log1p(const Jet& u) {
    const double r = 1 / (1 + u.f);
    return detail::chainInside(u, std::log1p(u.f), r, -r * r);
}

inline Jet sqrt(const Jet& u) {
    const double root = std::sqrt(u.f);
    const double slope = 0.5 / std::fabs(root);
    return detail::chainInside(u, root, slope, -0.5 * slope / std::fabs(u.f));
}

inline Jet cbrt(const Jet& u) {
    const double root = std::cbrt(u.f);
    const double slope = 1 / (3 * root * root);
    return chain(u, root, slope, -2 * slope / (3 * u.f));
}

inline Jet sinh(const Jet& u) {
    const double s = std::sinh(u.f);
    return chain(u, s, std::cosh(u.f), s);
}

inline Jet cosh(const Jet& u) {
    const double c = std::cosh(u.f);
    return chain(u, c, std::sinh(u.f), c);
}

/// sech′ = −sech·tanh, sech″ = sech·(tanh² − sech²)
inline Jet sech(const Jet& u) {
    const double s = sech(u.f);
    const double t = std::tanh(u.f);
    return chain(u, s, -s * t, s * (t * t - s * s));
}

inline Jet sin(const Jet& u) {
    const double s = std::sin(u.f);
    return chain(u, s, std::cos(u.f), -s);
}

inline Jet cos(const Jet& u) {
    const double c = std::cos(u.f);
    return chain(u, c, -std::sin(u.f), -c);
}

inline Jet tan(const Jet& u) {
    const double t = std::tan(u.f);
    return chain(u, t, 1 + t * t, 2 * t * (1 + t * t));
}

inline Jet atan(const Jet& u) {
    const double r = 1 / u.f; // its square stands for 1/u² where u² would overflow
    const double slope = std::fabs(u.f) > 1 ? r * r / (1 + r * r) : 1 / (1 + u.f * u.f);
    return chain(u, std::atan(u.f), slope, -2 * (u.f * slope) * slope);
}

inline Jet asinh(const Jet& u) {
    const double slope = 1 / std::hypot(1.0, u.f);
    return chain(u, std::asinh(u.f), slope, -(u.f * slope) * slope * slope);
}

inline Jet acosh(const Jet& u) {
    const double slope = 1 / (std::sqrt(u.f - 1) * std::sqrt(u.f + 1));
    return detail::chainInside(u, std::acosh(u.f), slope, -(u.f * slope) * slope * slope);
}

inline Jet atanh(const Jet& u) {
    const double slope = 1 / ((1 - u.f) * (1 + u.f));
    return detail::chainInside(u, std::atanh(u.f), slope, 2 * u.f * slope * slope);
}

namespace detail {

/// e^(−c·x²) for c = 1 or ½, with the rounding of x² corrected: it would cost x² ulps.
inline double expMinusSquare(double x, double c = 1) {
    const double square = x * x;
    if (square > 1600) // 0 beyond all doubles
        return 0;
    return std::exp(-c * square) * (1 - c * std::fma(x, x, -square));
}

} // namespace detail

inline Jet erf(const Jet& u) {
    const double slope = 2 * std::numbers::inv_sqrtpi * detail::expMinusSquare(u.f);
    return chain(u, std::erf(u.f), slope, -2 * u.f * slope);
}

inline Jet erfc(const Jet& u) {
    const double slope = -2 * std::numbers::inv_sqrtpi * detail::expMinusSquare(u.f);
    return chain(u, std::erfc(u.f), slope, -2 * u.f * slope);
}

/// At 0 the derivative is 0, as in PyTorch.
inline Jet abs(const Jet& u) {
    if (u.f == 0)
        return {0, 0, 0};
    return u.f < 0 ? -u : u;
}

/// u^p for a fixed p: for a whole p right at every u, negative ones too; else NaN for u < 0.
inline Jet pow(const Jet& u, double p) {
    const double h1 = p == 0 ? 0 : p * std::pow(u.f, p - 1);
    const double h2 = p == 0 || p == 1 ? 0 : p * (p - 1) * std::pow(u.f, p - 2);
    return detail::chainInside(u, std::pow(u.f, p), h1, h2);
}

/// base^u = e^(u ln base) for a fixed base ≥ 0.
inline Jet pow(double base, const Jet& u) {
    const double h = std::pow(base, u.f);
    const double rate = std::log(base);
    if (h == 0) // also for base 0, where the logarithm is −∞
        return chain(u, h, 0, 0);
    return detail::chainInside(u, h, h * rate, h * rate * rate);
}

/// u^v = e^(v ln u); for u ≤ 0 derivatives exist only as far as v is constant.
inline Jet pow(const Jet& u, const Jet& v) {
    if (v.f1 == 0 && v.f2 == 0)
        return pow(u, v.f);
    if (u.f1 == 0 && u.f2 == 0)
        return pow(u.f, v);
    const Jet exponent = v * log(u);
    const double h = std::pow(u.f, v.f);
    return detail::chainInside(exponent, h, h, h);
}

} // namespace actiscope
