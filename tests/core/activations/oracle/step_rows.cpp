#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> stepRows() {
    using P = std::vector<Series>;
    return {
        {"binary_step",
         {{0}, {-3}, {1e-320}, {1e300}},
         [](const Series& x, const P& p) { return Series(at(x) >= at(p[0]) ? 1 : 0); },
         {{0, 1, 0, 0}}},
        {"sign", {{}}, [](const Series& x, const P&) { return sign(x); }, {{0, 0, 0, 0}}},
    };
}

} // namespace actiscope::oracle
