// What typed numbers no double holds.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace actiscope {

/// The sentence that refuses a number whose digits parseNumber reads as ∞ ("1e400") or, though one of them is
/// not 0, as 0 ("1e-400").
std::optional<std::string> beyondRange(double number, std::string_view text);

} // namespace actiscope
