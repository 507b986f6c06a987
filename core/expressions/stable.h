// The forms of textbooks that are unstable in doubles, put into forms that are stable.
#pragma once

#include "core/expressions/tree.h"

namespace actiscope {

/// The same function of x with its well-known unstable parts replaced: log(1 + e^u) by softplus(u),
/// a/(1 + e^u) by a·sigmoid(−u), (e^u − e^−u)/(e^u + e^−u) by tanh(u), u + sqrt(u² + c) by what does not
/// cancel for u < 0, and their like, whatever the order of terms. For evaluation only: what a person typed
/// is what is shown.
Tree stabilised(const Tree& tree);

} // namespace actiscope
