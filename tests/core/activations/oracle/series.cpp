#include "tests/core/activations/oracle/series.h"

#include <boost/math/constants/constants.hpp>

namespace actiscope::oracle {

namespace {

/// h(a), from h and its first three derivatives at the value of a.
Series composed(const Series& a, const Real& h, const Real& h1, const Real& h2, const Real& h3) {
    const Series step(0, a.c[1], a.c[2], a.c[3]);
    const Series square = step * step;
    return Series(h) + Series(h1) * step + Series(Real(h2 / 2)) * square +
           Series(Real(h3 / 6)) * square * step;
}

using RoundedFunction = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);

Real applied(RoundedFunction function, const Real& x) {
    Real y;
    function(y.backend().data(), x.backend().data(), MPFR_RNDN);
    return y;
}

/// erfc x for x > 12 by its asymptotic series, which is good to 60 decimals there; MPFR's own takes 20 ms.
Real farErfc(const Real& x) {
    const Real square = 2 * x * x;
    Real term = 1;
    Real sum = 0;
    for (int n = 1; abs(term) > 1e-60; ++n) {
        sum += term;
        term *= -(2 * n - 1) / square;
    }
    return exp(Real(-x * x)) / (x * sqrt(boost::math::constants::pi<Real>())) * sum;
}

} // namespace

Series pi() {
    return boost::math::constants::pi<Real>();
}

Series operator+(const Series& a, const Series& b) {
    return {a.c[0] + b.c[0], a.c[1] + b.c[1], a.c[2] + b.c[2], a.c[3] + b.c[3]};
}

Series operator-(const Series& a, const Series& b) {
    return {a.c[0] - b.c[0], a.c[1] - b.c[1], a.c[2] - b.c[2], a.c[3] - b.c[3]};
}

Series operator-(const Series& a) {
    return {-a.c[0], -a.c[1], -a.c[2], -a.c[3]};
}

Series operator*(const Series& a, const Series& b) {
    Series product(0);
    for (int i = 0; i < 4; ++i)
        for (int k = 0; i + k < 4; ++k)
            product.c[i + k] += a.c[i] * b.c[k];
    return product;
}

/// By the recurrence of power series division.
Series operator/(const Series& a, const Series& b) {
    Series q(0);
    for (int n = 0; n < 4; ++n) {
        Real sum = a.c[n];
        for (int k = 1; k <= n; ++k)
            sum -= b.c[k] * q.c[n - k];
        q.c[n] = sum / b.c[0];
    }
    return q;
}

/// n·c_n = Σ k·a_k·c_(n−k)
Series exp(const Series& a) {
    Series e(Real(exp(a.c[0])));
    for (int n = 1; n < 4; ++n) {
        Real sum = 0;
        for (int k = 1; k <= n; ++k)
            if (a.c[k] != 0) // e^a may be ∞
                sum += k * a.c[k] * e.c[n - k];
        e.c[n] = sum / n;
    }
    return e;
}

/// The derivative is a′/a.
Series log(const Series& a) {
    Series l(Real(log(a.c[0])));
    const Series slope = Series(a.c[1], 2 * a.c[2], 3 * a.c[3], 0) / a;
    for (int n = 1; n < 4; ++n)
        l.c[n] = slope.c[n - 1] / n;
    return l;
}

Series sqrt(const Series& a) {
    const Real& x = a.c[0];
    const Real root = sqrt(x);
    return composed(a, root, 1 / (2 * root), -1 / (4 * x * root), 3 / (8 * x * x * root));
}

Series pow(const Series& a, const Series& constant) {
    const Real& x = a.c[0];
    const Real& n = constant.c[0];
    return composed(a, pow(x, n), n * pow(x, Real(n - 1)), n * (n - 1) * pow(x, Real(n - 2)),
                    n * (n - 1) * (n - 2) * pow(x, Real(n - 3)));
}

Series sin(const Series& a) {
    const Real s = sin(a.c[0]);
    const Real c = cos(a.c[0]);
    return composed(a, s, c, -s, -c);
}

Series cos(const Series& a) {
    const Real s = sin(a.c[0]);
    const Real c = cos(a.c[0]);
    return composed(a, c, -s, -c, s);
}

/// ±(1 − 2σ(−2|a|)): the derivatives do not cancel.
Series tanh(const Series& a) {
    return at(a) < 0 ? -tanh(-a) : Series(1) - Series(2) * sigmoid(Series(-2) * a);
}

Series sinh(const Series& a) {
    return (exp(a) - exp(-a)) / 2;
}

Series cosh(const Series& a) {
    return (exp(a) + exp(-a)) / 2;
}

Series sech(const Series& a) {
    const Series e = exp(-abs(a));
    return Series(2) * e / (Series(1) + e * e);
}

Series atan(const Series& a) {
    const Real& x = a.c[0];
    const Real slope = 1 / (1 + x * x);
    return composed(a, atan(x), slope, -2 * x * slope * slope, (6 * x * x - 2) * slope * slope * slope);
}

Series asinh(const Series& a) {
    const Real& x = a.c[0];
    const Real square = 1 / (1 + x * x);
    const Real slope = sqrt(square);
    return composed(a, applied(mpfr_asinh, x), slope, -x * slope * square,
                    (2 * x * x - 1) * slope * square * square);
}

Series erf(const Series& a) {
    return 1 - erfc(a);
}

Series erfc(const Series& a) {
    const Real& x = a.c[0];
    const Real slope = -2 / sqrt(pi().c[0]) * exp(Real(-x * x));
    const Real far = abs(x) > 12 ? farErfc(abs(x)) : Real(0);
    const Real y = x > 12 ? far : (x < -12 ? Real(2 - far) : applied(mpfr_erfc, x));
    return composed(a, y, slope, -2 * x * slope, (4 * x * x - 2) * slope);
}

Series normalCdf(const Series& a) {
    return erfc(-a / sqrt(Series(2))) / 2;
}

Series normalPdf(const Series& a) {
    return exp(-a * a / 2) / sqrt(Series(2) * pi());
}

Series sigmoid(const Series& a) {
    if (at(a) > 0)
        return Series(1) / (Series(1) + exp(-a));
    const Series e = exp(a);
    return e / (Series(1) + e);
}

Series softplus(const Series& a) {
    return at(a) > 0 ? a + log(Series(1) + exp(-a)) : log(Series(1) + exp(a));
}

Series abs(const Series& a) {
    return at(a) < 0 ? -a : a;
}

Series min(const Series& a, const Series& b) {
    return at(b) < at(a) ? b : a;
}

Series max(const Series& a, const Series& b) {
    return at(b) > at(a) ? b : a;
}

Series sign(const Series& a) {
    return at(a) > 0 ? 1 : (at(a) < 0 ? -1 : 0);
}

} // namespace actiscope::oracle
