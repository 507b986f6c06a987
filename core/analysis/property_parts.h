// The parts of `analysed`, a file each.
#pragma once

#include "core/analysis/properties.h"

namespace actiscope::detail {

/// f′ and f″ change sign at these; shared by several parts.
struct Turns {
    Crossings values;
    Crossings slopes;
    Crossings curvatures;
    bool undeclared = false; ///< a jump or corner that no kink declares
};

Turns turnsOf(const Scan& scan);

Extrema extremaOf(const Scan& scan, const Turns& turns);
Inflections inflectionsOf(const Scan& scan, const Turns& turns);
Zeros zerosOf(const Scan& scan, const Turns& turns, const Extrema& extrema);
ValueRange rangeOf(const Scan& scan, const Turns& turns);
Monotone monotoneOf(const Scan& scan, const Extrema& extrema, const Turns& turns);
SymmetryReport symmetryOf(const Scan& scan);
Smoothness smoothnessOf(const Scan& scan, const Turns& turns);
Supremum slopeSupremum(const Scan& scan, const Turns& turns);
Supremum curvatureSupremum(const Scan& scan);
Supremum reluDistanceOf(const Scan& scan);
Saturation saturationOf(const Scan& scan, double threshold, double sigma);
std::vector<Stretch> deadStretches(const Scan& scan);

/// The larger of two candidates; of equals the one that is easier to point at.
void offer(Supremum& best, const Supremum& candidate);

} // namespace actiscope::detail
