#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> sigmoidRows() {
    using P = std::vector<Series>;
    return {
        {"sigmoid", {{}}, [](const Series& x, const P&) { return sigmoid(x); }},
        {"tanh", {{}}, [](const Series& x, const P&) { return tanh(x); }},
        {"softsign", {{}}, [](const Series& x, const P&) { return x / (1 + abs(x)); }, {{0, 0, 1, 0}}},
    };
}

} // namespace actiscope::oracle
