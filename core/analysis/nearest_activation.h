// "What is this?": which activations of the catalogue come nearest to a curve, with which parameters.
#pragma once

#include "core/expressions/resolve.h"

#include <functional>
#include <stop_token>

namespace actiscope {

struct NearestActivation {
    const Activation* activation = nullptr;
    std::vector<double> parameters; ///< fitted, rounded as far as the fit allows
    double distance = 0; ///< largest |difference| over the range; ∞ where one has no finite value
    double at = 0;       ///< x where it is reached
};

struct NearestQuery {
    ActivationPtr curve;            ///< never among the answers
    std::vector<double> parameters; ///< of the curve
    double from = -5;               ///< from < to, finite
    double to = 5;
    std::size_t most = 5; ///< answers wanted
};

/// The nearest first; of those that agree to rounding, the one with fewer parameters. Parameters are sought
/// from several starts within the slider ranges, and may leave those as far as the fields allow; activations
/// with more than four stay at their defaults, since they fit anything. Tells its progress, 0…1. A stop
/// request ends it soon, with the answers so far. The same query gives the same answer.
std::vector<NearestActivation> nearestActivations(const NearestQuery& query,
                                                  const std::vector<Activation>& catalogue,
                                                  const std::stop_token& stop = {},
                                                  const std::function<void(double)>& progress = {});

} // namespace actiscope
