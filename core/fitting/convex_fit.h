// The best maxout of k pieces for a convex target, exactly.
#pragma once

#include "core/fitting/fit_target.h"

namespace actiscope {

/// Minimax fits of a convex target by the largest of k = 1, 2 … `most` lines: [k − 1] is that of k. On a
/// segment the best line is the chord lowered by half its largest height over f; with equal errors on k
/// segments the lowered chords meet at the segments' ends, so their maximum is the fit. No k-piece maxout
/// beats the smallest of the k errors: it would need a break inside each of the k segments, and it has k − 1
/// breaks (the argument of de la Vallée Poussin 1919). lowerBound is that smallest error; it agrees with
/// `error` to rounding where f is not piecewise linear. A target that fewer pieces give exactly gets fewer.
///
/// For x² on [a, b] the error is (b − a)²/(8 k²); for a smooth target it falls as k⁻².
std::vector<MaxoutFit> bestConvexFits(const FitTarget& target, FitRange on, std::size_t most);

} // namespace actiscope
