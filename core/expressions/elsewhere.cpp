#include "core/expressions/elsewhere.h"

#include "core/expressions/letters.h"
#include "core/expressions/names.h"
#include "core/fields/quote.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace actiscope {

namespace {

constexpr auto none = std::string_view::npos;

bool isWordCharacter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == none ? std::string_view()
                         : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Letters, digits and _ at the beginning.
std::string_view wordAt(std::string_view text) {
    const auto* end = std::find_if_not(text.begin(), text.end(), isWordCharacter);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

bool isName(std::string_view word) {
    return !word.empty() && (std::isalpha(static_cast<unsigned char>(word.front())) != 0);
}

bool namesFunction(std::string_view name) {
    return isName(name) && (findFormulaFunction(name) || callableActivation(name));
}

/// What stands between the bracket at the beginning and its partner; nothing when it has none.
std::string_view inBrackets(std::string_view text) {
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        if (depth == 0)
            return i == 0 ? std::string_view() : text.substr(1, i - 1);
    }
    return {};
}

std::string shown(std::string_view text) {
    return printable(text, longestQuote);
}

/// "tanh(2x)" of "tanh" and "(2x) + 1"; of x where no argument can be found.
std::string callOf(std::string_view name, std::string_view after) {
    const std::string_view argument = trimmed(inBrackets(trimmed(after)));
    return fmt::format("{}({})", name, argument.empty() ? "x" : shown(argument));
}

std::string inverseOf(std::string_view name) {
    const std::string inverse = fmt::format("a{}", name);
    return findFormulaFunction(inverse) ? inverse : std::string();
}

/// sin^2(x), sin²(x), tanh^-1(x): the exponent behind the name of a function.
std::string poweredFunction(std::string_view name, std::string_view after) {
    struct Power {
        std::string_view sign;
        std::string_view exponent;
    };
    constexpr std::array<Power, 5> signs{{{"⁻¹", "-1"}, {"²", "2"}, {"³", "3"}, {"**", ""}, {"^", ""}}};
    const auto* power = std::find_if(signs.begin(), signs.end(),
                                     [&](const Power& each) { return after.starts_with(each.sign); });
    if (power == signs.end())
        return {};
    after.remove_prefix(power->sign.size());
    std::string exponent(power->exponent);
    if (exponent.empty()) {
        after = trimmed(after);
        const bool bracketed = after.starts_with('(');
        std::string_view inside = bracketed ? inBrackets(after) : after;
        const bool minus = inside.starts_with('-');
        inside.remove_prefix(minus ? 1 : 0);
        std::string_view digits = wordAt(inside);
        if (!isName(digits))
            digits = digits.substr(0, digits.find_first_not_of("0123456789"));
        const bool more = bracketed ? digits != inside : inside.substr(digits.size()).starts_with('.');
        if (digits.empty() || more)
            return {};
        exponent = (minus ? "-" : "") + shown(digits);
        after.remove_prefix(digits.size() + (minus ? 1 : 0) + (bracketed ? 2 : 0));
    }
    if (const std::string inverse = inverseOf(name); exponent == "-1" && !inverse.empty())
        return say("the inverse of {} is another function: write {}", name, callOf(inverse, after));
    return say("a power stands behind the argument: write {}^{}", callOf(name, after), exponent);
}

/// sin 2x
std::string unbracketedArgument(std::string_view name, std::string_view after) {
    const std::string_view rest = trimmed(after);
    if (rest.empty() || rest.size() == after.size() || std::isdigit(static_cast<unsigned char>(rest[0])) == 0)
        return {};
    const auto* end =
        std::find_if_not(rest.begin(), rest.end(), [](char c) { return isWordCharacter(c) || c == '.'; });
    return say("{} is a function: write {}({})", name, name,
               shown(rest.substr(0, static_cast<std::size_t>(end - rest.begin()))));
}

/// np.tanh(x), math.pi: at the point behind a name.
std::string prefixed(std::string_view text, std::size_t byte) {
    std::string_view rest = text.substr(byte);
    std::string_view last;
    while (rest.starts_with('.') && isName(wordAt(rest.substr(1)))) {
        last = wordAt(rest.substr(1));
        rest.remove_prefix(1 + last.size());
    }
    if (byte == 0 || last.empty() || !isWordCharacter(text[byte - 1]))
        return {};
    const bool called = rest.starts_with('(');
    if (called && namesFunction(last))
        return say("names have no prefix: write {}", callOf(last, rest));
    if (!called && namedConstant(last))
        return say("names have no prefix: write {}", last);
    return say("names have no prefix, and no point in them");
}

/// Whether the text can be moved into a call: its brackets have their partners.
bool isWhole(std::string_view text) {
    int depth = 0;
    for (const char c : text) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth < 0)
            return false;
    }
    return depth == 0 && !trimmed(text).empty();
}

std::string choice(std::string_view condition, std::string_view then, std::string_view otherwise) {
    const bool whole = isWhole(condition) && isWhole(then) && isWhole(otherwise);
    if (!whole)
        return say("a choice is a function: write if(x > 0, a, b)");
    return say("a choice is a function: write if({}, {}, {})", shown(trimmed(condition)),
               shown(trimmed(then)), shown(trimmed(otherwise)));
}

/// x>0 ? x : 0
std::string questioned(std::string_view text, std::size_t byte) {
    const auto colon = text.find(':', byte);
    if (colon == none)
        return choice({}, {}, {});
    return choice(text.substr(0, byte), text.substr(byte + 1, colon - byte - 1), text.substr(colon + 1));
}

/// x if x>0 else 0
std::string chosen(std::string_view text, std::size_t byte) {
    constexpr std::string_view word = "else";
    const auto at = text.find(word, byte);
    if (trimmed(text.substr(0, byte)).empty() || at == none)
        return {};
    return choice(text.substr(byte + 2, at - byte - 2), text.substr(0, byte), text.substr(at + word.size()));
}

/// The base of a power whose sign stands at this byte.
std::string_view baseBefore(std::string_view text, std::size_t sign) {
    std::string_view before = trimmed(text.substr(0, sign));
    std::size_t from = before.size();
    if (before.ends_with(')')) {
        int depth = 0;
        while (from > 0) {
            --from;
            depth += before[from] == ')' ? 1 : before[from] == '(' ? -1 : 0;
            if (depth == 0)
                break;
        }
    }
    const auto isOfName = [](char c) {
        return isWordCharacter(c) || c == '.' || static_cast<unsigned char>(c) >= 0x80;
    };
    while (from > 0 && isOfName(before[from - 1]))
        --from;
    return before.substr(from);
}

std::string_view factorAt(std::string_view rest) {
    std::size_t size = 0;
    while (size < rest.size() &&
           (isWordCharacter(rest[size]) || static_cast<unsigned char>(rest[size]) >= 0x80))
        ++size;
    if (size < rest.size() && rest[size] == '(') {
        const auto inside = inBrackets(rest.substr(size));
        size = inside.empty() ? rest.size() : size + inside.size() + 2;
    } else if (size == 0 && rest.starts_with('|')) {
        size = std::min(rest.find('|', 1), rest.size() - 1) + 1;
    }
    return rest.substr(0, size);
}

} // namespace

std::string writtenElsewhere(std::string_view text, std::size_t byte) {
    if (byte >= text.size())
        return {};
    const std::string_view rest = text.substr(byte);
    if (rest[0] == '.')
        return prefixed(text, byte);
    if (rest[0] == '?')
        return questioned(text, byte);
    if (rest[0] == '>' && byte > 0 && text[byte - 1] == '<')
        return say("for unequal write !=");
    const std::string_view name = wordAt(rest);
    if (name == "if")
        return chosen(text, byte);
    if (!namesFunction(name))
        return {};
    const std::string_view after = rest.substr(name.size());
    std::string powered = poweredFunction(name, after);
    return powered.empty() ? unbracketedArgument(name, after) : powered;
}

std::string readingsOfExponent(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, byte);
    const auto caret = before.rfind('^');
    const auto stars = before.rfind("**");
    const bool isCaret = caret != none && (stars == none || caret > stars);
    const std::size_t sign = isCaret ? caret : stars;
    if (sign == none)
        return say("{0}^({1}*{2}) or {0}^{1}*{2}", "e", "2", "x");
    const std::string base = shown(baseBefore(text, sign));
    const std::string exponent = shown(trimmed(before.substr(sign + (isCaret ? 1 : 2))));
    const std::string factor = shown(factorAt(text.substr(byte)));
    return say("{0}^({1}*{2}) or {0}^{1}*{2}", base, exponent, factor);
}

} // namespace actiscope
