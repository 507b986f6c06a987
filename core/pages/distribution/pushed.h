// What the panels and the numbers of the Distribution page are made of, worked out once.
#pragma once

#include "core/analysis/pushforward.h"
#include "core/pages/distribution/state.h"

#include <memory>

namespace actiscope {

/// The pre-activations: a law, or samples of a file.
struct DistributionInput {
    InputLaw law; ///< of samples: only their mean and standard deviation
    std::shared_ptr<const std::vector<double>> samples;
    std::string trouble; ///< why there are no samples; often empty
};
DistributionInput inputOf(const DistributionPage& page);

/// "no samples from 'z.csv'", what is wrong where there is trouble.
std::string troubleHeading(const DistributionPage& page);

/// The numbers of one activation. Of samples they are means over the samples, else by quadrature; NaN where
/// that does not settle.
struct OutputNumbers {
    double mean = 0;                   ///< E[f(z)]
    double variance = 0;               ///< E[(f − E f)²]
    double secondMoment = 0;           ///< E[f²]
    double derivativeMean = 0;         ///< E[f′], jumps of f left out
    double derivativeSecondMoment = 0; ///< E[f′²], likewise
    double saturated = 0;              ///< P(|f′(z)| < threshold)
    double dead = 0;                   ///< P(f′(z) = 0), where f is constant
    double gainForward = 0; ///< σ/√E[f²]: weights N(0, gain²/fan-in) give the next layer's z the variance σ²
    double gainBackward = 0; ///< 1/√E[f′²]: weights N(0, gain²/fan-out) keep the variance of gradients
    double inverseRms = 0;   ///< 1/√E[f²]: the forward gain that makes the next z have variance 1
    double deviationRatio = 0;         ///< σ/√Var f: taken for a gain by mistake
    std::vector<Atom> atoms;           ///< values y with a probability of their own
    std::vector<Atom> derivativeAtoms; ///< of f′
};

/// An activation that is shown, with its numbers.
struct PushedRow {
    std::size_t row = 0;
    ActivationPtr activation;
    std::vector<double> parameters;
    std::string name;
    Paint paint;
    std::shared_ptr<const ActivationRun> run;
    std::shared_ptr<const OutputNumbers> numbers;
};

/// Nothing for a row that cannot be drawn.
std::optional<PushedRow> pushedRow(const DistributionPage& page, const DistributionInput& input,
                                   std::size_t row);

/// All visible ones, in the order of the list.
std::vector<PushedRow> pushedRows(const DistributionPage& page, const DistributionInput& input);

/// A number of every activation: for the inspector, the figure and `actiscope numbers`.
struct OutputNumber {
    const char* id;
    const char* symbol; ///< in the figure
    const char* label;
    const char* help;
    const char* unit; ///< "%" for a share, which is shown in hundredths and counted in ones
    double OutputNumbers::*value;
};
const std::vector<OutputNumber>& outputNumberTable();

/// As it is read: "0.3943", "31.7 %".
std::string outputNumberText(const OutputNumber& number, const OutputNumbers& of);

/// "z ~ N(0, 1.5²)", "z uniform, mean 0, σ = 1", "1000 samples of 'z.csv'".
std::string inputText(const DistributionPage& page, const DistributionInput& input);

} // namespace actiscope
