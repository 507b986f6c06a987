#include "core/fields/range_check.h"

#include "core/fields/field.h"
#include "core/fields/limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

tl::expected<void, std::string> checkRange(std::string_view fromKey, double from, std::string_view toKey,
                                           double to) {
    // Below this relative width a range has no doubles left to draw.
    constexpr double narrowest = 1e-13;
    const bool isWide = to - from > narrowest * std::max(std::fabs(from), std::fabs(to));
    if (isWide && to - from >= narrowestRange)
        return {};
    return tl::unexpected(fmt::format(
        "{} = {} must be less than {} = {}, by {}", fromKey, shortestText(from), toKey, shortestText(to),
        isWide ? shortestText(narrowestRange) + " or more" : "more than rounding"));
}

} // namespace actiscope
