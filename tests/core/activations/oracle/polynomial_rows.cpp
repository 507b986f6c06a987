#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> polynomialRows() {
    using P = std::vector<Series>;
    return {
        {"square", {{}}, [](const Series& x, const P&) { return x * x; }},
        {"cube", {{}}, [](const Series& x, const P&) { return x * x * x; }},
    };
}

} // namespace actiscope::oracle
