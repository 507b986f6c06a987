#include "app/range_option.h"

#include "core/expressions/number_expression.h"
#include "core/fields/quote.h"
#include "core/text/say.h"

#include <fmt/format.h>

namespace actiscope {

tl::expected<std::pair<double, double>, Failure> rangeOf(const std::string& option, const std::string& text) {
    const auto colon = text.find(':');
    if (colon == std::string::npos)
        return usageError(say("{} takes A:B, such as -5:5; not {}", option, quote(text)));
    const auto a = readNumber(text.substr(0, colon));
    const auto b = readNumber(text.substr(colon + 1));
    if (!a || !b)
        return usageError(say("{} takes two numbers A:B, not {}", option, quote(text)));
    if (!(*a < *b))
        return usageError(say("{} {}: the first end must be less than the second", option, quote(text)));
    return std::pair(*a, *b);
}

} // namespace actiscope
