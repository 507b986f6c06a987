#include "core/document/drawing_check.h"

#include "core/pages/maxout_target.h"

#include <fmt/format.h>

namespace actiscope {

tl::expected<void, std::string> checkDrawing(const Document& document) {
    // Curves are checked with the document, and Softmax draws whatever numbers it has.
    if (document.page != "maxout" || document.maxout.show != "lines")
        return {};
    if (const auto analysis = targetAnalysis(document.maxout); !analysis)
        return tl::unexpected(fmt::format(
            "maxout.{}: {}", document.maxout.target == "formula" ? "formula" : "target", analysis.error()));
    return {};
}

} // namespace actiscope
