#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> polynomialRows() {
    return {};
}

} // namespace actiscope::oracle
