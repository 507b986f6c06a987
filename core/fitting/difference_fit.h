// What one maxout cannot, two can: every continuous piecewise linear function is the difference of two
// maxouts.
#pragma once

#include "core/fitting/fit_target.h"

namespace actiscope {

/// max(plus) − max(minus) (Goodfellow et al. 2013, theorem 4.3; Wang 2004).
struct DifferenceFit {
    Pieces plus;
    Pieces minus;
    double error = 0; ///< sup |f − difference| on the grid
};

double differenceAt(const DifferenceFit& fit, double x);

/// A continuous piecewise linear function within ε of the samples, each segment as long as ε allows (O'Rourke
/// 1981 without the last freedom), turned into a difference: every bend upwards is a piece of plus, every
/// bend downwards one of minus. ε is the smallest for which both have at most k ≥ 1 pieces, by bisection; it
/// is a good fit and not proved the best. [k − 1] is the fit of k = 1 … `most`.
std::vector<DifferenceFit> differenceFits(const Samples& samples, std::size_t most);

} // namespace actiscope
