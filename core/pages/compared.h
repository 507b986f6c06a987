// What pages that compare activations share.
#pragma once

#include "core/pages/activation_row.h"
#include "core/pages/page.h"

namespace actiscope {

/// That there are not too many rows, each is whole, and the selected one is there or −1. The sentence begins
/// with the key on this page.
tl::expected<void, std::string> checkCompared(const std::vector<ActivationRow>& rows, std::size_t most,
                                              int selected, const std::string& page);

/// Moves the ends of what is drawn to those of the view; the name of the undo step.
std::string setEnds(double& from, double& to, const ViewRange& view);

} // namespace actiscope
