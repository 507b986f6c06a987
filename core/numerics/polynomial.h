// Polynomials in one variable by their coefficients, the constant first.
#pragma once

#include <span>
#include <vector>

namespace actiscope {

using Polynomial = std::vector<double>;

/// At x, by Horner.
double valueOf(const Polynomial& p, double x);
Polynomial derivativeOf(const Polynomial& p);
Polynomial sum(const Polynomial& a, const Polynomial& b, double factorOfB = 1);
Polynomial product(const Polynomial& a, const Polynomial& b);

/// The real roots, ascending, each once; those where it only touches 0, to rounding, too. Between two roots
/// of its derivative a polynomial is monotone, so none is missed. None for a constant.
std::vector<double> realRoots(Polynomial p);

} // namespace actiscope
