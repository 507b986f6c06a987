// The letters of formulas: Greek ones have a name that can be typed and a sign that is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace actiscope {

/// The identifier in ASCII: "β₁" → "beta1", "alpha" unchanged.
std::string asciiIdentifier(std::string_view identifier);

/// The identifier as one reads it: "beta1" → "β₁", "speed" unchanged.
std::string readableIdentifier(std::string_view ascii);

/// The identifier in TeX: "beta1" → "\beta_{1}", "speed" → "\mathrm{speed}".
std::string texIdentifier(std::string_view ascii);

/// How many bytes of UTF-8 the character at `at` has; 1 for a byte that begins none.
std::size_t characterLength(std::string_view text, std::size_t at);

/// The number of characters before this byte.
std::size_t charactersBefore(std::string_view text, std::size_t byte);

} // namespace actiscope
