// Whole networks of ReLU that are dead from the start: constant, without a gradient, whatever the input.
#pragma once

#include "core/numerics/random.h"

#include <cstdint>

namespace actiscope {

/// Where a network of hidden layers of equal width, one input, Gaussian weights and no biases dies: the first
/// hidden layer (from 1 on) whose units are all 0, or `layers` + 1. Without biases only the sign of the input
/// counts, so two inputs stand for all.
struct DeathInDepth {
    int oneInput = 0;  ///< for the input 1
    int allInputs = 0; ///< for every input
};
DeathInDepth drawDeath(int width, int layers, const RandomStream& stream);

/// For one given input, exactly: 1 − (1 − 2⁻ᴺ)ᴴ for H hidden layers of width N; for all inputs at once it is
/// no more.
double bornDeadOneInput(int width, int layers);

/// A lower bound of it for all inputs of one dimension (Lu et al. 2019, Dying ReLU and Initialization).
double bornDeadLowerBound(int width, int layers);

} // namespace actiscope
