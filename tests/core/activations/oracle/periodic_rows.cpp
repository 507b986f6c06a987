#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> periodicRows() {
    return {};
}

} // namespace actiscope::oracle
