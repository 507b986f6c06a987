#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> expRows() {
    return {};
}

} // namespace actiscope::oracle
