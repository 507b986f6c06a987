#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> linearRows() {
    using P = std::vector<Series>;
    return {
        {"identity", {{}}, [](const Series& x, const P&) { return x; }},
    };
}

} // namespace actiscope::oracle
