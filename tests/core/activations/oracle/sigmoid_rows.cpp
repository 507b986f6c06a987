#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

namespace {

using P = std::vector<Series>;

/// Flat at both ends themselves.
Series clamped(const Series& x, const Series& low, const Series& high) {
    return at(x) <= at(low) ? low : (at(x) >= at(high) ? high : x);
}

Series dynamicTanh(const Series& x, const P& p) {
    return p[1] * tanh(p[0] * x) + p[2];
}

Series rationalTanh(const Series& x, const P&) {
    const Series y = abs(Series(2) * x / 3);
    const Series q = 1 + y + y * y + Series(141645) / 100000 * y * y * y * y;
    return Series(17159) / 10000 * sign(x) * (1 - 1 / q);
}

Series smoothStep(const Series& x, const P& p) {
    const Series& g = p[0];
    if (at(abs(x)) >= at(g / 2))
        return at(x) < 0 ? 0 : 1;
    return Series(-2) * x * x * x / (g * g * g) + Series(3) * x / (Series(2) * g) + Series(1) / 2;
}

/// e^(−e^t), 0 where the inner exponential overflows even here.
Series doubleExponential(const Series& t) {
    return at(t) > 1e9 ? Series(0) : exp(-exp(t));
}

std::vector<Row> smoothRows() {
    return {
        {"sigmoid", {{}}, [](const Series& x, const P&) { return sigmoid(x); }},
        {"sigmoid_k",
         {{1}, {0.1}, {10}, {6.532806}, {1e-3}, {1e3}},
         [](const Series& x, const P& p) { return sigmoid(p[0] * x); }},
        {"soft_clipping",
         {{10}, {0.5}, {50}, {49.564493}, {1}, {3}, {0.1}, {0.2}, {1e3}, {1e4}},
         [](const Series& x, const P& p) { return (softplus(p[0] * x) - softplus(p[0] * (x - 1))) / p[0]; }},
        {"tanh", {{}}, [](const Series& x, const P&) { return tanh(x); }},
        {"lecun_tanh",
         {{1.7159, 2.0 / 3}, {0.5, 0.1}, {3, 3}, {1.773671, 0.910164}, {1e-3, 1e3}},
         [](const Series& x, const P& p) { return p[0] * tanh(p[1] * x); }},
        {"softcap",
         {{30}, {0.5}, {50}, {13.533552}, {1e-3}, {1e5}},
         [](const Series& x, const P& p) { return p[0] * tanh(x / p[0]); }},
        {"dyt",
         {{0.5, 1, 0},
          {0.05, -3, -3},
          {5, 3, 3},
          {5, 3, -3},
          {1, 2, 1.9},
          {1, 2, -1.9999},
          {4.849165, 0.047354, -0.873435}},
         dynamicTanh},
        {"gudermannian", {{}}, [](const Series& x, const P&) { return Series(2) * atan(tanh(x / 2)); }},
        {"isru",
         {{1}, {0.1}, {5}, {2.238898}, {1e-3}, {1e3}},
         [](const Series& x, const P& p) { return x / sqrt(1 + p[0] * x * x); }},
        {"arctan", {{}}, [](const Series& x, const P&) { return atan(x); }},
        {"arctan_norm",
         {{}},
         [](const Series& x, const P&) { return Series(2) / pi() * atan(pi() * x / 2); }},
        {"arsinh", {{}}, [](const Series& x, const P&) { return asinh(x); }},
        {"erf", {{}}, [](const Series& x, const P&) { return erf(x); }},
        {"normal_cdf", {{}}, [](const Series& x, const P&) { return normalCdf(x); }},
        {"laplace_mega",
         {{0.707107, 0.282095}, {-2, 0.05}, {2, 0.05}, {-2, 2}, {2, 2}, {0.311312, 1.037592}},
         [](const Series& x, const P& p) { return normalCdf((x - p[0]) / p[1]); }},
        {"loglog", {{}}, [](const Series& x, const P&) { return doubleExponential(-x); }},
        {"cloglog", {{}}, [](const Series& x, const P&) { return 1 - doubleExponential(x); }},
    };
}

std::vector<Row> kinkedRows() {
    return {
        {"penalized_tanh",
         {{0.25}, {0}, {1}, {0.446577}},
         [](const Series& x, const P& p) { return at(x) > 0 ? tanh(x) : p[0] * tanh(x); },
         {{0, 0, 0.25, 0}}},
        {"rectified_tanh",
         {{}},
         [](const Series& x, const P&) { return at(x) > 0 ? tanh(x) : 0; },
         {{0, 0, 0, 0}}},
        {"rational_tanh", {{}}, rationalTanh, {{0, 0, 1.7159 * 2 / 3, 0}}},
        {"softsign", {{}}, [](const Series& x, const P&) { return x / (1 + abs(x)); }, {{0, 0, 1, 0}}},
        {"elliott",
         {{}},
         [](const Series& x, const P&) { return x / (Series(2) * (1 + abs(x))) + Series(1) / 2; },
         {{0, 0.5, 0.5, 0}}},
        {"hard_tanh",
         {{-1, 1}, {-5, 5}, {-5, 0}, {0, 5}, {0, 0}, {-3.171976, 3.468822}},
         [](const Series& x, const P& p) { return clamped(x, p[0], p[1]); },
         {{-1, -1, 0, 0}, {1, 1, 0, 0}}},
        {"hard_sigmoid",
         {{}},
         [](const Series& x, const P&) { return clamped((x + 3) / 6, 0, 1); },
         {{-3, 0, 0, 0}, {3, 1, 0, 0}}},
        {"hard_sigmoid_ab",
         {{0.2, 0.5},
          {1.0 / 6, 0.5},
          {0.05, 0},
          {1, 1},
          {0.792755, 0.123316},
          {0.3, 0.9},
          {1, -7.3},
          {0.1, 4.7}},
         [](const Series& x, const P& p) { return clamped(p[0] * x + p[1], 0, 1); },
         {{-2.5, 0, 0, 0}, {2.5, 1, 0, 0}}},
        {"sparse_sigmoid",
         {{}},
         [](const Series& x, const P&) { return clamped((x + 1) / 2, 0, 1); },
         {{-1, 0, 0, 0}, {1, 1, 0, 0}}},
        {"sqnl",
         {{}},
         [](const Series& x, const P&) { return at(abs(x)) >= 2 ? sign(x) : x - sign(x) * x * x / 4; },
         {{-2, -1, 0, 0}, {0, 0, 1, 0}, {2, 1, 0, 0}}},
        {"smooth_step",
         {{1}, {0.1}, {10}, {0.702394}, {1e-3}, {1e3}},
         smoothStep,
         {{-0.5, 0, 0, 0}, {0.5, 1, 0, 0}}},
        {"hexpo",
         {{1, 1, 1, 1}, {0.1, 5, 5, 0.1}, {5, 0.1, 0.1, 5}, {0.770763, 1.626393, 0.856086, 0.525226}},
         [](const Series& x, const P& p) {
             return at(x) >= 0 ? -p[0] * (exp(-x / p[1]) - 1) : p[2] * (exp(x / p[3]) - 1);
         },
         {{0, 0, 1, -1}}},
    };
}

} // namespace

std::vector<Row> sigmoidRows() {
    std::vector<Row> rows = smoothRows();
    for (auto& row : kinkedRows())
        rows.push_back(std::move(row));
    return rows;
}

} // namespace actiscope::oracle
