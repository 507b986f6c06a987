// Finds activations by what a user types.
#pragma once

#include "core/activations/activation.h"

#include <string_view>

namespace actiscope {

/// What was found, and where when the name itself does not show it.
struct FoundActivation {
    const Activation* activation = nullptr;
    std::string where; ///< "torch nn.SiLU", an alias, the family or the formula; empty when the name says it
};

/// The activations in which every word typed occurs: in id, name, long name, aliases, framework names, family
/// or formula, whatever the case; best first (a name that starts so, then a name that holds it, then the rest
/// in that order), otherwise in the order of the catalogue. Nothing typed finds all.
std::vector<FoundActivation> searchActivations(const std::vector<Activation>& catalogue,
                                               std::string_view typed);

} // namespace actiscope
