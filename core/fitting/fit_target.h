// What a maxout is fitted to, and how well it fits.
#pragma once

#include "core/vectors/maxout.h"

#include <functional>
#include <span>

namespace actiscope {

/// Value and slope of a target; at a corner any slope between the one-sided ones.
struct TargetPoint {
    double f = 0;
    double slope = 0;
};

/// Finite and continuous on the interval it is fitted on.
using FitTarget = std::function<TargetPoint(double x)>;

struct FitRange {
    double from = -2;
    double to = 2;
    friend bool operator==(const FitRange&, const FitRange&) = default;
};

struct MaxoutFit {
    Pieces pieces;
    double error = 0;      ///< sup |f − maxout| over the interval
    double lowerBound = 0; ///< no maxout of so many pieces has less
};

/// f on a grid of `count` equal steps.
struct Samples {
    std::vector<double> x;
    std::vector<double> f;
};

/// Count + 1 points with both ends, or the sentence that says where the target is not a finite number.
tl::expected<Samples, std::string> sampledTarget(const FitTarget& target, FitRange on, std::size_t count);

/// The largest |f − maxout| on the samples.
double supError(const Pieces& pieces, const Samples& samples);

/// The target through these points, joined by straight lines; x rising, at least two points. Outside it is
/// continued by its first and last line.
FitTarget polylineTarget(std::vector<double> x, std::vector<double> f);

/// The slope of ln error against ln k by least squares: errors[i] belongs to k = i + 1. Errors not above
/// `floor` are exact fits and left out; NaN when fewer than two are left.
double logLogSlope(std::span<const double> errors, double floor);

} // namespace actiscope
