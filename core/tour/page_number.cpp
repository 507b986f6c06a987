#include "core/tour/page_number.h"

#include "core/fields/nearest.h"
#include "core/fields/quote.h"
#include "core/fields/readable_number.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace actiscope {

namespace {

std::optional<std::size_t> placeOf(std::string_view text) {
    std::size_t place = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), place);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(place) : std::nullopt;
}

std::optional<PageNumber> numberAmong(const std::vector<PageProperty>& properties, std::string_view name) {
    for (const PageProperty& property : properties) {
        if (property.id.empty() || !name.starts_with(property.id))
            continue;
        if (const double* number = std::get_if<double>(&property.number); number && name == property.id)
            return PageNumber{said(property.label), property.value, *number};
        const auto* list = std::get_if<std::vector<double>>(&property.number);
        if (!list || name.size() <= property.id.size() || name[property.id.size()] != '.')
            continue;
        const auto place = placeOf(name.substr(property.id.size() + 1));
        if (place && *place < list->size())
            return PageNumber{said(property.label), readableNumber((*list)[*place]), (*list)[*place]};
    }
    return std::nullopt;
}

} // namespace

const std::vector<PageProperty>& PageNumbers::own() {
    const Page& page = shownPage(document_);
    if (!own_)
        own_ = page.properties ? page.properties(document_, result_) : std::vector<PageProperty>();
    return *own_;
}

std::size_t PageNumbers::rows() const {
    const Page& page = shownPage(document_);
    return page.rowProperties && !page.records.empty() ? page.records.front().count(document_) : 0;
}

const std::vector<PageProperty>& PageNumbers::ofRow(std::size_t row) {
    const auto known = rows_.find(row);
    return known != rows_.end()
               ? known->second
               : rows_.emplace(row, shownPage(document_).rowProperties(document_, result_, row))
                     .first->second;
}

std::optional<PageNumber> PageNumbers::at(std::string_view name) {
    if (auto found = numberAmong(own(), name))
        return found;
    const std::size_t dot = name.find('.');
    const auto row = placeOf(name.substr(0, dot));
    if (!row || dot == std::string_view::npos || *row >= rows())
        return std::nullopt;
    auto found = numberAmong(ofRow(*row), name.substr(dot + 1));
    if (found)
        found->label = fmt::format(
            "{}: {}", rowName(shownPage(document_).records.front().at(document_, *row)), found->label);
    return found;
}

/// All but those into lists.
std::vector<std::string> PageNumbers::names() {
    std::vector<std::string> all;
    for (const PageProperty& property : own())
        if (!property.id.empty())
            all.push_back(property.id);
    for (std::size_t row = 0; row < rows(); ++row)
        for (const PageProperty& property : ofRow(row))
            if (!property.id.empty())
                all.push_back(fmt::format("{}.{}", row, property.id));
    return all;
}

std::optional<PageNumber> pageNumber(const Document& document, const Snapshot& result,
                                     std::string_view name) {
    return PageNumbers(document, result).at(name);
}

tl::expected<void, std::string> checkPageNumber(const Document& document, const Snapshot& result,
                                                std::string_view name) {
    PageNumbers numbers(document, result);
    if ((!result && resultKey(document)) || numbers.at(name))
        return {};
    return tl::unexpected(say("unknown number {}{}", quote(name), didYouMean(name, numbers.names())));
}

} // namespace actiscope
