// The parts of the ELU family, a file each.
#pragma once

#include "core/activations/activation.h"

namespace actiscope {

std::vector<Activation> scaledElus(); ///< slope·x on the right, a·(e^(bx) − 1) on the left
std::vector<Activation> otherElus();  ///< another left branch, or gated

} // namespace actiscope
