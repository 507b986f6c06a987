#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

namespace {

Series leaky(const Series& x, const std::vector<Series>& p) {
    return at(x) > 0 ? x : p[0] * x;
}

} // namespace

std::vector<Row> reluRows() {
    using P = std::vector<Series>;
    return {
        {"relu", {{}}, [](const Series& x, const P&) { return max(x, 0); }, {{0, 0, 0, 0}}},
        {"leaky_relu", {{0.01}, {0.3}, {-0.5}, {1e-300}}, leaky, {{0, 0, 0.01, 0}}},
        {"prelu", {{0.25}, {-1}, {3}}, leaky, {{0, 0, 0.25, 0}}},
        {"rrelu",
         {{0.125, 1.0 / 3}, {0, 1}, {0.7, 0.1}, {1e308, 1e308}},
         [](const Series& x, const P& p) { return at(x) > 0 ? x : (p[0] + p[1]) / 2 * x; },
         {{0, 0, 11.0 / 48, 0}}},
        {"relu6",
         {{}},
         [](const Series& x, const P&) { return min(max(x, 0), 6); },
         {{0, 0, 0, 0}, {6, 6, 0, 0}}},
        {"relu_n",
         {{1}, {0.1}, {10}, {1e-310}, {1e300}},
         [](const Series& x, const P& p) { return min(max(x, 0), p[0]); },
         {{0, 0, 0, 0}, {1, 1, 0, 0}}},
        {"clip",
         {{-1, 1}, {-5, 0}, {0, 5}, {2, 1}, {-1e300, 1e-300}},
         [](const Series& x, const P& p) { return min(max(x, p[0]), p[1]); },
         {{-1, -1, 1, 0}, {1, 1, 1, 0}}},
        {"keras_relu",
         {{0, 6, 0}, {1, 10, 3}, {0.3, 1, 3}, {0.2, 5, -3}, {0.1, 1e308, 0}},
         [](const Series& x, const P& p) { return at(x) > at(p[2]) ? min(x, p[1]) : p[0] * (x - p[2]); },
         {{0, 0, 0, 0}, {6, 6, 0, 0}}},
        {"threshold",
         {{0.1, 20}, {-3, -5}, {3, 3}, {0, 0}, {1e-300, 1e300}},
         [](const Series& x, const P& p) { return at(x) > at(p[0]) ? x : p[1]; },
         {{0.1, 20, 0, 0}}},
        {"thresholded_relu",
         {{1}, {-2}, {5}, {1e200}},
         [](const Series& x, const P& p) { return at(x) > at(p[0]) ? x : 0; },
         {{1, 0, 0, 0}}},
        {"shifted_relu",
         {{1}, {0}, {3}, {-2}, {1e300}},
         [](const Series& x, const P& p) { return max(x, -p[0]); },
         {{-1, -1, 0, 0}}},
        {"flexible_relu",
         {{-0.398}, {1}, {-1}, {0}, {1e-300}},
         [](const Series& x, const P& p) { return max(x, 0) + p[0]; },
         {{0, -0.398, 0, 0}}},
        {"relu2", {{}}, [](const Series& x, const P&) { return max(x, 0) * max(x, 0); }, {{0, 0, 0, 0}}},
        {"repu",
         {{3}, {1}, {2}, {5}, {1.5}, {2.456}, {1.25}, {50}},
         [](const Series& x, const P& p) { return at(x) > 0 ? pow(x, p[0]) : 0; },
         {{0, 0, 0, 0}}},
        {"star_relu",
         {{0.8944, -0.4472}, {-2, 2}, {1, 0}, {1e-300, 1e-300}},
         [](const Series& x, const P& p) { return p[0] * max(x, 0) * max(x, 0) + p[1]; },
         {{0, -0.4472, 0, 0}}},
        {"nlrelu",
         {{1}, {0.1}, {5}, {1e-5}, {1e300}, {1e-300}},
         [](const Series& x, const P& p) { return at(x) > 0 ? log(1 + p[0] * x) : 0; },
         {{0, 0, 0, 0}}},
        {"srelu",
         {{0, 0.2, 1, 0.5},
          {-5, -1, 5, 2},
          {2, 0.3, -2, 0.7},
          {-5, 1, 5, 1},
          {-1e9, 0.999, 1e9, 1.001},
          {-5, 0, 5, 0}},
         [](const Series& x, const P& p) {
             return at(x) >= at(p[2])  ? p[2] + p[3] * (x - p[2])
                    : at(x) > at(p[0]) ? x
                                       : p[0] + p[1] * (x - p[0]);
         },
         {{0, 0, 0.2, 0}, {1, 1, 0.5, 0}}},
        {"apl",
         {{0.2, 0.5, -0.2, -0.5}, {1, 3, 1, -3}, {-1, -1, -1, -1}, {0.5, 1, -0.5, 1}, {0, 3, 1, 0}},
         [](const Series& x, const P& p) {
             return max(x, 0) + p[0] * max(0, p[1] - x) + p[2] * max(0, p[3] - x);
         },
         {{-0.5, 0.2, -0.2, 0}, {0, 0.1, -0.2, 0}, {0.5, 0.5, 1, 0}},
         1e-13},
        {"plu",
         {{0.1, 1}, {0, 3}, {1, 0.1}, {0.999, 1e9}, {0.5, 1e-300}},
         [](const Series& x, const P& p) {
             return max(p[0] * (x + p[1]) - p[1], min(p[0] * (x - p[1]) + p[1], x));
         },
         {{-1, -1, 0.1, 0}, {1, 1, 0.1, 0}}},
    };
}

} // namespace actiscope::oracle
