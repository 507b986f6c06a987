// Whether two numbers bound a range that can be drawn.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace actiscope {

/// Fine when `from` is below `to` by more than rounding; else a sentence that names both keys.
tl::expected<void, std::string> checkRange(std::string_view fromKey, double from, std::string_view toKey,
                                           double to);

} // namespace actiscope
