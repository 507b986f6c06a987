// A number that a person typed: 0.5, 1/3, pi/2, 0,5.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace actiscope {

/// The value of a number as parseNumber reads it, or of a formula of numbers alone ("1/3", "pi/2", "0,5",
/// "2sqrt(2)"). The error is a sentence; "1,000" is refused, because it may be one thousand or one.
tl::expected<double, std::string> readNumber(std::string_view text);

} // namespace actiscope
