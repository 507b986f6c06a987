// Activations in hundreds of bits, written independently of the program's own formulas.
#pragma once

#include <boost/multiprecision/mpfr.hpp>

#include <functional>
#include <string>
#include <vector>

namespace actiscope::oracle {

/// So many decimals that a textbook formula cancels without harm even at the smallest subnormal (1 − (1 −
/// 5e-324)).
using Real = boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<400>>;

/// f, f′, f″ and |f‴|, the last as a scale only.
struct Values {
    Real f, f1, f2, f3;
};

struct Row {
    std::string id;
    std::vector<std::vector<double>> parameters; ///< sets to test with
    std::function<Values(const Real& x, const std::vector<double>& p)> values;
};

/// One row an activation.
const std::vector<Row>& rows();

} // namespace actiscope::oracle
