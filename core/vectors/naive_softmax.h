// The softmax that overflows: shown as a failure, used for nothing.
#pragma once

#include <cmath>
#include <span>
#include <vector>

namespace actiscope {

/// e^(z_i/T) / Σ e^(z_j/T) as the formula stands, computed in Number (float or double). From z/T = 88.73
/// (float) or 709.79 (double) on, ∞/∞ gives NaN; far below 0 all underflow, and 0/0 gives NaN.
template <class Number>
std::vector<Number> naiveSoftmax(std::span<const double> z, double temperature) {
    std::vector<Number> y;
    Number sum = 0;
    for (const double x : z) {
        y.push_back(std::exp(static_cast<Number>(x) / static_cast<Number>(temperature)));
        sum += y.back();
    }
    for (Number& share : y)
        share /= sum;
    return y;
}

} // namespace actiscope
