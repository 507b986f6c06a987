// Signals and gradients of wide random networks as the mean-field theory predicts them, layer by layer (Poole
// et al. 2016, arXiv:1606.05340; Schoenholz et al. 2017, arXiv:1611.01232).
#pragma once

#include "core/activations/activation.h"

#include <cstddef>
#include <vector>

namespace actiscope {

/// Variances of the layers of a network: weights σ_w²/fan-in, biases σ_b².
struct LayerScale {
    double sigmaW2 = 1;
    double sigmaB2 = 0;
    friend bool operator==(const LayerScale&, const LayerScale&) = default;
};

/// A layer of an activation, infinitely wide. It refers to the activation and its parameters.
class MeanFieldLayer {
public:
    MeanFieldLayer(const Activation& activation, Parameters parameters, const LayerScale& scale)
        : activation_(activation), parameters_(parameters), scale_(scale) {}

    /// What the layer makes of the variance q of its pre-activations.
    struct Step {
        double next = 0; ///< σ_w² E f(√q z)² + σ_b²: the variance of the next layer's
        double chi = 0;  ///< σ_w² E f′(√q z)²: what it multiplies the mean square of a gradient with
    };
    /// 0 ≤ q ≤ ∞. NaN where the means do not exist or quadrature does not settle them.
    Step at(double q) const;

    /// Of two inputs whose pre-activations have variance q and correlation c.
    struct CorrelationStep {
        double next = 0;  ///< the correlation of the next layer's
        double slope = 0; ///< its derivative with respect to c, at a fixed point q
    };
    /// 0 < q < ∞, −1 ≤ c ≤ 1.
    CorrelationStep correlationAt(double q, double c) const;

    const LayerScale& scale() const { return scale_; }

private:
    const Activation& activation_;
    Parameters parameters_;
    LayerScale scale_;
};

/// Layer by layer, the first at 0.
struct MeanFieldPath {
    std::vector<double> q;        ///< variance of the pre-activations
    std::vector<double> gradient; ///< root mean square of ∂/∂z, in units of that of the last layer
};
MeanFieldPath meanFieldPath(const MeanFieldLayer& layer, double firstQ, std::size_t depth);

/// The correlation of two inputs, as far as the variances of a path go.
std::vector<double> correlationPath(const MeanFieldLayer& layer, const std::vector<double>& q,
                                    double firstCorrelation);

/// The factor by which a gradient changes from layer to layer of a path: the geometric mean; NaN for one
/// layer.
double factorPerLayer(const std::vector<double>& gradient);

/// Where a deep network ends up.
struct MeanFieldLimit {
    double qStar = 0; ///< the variance that the layers run to: 0 or ∞ too, NaN where they run to none
    double chi = 0;   ///< σ_w² E f′² there: gradients die below 1 and grow above
    double xiQ = 0;   ///< layers in which the distance from q* falls by e; ∞ at a power law
    double cStar = 0; ///< the correlation that two inputs run to
    double xiC = 0;   ///< layers in which the distance from it falls by e
};
MeanFieldLimit meanFieldLimit(const MeanFieldLayer& layer, double firstQ);

/// How many layers change a gradient by a factor of 10⁶ at χ of each; ∞ where none do (χ = 1: at most a power
/// law, which has no rate).
double layersToMillionth(double chi);

/// σ_w² at which χ = 1 at a fixed point q, for biases of this σ_b: of the smallest stable q, else of the
/// smallest (GELU), else of whatever q where χ is the same for all (ReLU); NaN where there is none.
double criticalSigmaW2(const Activation& activation, Parameters parameters, double sigmaB);

/// A point of the edge of chaos, where χ = 1 at the fixed point q.
struct EdgePoint {
    double q = 0;
    double sigmaW2 = 0;
    double sigmaB2 = 0;
};
/// Where χ = 1 at a fixed point, by rising q from 0 on: points with σ_b² < 0 are there too, as the curve's
/// way out of the plane. Of an activation whose χ is that of any q (ReLU) all points have one σ_w².
std::vector<EdgePoint> edgeOfChaos(const Activation& activation, Parameters parameters);

} // namespace actiscope
