#include "core/document/drawing_check.h"

namespace actiscope {

tl::expected<void, std::string> checkDrawing(const Document& document) {
    if (const Page& page = shownPage(document); page.checkDrawing)
        if (auto ok = page.checkDrawing(document); !ok)
            return ok;
    if (const auto result = wholeResult(document); !result)
        return tl::unexpected(result.error());
    return {};
}

} // namespace actiscope
