// A panel that says in words why there is nothing to draw.
#pragma once

#include "core/figure/figure.h"

namespace actiscope {

/// The first sentence is strong; the second may be empty.
Panel sentencePanel(std::string id, const std::string& first, const std::string& second);

} // namespace actiscope
