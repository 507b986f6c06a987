#include "tests/core/activations/oracle.h"

namespace actiscope::oracle {

namespace {

/// A truncated Taylor series in x: its own arithmetic, to third order, so that the oracle shares nothing with
/// Jet.
struct Series {
    Real c[4]; ///< f, f′, f″/2, f‴/6

    Series(const Real& constant) : c{constant, 0, 0, 0} {}
    Series(const Real& a, const Real& b, const Real& d, const Real& e) : c{a, b, d, e} {}
};

Series operator+(const Series& a, const Series& b) {
    return {a.c[0] + b.c[0], a.c[1] + b.c[1], a.c[2] + b.c[2], a.c[3] + b.c[3]};
}

Series operator-(const Series& a) {
    return {-a.c[0], -a.c[1], -a.c[2], -a.c[3]};
}

Series operator*(const Series& a, const Series& b) {
    Series product(Real(0));
    for (int i = 0; i < 4; ++i)
        for (int k = 0; i + k < 4; ++k)
            product.c[i + k] += a.c[i] * b.c[k];
    return product;
}

/// 1/a by the recurrence of power series division.
Series inverse(const Series& a) {
    Series q(1 / a.c[0]);
    for (int n = 1; n < 4; ++n) {
        Real sum = 0;
        for (int k = 1; k <= n; ++k)
            sum += a.c[k] * q.c[n - k];
        q.c[n] = -sum / a.c[0];
    }
    return q;
}

/// e^a: n·c_n = Σ k·a_k·c_(n−k).
Series exp(const Series& a) {
    Series e(boost::multiprecision::exp(a.c[0]));
    for (int n = 1; n < 4; ++n) {
        Real sum = 0;
        for (int k = 1; k <= n; ++k)
            sum += k * a.c[k] * e.c[n - k];
        e.c[n] = sum / n;
    }
    return e;
}

/// ln a: the derivative is a′/a.
Series log(const Series& a) {
    Series l(boost::multiprecision::log(a.c[0]));
    const Series slope = Series(a.c[1], 2 * a.c[2], 3 * a.c[3], 0) * inverse(a);
    for (int n = 1; n < 4; ++n)
        l.c[n] = slope.c[n - 1] / n;
    return l;
}

/// By the side on which the exponential does not overflow.
Series sigmoid(const Series& a) {
    const Series one(Real(1));
    if (a.c[0] > 0)
        return inverse(one + exp(-a));
    const Series e = exp(a);
    return e * inverse(one + e);
}

Series softplus(const Series& a) {
    const Series one(Real(1));
    return a.c[0] > 0 ? a + log(one + exp(-a)) : log(one + exp(a));
}

using Formula = std::function<Series(const Series& x, const std::vector<double>& p)>;

std::function<Values(const Real&, const std::vector<double>&)> from(const Formula& formula) {
    return [formula](const Real& x, const std::vector<double>& p) {
        const Series y = formula(Series(x, 1, 0, 0), p);
        return Values{y.c[0], y.c[1], 2 * y.c[2], boost::multiprecision::abs(6 * y.c[3])};
    };
}

/// Branches meet at 0, which belongs to the left one.
Formula branches(const Formula& left, const Formula& right) {
    return [left, right](const Series& x, const std::vector<double>& p) {
        return x.c[0] > 0 ? right(x, p) : left(x, p);
    };
}

Series identity(const Series& x, const std::vector<double>&) {
    return x;
}
Series scaled(const Series& x, const std::vector<double>& p) {
    return Series(Real(p[0])) * x;
}
Series zero(const Series&, const std::vector<double>&) {
    return Real(0);
}

} // namespace

const std::vector<Row>& rows() {
    const Series one(Real(1));
    static const std::vector<Row> table{
        {"identity", {{}}, from(identity)},
        {"sigmoid", {{}}, from([](const Series& x, const auto&) { return sigmoid(x); })},
        {"tanh", {{}}, from([one](const Series& x, const auto&) { // 2σ(2x) − 1
             return Series(Real(2)) * sigmoid(x + x) + -one;
         })},
        {"softsign", {{}}, from([one](const Series& x, const auto&) {
             return x * inverse(one + (x.c[0] < 0 ? -x : x));
         })},
        {"relu", {{}}, from(branches(zero, identity))},
        {"leaky_relu", {{0.01}, {0.3}, {-0.5}, {1e-300}}, from(branches(scaled, identity))},
        {"prelu", {{0.25}, {-1}, {3}}, from(branches(scaled, identity))},
        {"elu",
         {{1}, {0.72}, {-2}, {1e10}, {0}},
         from(branches([one](const Series& x,
                             const std::vector<double>& p) { return Series(Real(p[0])) * (exp(x) + -one); },
                       identity))},
        {"softplus",
         {{1}, {0.1}, {9.77}, {1e-3}, {1e6}, {5e-324}, {1.7e308}},
         from([](const Series& x, const std::vector<double>& p) {
             const Series beta{Real(p[0])};
             return softplus(beta * x) * inverse(beta);
         })},
        {"swish",
         {{1}, {0}, {1.702}, {-0.5}, {10}, {5e-324}, {1e-310}, {1e300}, {-1.7e308}},
         from([](const Series& x, const std::vector<double>& p) {
             return x * sigmoid(Series(Real(p[0])) * x);
         })},
        {"silu", {{}}, from([](const Series& x, const auto&) { return x * sigmoid(x); })},
    };
    return table;
}

} // namespace actiscope::oracle
