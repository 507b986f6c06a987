// Activations in hundreds of bits, written independently of the program's own formulas.
#pragma once

#include "tests/core/activations/oracle/series.h"

#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace actiscope::oracle {

/// f, f′, f″ and |f‴|, the last as a scale only.
struct Values {
    Real f, f1, f2, f3;
};

/// What the activation answers at a kink itself, by the framework convention.
struct AtKink {
    double x, f, f1, f2;
};

using Formula = std::function<Series(const Series& x, const std::vector<Series>& p)>;

struct Row {
    std::string id;
    /// Sets to test with: the defaults first, then the ends of the sliders and what is extreme.
    std::vector<std::vector<double>> parameters;
    /// Textbook formulas will do. At a kink itself it is not asked.
    Formula formula;
    /// One for each kink under the first parameters, ascending.
    std::vector<AtKink> kinks{};
    /// absolute·(1 + |x|) is allowed too: for a value that is a difference of larger terms by its own
    /// parameters.
    double absolute = 0;
};

/// How a test names a row.
inline std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.id;
}

/// The row's formula and its derivatives at x.
Values valuesAt(const Row& row, const std::vector<double>& parameters, const Real& x);

/// One row an activation.
const std::vector<Row>& rows();

} // namespace actiscope::oracle
