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

struct KeyAndText {
    std::string key;
    std::string text;
};

/// Sets fields by their keys, as `--set` does: "page", a field of the page that is shown afterwards ("x_min")
/// or of any page ("softmax.logits"), of the image ("image.dpi") or of a curve ("curves.0.visible",
/// "curves.0.alpha"; the first curve is 0). All are set, then fields that depend on them are brought into
/// line, so their order does not matter. On an error, which may be that keys contradict each other, the
/// document is untouched and the sentence names the key and what is allowed, or the nearest key. What no
/// single field can see is checked by checkDocument.
tl::expected<void, std::string> setFields(Document& document, const std::vector<KeyAndText>& changes);

/// Sets one field.
tl::expected<void, std::string> setField(Document& document, std::string_view key, std::string_view text);

/// What no single field can see: ranges run upwards, the selected curve exists, every activation exists with
/// as many parameters as it has. The sentence names the key.
tl::expected<void, std::string> checkDocument(const Document& document);

/// Every key that setField takes for this document, for help and completion.
std::vector<std::string> fieldKeys(const Document& document);

/// The page that is shown.
const Page& shownPage(const Document& document);

/// What the result of the page that is shown depends on; of nothing where there is none to work out.
RunKey resultKey(const Document& document);

/// The run that makes it, for a document that has a key.
std::unique_ptr<Run> startResult(const Document& document);

/// The result of the page that is shown, waited for; null where there is none. A sentence when the run
/// failed.
tl::expected<Snapshot, std::string> wholeResult(const Document& document);

/// The page that is shown, as a figure. The result may be null, or that of an earlier document.
Figure draw(const Document& document, const Snapshot& result, const PlotSize& size, bool withData = false);

/// The two parts of it, for who draws the second more often: a read-out that follows the pointer.
Figure drawWithoutReadOut(const Document& document, const Snapshot& result, const PlotSize& size,
                          bool withData = false);
void drawReadOut(const Document& document, const Snapshot& result, const PlotSize& size, Figure& figure);

/// Likewise with its result, which is waited for: for files. A result that failed is left out.
Figure draw(const Document& document, const PlotSize& size, bool withData = false);

} // namespace actiscope
