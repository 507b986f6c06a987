// What an activation makes of random pre-activations: means, densities and atoms of f(z) and of f′(z).
#pragma once

#include "core/analysis/properties.h"

namespace actiscope {

/// The pre-activations z: N(mean, sigma²), or uniform with the same mean and standard deviation, which is the
/// interval mean ± √3·sigma.
struct InputLaw {
    enum class Kind { Gaussian, Uniform };
    Kind kind = Kind::Gaussian;
    double mean = 0;
    double sigma = 1; ///< > 0
    friend bool operator==(const InputLaw&, const InputLaw&) = default;
};

double density(const InputLaw& law, double z);

/// P(from < z < to), accurate in the tails; the ends may be ±∞.
double mass(const InputLaw& law, double from, double to);

/// Where z lies: all of it, or all but 1e-18 of a Gaussian.
struct Support {
    double from = 0;
    double to = 0;
};
Support supportOf(const InputLaw& law);

/// Expectations over z. One that is infinite or beyond doubles is NaN with error ∞.
struct PushedMoments {
    Integral mean;        ///< E[f]
    Integral square;      ///< E[f²]
    Integral variance;    ///< E[(f − E f)²]: of its own, so that nothing cancels
    Integral slope;       ///< E[f′], jumps of f left out
    Integral slopeSquare; ///< E[f′²], likewise
};

/// By adaptive quadrature over all z whose density is no 0 in double precision, split at the kinks and
/// narrow places.
PushedMoments pushedMoments(const Activation& activation, Parameters parameters, const InputLaw& law,
                            double relative = 1e-11);

/// A stretch of z on which f, or f′, has one value.
struct FlatPart {
    double from = 0; ///< may be −∞
    double to = 0;
    double value = 0;
};

/// A stretch of z on which f, or f′, only rises or only falls.
struct MonotonePart {
    double from = 0; ///< may be −∞
    double to = 0;
};

/// How f and f′ run over all z: what of a push-forward does not depend on the law of z.
struct RunOfValues {
    std::vector<MonotonePart> monotone; ///< ascending
    std::vector<FlatPart> flat;         ///< ascending
    bool countless = false;             ///< more turns than are listed
};
struct ActivationRun {
    RunOfValues value;              ///< of f
    RunOfValues slope;              ///< of f′
    std::vector<Stretch> saturated; ///< where |f′| < threshold
    std::vector<Stretch> dead;      ///< where f′ = 0: on which f is constant
};

/// About a millisecond.
ActivationRun activationRun(const Activation& activation, Parameters parameters, double threshold);

/// A single value with a probability of its own.
struct Atom {
    double at = 0;
    double mass = 0;
    friend bool operator==(const Atom&, const Atom&) = default;
};

/// Ascending, equal values together; of no more than rounding none.
std::vector<Atom> atomsOf(const RunOfValues& run, const InputLaw& law);

/// The density of f(z) (order 0) or f′(z) (order 1) beside its atoms: Σ p(z)/|f′(z)| over all z that give
/// this value. ∞ at a value where f turns.
class PushedDensity {
public:
    PushedDensity(const Activation& activation, Parameters parameters, int order, const RunOfValues& run,
                  const InputLaw& law);

    double at(double y) const;
    /// Where the density jumps or grows without end: the values at the ends of the monotone parts, ascending.
    const std::vector<double>& edges() const { return edges_; }
    /// The least and the largest value; no value at all where they are the wrong way round.
    double least() const { return least_; }
    double most() const { return most_; }

private:
    /// A monotone part with values at some places in it, between which a root is looked for.
    struct Part {
        std::vector<double> z;
        std::vector<double> y;
    };
    double quantity(double z) const;
    double share(double z) const;

    const Activation& activation_;
    std::vector<double> parameters_;
    int order_;
    InputLaw law_;
    std::vector<Part> parts_;
    std::vector<double> edges_;
    double least_;
    double most_;
};

/// The same as mean densities of equal cells from `from` to `to`, for functions that turn too often to be
/// followed: the mass of many narrow stretches of z, each spread evenly over the values at its ends. What is
/// on flat parts is left out.
std::vector<double> cellDensities(const Activation& activation, Parameters parameters, int order,
                                  const RunOfValues& run, const InputLaw& law, double from, double to,
                                  std::size_t cells);

} // namespace actiscope
