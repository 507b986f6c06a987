// The losses of a lane over many seeds.
#pragma once

#include "core/pages/race/result.h"

namespace actiscope {

struct LossQuartiles {
    double lower = 0;
    double median = 0;
    double upper = 0;
};

/// Whether the page asks for many seeds and the result knows more of them than the first.
bool hasSpread(const RacePage& page, const LaneHistory& lane);

/// Of the training loss after an epoch, over all seeds known. A seed that has diverged counts as ∞, and one
/// that has stopped at the target keeps its last loss.
LossQuartiles lossQuartiles(const LaneHistory& lane, std::size_t epoch);

/// The median of the epochs to the target over all seeds known; a seed that never came to it counts as ∞.
double medianToTarget(const LaneHistory& lane, double target);

/// The last epoch that one of the seeds has reached.
std::size_t lastOfSeeds(const LaneHistory& lane);

} // namespace actiscope
