#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> gatedRows() {
    using P = std::vector<Series>;
    return {
        {"swish",
         {{1}, {0}, {1.702}, {-0.5}, {10}, {5e-324}, {1e-310}, {1e300}, {-1.7e308}},
         [](const Series& x, const P& p) { return x * sigmoid(p[0] * x); }},
        {"silu", {{}}, [](const Series& x, const P&) { return x * sigmoid(x); }},
    };
}

} // namespace actiscope::oracle
