// The target of the Maxout page, and what can be known of it.
#pragma once

#include "core/fitting/difference_fit.h"
#include "core/fitting/hull_fit.h"
#include "core/pages/maxout/state.h"

#include <memory>

namespace actiscope {

/// Which target, on which range: what an analysis depends on.
struct TargetChoice {
    std::string target;
    std::string formula;       ///< of the target "formula", else empty
    std::vector<double> drawn; ///< of the target "drawn", else empty
    FitRange on;
    friend bool operator==(const TargetChoice&, const TargetChoice&) = default;
};

/// Of a page whose target is not none.
TargetChoice targetChoice(const MaxoutPage& page);

/// The target as a function, found to be finite on the range, and its samples.
struct SampledTarget {
    FitTarget target;
    Samples samples;
};

/// Takes less than a millisecond. A sentence says why there is nothing to fit to.
tl::expected<SampledTarget, std::string> sampledTarget(const TargetChoice& choice);

/// Everything about one target on one range, for every number of pieces.
struct TargetAnalysis {
    std::string trouble; ///< why there is no fit: a sentence; empty for none, else nothing below holds
    FitTarget target;
    Samples samples;
    ConvexHull hull;
    bool convex = true;
    std::vector<MaxoutFit> best; ///< [k − 1]; exact for a convex target, else exact on the samples
    std::vector<DifferenceFit> differences; ///< [k − 1] of a target that is not convex, else empty
    double floor = 0;                       ///< an error not above it is rounding
};

/// Analyses a target in steps of some milliseconds, or finds it analysed already.
class TargetAnalyser {
public:
    explicit TargetAnalyser(const TargetChoice& choice);

    /// The next step; answers whether there is another.
    bool advance();
    /// Null until the last step.
    const std::shared_ptr<const TargetAnalysis>& result() const { return result_; }

private:
    bool finish();

    TargetChoice choice_;
    TargetAnalysis all_;
    std::shared_ptr<const TargetAnalysis> result_;
};

} // namespace actiscope
