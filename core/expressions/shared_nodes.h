// Equal parts of a formula, computed once.
#pragma once

#include "core/expressions/tree.h"

namespace actiscope {

/// The same formula in which no two nodes are equal: what occurs twice is the operand of several nodes.
Tree withSharedNodes(const Tree& tree);

} // namespace actiscope
