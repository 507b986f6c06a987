// The parts of `analysed`, a file each.
#pragma once

#include "core/analysis/properties.h"

namespace actiscope::detail {

/// A place at which f grows without end, which no kink declares: a zero of a denominator, or the end of the
/// domain.
struct Pole {
    double x = 0;
    int side = 0;     ///< from the left (−1) or the right (1)
    double value = 0; ///< ±∞
};

/// f′ and f″ change sign at these; shared by several parts.
struct Turns {
    Crossings values;
    Crossings slopes;
    Crossings curvatures;
    std::vector<Pole> poles;
    bool undeclared = false; ///< a jump or corner that no kink declares
};

/// Adds the roots of f″ and f′ to the points of the scan, so that f′ and f are monotone between two of them.
Turns turnsOf(Scan& scan);

Extrema extremaOf(const Scan& scan, const Turns& turns);
Inflections inflectionsOf(const Scan& scan, const Turns& turns);
Zeros zerosOf(const Scan& scan, const Turns& turns, const Extrema& extrema);
ValueRange rangeOf(const Scan& scan, const Turns& turns);
Monotone monotoneOf(const Scan& scan, const Extrema& extrema, const Turns& turns);
SymmetryReport symmetryOf(const Scan& scan);
Smoothness smoothnessOf(const Scan& scan, const Turns& turns);
Supremum slopeSupremum(const Scan& scan, const Turns& turns);
Supremum curvatureSupremum(const Scan& scan, const Turns& turns);
Supremum reluDistanceOf(const Scan& scan, const Turns& turns);
Saturation saturationOf(const Scan& scan, double threshold, double sigma);
std::vector<Stretch> deadStretches(const Scan& scan);

/// The larger of two candidates; of equals the one that is easier to point at.
void offer(Supremum& best, const Supremum& candidate);

} // namespace actiscope::detail
