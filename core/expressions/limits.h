// What a formula does at ±∞, from its tree: which term grows fastest decides, exponentials before powers
// before logarithms.
#pragma once

#include "core/activations/activation.h"
#include "core/expressions/tree.h"

namespace actiscope {

/// The limits of f, f′ and f″ for x → ∞ (side > 0) or −∞: ±∞ where the quantity grows without end, NaN where
/// there is no limit or the leading terms do not tell it, as where they cancel. What is no NaN is proved, to
/// rounding: a function made of exp, log and algebra has the derivatives of its leading term (Hardy 1910,
/// Orders of Infinity).
Jet limitsOf(const Tree& tree, Parameters parameters, int side);

} // namespace actiscope
