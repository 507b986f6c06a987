#include "core/fields/field.h"

#include "core/expressions/number_expression.h"
#include "core/fields/nearest.h"
#include "core/fields/quote.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <clocale>
#include <cmath>
#include <cstdlib>

namespace actiscope {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto blank = " \t\r\n\f\v";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::vector<std::string> choiceIds(const Field& field) {
    std::vector<std::string> ids;
    for (const auto& choice : field.choices)
        ids.push_back(choice.id);
    return ids;
}

tl::unexpected<std::string> refused(const Field& field, std::string_view what, std::string_view hint = {}) {
    const std::string allowed = allowedText(field);
    return tl::unexpected(hint.empty()
                              ? say("{} cannot be {}; allowed is {}", field.id, what, allowed)
                              : say("{} cannot be {}{} Allowed is {}", field.id, what, hint, allowed));
}

tl::expected<FieldValue, std::string> checkedNumber(const Field& field, double number) {
    const bool whole = field.kind != FieldKind::Integer || number == std::trunc(number);
    const bool aboveMinimum = field.minimumIsOpen ? number > field.minimum : number >= field.minimum;
    if (!std::isfinite(number) || !whole || !aboveMinimum || number > field.maximum)
        return refused(field, shortestText(number));
    return number;
}

/// Where from_chars says "out of range" without a value: too large is ∞, too small is 0 or the least double.
/// Not by strtod: it reads in the user's locale, which Qt sets, and may stop at the decimal point.
double numberBeyondRange(std::string_view digits, bool hexadecimal) {
    static const locale_t classic = newlocale(LC_ALL_MASK, "C", nullptr);
    return strtod_l(std::string(hexadecimal ? "0x" : "").append(digits).c_str(), nullptr, classic);
}

/// Commas, semicolons or blanks between numbers, brackets around them.
std::vector<std::string_view> listWords(std::string_view text) {
    const auto between = " \t\r\n\f\v,;[](){}";
    std::vector<std::string_view> words;
    for (std::size_t from = text.find_first_not_of(between); from != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(between, from), text.size());
        words.push_back(text.substr(from, end - from));
        from = text.find_first_not_of(between, end);
    }
    return words;
}

/// The limits of one number, for a list of them.
Field elementOf(const Field& list) {
    Field element = list;
    element.kind = FieldKind::Real;
    return element;
}

tl::expected<FieldValue, std::string> checkedNumbers(const Field& field, const std::vector<double>& numbers) {
    const auto count = static_cast<int>(numbers.size());
    const Field element = elementOf(field);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        if (!checkedNumber(element, numbers[i]))
            return refused(field, say("{} at place {}", shortestText(numbers[i]), i + 1));
    if (count < field.fewest || count > field.most)
        return refused(field, count == 0   ? say("empty")
                              : count == 1 ? say("a list of {} number", count)
                                           : say("a list of {} numbers", count));
    return numbers;
}

tl::expected<FieldValue, std::string> parsedNumbers(const Field& field, std::string_view text) {
    std::vector<double> numbers;
    for (const std::string_view word : listWords(text)) {
        const auto number = readNumber(word);
        if (!number)
            return refused(field, say("{} at place {}", quote(word), numbers.size() + 1));
        numbers.push_back(*number);
    }
    return checkedNumbers(field, numbers);
}

tl::expected<FieldValue, std::string> checkedText(const Field& field, const std::string& text) {
    if (const auto bad = firstBadByte(text))
        return refused(field, say("{}, whose byte {} is no UTF-8", quote(text), *bad + 1));
    if (const std::size_t letters = letterCount(text); letters > static_cast<std::size_t>(field.most))
        return refused(field, say("{} of {} letters", quote(text), letters));
    return text;
}

tl::expected<FieldValue, std::string> checkedChoices(const Field& field, const std::string& value) {
    const auto ids = choiceIds(field);
    const auto chosen = chosenIds(value);
    for (const auto& id : chosen)
        if (std::find(ids.begin(), ids.end(), id) == ids.end())
            return refused(field, quote(id), didYouMean(id, ids));
    std::string ordered;
    for (const auto& id : ids)
        if (std::find(chosen.begin(), chosen.end(), id) != chosen.end())
            ordered += (ordered.empty() ? "" : ", ") + id;
    return ordered;
}

} // namespace

std::string allowedText(const Field& field) {
    switch (field.kind) {
    case FieldKind::Boolean:
        return say("{} or {}", "true", "false");
    case FieldKind::Text:
        return say("text of up to {} letters", field.most);
    case FieldKind::Choice:
    case FieldKind::Choices: {
        const std::string ids = fmt::format("{}", fmt::join(choiceIds(field), ", "));
        return field.kind == FieldKind::Choice ? say("one of {}", ids) : say("any of {}", ids);
    }
    case FieldKind::Numbers:
        return say("a list of {} to {}, each {}", field.fewest, field.most, allowedText(elementOf(field)));
    case FieldKind::Real:
    case FieldKind::Integer:
        break;
    }
    const bool whole = field.kind == FieldKind::Integer;
    const bool low = std::isfinite(field.minimum);
    const bool high = std::isfinite(field.maximum);
    const std::string least = shortestText(field.minimum);
    const std::string most = shortestText(field.maximum);
    if (low && high && field.minimumIsOpen)
        return whole ? say("a whole number greater than {} and not greater than {}", least, most)
                     : say("a finite number greater than {} and not greater than {}", least, most);
    if (low && high)
        return whole ? say("a whole number from {} to {}", least, most)
                     : say("a finite number from {} to {}", least, most);
    if (low && field.minimumIsOpen)
        return whole ? say("a whole number greater than {}", least)
                     : say("a finite number greater than {}", least);
    if (low)
        return whole ? say("a whole number not less than {}", least)
                     : say("a finite number not less than {}", least);
    if (high)
        return whole ? say("a whole number not greater than {}", most)
                     : say("a finite number not greater than {}", most);
    return whole ? say("a whole number") : say("a finite number");
}

tl::expected<FieldValue, std::string> checkedValue(const Field& field, const FieldValue& value) {
    switch (field.kind) {
    case FieldKind::Real:
    case FieldKind::Integer:
        if (const double* number = std::get_if<double>(&value))
            return checkedNumber(field, *number);
        break;
    case FieldKind::Boolean:
        if (std::holds_alternative<bool>(value))
            return value;
        break;
    case FieldKind::Text:
        if (const std::string* letters = std::get_if<std::string>(&value))
            return checkedText(field, *letters);
        break;
    case FieldKind::Numbers:
        if (const auto* numbers = std::get_if<std::vector<double>>(&value))
            return checkedNumbers(field, *numbers);
        break;
    case FieldKind::Choices:
        if (const std::string* ids = std::get_if<std::string>(&value))
            return checkedChoices(field, *ids);
        break;
    case FieldKind::Choice:
        if (const std::string* id = std::get_if<std::string>(&value)) {
            const auto ids = choiceIds(field);
            for (const auto& candidate : ids)
                if (candidate == *id)
                    return value;
            return refused(field, quote(*id), didYouMean(*id, ids));
        }
        break;
    }
    return refused(field, quote(valueText(value)));
}

tl::expected<FieldValue, std::string> parseValue(const Field& field, std::string_view text) {
    const std::string_view word = trimmed(text);
    switch (field.kind) {
    case FieldKind::Real:
    case FieldKind::Integer:
        for (const FieldPreset& preset : field.presets)
            if (!preset.label.empty() && word == preset.label)
                return checkedNumber(field, preset.value);
        if (const auto number = readNumber(word))
            return checkedNumber(field, *number);
        else if (word.find_first_of("0123456789") != std::string_view::npos)
            return refused(field, quote(text), fmt::format(": {}.", number.error()));
        return refused(field, quote(text));
    case FieldKind::Boolean:
        for (const auto* yes : {"true", "on", "yes", "1"})
            if (word == yes)
                return true;
        for (const auto* no : {"false", "off", "no", "0"})
            if (word == no)
                return false;
        return refused(field, quote(text));
    case FieldKind::Choice:
    case FieldKind::Choices:
        return checkedValue(field, std::string(word));
    case FieldKind::Numbers:
        return parsedNumbers(field, text);
    case FieldKind::Text:
        break;
    }
    return checkedText(field, std::string(text));
}

std::string valueText(const FieldValue& value) {
    if (const double* number = std::get_if<double>(&value))
        return shortestText(*number);
    if (const bool* yes = std::get_if<bool>(&value))
        return *yes ? "true" : "false";
    if (const auto* numbers = std::get_if<std::vector<double>>(&value)) {
        std::string text;
        for (const double number : *numbers)
            text += (text.empty() ? "" : ", ") + shortestText(number);
        return text;
    }
    return std::get<std::string>(value);
}

std::vector<std::string> chosenIds(std::string_view value) {
    std::vector<std::string> ids;
    for (const std::string_view word : listWords(value))
        ids.emplace_back(word);
    return ids;
}

std::optional<double> parseNumber(std::string_view text) {
    text = trimmed(text);
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    const bool hexadecimal = text.starts_with("0x") || text.starts_with("0X");
    if (hexadecimal)
        text.remove_prefix(2);
    // from_chars would also take a second sign, "0xinf" and "nan(1)".
    if (text.empty() || text.front() == '-' || text.back() == ')' ||
        (hexadecimal && text.find_first_of("nN") != std::string_view::npos))
        return std::nullopt;
    double number = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), number,
                        hexadecimal ? std::chars_format::hex : std::chars_format::general);
    if (end != text.data() + text.size())
        return std::nullopt;
    if (error == std::errc::result_out_of_range)
        number = numberBeyondRange(text, hexadecimal);
    else if (error != std::errc())
        return std::nullopt;
    return negative ? -number : number;
}

std::string shortestText(double number) {
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, number);
    if (std::isnan(number))
        return "nan";
    return {text, end};
}

} // namespace actiscope
