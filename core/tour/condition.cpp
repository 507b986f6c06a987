#include "core/tour/condition.h"

#include "core/document/numbers.h"
#include "core/expressions/number_expression.h"
#include "core/fields/nearest.h"
#include "core/fields/quote.h"
#include "core/text/say.h"
#include "core/tour/page_number.h"

#include <array>
#include <utility>

namespace actiscope {

namespace {

constexpr std::array<std::pair<std::string_view, Comparison>, 5> comparisons{{{"<", Comparison::Less},
                                                                              {"<=", Comparison::AtMost},
                                                                              {"=", Comparison::Equal},
                                                                              {">=", Comparison::AtLeast},
                                                                              {">", Comparison::More}}};

std::vector<std::string_view> wordsIn(std::string_view text) {
    std::vector<std::string_view> words;
    while (true) {
        const std::size_t from = text.find_first_not_of(' ');
        if (from == std::string_view::npos)
            return words;
        text.remove_prefix(from);
        const std::size_t length = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
}

/// A flag or a text; nothing for a field of another kind, or none.
std::optional<std::string> fieldText(const Document& document, std::string_view key) {
    const std::size_t dot = key.find('.');
    const Page* page = findPage(key.substr(0, dot));
    const PageField* field =
        page && dot != std::string_view::npos ? findField(*page, key.substr(dot + 1)) : nullptr;
    if (!field)
        return std::nullopt;
    const FieldValue value = field->get(document);
    if (const bool* flag = std::get_if<bool>(&value))
        return *flag ? "on" : "off";
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    return std::nullopt;
}

tl::expected<void, std::string> checkName(const Document& document, const Condition& condition) {
    const std::string& name = condition.name;
    if (condition.ofNumber)
        return checkPageNumber(document, nullptr, name);
    const bool isText = std::holds_alternative<std::string>(condition.value);
    if (isText ? fieldText(document, name).has_value() : numberAt(document, name).has_value())
        return {};
    const auto keys = fieldKeys(document);
    return tl::unexpected(isText ? say("no choice has the key {}{}", quote(name), didYouMean(name, keys))
                                 : say("no number has the key {}{}", quote(name), didYouMean(name, keys)));
}

bool compare(double value, Comparison comparison, double other) {
    switch (comparison) {
    case Comparison::Less:
        return value < other;
    case Comparison::AtMost:
        return value <= other;
    case Comparison::Equal:
        return value == other;
    case Comparison::AtLeast:
        return value >= other;
    case Comparison::More:
        return value > other;
    }
    return false;
}

} // namespace

tl::expected<Condition, std::string> conditionOf(const Document& document, std::string_view text) {
    auto words = wordsIn(text);
    Condition condition;
    condition.ofNumber = words.size() == 4 && words.front() == "number";
    if (condition.ofNumber)
        words.erase(words.begin());
    const auto refuse = [&] {
        return tl::unexpected(say("a goal is a key, one of <, <=, =, >=, > and a value, such as "
                                  "'curves.0.alpha <= 0.2' or 'number entropy < 1', not {}",
                                  quote(text)));
    };
    if (words.size() != 3)
        return refuse();
    const auto known = std::find_if(comparisons.begin(), comparisons.end(),
                                    [&](const auto& comparison) { return comparison.first == words[1]; });
    if (known == comparisons.end())
        return refuse();
    condition.name = std::string(words[0]);
    condition.comparison = known->second;
    if (const auto number = readNumber(words[2]))
        condition.value = *number;
    else if (condition.comparison == Comparison::Equal && !condition.ofNumber)
        condition.value = std::string(words[2]);
    else
        return refuse();
    if (auto ok = checkName(document, condition); !ok)
        return tl::unexpected(ok.error());
    return condition;
}

bool holds(const Condition& condition, PageNumbers& numbers) {
    const Document& document = numbers.document();
    if (const auto* text = std::get_if<std::string>(&condition.value))
        return fieldText(document, condition.name) == *text;
    const double other = std::get<double>(condition.value);
    if (condition.ofNumber) {
        const auto number = numbers.at(condition.name);
        return number && compare(number->value, condition.comparison, other);
    }
    const auto number = numberAt(document, condition.name);
    return number && compare(number->value, condition.comparison, other);
}

} // namespace actiscope
