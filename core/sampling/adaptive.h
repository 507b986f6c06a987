// Where to put the points of a curve: as few as keep the polyline within a tenth of a pixel of the truth.
#pragma once

#include "core/activations/activation.h"
#include "core/figure/figure.h"

namespace actiscope {

/// The part of the plane that is drawn, and on how many pixels.
struct View {
    double xMinimum = -5;
    double xMaximum = 5;
    double yMinimum = -5;
    double yMaximum = 5;
    double widthPx = 800;
    double heightPx = 600;
    /// How often the curve may be evaluated, about: with fewer than a fast swing takes, details narrower than
    /// some pixels are missed.
    double evaluations = 1e6;
    /// How wide the columns are in which swings become a band: about half a line's width.
    double columnPx = 1;
};

/// A place where the drawn quantity is not continuous. Each of the three values may be outside the view, NaN
/// or ±∞.
struct Jump {
    double x = 0;
    double left = 0;  ///< limit from the left
    double right = 0; ///< limit from the right
    double at = 0;    ///< the value itself
};

struct SampledCurve {
    std::vector<Point> points;    ///< ascending in x, clipped to the view; a NaN point breaks the line
    std::vector<Jump> jumps;      ///< inside the view's x range
    std::vector<Swing> swings;    ///< as in Line: where it turns more than once in a pixel column
    std::vector<double> extremes; ///< ascending: where the swings reach least and largest values
    bool coarse = false;          ///< the evaluations did not reach for all that is promised
};

/// Samples the derivative of the given order (0, 1 or 2) over the view: split at kinks, led across holes
/// (0/0 between equal limits), refined where it bends, thinned to the fewest points within 0.1 px of the
/// curve; a band where it swings from pixel to pixel, as sin(1/x) does.
SampledCurve sampleCurve(const Activation& activation, Parameters parameters, int order, const View& view);

} // namespace actiscope
