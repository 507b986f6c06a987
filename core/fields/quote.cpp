#include "core/fields/quote.h"

#include <cstdint>
#include <vector>

namespace actiscope {

namespace {

struct Letter {
    std::size_t bytes = 1;
    char32_t code = 0;
    bool valid = false; ///< else one byte that is no UTF-8
};

/// The letter that the text begins with (RFC 3629: shortest form, no surrogates, up to U+10FFFF).
Letter firstLetter(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    if (byte(0) < 0x80)
        return {1, byte(0), true};
    const std::size_t bytes = byte(0) >= 0xf0 ? 4 : byte(0) >= 0xe0 ? 3 : 2;
    if (byte(0) < 0xc2 || byte(0) > 0xf4 || text.size() < bytes)
        return {};
    char32_t code = byte(0) & (0xffU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xc0U) != 0x80)
            return {};
        code = code << 6 | (byte(i) & 0x3fU);
    }
    const bool overlong = (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000);
    if (overlong || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
        return {};
    return {bytes, code, true};
}

bool isPrintable(char32_t code) {
    const bool control = code < 0x20 || (code >= 0x7f && code < 0xa0);
    const bool separator = code == 0x2028 || code == 0x2029;
    const bool direction = code == 0x061c || code == 0x200e || code == 0x200f ||
                           (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    const bool noLetter = code == 0xfeff || (code & 0xfffeU) == 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
    return !control && !separator && !direction && !noLetter;
}

constexpr std::string_view replacement = "\uFFFD";
constexpr std::string_view ellipsis = "…";

} // namespace

std::string printable(std::string_view text, std::size_t mostLetters) {
    std::string shown;
    std::size_t letters = 0;
    while (!text.empty()) {
        if (letters++ == mostLetters)
            return shown.append(ellipsis);
        const Letter letter = firstLetter(text);
        shown.append(letter.valid && isPrintable(letter.code) ? text.substr(0, letter.bytes) : replacement);
        text.remove_prefix(letter.bytes);
    }
    return shown;
}

std::string quote(std::string_view text) {
    return "'" + printable(text, longestQuote) + "'";
}

std::string quotePath(std::string_view path) {
    constexpr std::size_t begin = longestQuote / 3;
    std::vector<std::size_t> starts; // of the letters
    for (std::size_t at = 0; at < path.size(); at += firstLetter(path.substr(at)).bytes)
        starts.push_back(at);
    if (starts.size() <= longestQuote)
        return "'" + printable(path) + "'";
    const std::size_t end = starts[starts.size() - (longestQuote - begin)];
    return "'" + printable(path, begin) + printable(path.substr(end)) + "'";
}

std::optional<std::size_t> firstBadByte(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = firstLetter(text.substr(at));
        if (!letter.valid)
            return at;
        at += letter.bytes;
    }
    return std::nullopt;
}

std::size_t letterCount(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size(); at += firstLetter(text.substr(at)).bytes)
        ++letters;
    return letters;
}

} // namespace actiscope
