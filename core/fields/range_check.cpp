#include "core/fields/range_check.h"

#include "core/fields/field.h"
#include "core/fields/limits.h"
#include "core/text/say.h"

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
    const std::string low = shortestText(from);
    const std::string high = shortestText(to);
    return tl::unexpected(
        isWide ? say("{} = {} must be less than {} = {}, by {} or more", fromKey, low, toKey, high,
                     shortestText(narrowestRange))
               : say("{} = {} must be less than {} = {}, by more than rounding", fromKey, low, toKey, high));
}

} // namespace actiscope
