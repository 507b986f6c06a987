// Comma-separated values.
#pragma once

#include <string>
#include <string_view>

namespace actiscope {

/// The text as one CSV field: quoted where RFC 4180 asks for it.
std::string csvField(std::string_view text);

} // namespace actiscope
