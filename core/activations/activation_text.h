// An activation with its parameters, in words.
#pragma once

#include "core/activations/activation.h"

namespace actiscope {

/// "α = 0.72, β = 1"; empty when there are no parameters.
std::string parameterText(const Activation& activation, Parameters parameters);

/// "ELU (α = 0.72)".
std::string titleOf(const Activation& activation, Parameters parameters);

/// What a framework calls it with these parameters: "nn.ELU(alpha=1.0)" becomes "nn.ELU(alpha=0.72)". An
/// argument is a parameter when it has its id, or when it is the only one and stands at its default.
std::string callOf(const Activation& activation, Parameters parameters, const std::string& frameworkName);

} // namespace actiscope
