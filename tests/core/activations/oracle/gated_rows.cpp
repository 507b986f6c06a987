#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

namespace {

using P = std::vector<Series>;

Series silu(const Series& x) {
    return x * sigmoid(x);
}

/// An exponent at whose end every gate has long been shut: the exponential of the exponential still exists.
Series reachable(const Series& z) {
    return at(z) < -1e7 ? Series(-1e7) : (at(z) > 1e7 ? Series(1e7) : z);
}

/// e^z, where z may be so large that only its being large matters.
Series growth(const Series& z) {
    return exp(reachable(z));
}

Series serf(const Series& x, const Series& gamma, const Series& delta) {
    return x * erf(gamma * softplus(delta * x));
}

/// Two lines with a parabola between them that starts at −width, and where it ends.
Series hardGate(const Series& x, const Series& width, const Series& end) {
    if (at(x) <= at(-width))
        return 0;
    return at(x) < at(end) ? x * (x + width) / (width + end) : x;
}

} // namespace

std::vector<Row> gatedRows() {
    return {
        {"swish",
         {{1}, {0}, {1.702}, {-0.5}, {10}, {5e-324}, {1e-310}, {1e300}, {-1.7e308}},
         [](const Series& x, const P& p) { return x * sigmoid(p[0] * x); }},
        {"silu", {{}}, [](const Series& x, const P&) { return silu(x); }},
        {"eswish",
         {{1.375}, {1}, {2}, {1e-300}, {1e300}},
         [](const Series& x, const P& p) { return p[0] * silu(x); }},
        {"quick_gelu",
         {{1.702}, {0.5}, {3}, {1e300}},
         [](const Series& x, const P& p) { return x * sigmoid(p[0] * x); }},
        {"acon_c",
         {{1, 0, 1}, {-2, 2, 10}, {2, 0.25, 0}, {0.3, -1.7, 5}, {1, 1, 3}, {2, 0, -1e3}},
         [](const Series& x, const P& p) {
             const Series difference = p[0] - p[1];
             return difference * x * sigmoid(p[2] * difference * x) + p[1] * x;
         },
         {},
         1e-13},
        {"dsilu", {{}}, [](const Series& x, const P&) { return sigmoid(x) * (1 + x * sigmoid(-x)); }},
        {"sinlu",
         {{1, 1}, {-3, 5}, {3, 0}, {-1, 1}, {-0.5, 2}, {1e6, 1e-3}},
         [](const Series& x, const P& p) { return (x + p[0] * sin(p[1] * x)) * sigmoid(x); }},
        {"gelu", {{}}, [](const Series& x, const P&) { return x * normalCdf(x); }},
        {"gelu_tanh",
         {{}},
         [](const Series& x, const P&) {
             const Series cubic = Series(Real("0.044715"));
             return x * sigmoid(2 * sqrt(2 / pi()) * (x + cubic * x * x * x));
         }},
        {"smu",
         {{0.25, 2.5}, {0, 0.1}, {1, 20}, {0.01, 20}, {0, 0.7071067811865476}, {0, 1e6}, {0.5, 1e-300}},
         [](const Series& x, const P& p) {
             const Series t = p[1] * (1 - p[0]) * x;
             return at(t) < 0 ? x * (p[0] + (1 - p[0]) * erfc(-t) / 2)
                              : x * (1 + p[0] + (1 - p[0]) * erf(t)) / 2;
         }},
        {"phish", {{}}, [](const Series& x, const P&) { return x * tanh(x * normalCdf(x)); }},
        {"mish", {{}}, [](const Series& x, const P&) { return x * tanh(softplus(x)); }},
        {"smish",
         {{1, 1}, {0.1, 5}, {5, 0.1}, {1e-200, 1e3}, {1e30, 1}},
         [](const Series& x, const P& p) { return p[0] * x * tanh(log(1 + sigmoid(p[1] * x))); }},
        {"lisht", {{}}, [](const Series& x, const P&) { return x * tanh(x); }},
        {"serf", {{}}, [](const Series& x, const P&) { return serf(x, 1, 1); }},
        {"pserf",
         {{1.25, 0.85}, {0.1, 3}, {3, 0.1}, {3, 3}, {20, 1}, {1e-4, 1}, {1e-100, 1}},
         [](const Series& x, const P& p) { return serf(x, p[0], p[1]); }},
        {"aria2",
         {{1.5, 2}, {0.1, 5}, {5, 0.1}, {60, 1}, {1e-3, 1e3}},
         [](const Series& x, const P& p) { return x * exp(-p[0] * softplus(-p[1] * x)); }},
        {"logish", {{}}, [](const Series& x, const P&) { return x * log(1 + sigmoid(x)); }},
        {"tanh_exp", {{}}, [](const Series& x, const P&) { return x * tanh(growth(x)); }},
        {"tanhsoft2",
         {{0.6, 1}, {0.05, 3}, {3, 0.1}, {50, 1}, {1e-200, 2}},
         [](const Series& x, const P& p) { return x * tanh(p[0] * growth(p[1] * x)); }},
        {"erf_act",
         {{0.75, 0.75}, {0.05, 3}, {3, 0.05}, {3, 3}, {20, 1}, {1e-200, 2}},
         [](const Series& x, const P& p) { return x * erf(p[0] * growth(p[1] * x)); }},
        {"gish", {{}}, [](const Series& x, const P&) { return x * log(2 - exp(-growth(x))); }},
        {"golu",
         {{1, 1, 1}, {0.1, 5, 5}, {2, 0.1, 0.1}, {1, 5, 1}, {1, 300, 1}, {1e-100, 1e-100, 2}},
         [](const Series& x, const P& p) { return p[0] * x * exp(-p[1] * growth(-p[2] * x)); }},
        {"colu",
         {{}},
         [](const Series& x, const P&) {
             const Series w = growth(x);
             return x * w / (w - x * exp(-w));
         }},
        {"hardswish",
         {{}},
         [](const Series& x, const P&) { return hardGate(x, 3, 3); },
         {{-3, 0, 0, 0}, {3, 3, 1, 0}}},
        {"hard_mish",
         {{}},
         [](const Series& x, const P&) { return hardGate(x, 2, 0); },
         {{-2, 0, 0, 0}, {0, 0, 1, 0}}},
        {"fts",
         {{-0.2}, {1}, {-1}, {1e300}},
         [](const Series& x, const P& p) { return at(x) > 0 ? silu(x) + p[0] : p[0]; },
         {{0, -0.2, 0, 0}}},
    };
}

} // namespace actiscope::oracle
