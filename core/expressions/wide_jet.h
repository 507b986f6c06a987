// A Jet with a range far beyond that of doubles, for points at which the parts of a formula overflow or
// underflow while the formula itself does not: e^800 in 1/(1 + e^800), x² in x/sqrt(1 + x²) at 1e200.
#pragma once

#include "core/numerics/jet.h"
#include "core/numerics/unbounded.h"

#include <limits>
#include <numbers>

namespace actiscope {

/// f, f′ and f″. Where even this range is left, a function of which the value is then unknown gives NaN.
struct WideJet {
    using Real = Unbounded;

    Real f = 0;
    Real f1 = 0;
    Real f2 = 0;

    WideJet() = default;
    WideJet(Real constant) : f(constant) {}
    WideJet(double constant) : f(constant) {}
    WideJet(Real value, Real first, Real second) : f(value), f1(first), f2(second) {}

    static WideJet variable(Real x) { return {x, 1, 0}; }
    bool isConstant() const { return f1 == 0 && f2 == 0; }
};

inline WideJet::Real value(const WideJet& u) {
    return u.f;
}

namespace wide {

using Real = WideJet::Real;
constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();

/// A derivative of exactly 0 comes from a constant or from a function that has long reached its limit: it
/// wins against what overflowed.
inline Real times(const Real& derivative, const Real& y) {
    return derivative == 0 ? Real(0) : derivative * y;
}

/// a + b, and 0 where all digits of them cancel: what is left is rounding, which later factors make large.
inline Real sum(const Real& a, const Real& b) {
    constexpr auto rounding = 16 * std::numeric_limits<long double>::epsilon();
    const Real y = a + b;
    return fabs(y) <= rounding * fabs(a) ? Real(0) : y;
}

/// h(u), whose derivatives are 0 where it has reached a limit.
inline WideJet chain(const WideJet& u, Real h, Real h1, Real h2) {
    if (isnan(h))
        return {h, h, h};
    const Real bend = h2 == 0 || u.f1 == 0 ? 0 : h2 * u.f1 * u.f1;
    return {h, times(h1, u.f1), bend + times(u.f2, h1)};
}

/// The same of a function that grows so slowly that it is not known once u is beyond all bounds.
inline WideJet slow(const WideJet& u, Real h, Real h1, Real h2) {
    return isinf(u.f) ? WideJet(notKnown, notKnown, notKnown) : chain(u, h, h1, h2);
}

} // namespace wide

inline WideJet operator-(const WideJet& a) {
    return {-a.f, -a.f1, -a.f2};
}
inline WideJet operator+(const WideJet& a, const WideJet& b) {
    return {a.f + b.f, a.f1 + b.f1, a.f2 + b.f2};
}
inline WideJet operator-(const WideJet& a, const WideJet& b) {
    return {a.f - b.f, a.f1 - b.f1, a.f2 - b.f2};
}
inline WideJet operator*(const WideJet& a, const WideJet& b) {
    using wide::sum, wide::times;
    return {a.f * b.f, sum(times(a.f1, b.f), times(b.f1, a.f)),
            sum(sum(times(a.f2, b.f), 2 * times(a.f1, b.f1)), times(b.f2, a.f))};
}
inline WideJet operator/(const WideJet& a, const WideJet& b) {
    if (isinf(b.f)) { // beyond all bounds, or the root of what is
        const auto known = [](wide::Real y) { return fabs(y) < 1e300L; };
        return known(a.f) && known(a.f1) && known(a.f2)
                   ? WideJet(a.f / b.f)
                   : WideJet(wide::notKnown, wide::notKnown, wide::notKnown);
    }
    using wide::sum, wide::times;
    const wide::Real q = a.f / b.f;
    const wide::Real q1 = sum(a.f1, -times(b.f1, q)) / b.f;
    return {q, q1, sum(sum(a.f2, -2 * times(b.f1, q1)), -times(b.f2, q)) / b.f};
}

inline WideJet exp(const WideJet& u) {
    const auto e = exp(u.f);
    return wide::chain(u, e, e, e);
}
inline WideJet expm1(const WideJet& u) {
    const auto e = exp(u.f);
    return wide::chain(u, expm1(u.f), e, e);
}
inline WideJet log(const WideJet& u) {
    return wide::slow(u, log(u.f), 1 / u.f, -1 / u.f / u.f);
}
inline WideJet log1p(const WideJet& u) {
    const auto r = 1 / (1 + u.f);
    return wide::slow(u, log1p(u.f), r, -r * r);
}
inline WideJet sqrt(const WideJet& u) {
    const auto root = sqrt(u.f);
    return wide::chain(u, root, 0.5L / root, -0.25L / root / u.f);
}
inline WideJet cbrt(const WideJet& u) {
    const auto root = cbrt(u.f);
    const auto slope = 1 / (3 * root * root);
    return wide::chain(u, root, slope, -2 * slope / (3 * u.f));
}
inline WideJet sinh(const WideJet& u) {
    const auto s = sinh(u.f);
    return wide::chain(u, s, cosh(u.f), s);
}
inline WideJet cosh(const WideJet& u) {
    const auto c = cosh(u.f);
    return wide::chain(u, c, sinh(u.f), c);
}
inline WideJet sech(const WideJet& u) {
    const auto s = 1 / cosh(u.f);
    const auto t = tanh(u.f);
    return wide::chain(u, s, -s * t, s * (t * t - s * s));
}
inline WideJet tanh(const WideJet& u) {
    const auto t = tanh(u.f);
    const auto s = 1 / cosh(u.f);
    return wide::chain(u, t, s * s, -2 * t * s * s);
}
inline WideJet sin(const WideJet& u) {
    const auto s = sin(u.f);
    return wide::chain(u, s, cos(u.f), -s);
}
inline WideJet cos(const WideJet& u) {
    const auto c = cos(u.f);
    return wide::chain(u, c, -sin(u.f), -c);
}
inline WideJet tan(const WideJet& u) {
    const auto t = tan(u.f);
    return wide::chain(u, t, 1 + t * t, 2 * t * (1 + t * t));
}
inline WideJet atan(const WideJet& u) {
    const auto slope = 1 / (1 + u.f * u.f);
    return wide::chain(u, atan(u.f), slope, isinf(u.f) ? 0 : -2 * (u.f * slope) * slope);
}
inline WideJet asinh(const WideJet& u) {
    const auto slope = 1 / hypot(WideJet::Real(1), u.f);
    return wide::slow(u, asinh(u.f), slope, -(u.f * slope) * slope * slope);
}
inline WideJet acosh(const WideJet& u) {
    const auto slope = 1 / (sqrt(u.f - 1) * sqrt(u.f + 1));
    return wide::slow(u, acosh(u.f), slope, -(u.f * slope) * slope * slope);
}
inline WideJet atanh(const WideJet& u) {
    const auto slope = 1 / ((1 - u.f) * (1 + u.f));
    return wide::chain(u, atanh(u.f), slope, 2 * u.f * slope * slope);
}

namespace wide {

/// h with h′ = height·e^(−c·u²), as of erf, erfc and Φ.
inline WideJet bellBelow(const WideJet& u, Real h, Real height, Real c) {
    const Real slope = height * exp(-c * u.f * u.f);
    return chain(u, h, slope, slope == 0 ? 0 : -2 * c * u.f * slope);
}

} // namespace wide

inline WideJet erf(const WideJet& u) {
    return wide::bellBelow(u, erf(u.f), 2 * std::numbers::inv_sqrtpi_v<long double>, 1);
}
inline WideJet erfc(const WideJet& u) {
    return wide::bellBelow(u, erfc(u.f), -2 * std::numbers::inv_sqrtpi_v<long double>, 1);
}
inline WideJet normalCdf(const WideJet& u) {
    using namespace std::numbers;
    return wide::bellBelow(u, 0.5L * erfc(-u.f * (0.5L * sqrt2_v<long double>)),
                           0.5L * sqrt2_v<long double> * inv_sqrtpi_v<long double>, 0.5L);
}
inline WideJet gaussianPdf(const WideJet& u) {
    using namespace std::numbers;
    const auto density = 0.5L * sqrt2_v<long double> * inv_sqrtpi_v<long double> * exp(-0.5L * u.f * u.f);
    return density == 0 ? WideJet(0) : wide::chain(u, density, -u.f * density, (u.f * u.f - 1) * density);
}
inline WideJet sigmoid(const WideJet& u) {
    const auto e = exp(-fabs(u.f));
    const auto slope = e / ((1 + e) * (1 + e));
    return wide::chain(u, (u.f < 0 ? e : 1) / (1 + e), slope, -slope * tanh(u.f / 2));
}
inline WideJet softplus(const WideJet& u, double) {
    const auto e = exp(-fabs(u.f));
    return wide::chain(u, (u.f > 0 ? u.f : 0) + log1p(e), (u.f < 0 ? e : 1) / (1 + e),
                       e / ((1 + e) * (1 + e)));
}
inline WideJet abs(const WideJet& u) {
    return u.f == 0 ? WideJet(0) : u.f < 0 ? -u : u;
}

inline WideJet pow(const WideJet& u, const WideJet& v) {
    if (v.isConstant()) {
        const auto p = v.f;
        const auto h1 = p == 0 ? 0 : p * pow(u.f, p - 1);
        const auto h2 = p == 0 || p == 1 ? 0 : p * (p - 1) * pow(u.f, p - 2);
        return wide::chain(u, pow(u.f, p), h1, h2);
    }
    const auto h = pow(u.f, v.f);
    if (u.isConstant()) {
        const auto rate = log(u.f);
        return h == 0 ? wide::chain(v, h, 0, 0) : wide::chain(v, h, h * rate, h * rate * rate);
    }
    return wide::chain(v * log(u), h, h, h);
}

inline WideJet log10(const WideJet& u) {
    return log(u) / WideJet(WideJet::Real(std::numbers::ln10_v<long double>));
}
inline WideJet log2(const WideJet& u) {
    return log(u) / WideJet(WideJet::Real(std::numbers::ln2_v<long double>));
}
inline WideJet asin(const WideJet& u) {
    const auto slope = 1 / sqrt((1 - u.f) * (1 + u.f));
    return wide::chain(u, asin(u.f), slope, u.f * slope * slope * slope);
}
inline WideJet acos(const WideJet& u) {
    const auto slope = -1 / sqrt((1 - u.f) * (1 + u.f));
    return wide::chain(u, acos(u.f), slope, u.f * slope * slope * slope);
}
inline WideJet hypotenuse(const WideJet& a, const WideJet& b) {
    const auto h = hypot(a.f, b.f);
    if (h == 0)
        return 0;
    const auto s = a.f / h;
    const auto c = b.f / h;
    const auto across = c * a.f1 - s * b.f1;
    return {h, s * a.f1 + c * b.f1, s * a.f2 + c * b.f2 + across * across / h};
}
inline WideJet angle(const WideJet& a, const WideJet& b) {
    const auto h = hypot(a.f, b.f);
    const auto s = a.f / h;
    const auto c = b.f / h;
    const auto across = (c * a.f1 - s * b.f1) / h;
    const auto along = (s * a.f1 + c * b.f1) / h;
    return {atan2(a.f, b.f), across, (c * a.f2 - s * b.f2) / h - 2 * across * along};
}
inline WideJet floor(const WideJet& u) {
    return floor(u.f);
}
inline WideJet ceil(const WideJet& u) {
    return ceil(u.f);
}
inline WideJet roundToEven(const WideJet& u) {
    return nearbyint(u.f);
}
inline WideJet mod(const WideJet& a, const WideJet& b) {
    auto rest = fmod(a.f, b.f);
    if (rest != 0 && signbit(rest) != signbit(b.f))
        rest = rest + b.f;
    const auto times = floor(a.f / b.f);
    return {rest, a.f1 - wide::times(b.f1, times), a.f2 - wide::times(b.f2, times)};
}

} // namespace actiscope
