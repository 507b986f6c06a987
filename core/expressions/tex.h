// A formula as TeX.
#pragma once

#include "core/expressions/tree.h"

namespace actiscope {

/// "f(x) = \frac{x}{1 + e^{-x}}": fractions, roots and cases where they read better than what was typed.
std::string formulaTex(const Tree& tree);

} // namespace actiscope
