// Where the numbers about an activation are looked for: a scan over the whole double range, split at kinks.
#pragma once

#include "core/activations/activation.h"

#include <functional>
#include <memory>
#include <vector>

namespace actiscope {

class Enclosure;

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
    /// Largest finite |f|, |f′|, |f″| over [−10, 10], the neighbourhoods of kinks left out, where they may
    /// grow without end.
    double size[3] = {0, 0, 0};
    std::shared_ptr<const Enclosure> enclosure; ///< of a formula that a person typed

    Jet at(double x) const { return evaluateAcross(*activation, parameters, holes, x); }

    /// Whether f, f′ or f″ (order 0, 1, 2), which is computed as y at x, really lies on that side of `level`.
    /// Of a formula an enclosure of the very place tells, where it knows all operations; else it must differ
    /// by more than the rounding of the largest values, far from 0.
    bool isSure(double x, double y, int order, double level = 0) const;

    /// f at a place that is a double for want of a nearer number: 0 where it is that but for the distance
    /// between the two, as far as an enclosure tells.
    double valueAround(double x) const;
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
    bool endless = false;       ///< many more beyond |x| = farBegins, of which only the nearest are listed
    bool faint = false;         ///< more among values that cannot be told from rounding; they are not listed
};

/// Sign changes of f, f′ or f″ (order 0, 1, 2) inside the pieces, by bisection down to neighbouring doubles.
/// A stretch of zeros between two signs is one place when it is narrower than 1e-6, and none when it is
/// wider.
Crossings crossingsOf(const Scan& scan, int order);

/// From here on to both sides only the nearest crossings are listed, where there are many.
constexpr double farBegins = 50;

/// Whether a value y at x has its sign by more than rounding.
using SureSign = std::function<bool(double x, double y)>;

/// The same for any quantity of which `values` are known at piece.x.
Crossings crossingsIn(const ScanPiece& piece, const std::vector<double>& values,
                      const std::function<double(double)>& quantity, const SureSign& isSure);

/// Neighbouring points of a piece at which a quantity has one sign, which is not 0.
struct SignRun {
    std::size_t first = 0;
    std::size_t last = 0;
    int sign = 0;
    bool sure = false;    ///< at one of the points at least; else the sign is rounding
    bool follows = false; ///< no place without a value lies between the one before and this
};
std::vector<SignRun> signRuns(const ScanPiece& piece, const std::vector<double>& values,
                              const SureSign& isSure);

double component(const Jet& y, int order);
const std::vector<double>& component(const ScanPiece& piece, int order);

} // namespace actiscope
