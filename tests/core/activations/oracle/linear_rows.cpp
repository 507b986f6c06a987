#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> linearRows() {
    using P = std::vector<Series>;
    return {
        {"identity", {{}}, [](const Series& x, const P&) { return x; }},
        {"linear",
         {{1, 0}, {-3, 3}, {0, 2}, {0.3, -1e-9}, {1e-200, 1e-200}},
         [](const Series& x, const P& p) { return p[0] * x + p[1]; }},
        {"abs", {{}}, [](const Series& x, const P&) { return abs(x); }, {{0, 0, 0, 0}}},
    };
}

} // namespace actiscope::oracle
