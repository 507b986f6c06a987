// Whether a figure can be what was asked for.
#pragma once

#include "core/document/document.h"

namespace actiscope {

/// Whether the page that is shown can be drawn as it was asked for: its formula is one, and has numbers where
/// they are needed. Otherwise the figure holds a sentence in place of what is missing, for people who are
/// still typing, and is no figure to export. The sentence of a failure names the key.
tl::expected<void, std::string> checkDrawing(const Document& document);

} // namespace actiscope
