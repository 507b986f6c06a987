// Plain text as LaTeX that every engine compiles.
#pragma once

#include <string>
#include <string_view>

namespace actiscope {

/// Escapes what LaTeX takes for itself and turns Greek letters, primes, dots and true minus signs of UTF-8
/// text into math; characters that no standard font has become '?'.
std::string texText(std::string_view text);

} // namespace actiscope
