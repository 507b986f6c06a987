#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> rationalRows() {
    return {};
}

} // namespace actiscope::oracle
