#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> softplusRows() {
    using P = std::vector<Series>;
    return {
        {"softplus",
         {{1}, {0.1}, {9.77}, {1e-3}, {1e6}, {5e-324}, {1.7e308}},
         [](const Series& x, const P& p) { return softplus(p[0] * x) / p[0]; }},
    };
}

} // namespace actiscope::oracle
