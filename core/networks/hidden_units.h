// One hidden layer that learns with its whole batch, and which of its units are dead.
#pragma once

#include "core/networks/data_sets.h"
#include "core/networks/initialisers.h"

#include "core/activations/activation.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace actiscope {

/// A stretch of pre-activations on which f′ is exactly 0; its ends may be infinite.
struct FlatStretch {
    double from = 0;
    double to = 0;
    friend bool operator==(const FlatStretch&, const FlatStretch&) = default;
};

/// The stretches between an activation's kinks on which its slope is 0, as far as places in them tell.
std::vector<FlatStretch> flatStretches(const Activation& activation, Parameters parameters);

/// How the hidden layer begins: weights by an initialiser, biases N(mean, sigma²), but uniform around their
/// mean with "pytorch".
struct UnitLaw {
    std::size_t units = 40;
    std::size_t inputs = 1;
    std::string init = "he";
    double sigmaW = 1; ///< of the initialiser "own"
    double biasMean = 0;
    double biasSigma = 0;
    friend bool operator==(const UnitLaw&, const UnitLaw&) = default;
};

/// Weights of units (units × inputs), their biases, the weights of the output and its bias.
struct HiddenUnits {
    std::size_t inputs = 1;
    std::vector<double> w, b, v;
    double c = 0;
    friend bool operator==(const HiddenUnits&, const HiddenUnits&) = default;
    std::size_t units() const { return b.size(); }
};

HiddenUnits drawHiddenUnits(const UnitLaw& law, std::uint64_t seed);

/// The probability that a unit of this law is dead on these inputs (in rows): that all of them are on one of
/// the flat stretches. By quadrature, to about six digits.
double bornDeadProbability(const UnitLaw& law, std::span<const double> x,
                           const std::vector<FlatStretch>& flat);

/// What a whole batch tells of a state, and its gradient of ½ mean (output − y)².
struct BatchPass {
    double loss = 0;
    std::vector<double> steepest; ///< of each unit: the largest |f′| over the samples
    HiddenUnits gradient;
};

/// Trains on the first `train` samples of the data with heavy-ball momentum: v = μ v + g, w −= η v (Polyak
/// 1964, as PyTorch has it). Keeps room for its work, so one thread at a time may use it.
class UnitTrainer {
public:
    UnitTrainer(const DataSet& data, const Activation& activation, std::vector<double> parameters);

    const BatchPass& pass(const HiddenUnits& state);
    /// The step that follows from the last pass.
    void step(HiddenUnits& state, HiddenUnits& velocity, double rate, double momentum) const;

private:
    const DataSet& data_;
    BatchEvaluation evaluate_;
    std::vector<double> parameters_;
    std::vector<double> z_, f_, f1_, residual_;
    BatchPass pass_;
};

/// The output for one input.
double outputOf(const HiddenUnits& state, const Activation& activation, Parameters parameters,
                std::span<const double> x);

/// The smallest rate at which the first step kills a unit: makes all of its samples end on one flat stretch,
/// of units that are on none before. ∞ where no rate does. `pass` is that of the state.
double criticalRate(const HiddenUnits& state, const BatchPass& pass, const DataSet& data,
                    const std::vector<FlatStretch>& flat);

} // namespace actiscope
