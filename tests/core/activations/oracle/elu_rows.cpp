#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> eluRows() {
    using P = std::vector<Series>;
    const double selu = 1.7580993408473768; // λα
    return {
        {"elu",
         {{1}, {0.72}, {-2}, {1e10}, {0}},
         [](const Series& x, const P& p) { return at(x) > 0 ? x : p[0] * (exp(x) - 1); },
         {{0, 0, 1, 0}}},
        {"celu",
         {{1}, {0.1}, {5}, {1e-200}, {1e50}},
         [](const Series& x, const P& p) { return at(x) > 0 ? x : p[0] * (exp(x / p[0]) - 1); },
         {{0, 0, 1, 0}}},
        {"selu",
         {{1.6732632423543772, 1.0507009873554805}, {0, 0.5}, {3, 2}, {1e-200, 1e100}},
         [](const Series& x, const P& p) { return p[1] * (at(x) > 0 ? x : p[0] * (exp(x) - 1)); },
         {{0, 0, selu, 0}}},
        {"pelu",
         {{1, 1}, {0.1, 5}, {5, 0.1}, {1e100, 1e-100}, {1e-100, 1e100}},
         [](const Series& x, const P& p) { return at(x) > 0 ? p[0] / p[1] * x : p[0] * (exp(x / p[1]) - 1); },
         {{0, 0, 1, 0}}},
        {"mpelu",
         {{1, 1}, {0, 0.1}, {3, 5}, {1e50, 1e-50}, {1e-100, 1e100}},
         [](const Series& x, const P& p) { return at(x) > 0 ? x : p[0] * (exp(p[1] * x) - 1); },
         {{0, 0, 1, 0}}},
        {"serlu",
         {{2.90427, 1.07862}, {0, 0.5}, {5, 2}, {1e-200, 1e100}},
         [](const Series& x, const P& p) { return p[1] * (at(x) > 0 ? x : p[0] * x * exp(x)); },
         {{0, 0, 1.07862, 0}}},
        {"isrlu",
         {{1}, {0.1}, {5}, {1e-300}, {1e300}},
         [](const Series& x, const P& p) { return at(x) > 0 ? x : x / sqrt(1 + p[0] * x * x); },
         {{0, 0, 1, 0}}},
        {"elish",
         {{}},
         [](const Series& x, const P&) { return (at(x) > 0 ? x : exp(x) - 1) * sigmoid(x); },
         {{0, 0, 0.5, 0.5}}},
        {"hard_elish",
         {{}},
         [](const Series& x, const P&) { return (at(x) > 0 ? x : exp(x) - 1) * min(max((x + 1) / 2, 0), 1); },
         {{-1, 0, 0, 0}, {0, 0, 0.5, 1}, {1, 1, 1, 0}}},
        {"xielu",
         {{0.8, 0.8, 0.5}, {0.05, 0.5, 0}, {3, 3, 1}, {3, 2, -1}, {1e100, 1e-100, 1}, {1, 1, 1}},
         [](const Series& x, const P& p) {
             return (at(x) > 0 ? p[0] * x * x : p[1] * (exp(x) - 1 - x)) + p[2] * x;
         },
         {{0, 0, 0.5, 0.8}}},
        {"sqlu",
         {{}},
         [](const Series& x, const P&) { return at(x) > 0 ? x : (at(x) >= -2 ? x + x * x / 4 : Series(-1)); },
         {{-2, -1, 0, 0.5}, {0, 0, 1, 0.5}}},
    };
}

} // namespace actiscope::oracle
