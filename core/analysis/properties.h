// Numbers about an activation, computed for its current parameters.
#pragma once

#include "core/analysis/analysis_settings.h"
#include "core/analysis/moments.h"
#include "core/analysis/scan.h"

#include <optional>
#include <string>
#include <vector>

namespace actiscope {

/// How a number is known.
enum class Known {
    Exact, ///< to rounding: one-sided limits, limits, and roots of the exact derivatives by bisection to
           ///< neighbouring doubles. Of a typed formula it is proved for all x by interval arithmetic; of an
           ///< activation of the catalogue it rests on the kinks and limits that it declares
    Bounded, ///< by quadrature, within the error that is stated
    Sampled, ///< over the points of the scan only
};

struct ValueInterval {
    double low = 0;
    double high = 0;
    bool lowAttained = false;
    bool highAttained = false;
    friend bool operator==(const ValueInterval&, const ValueInterval&) = default;
};

struct ValueRange {
    std::vector<ValueInterval> parts; ///< ascending, disjoint; a part may be a single value
    Known known = Known::Exact;
};

struct Zero {
    double x = 0;
    bool touches = false; ///< f has the same sign on both sides
    bool atKink = false;
};

struct Stretch {
    double from = 0;
    double to = 0;
    bool hasFrom = true; ///< its ends belong to it, where that is asked: of zeros
    bool hasTo = true;
};

struct Zeros {
    std::vector<Zero> points;       ///< ascending
    std::vector<Stretch> stretches; ///< on which f = 0
    bool endless = false;           ///< infinitely many as far as the scan sees
    bool faint = false;             ///< changes of sign go on where f cannot be told from rounding
    Known known = Known::Exact;
};

/// A strict local extremum: f′ changes sign, or a corner. Flat stretches are none.
struct Extremum {
    double x = 0;
    double f = 0;
    bool maximum = false;
    bool atKink = false;
};

struct Extrema {
    std::vector<Extremum> points;
    bool endless = false;
    bool faint = false; ///< as with zeros, of f′
    Known known = Known::Exact;
};

/// Where f changes between convex and concave.
struct Inflection {
    double x = 0;
    double f = 0;
    double f1 = 0;
    bool atKink = false;
};

struct Inflections {
    std::vector<Inflection> points;
    bool endless = false;
    bool faint = false; ///< as with zeros, of f″
    Known known = Known::Exact;
};

struct Witness {
    double x = 0;
    double f = 0;
};

enum class Monotonicity { Constant, Increasing, NonDecreasing, Decreasing, NonIncreasing, None };

struct Monotone {
    Monotonicity kind = Monotonicity::None;
    /// For None: three places in ascending order, with f at the middle one above both or below both others.
    std::vector<Witness> witness;
    Known known = Known::Exact;
};

enum class Symmetry { None, Odd, Even, AboutPoint };

struct SymmetryReport {
    Symmetry kind = Symmetry::None;
    double centre = 0; ///< AboutPoint: f(−x) + f(x) = 2·centre
    Known known = Known::Sampled;
};

struct Smoothness {
    /// −1 with a jump, 0 with a corner, 1 or 2 where only a higher derivative jumps; nothing when there is no
    /// kink at all, and the formula is smooth wherever its parts are.
    std::optional<int> order;
    double place = 0; ///< of the roughest kink
    KinkKind kind = KinkKind::Branch;
    std::vector<double> undefinedAt; ///< single places without a value, ascending: poles and holes
    Known known = Known::Exact;
};

/// The supremum of a magnitude and where it is.
struct Supremum {
    enum class Where { At, Along, Approached };
    double value = 0; ///< may be ∞
    Where where = Where::At;
    double x = 0;  ///< At and Approached; ±∞ when it is approached there
    int side = 0;  ///< Approached at a kink: from the left (−1) or the right (1)
    Stretch along; ///< Along: a stretch on which it is constant
    Known known = Known::Exact;
};

/// Where |f′| is below the threshold.
struct Saturation {
    std::vector<Stretch> stretches; ///< ascending, ends may be ±∞
    double mass = 0;                ///< P(z in them)
    bool endless = false;
    Known known = Known::Exact;
};

struct Properties {
    AnalysisSettings settings;
    std::size_t points = 0; ///< of the scan that Known::Sampled speaks of
    double limitLeft = 0;   ///< of f at −∞; NaN where there is none
    double limitRight = 0;
    Known limitsKnown = Known::Exact;
    ValueRange range;
    Zeros zeros;
    Extrema extrema;
    Inflections inflections;
    Monotone monotone;
    SymmetryReport symmetry;
    Smoothness smoothness;
    std::vector<KinkSides> kinks;
    Supremum slope;     ///< sup|f′|, jumps of f left out
    Supremum curvature; ///< sup|f″|, kinks left out
    Saturation saturation;
    std::vector<Stretch> dead; ///< on which f is constant
    double deadMass = 0;       ///< P(f′(z) = 0), from those
    Known deadMassKnown = Known::Exact;
    GaussianMoments moments;
    std::optional<double> forwardGain;  ///< σ/√E[f²]: weights N(0, gain²/fan-in) keep the variance σ²
    std::optional<double> backwardGain; ///< 1/√E[f′²]: the same for gradients (He et al. 2015)
    std::optional<CriticalPoint> critical;
    Known criticalKnown = Known::Bounded; ///< where there is one
    Supremum reluDistance;                ///< sup|f(x) − max(x, 0)|
};

/// All but what needs integrals: the moments, the gains and the critical point stay empty. About 1 ms.
Properties shapeAnalysed(const Activation& activation, Parameters parameters,
                         const AnalysisSettings& settings = {});

/// Everything; a few milliseconds.
Properties analysed(const Activation& activation, Parameters parameters,
                    const AnalysisSettings& settings = {});

} // namespace actiscope
