// Vector activations in hundreds of bits, by textbook formulas that share nothing with the program's.
#pragma once

#include <boost/multiprecision/mpfr.hpp>

#include <functional>
#include <string>
#include <vector>

namespace actiscope::vector_oracle {

/// So many decimals that 1 − y keeps its digits when y is within e^-200 of 1, and difference quotients
/// their own.
using Real = boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<260>>;
using Reals = std::vector<Real>;

struct Row {
    std::string id;
    std::vector<std::vector<double>> parameters; ///< sets to test with
    std::function<Reals(const Reals& z, const std::vector<double>& p)> evaluate;
};

/// One row a vector activation.
const std::vector<Row>& rows();

/// ∂y_i/∂z_j at [j][i] by central differences, exact to some 60 digits where the function is smooth.
std::vector<Reals> differences(const Row& row, const Reals& z, const std::vector<double>& p);

} // namespace actiscope::vector_oracle
