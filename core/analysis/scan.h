// Where the numbers about an activation are looked for: a scan over the whole double range, split at kinks.
#pragma once

#include "core/activations/activation.h"

#include <functional>
#include <vector>

namespace actiscope {

/// f, f′ and f″ between two neighbouring kinks, where the formula does not change branch. x ascends strictly
/// inside (from, to); next to a finite end stands the neighbouring double.
struct ScanPiece {
    double from = 0; ///< a kink, or −∞
    double to = 0;   ///< a kink, or ∞
    std::vector<double> x;
    std::vector<double> f;
    std::vector<double> f1;
    std::vector<double> f2;
    bool straight = false; ///< the same f′ at every x
    bool constant = false; ///< straight with f′ = 0, so not merely saturated in double precision
};

enum class KinkKind {
    Branch,    ///< f has values there and on both sides
    Pole,      ///< f grows without end on one side or both
    DomainEnd, ///< f has no values on one side
    Gap,       ///< f has no value there, and has on both sides
};

/// A kink with what happens on its two sides.
struct KinkSides {
    double x = 0;
    Jet left; ///< limits; ±∞ where a derivative grows without end
    Jet at;
    Jet right;
    /// −1: f jumps; 0: f is continuous and f′ is not; 1: f″ jumps; 2: f, f′ and f″ are continuous.
    int smoothness = 2;
    KinkKind kind = KinkKind::Branch;
};

struct Scan {
    const Activation* activation = nullptr;
    std::vector<double> parameters;
    std::vector<ScanPiece> pieces; ///< from −∞ to ∞; one more than kinks
    std::vector<KinkSides> kinks;  ///< with the seams of a formula, which are smooth
    std::vector<Hole> holes;
    bool complete = true; ///< there are no other kinks and holes: declared, or proved of a formula
    Jet minusInfinity;    ///< limits, NaN where there is none
    Jet plusInfinity;
    double size[3] = {0, 0,
                      0}; ///< largest finite |f|, |f′|, |f″| over [−10, 10]: what rounding is measured by

    Jet at(double x) const { return evaluateAcross(*activation, parameters, holes, x); }
};

/// The numbers of the scan: x = 0 and 1/64 to 10 in steps of 1/64, to 50 in steps of 1/16, from there to
/// 1e300 in ratios of 1.05, later 10^¼, the same inwards to 1e-300, all with both signs; and, ever nearer,
/// around every kink, every narrow place and every parameter's value (a place of the formula, more often than
/// not). About 9000 points. A turn that fits between two of them is not seen.
Scan scanned(const Activation& activation, Parameters parameters);

/// A place inside a piece where a quantity changes sign.
struct Crossing {
    double x = 0;
    bool falls = false; ///< from positive to negative
    bool jump = false;  ///< it does not pass through 0: a jump or pole that is not declared as a kink
};

struct Crossings {
    std::vector<Crossing> list; ///< ascending
    bool endless = false;       ///< many more beyond |x| = 50, of which only the nearest are listed
    bool faint = false;         ///< more among values that cannot be told from rounding; they are not listed
};

/// Sign changes of f, f′ or f″ (order 0, 1, 2) inside the pieces, by bisection down to neighbouring doubles.
/// A stretch of zeros between two signs is one place when it is narrower than 1e-6, and none when it is
/// wider.
Crossings crossingsOf(const Scan& scan, int order);

/// The same for any quantity of which `values` are known at piece.x.
Crossings crossingsIn(const ScanPiece& piece, const std::vector<double>& values,
                      const std::function<double(double)>& quantity, double noise);

double component(const Jet& y, int order);
const std::vector<double>& component(const ScanPiece& piece, int order);

} // namespace actiscope
