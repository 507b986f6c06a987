#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

std::vector<Row> otherRows() {
    using P = std::vector<Series>;
    return {
        {"bent_identity", {{}}, [](const Series& x, const P&) { return (sqrt(x * x + 1) - 1) / 2 + x; }},
        {"symlog", {{}}, [](const Series& x, const P&) { return sign(x) * log(1 + abs(x)); }, {{0, 0, 1, 0}}},
        {"srs",
         {{2, 3}, {3.780218, 4.141941}, {10, 0.5}, {0.5, 10}, {2, 5}, {1, 1e-3}, {1e3, 1e3}},
         [](const Series& x, const P& p) {
             // for x < 0 the fraction is expanded by e^(x/beta), which else would overflow
             const Series e = exp(-abs(x) / p[1]);
             return at(x) < 0 ? x * e / (x / p[0] * e + 1) : x / (x / p[0] + e);
         }},
    };
}

} // namespace actiscope::oracle
