#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> reluRows() {
    using P = std::vector<Series>;
    return {
        {"relu", {{}}, [](const Series& x, const P&) { return max(x, 0); }, {{0, 0, 0, 0}}},
        {"leaky_relu",
         {{0.01}, {0.3}, {-0.5}, {1e-300}},
         [](const Series& x, const P& p) { return at(x) > 0 ? x : p[0] * x; },
         {{0, 0, 0.01, 0}}},
        {"prelu",
         {{0.25}, {-1}, {3}},
         [](const Series& x, const P& p) { return at(x) > 0 ? x : p[0] * x; },
         {{0, 0, 0.25, 0}}},
    };
}

} // namespace actiscope::oracle
