// The session file: the document as JSON with a schema number.
#pragma once

#include "core/document/document.h"

namespace actiscope {

/// {"actiscope": 1, "page": "curves", "curves": {…}, "softmax": {…}, …, "image": {…}}: a key for every page
/// besides the shown one's id and the image; indented, ending in a newline. `compact`
/// is for metadata inside images: one line, ASCII only.
std::string toJson(const Document& document, bool compact = false);

/// Reads a session. Missing keys take their defaults; unknown keys, keys that stand twice, wrong types,
/// values out of range, unknown activations, a newer schema, more than 256 curves or keys of one object, more
/// than 4 MiB of text or nesting deeper than 32 are errors, as a sentence that names the key
/// ("curves[2].parameters.alpha") and what is allowed.
tl::expected<Document, std::string> fromJson(std::string_view text);

} // namespace actiscope
