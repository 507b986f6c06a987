// The list of activations, in the order the user sees them.
#pragma once

#include "core/activations/activation.h"

#include <string_view>

namespace actiscope {

/// Every built-in activation, family by family.
const std::vector<Activation>& catalogue();

/// What a family is called in lists, "Sigmoids" for "sigmoid"; the id itself when there is no such family.
std::string_view familyName(std::string_view family);

/// The ids that an introduction to deep learning names, in its order. "softmax" and "maxout" are not in the
/// catalogue: they act on a whole layer and have pages of their own.
const std::vector<std::string>& essentials();

/// The activation with this id, or nullptr. Ids only: aliases and names are for search.
const Activation* findActivation(std::string_view id);

/// ": did you mean 'sigmoid'?" for a name, alias or framework name of an activation ("logistic", "nn.SiLU"),
/// else for the nearest id, among the catalogue's and `more`; empty when none is near.
std::string activationHint(std::string_view name, const std::vector<std::string>& more = {});

/// The activation with this id, or the sentence "unknown activation 'rellu': did you mean 'relu'?".
tl::expected<const Activation*, std::string> requireActivation(std::string_view id);

} // namespace actiscope
