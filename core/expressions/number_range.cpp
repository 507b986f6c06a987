#include "core/expressions/number_range.h"

#include "core/fields/quote.h"
#include "core/text/say.h"

#include <cmath>

namespace actiscope {

std::optional<std::string> beyondRange(double number, std::string_view text) {
    std::string_view digits = text;
    const auto prefix = digits.find_first_of("xX");
    const bool hexadecimal = prefix != std::string_view::npos;
    if (hexadecimal)
        digits.remove_prefix(prefix + 1);
    const std::string_view mantissa = digits.substr(0, digits.find_first_of(hexadecimal ? "pP" : "eE"));
    const bool isZero =
        mantissa.find_first_of(hexadecimal ? "123456789abcdefABCDEF" : "123456789") == std::string_view::npos;
    if (isZero || (number != 0 && !std::isinf(number)))
        return {};
    const std::string shown = printable(text, longestQuote);
    return number == 0 ? say("the number {} is too small", shown) : say("the number {} is too large", shown);
}

} // namespace actiscope
