// What stable forms of a formula are made of, beyond what a person can type: ln cosh u, sqrt(k·u² + c),
// u/sqrt(k·u² + c) and u + sqrt(u² + c) for fixed k and c, and a/b whose derivative is n′/b².
#pragma once

#include "core/expressions/wide_jet.h"
#include "core/numerics/elementary.h"

#include <cmath>
#include <numbers>

namespace actiscope::operations {

namespace stable {

/// sqrt(k·u² + c) without overflow.
template <class Real>
Real rootOfQuadratic(Real u, Real k, Real c) {
    using std::fabs, std::hypot, std::sqrt;
    const Real a = sqrt(fabs(k)) * fabs(u);
    const Real b = sqrt(fabs(c));
    if (k >= 0 && c >= 0)
        return hypot(a, b);
    if (k < 0 && c < 0)
        return Real(std::numeric_limits<double>::quiet_NaN());
    return k >= 0 ? sqrt(a - b) * sqrt(a + b) : sqrt(b - a) * sqrt(b + a);
}

template <class Real>
Real logCosh(Real u) {
    using std::exp, std::fabs, std::log1p, std::sinh;
    const Real a = fabs(u);
    if (a < 1) {
        const Real s = sinh(a / 2);
        return log1p(2 * s * s);
    }
    return a + log1p(exp(-2 * a)) - Real(std::numbers::ln2_v<long double>);
}

template <class Real>
Real conjugateSum(Real u, Real c) {
    const Real root = rootOfQuadratic<Real>(u, 1, c);
    return u < 0 ? c / (root - u) : u + root;
}

inline Jet inside(const Jet& u, double h, double h1, double h2) {
    return std::isnan(h) ? Jet{h, h, h} : chain(u, h, h1, h2);
}
inline WideJet inside(const WideJet& u, const WideJet::Real& h, const WideJet::Real& h1,
                      const WideJet::Real& h2) {
    return wide::chain(u, h, h1, h2);
}

} // namespace stable

inline double logCosh(double u) {
    return stable::logCosh(u);
}
template <class J>
J logCosh(const J& u) {
    using std::exp, std::fabs, std::tanh;
    const auto e = exp(-fabs(u.f));
    const auto s = 2 * e / (1 + e * e);
    return stable::inside(u, stable::logCosh(u.f), tanh(u.f), s * s);
}

inline double root(double u, double k, double c) {
    return stable::rootOfQuadratic(u, k, c);
}
template <class J>
J root(const J& u, double k, double c) {
    using Real = decltype(u.f);
    const auto h = stable::rootOfQuadratic<Real>(u.f, k, c);
    return stable::inside(u, h, k * (u.f / h), k * (c / h / h / h));
}

inline double rootRatio(double u, double k, double c) {
    return u / stable::rootOfQuadratic(u, k, c);
}
template <class J>
J rootRatio(const J& u, double k, double c) {
    using Real = decltype(u.f);
    const auto root = stable::rootOfQuadratic<Real>(u.f, k, c);
    const auto ratio = u.f / root;
    const auto slope = c / root / root / root;
    return stable::inside(u, ratio, slope, -3 * (k * (ratio / root)) * slope);
}

inline double conjugateSum(double u, double c) {
    return stable::conjugateSum(u, c);
}
template <class J>
J conjugateSum(const J& u, double c) {
    using Real = decltype(u.f);
    const auto root = stable::rootOfQuadratic<Real>(u.f, 1, c);
    const auto sum = stable::conjugateSum<Real>(u.f, c);
    return stable::inside(u, sum, sum / root, c / root / root / root);
}

inline double ratio(double a, double b, double) {
    return a / b;
}
inline Jet ratio(const Jet& a, const Jet& b, const Jet& n) {
    const double slope = n.f1 / b.f;
    return {a.f / b.f, slope / b.f, (n.f2 - 2 * slope * b.f1) / b.f / b.f};
}
inline WideJet ratio(const WideJet& a, const WideJet& b, const WideJet& n) {
    if (isinf(b.f))
        return a / b;
    const WideJet::Real slope = n.f1 / b.f;
    return {a.f / b.f, slope / b.f, wide::sum(n.f2, -2 * wide::times(b.f1, slope)) / b.f / b.f};
}

} // namespace actiscope::operations
