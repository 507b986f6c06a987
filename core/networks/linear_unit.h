// One linear unit that learns a linear unit: y = w·a + b with inputs a = f(z), by gradient descent on half
// the mean squared error. Its loss is a bowl, ½ (w − w*)ᵀ H (w − w*), with H = E[a aᵀ].
#pragma once

#include "core/activations/activation.h"
#include "core/numerics/random.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace actiscope {

/// Two weights and, where the unit has one, the bias, whose input is 1. Without a bias it stays 0.
using UnitWeights = std::array<double, 3>;

/// H, symmetric; its third row and column are 0 without a bias.
using Curvature = std::array<std::array<double, 3>, 3>;

/// What the unit sees of an activation: f(z₁), f(z₂) with independent z ~ N(0, 1).
struct UnitInputs {
    Curvature curvature{};              ///< E[a aᵀ], or its mean over the samples
    std::vector<UnitWeights> samples{}; ///< a, (f(z₁), f(z₂), 1 or 0); none: the exact expectation
    bool bias = false;
    bool neverNegative = false; ///< f(z) ≥ 0 at all samples, or wherever it was looked at
};

/// `samples` of them by the seed or, for 0, the exact expectation by quadrature. NaN where f has no second
/// moment.
UnitInputs unitInputs(const Activation& activation, Parameters parameters, std::size_t samples,
                      const RandomStream& stream, bool bias);

/// Of H: the curvatures along its axes, and what they mean for the learning rate (Polyak 1964; LeCun et al.
/// 1998, "Efficient BackProp"). NaN where H is not finite.
struct Spectrum {
    double least = 0; ///< eigenvalues, ≥ 0
    double largest = 0;

    double kappa() const { return largest / least; }             ///< condition number, ∞ on a flat floor
    double optimalRate() const { return 2 / (least + largest); } ///< of plain descent
    double contraction() const;         ///< of the distance per step at that rate, (κ − 1)/(κ + 1)
    double contractionMomentum() const; ///< of the best heavy ball, (√κ − 1)/(√κ + 1)
    double stepsToMillionth() const;    ///< ln 10⁻⁶ / ln contraction, a real number
};
Spectrum spectrumOf(const UnitInputs& inputs);

/// How the unit learns. Momentum is PyTorch's: v ← μ v + g, w ← w − η v, or − η (g + μ v) with Nesterov's.
struct DescentRule {
    double rate = 0.5;
    double momentum = 0; ///< 0 ≤ μ < 1
    bool nesterov = false;
};

/// The largest rate with which a full batch converges: 2(1 + μ)/λ, or 2(1 + μ)/((1 + 2μ) λ) with Nesterov's
/// momentum, λ the largest eigenvalue. (From the characteristic polynomial of two steps.)
double largestRate(const Spectrum& spectrum, const DescentRule& rule);

/// Where the weights are after 0, 1, 2 … steps. A descent that leaves the numbers ends there.
struct DescentPath {
    std::vector<UnitWeights> weights;
    /// The first step that is a million times as far from the minimum as the start, where it ends, too.
    std::optional<std::size_t> divergedAt{};
};

/// With a batch of 0 it follows the expectation or all samples; with one of 1 or more so many samples a step,
/// in their order and then from the beginning, or fresh ones of the stream where there are no samples.
DescentPath descend(const UnitInputs& inputs, const Activation& activation, Parameters parameters,
                    const DescentRule& rule, std::size_t batch, std::size_t steps, const UnitWeights& start,
                    const UnitWeights& minimum, const RandomStream& stream);

/// √(Σ (w − m)²)
double distance(const UnitWeights& w, const UnitWeights& m);

/// The length of the path divided by the distance between its ends; 1 for a straight one, NaN for none.
double pathRatio(const DescentPath& path);

/// H of the two weights where the bias is always at its best: the bowl that is seen from above.
std::array<std::array<double, 2>, 2> shadowCurvature(const UnitInputs& inputs);

} // namespace actiscope
