// An activation as JSON, for `list --json` and `describe --json`.
#pragma once

#include "core/vectors/vector_activation.h"

#include <nlohmann/json.hpp>

namespace actiscope {

/// Everything the catalogue says: id, names, family, aliases, frameworks, variants, differences, pitfall,
/// source, reference, formula, tex, tex_derivative, parameters.
nlohmann::ordered_json toJson(const Activation& activation);

/// The same with tex_jacobian in place of tex_derivative, and "takes": "vector".
nlohmann::ordered_json toJson(const VectorActivation& activation);

} // namespace actiscope
