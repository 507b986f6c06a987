// Arithmetic of truncated Taylor series in hundreds of bits: how the oracle differentiates, sharing nothing
// with Jet.
#pragma once

#include <boost/multiprecision/mpfr.hpp>

#include <concepts>

namespace actiscope::oracle {

/// So many decimals that a textbook formula cancels without harm even at the smallest subnormal (1 − (1 −
/// 5e-324)).
using Real = boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<400>>;

/// A function of x near one point, to third order.
struct Series {
    Real c[4]; ///< f, f′, f″/2, f‴/6

    template <class Number>
    requires std::integral<Number> || std::floating_point<Number> Series(Number constant)
        : c{Real(constant), 0, 0, 0} {}
    Series(const Real& constant) : c{constant, 0, 0, 0} {}
    Series(const Real& a, const Real& b, const Real& d, const Real& e) : c{a, b, d, e} {}
};

/// The value alone: what a branch is chosen by.
inline const Real& at(const Series& a) {
    return a.c[0];
}

Series pi();

Series operator+(const Series& a, const Series& b);
Series operator-(const Series& a, const Series& b);
Series operator-(const Series& a);
Series operator*(const Series& a, const Series& b);
Series operator/(const Series& a, const Series& b);

Series exp(const Series& a);
Series log(const Series& a);  ///< a > 0
Series sqrt(const Series& a); ///< a > 0
Series pow(const Series& a, const Series& constant);
Series sin(const Series& a);
Series cos(const Series& a);
Series tanh(const Series& a);
Series sinh(const Series& a);
Series cosh(const Series& a);
Series sech(const Series& a);
Series atan(const Series& a);
Series asinh(const Series& a);
Series erf(const Series& a);
Series erfc(const Series& a);
Series normalCdf(const Series& a); ///< Φ
Series normalPdf(const Series& a); ///< φ

/// Each by the side on which its exponential does not overflow.
Series sigmoid(const Series& a);
Series softplus(const Series& a); ///< ln(1 + e^a)

/// By the value; at a tie the first.
Series abs(const Series& a);
Series min(const Series& a, const Series& b);
Series max(const Series& a, const Series& b);
Series sign(const Series& a);

} // namespace actiscope::oracle
