// The result of a page, waited for by somebody who is told how far it is.
#pragma once

#include "core/document/document.h"

#include <functional>

namespace actiscope {

/// As wholeResult(document). `progress` is told the part that is done (0 … 1) now and then, on this thread.
tl::expected<Snapshot, std::string> wholeResult(const Document& document,
                                                const std::function<void(double)>& progress);

} // namespace actiscope
