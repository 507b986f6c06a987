#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> stepRows() {
    return {};
}

} // namespace actiscope::oracle
