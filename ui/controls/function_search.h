// Finds activations by what a user types.
#pragma once

#include "core/activations/activation.h"

#include <string_view>

namespace actiscope {

/// The activations in which every word typed occurs, in id, name, long name, aliases or family, whatever the
/// case; best first (a name that starts so, then a name that holds it, then the rest), otherwise in the order
/// of the catalogue. Nothing typed finds all.
std::vector<const Activation*> searchActivations(const std::vector<Activation>& catalogue,
                                                 std::string_view typed);

} // namespace actiscope
