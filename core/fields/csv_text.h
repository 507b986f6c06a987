// Comma-separated values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace actiscope {

/// The text as one CSV field: quoted where RFC 4180 asks for it.
std::string csvField(std::string_view text);

/// The fields of a line, without its end.
std::vector<std::string> csvFields(std::string_view line);

} // namespace actiscope
