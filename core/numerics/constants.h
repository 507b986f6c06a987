// What is neither a number nor an end of them, by the names that formulas use.
#pragma once

#include <limits>

namespace actiscope {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

} // namespace actiscope
