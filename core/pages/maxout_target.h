// The target of the Maxout page, what can be known of it, and the pieces that the page shows.
#pragma once

#include "core/pages/maxout.h"
#include "core/vectors/difference_fit.h"
#include "core/vectors/hull_fit.h"

#include <array>
#include <memory>

namespace actiscope {

/// Everything about one target on one range, for every number of pieces.
struct TargetAnalysis {
    FitTarget target;
    Samples samples;
    ConvexHull hull;
    bool convex = true;
    std::array<MaxoutFit, mostPieces> best; ///< [k − 1]; exact for a convex target, else exact on the samples
    std::array<DifferenceFit, mostPieces> differences; ///< of a target that is not convex
    double floor = 0;                                  ///< an error not above it is rounding
};

/// Of the page's target; null for none, a sentence for one that is not finite on the range. Shared: the last
/// one is remembered, because a drag of a line draws many figures of one target.
tl::expected<std::shared_ptr<const TargetAnalysis>, std::string> targetAnalysis(const MaxoutPage& page);

/// What the page shows for its choice of fit.
struct ShownMaxout {
    Pieces pieces;
    Pieces minus; ///< of a difference, else empty
    std::shared_ptr<const TargetAnalysis> analysis;
    std::string trouble; ///< why there is no fit; empty for none
    double error = 0;    ///< sup |target − shown| over the range, NaN without target

    double at(double x) const { return maxoutAt(pieces, x).f - (minus.empty() ? 0 : maxoutAt(minus, x).f); }
};

ShownMaxout shownMaxout(const MaxoutPage& page);

} // namespace actiscope
