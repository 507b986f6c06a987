#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> eluRows() {
    using P = std::vector<Series>;
    return {
        {"elu",
         {{1}, {0.72}, {-2}, {1e10}, {0}},
         [](const Series& x, const P& p) { return at(x) > 0 ? x : p[0] * (exp(x) - 1); },
         {{0, 0, 1, 0}}},
    };
}

} // namespace actiscope::oracle
