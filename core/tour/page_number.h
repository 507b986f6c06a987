// A number of the page that is shown, by a name that a step of the tour calls it.
#pragma once

#include "core/document/document.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace actiscope {

struct PageNumber {
    std::string label; ///< with the row that it is of: "ReLU: Dead at the step"
    std::string text;  ///< its value for reading
    double value = 0;
};

/// All numbers of a document's page, each row's worked out once, when one of it is asked for.
class PageNumbers {
public:
    /// The document has to live as long.
    PageNumbers(const Document& document, Snapshot result)
        : document_(document), result_(std::move(result)) {}

    const Document& document() const { return document_; }

    /// "entropy" of the page, "p.0" the first of a list, "1.dead" of the second row; nothing when there is no
    /// such number. NaN while the result that it is of is not known.
    std::optional<PageNumber> at(std::string_view name);
    std::vector<std::string> names();

private:
    const std::vector<PageProperty>& own();
    const std::vector<PageProperty>& ofRow(std::size_t row);
    std::size_t rows() const;

    const Document& document_;
    Snapshot result_;
    std::optional<std::vector<PageProperty>> own_;
    std::map<std::size_t, std::vector<PageProperty>> rows_;
};

/// One of them.
std::optional<PageNumber> pageNumber(const Document& document, const Snapshot& result, std::string_view name);

/// Whether there can be such a number. What a page works out over time has no numbers before its result; then
/// the sentence is left for when there is one.
tl::expected<void, std::string> checkPageNumber(const Document& document, const Snapshot& result,
                                                std::string_view name);

} // namespace actiscope
