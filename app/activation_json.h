// An activation as JSON, for `list --json` and `describe --json`.
#pragma once

#include "core/activations/activation.h"

#include <nlohmann/json.hpp>

namespace actiscope {

/// id, name, long_name, family, aliases, source, reference, tex, tex_derivative, parameters.
nlohmann::ordered_json toJson(const Activation& activation);

} // namespace actiscope
