#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> otherRows() {
    return {};
}

} // namespace actiscope::oracle
