#include "tests/core/activations/oracle/oracle.h"

#include "tests/core/activations/oracle/rows.h"

namespace actiscope::oracle {

Values valuesAt(const Row& row, const std::vector<double>& parameters, const Real& x) {
    const std::vector<Series> p(parameters.begin(), parameters.end());
    const Series y = row.formula(Series(x, 1, 0, 0), p);
    return {y.c[0], y.c[1], 2 * y.c[2], abs(6 * y.c[3])};
}

const std::vector<Row>& rows() {
    static const std::vector<Row> table = [] {
        std::vector<Row> all;
        for (auto family :
             {sigmoidRows, softplusRows, gatedRows, eluRows, reluRows, linearRows, stepRows, polynomialRows,
              bumpRows, shrinkRows, otherRows, periodicRows, expRows, rationalRows})
            for (auto& row : family())
                all.push_back(std::move(row));
        return all;
    }();
    return table;
}

} // namespace actiscope::oracle
