#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

namespace {

using P = std::vector<Series>;

Series squareplus(const Series& x, const P& p) {
    if (at(p[0]) == 0)
        return max(x, 0);
    const Series root = sqrt(x * x + p[0]);
    return at(x) < 0 ? p[0] / 2 / (root - x) : (x + root) / 2;
}

Series smoothRelu(const Series& x, const P& p) {
    if (at(abs(x)) >= at(p[0]))
        return max(x, 0);
    return (x + p[0]) * (x + p[0]) / (Series(4) * p[0]);
}

} // namespace

std::vector<Row> softplusRows() {
    return {
        {"softplus",
         {{1}, {0.1}, {10}, {9.77}, {1e-3}, {1e6}, {5e-324}, {1.7e308}},
         [](const Series& x, const P& p) { return softplus(p[0] * x) / p[0]; }},
        {"shifted_softplus", {{}}, [](const Series& x, const P&) { return softplus(x) - log(2); }},
        {"log_sigmoid", {{}}, [](const Series& x, const P&) { return -softplus(-x); }},
        {"squareplus", {{4}, {0}, {10}, {9.026212}, {1}, {1e-3}, {1e3}}, squareplus},
        {"log_cosh",
         {{}},
         [](const Series& x, const P&) { return softplus(Series(-2) * abs(x)) + abs(x) - log(2); }},
        {"smelu", {{1}, {0.05}, {4}, {0.302994}, {1e-3}, {1e3}}, smoothRelu, {{-1, 0, 0, 0}, {1, 1, 1, 0}}},
        {"soft_modulus_q",
         {{}},
         [](const Series& x, const P&) { return at(abs(x)) <= 1 ? x * x * (2 - abs(x)) : abs(x); },
         {{-1, 1, -1, -2}, {1, 1, 1, -2}}},
    };
}

} // namespace actiscope::oracle
