// What a text has to be before it is read as a session: JSON, and of a size that can be worked with.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace actiscope {

/// Takes time and memory in proportion to the text, whatever it is. Refuses, with a sentence that names line
/// and column or the key: what is no JSON, a key that stands twice, and more than the limits of a session.
tl::expected<void, std::string> checkJsonText(std::string_view text);

} // namespace actiscope
