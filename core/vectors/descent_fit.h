// Fitting a maxout the way a network does: gradient descent from a random start.
#pragma once

#include "core/vectors/fit_target.h"

namespace actiscope {

/// One step of a descent, a value: the same start and the same number of steps give the same pieces.
struct Descent {
    Pieces pieces;   ///< in x
    double loss = 0; ///< mean squared error over the samples
    std::size_t step = 0;
};

/// k seeded random lines of the size of the target.
Descent descentStart(const Samples& samples, std::size_t k, std::uint64_t seed);

/// So many steps of full-batch gradient descent on the mean squared error, in x and f scaled to size 1. At
/// every sample only the active piece learns, so a piece that is nowhere the largest never moves again.
Descent descended(Descent from, const Samples& samples, double learningRate, std::size_t steps);

/// The largest |f − maxout| on the samples.
double supError(const Pieces& pieces, const Samples& samples);

} // namespace actiscope
