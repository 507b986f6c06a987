// Everything the user chose, as one plain value: the session file, the undo entry and the metadata of an
// exported image are all this.
#pragma once

#include "core/document/image_settings.h"
#include "core/pages/pages.h"

namespace actiscope {

struct Document : PageStates {
    std::string page = "curves"; ///< id of the page that is shown
    ImageSettings image;
    friend bool operator==(const Document&, const Document&) = default;
};

/// Sets one field by its key, as `--set` does: "page", a field of the page that is shown ("x_min") or of any
/// page ("softmax.logits"), of the image ("image.dpi") or of a curve ("curves.0.visible", "curves.0.alpha";
/// the first curve is 0). On an error the document is
/// untouched and the sentence names the key and what is allowed, or the nearest key. Fields that depend on
/// each other are checked by checkDocument once all are set.
tl::expected<void, std::string> setField(Document& document, std::string_view key, std::string_view text);

/// What no single field can see: ranges run upwards, the selected curve exists, every activation exists with
/// as many parameters as it has. The sentence names the key.
tl::expected<void, std::string> checkDocument(const Document& document);

/// Every key that setField takes for this document, for help and completion.
std::vector<std::string> fieldKeys(const Document& document);

/// The page that is shown.
const Page& shownPage(const Document& document);

/// Works out what the figure, the status and the numbers of the page that is shown have in common, for
/// whoever asks for all of them. The document stays equal to what it was.
void prepare(Document& document);

/// The page that is shown, as a figure.
Figure draw(const Document& document, const PlotSize& size, bool withData = false);

} // namespace actiscope
