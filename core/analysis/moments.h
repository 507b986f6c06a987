// Gaussian means of an activation, and what follows from them for initialisation.
#pragma once

#include "core/activations/activation.h"
#include "core/numerics/quadrature.h"

#include <optional>

namespace actiscope {

/// For z ~ N(0, σ²). A mean that is infinite or beyond doubles is NaN with error ∞; one that quadrature could
/// not settle (a wildly oscillating f, an f′ that is not square-integrable) has an error that says so.
struct GaussianMoments {
    Integral mean;        ///< E[f(z)]
    Integral square;      ///< E[f(z)²]
    Integral slopeSquare; ///< E[f′(z)²], jumps of f left out
};

/// By adaptive quadrature over |z| ≤ 38σ (beyond, the density is 0 in double precision), split at 0, the
/// kinks and the parameters' values.
GaussianMoments gaussianMoments(const Activation& activation, Parameters parameters, double sigma,
                                double relative = 1e-11);

/// Two of them alone: cheaper where the mean is 0 and quadrature would seek its digits in vain.
struct GaussianSquares {
    Integral square;
    Integral slopeSquare;
};
GaussianSquares gaussianSquares(const Activation& activation, Parameters parameters, double sigma,
                                double relative = 1e-11);

/// P(from < z < to) for z ~ N(0, σ²), accurate in the tails; the ends may be ±∞.
double gaussianMass(double from, double to, double sigma);

/// The edge of chaos of a wide deep network with weights N(0, σ_w²/fan-in) and biases N(0, σ_b²): the σ_w at
/// which the variance q of the pre-activations has a fixed point q = σ_w² E[f(√q z)²] + σ_b² that is stable
/// and at which perturbations neither grow nor die, χ = σ_w² E[f′(√q z)²] = 1 (Poole et al. 2016,
/// arXiv:1606.05340; Schoenholz et al. 2017, arXiv:1611.01232). For tanh with σ_b = 0 that is σ_w = 1 at q =
/// 0, for ReLU σ_w = √2.
struct CriticalPoint {
    double sigmaW = 0;
    double q = 0;
};

/// The critical point of the smallest q, looked for at q = 0 and in [1e-6, 1e4]; nothing when there is none.
std::optional<CriticalPoint> criticalPoint(const Activation& activation, Parameters parameters,
                                           double biasSigma);

} // namespace actiscope
