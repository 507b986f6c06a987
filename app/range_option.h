// The A:B of --x-range and its like.
#pragma once

#include "app/command_line.h"

#include <utility>

namespace actiscope {

/// Two numbers, the first less than the second; otherwise a usage error that names the option.
tl::expected<std::pair<double, double>, Failure> rangeOf(const std::string& option, const std::string& text);

} // namespace actiscope
