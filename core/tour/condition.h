// What a step of the tour asks for, as one comparison that the program can check.
#pragma once

#include "core/document/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace actiscope {

class PageNumbers;

enum class Comparison { Less, AtMost, Equal, AtLeast, More };

/// "curves.0.alpha <= 0.2" of a field, by its whole key, or "number 0.f1 <= 0.01" of a number of the page
/// that is shown (page_number.h).
struct Condition {
    bool ofNumber = false;
    std::string name;
    Comparison comparison = Comparison::Equal;
    std::variant<double, std::string> value; ///< a text only with =: of a choice, or on and off of a flag
    friend bool operator==(const Condition&, const Condition&) = default;
};

/// Reads one that stands on something that the document has; the sentence says what it has not.
tl::expected<Condition, std::string> conditionOf(const Document& document, std::string_view text);

/// Whether it holds of a document and its numbers. What is not there, or not known yet, does not.
bool holds(const Condition& condition, PageNumbers& numbers);

} // namespace actiscope
