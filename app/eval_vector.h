// `eval` for activations of a whole vector.
#pragma once

#include "app/command_line.h"
#include "core/vectors/vector_activation.h"

namespace actiscope {

/// Prints y for every vector of the input, a line each, numbers separated by commas; with `jacobian` the rows
/// ∂y_i/∂z_j instead, and an empty line after each matrix.
Outcome evalVectors(const VectorActivation& activation, const std::vector<double>& parameters, bool jacobian,
                    const std::string& input);

} // namespace actiscope
