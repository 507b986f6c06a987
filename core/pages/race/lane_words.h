// What is said of a lane, in its panel as in the inspector.
#pragma once

#include "core/pages/race/result.h"

namespace actiscope {

/// After an epoch, or the last one before it.
const EpochNumbers& numbersAt(const LaneHistory& lane, std::size_t epoch);

/// "12.5 %"; a dash for NaN.
std::string shareText(double share);

/// log₁₀ of the size of the epoch's last update ÷ that of the weights, layer by layer: "−2.1  −2.4"; empty
/// before the first epoch.
std::string updatesText(const LaneHistory& lane, std::size_t epoch);

/// Empty where it has not.
std::string divergenceText(const LaneHistory& lane);

} // namespace actiscope
