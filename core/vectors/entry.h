// What the family files of vector activations share.
#pragma once

#include "core/vectors/vector_activation.h"

#include <functional>
#include <span>
#include <string>

namespace actiscope {

using Vector = std::span<const double>;
using OutputSize = decltype(VectorActivation::outputSize);

/// n in, n out; the name is for the sentence that refuses an empty vector.
OutputSize sameSize(std::string name);

/// n in, `factor`·n out.
OutputSize timesSize(std::string name, std::size_t factor);

/// n in, 1 out.
OutputSize oneNumber(std::string name);

/// The first half stands beside the second: n in, n/2 out.
OutputSize halves(std::string name);

/// Groups as long as the parameter with this index: n in, n (or one number a group) out.
OutputSize groups(std::string name, std::size_t parameter, bool oneEach);

/// Row-major access: at(i, j) is ∂y_i/∂z_j.
class JacobianRows {
public:
    JacobianRows(std::span<double> all, std::size_t inputs) : all_(all), inputs_(inputs) {}
    double& at(std::size_t i, std::size_t j) const { return all_[i * inputs_ + j]; }

private:
    std::span<double> all_;
    std::size_t inputs_;
};

/// The sum of all entries but the i-th: what 1 − y_i is for probabilities, without the cancellation.
double sumOfOthers(Vector y, std::size_t i);

/// Where the formula is decided by infinities alone.
enum class Peak { Finite, OneInfinite, None };

/// OneInfinite: exactly one entry is +∞ (its index in `at`), so the limit is one-hot. None: a NaN, several
/// entries +∞, or nothing above −∞: there is no limit. Finite: `at` is the first maximum.
Peak peakOf(Vector z, std::size_t& at);

/// The same for |z|: exactly one entry ±∞ is OneInfinite.
Peak peakOfMagnitude(Vector z, std::size_t& at);

void fillOneHot(std::span<double> y, std::size_t at, double value = 1);
void fillNan(std::span<double> y);

/// A power of two near the magnitude, to divide by without rounding; 1 for 0.
double binaryScale(double magnitude);

} // namespace actiscope
