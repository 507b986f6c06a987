#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

namespace {

Series shrunk(const Series& x, const Series& threshold, const Series& bias) {
    return at(x) > at(threshold) ? x - bias : at(x) < -at(threshold) ? x + bias : 0;
}

} // namespace

std::vector<Row> shrinkRows() {
    using P = std::vector<Series>;
    return {
        {"softshrink",
         {{0.5}, {0}, {3}, {1e-310}, {1e300}},
         [](const Series& x, const P& p) { return shrunk(x, p[0], p[0]); },
         {{-0.5, 0, 0, 0}, {0.5, 0, 0, 0}}},
        {"hardshrink",
         {{0.5}, {0}, {3}, {1e-310}},
         [](const Series& x, const P& p) { return shrunk(x, p[0], 0); },
         {{-0.5, 0, 0, 0}, {0.5, 0, 0, 0}}},
        {"shrink",
         {{0.5, 0}, {3, 2}, {0, -2}, {1, 1e-300}},
         [](const Series& x, const P& p) { return shrunk(x, p[0], p[1]); },
         {{-0.5, 0, 0, 0}, {0.5, 0, 0, 0}}},
        {"tanhshrink", {{}}, [](const Series& x, const P&) { return x - tanh(x); }},
    };
}

} // namespace actiscope::oracle
