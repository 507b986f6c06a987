// Operations of one argument, undone.
#pragma once

#include "core/expressions/tree.h"

#include <optional>
#include <vector>

namespace actiscope {

/// What a function of one argument must be given for the value y; nothing for an operation that is not in
/// the table.
std::optional<std::vector<double>> preimages(Op op, double y);

} // namespace actiscope
