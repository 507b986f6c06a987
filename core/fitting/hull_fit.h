// The best a maxout, which is always convex, can do for any target.
#pragma once

#include "core/fitting/fit_target.h"

namespace actiscope {

/// The convex hull of a target from below, on the grid of its samples.
struct ConvexHull {
    std::vector<std::size_t> vertices; ///< places in the samples, rising
    std::vector<double> hull;          ///< its value at every sample
    double gap = 0;                    ///< the largest f − hull
    std::size_t worst = 0;             ///< the sample where that is

    /// Where a chord of the hull spans the worst place: no convex function that is near f at both ends can
    /// reach f in between.
    double from = 0;
    double to = 0;
};

ConvexHull convexHull(const Samples& samples);

/// Whether the target is convex up to rounding.
bool isConvex(const ConvexHull& hull, const Samples& samples);

/// Minimax fit of any target by the largest of k lines, exact on the grid of its samples. However many
/// pieces: no convex function comes nearer to f than half the gap between f and its convex hull, and the hull
/// raised by half the gap does (Ubhaya 1979), so lowerBound is at least gap/2. A line below hull + ε helps at
/// x when it is not below f(x) − ε there; that is an interval of slopes for every x, and the fewest slopes
/// that meet all intervals are found by taking the leftmost end again and again; ε by bisection. `error` is
/// on the grid. [k − 1] is the fit of k = 1 … `most` pieces.
std::vector<MaxoutFit> bestHullFits(const Samples& samples, const ConvexHull& hull, std::size_t most);

} // namespace actiscope
