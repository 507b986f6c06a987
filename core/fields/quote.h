// What somebody gave, quoted in a sentence: short, valid UTF-8 and printable whatever came in.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace actiscope {

constexpr std::size_t longestQuote = 60; ///< letters

/// The text with every byte that is no UTF-8, and every letter that would move or hide others (control
/// characters, line separators, marks of direction), replaced by "�"; of more than `mostLetters` letters the
/// first ones and "…".
std::string printable(std::string_view text, std::size_t mostLetters = std::string_view::npos);

/// "'sin(x'": printable and at most longestQuote letters, between quotation marks.
std::string quote(std::string_view text);

/// Likewise a file's name, whose end says more than its middle: "'/home/ada/…/figures/elu.svg'".
std::string quotePath(std::string_view path);

/// Where the first byte that is no UTF-8 stands, counted from 0.
std::optional<std::size_t> firstBadByte(std::string_view text);

/// How many letters (code points) there are; a byte that is no UTF-8 counts as one.
std::size_t letterCount(std::string_view text);

} // namespace actiscope
