// The list of activations, in the order the user sees them.
#pragma once

#include "core/activations/activation.h"

#include <string_view>

namespace actiscope {

/// Every built-in activation, family by family.
const std::vector<Activation>& catalogue();

/// The activation with this id, or nullptr. Ids only: aliases and names are for search.
const Activation* findActivation(std::string_view id);

/// The activation with this id, or the sentence "unknown activation 'rellu': did you mean 'relu'?".
tl::expected<const Activation*, std::string> requireActivation(std::string_view id);

} // namespace actiscope
