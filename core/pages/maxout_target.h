// The target of the Maxout page, what can be known of it, and the pieces that the page shows.
#pragma once

#include "core/pages/maxout_runs.h"
#include "core/vectors/difference_fit.h"
#include "core/vectors/hull_fit.h"

#include <memory>

namespace actiscope {

/// Which target, on which range: what an analysis depends on.
struct TargetChoice {
    std::string target;
    std::string formula;       ///< of the target "formula", else empty
    std::vector<double> drawn; ///< of the target "drawn", else empty
    Interval on;
    friend bool operator==(const TargetChoice&, const TargetChoice&) = default;
};

/// Everything about one target on one range, for every number of pieces.
struct TargetAnalysis {
    TargetChoice choice;
    std::string trouble; ///< why there is no fit: a sentence; empty for none, else nothing below holds
    FitTarget target;
    Samples samples;
    ConvexHull hull;
    bool convex = true;
    std::vector<MaxoutFit> best; ///< [k − 1]; exact for a convex target, else exact on the samples
    std::vector<DifferenceFit> differences; ///< [k − 1] of a target that is not convex, else empty
    double floor = 0;                       ///< an error not above it is rounding
};

/// Of the page's target; null for none, a sentence for one that is not finite on the range. Some
/// milliseconds, unless the page carries it (MaxoutPage::analysis).
tl::expected<std::shared_ptr<const TargetAnalysis>, std::string> targetAnalysis(const MaxoutPage& page);

/// What the page shows for its choice of fit.
struct ShownMaxout {
    Pieces pieces;
    Pieces minus; ///< of a difference, else empty
    std::shared_ptr<const TargetAnalysis> analysis;
    std::shared_ptr<const DescentRuns>
        runs;            ///< of a descent, else null; the pieces are those of the best one
    std::string trouble; ///< why there is no fit; empty for none
    double error = 0;    ///< sup |target − shown| over the range, NaN without target

    double at(double x) const { return maxoutAt(pieces, x).f - (minus.empty() ? 0 : maxoutAt(minus, x).f); }
};

ShownMaxout shownMaxout(const MaxoutPage& page);

/// Lets the page carry what its figure, status and numbers share.
void prepareMaxout(MaxoutPage& page);

} // namespace actiscope
