// A formula as textbooks write it: of exp, log and the four operations.
#pragma once

#include "core/expressions/tree.h"

namespace actiscope {

/// The same function of x with sigmoid, softplus, tanh and their like written out: sigmoid(u) as 1/(1 +
/// e^−u), softplus(u) as log(1 + e^u), tanh(u) as (e^u − e^−u)/(e^u + e^−u), expm1(u) as e^u − 1. These
/// overflow and cancel where a library's functions do not.
Tree textbookForm(const Tree& tree);

} // namespace actiscope
