// Plain text as LaTeX.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace actiscope {

/// Escapes what LaTeX takes for itself, and turns Greek letters, primes, dots, fractions and signs of UTF-8
/// text into math. Other letters stay what they are; controls become blanks.
std::string texText(std::string_view text);

/// The letters of this LaTeX text that pdfLaTeX does not know, each once: Cyrillic, Chinese, emoji. LuaLaTeX
/// and XeLaTeX draw them with a font that has them.
std::vector<std::string> beyondPdflatex(std::string_view tex);

/// A comment line that says which engine a file with these letters is for; none for none.
std::string engineRemark(const std::vector<std::string>& beyond);

/// "6F22" of 漢.
std::string codePoint(std::string_view character);

} // namespace actiscope
