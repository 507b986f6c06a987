#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> bumpRows() {
    return {};
}

} // namespace actiscope::oracle
