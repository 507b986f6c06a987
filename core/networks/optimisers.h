// How a gradient moves the weights.
#pragma once

#include "core/fields/field.h"

#include <span>
#include <string_view>
#include <vector>

namespace actiscope {

/// The choices of a field "optimiser": sgd, momentum, nesterov, adam.
const std::vector<FieldChoice>& optimisers();

/// What an optimiser remembers from step to step.
struct OptimiserMemory {
    std::vector<double> first;  ///< velocity, or Adam's mean of the gradient; one a weight, or none yet
    std::vector<double> second; ///< Adam's mean of its square
    double firstPower = 1;      ///< β₁ to the number of steps
    double secondPower = 1;
};

/// With g the gradient, η the rate and μ the momentum: w −= ηg (sgd); v = μv + g, w −= ηv (momentum, Polyak
/// 1964, as PyTorch has it); the same with w −= η(g + μv) (nesterov, Sutskever et al. 2013); adam (Kingma &
/// Ba 2015): β₁ = μ, β₂ = 0.999, ε = 10⁻⁸, corrected for its bias.
class Optimiser {
public:
    Optimiser(std::string_view id, double momentum);

    void step(std::span<double> weights, std::span<const double> gradient, double rate,
              OptimiserMemory& memory) const;

private:
    enum class Kind { Sgd, Momentum, Nesterov, Adam };
    void adam(std::span<double> weights, std::span<const double> gradient, double rate,
              OptimiserMemory& memory) const;

    Kind kind_;
    double momentum_;
};

/// The choices of a field "schedule": constant, linear, cosine, step.
const std::vector<FieldChoice>& schedules();

/// What the rate is multiplied by in an epoch (from 0) of so many: 1; falling to 0 in a line or as half a
/// cosine; 1, from the middle on 0.1, from three quarters on 0.01.
double scheduleFactor(std::string_view id, std::size_t epoch, std::size_t epochs);

} // namespace actiscope
