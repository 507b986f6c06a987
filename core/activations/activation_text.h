// An activation with its parameters, in words.
#pragma once

#include "core/activations/activation.h"

namespace actiscope {

/// "α = 0.72, β = 1"; empty when there are no parameters.
std::string parameterText(const Activation& activation, Parameters parameters);

/// "ELU (α = 0.72)".
std::string titleOf(const Activation& activation, Parameters parameters);

} // namespace actiscope
