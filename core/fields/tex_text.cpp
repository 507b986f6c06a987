#include "core/fields/tex_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace actiscope {

namespace {

using Replacement = std::pair<std::string_view, std::string_view>;

constexpr std::array escapes{
    Replacement{"\\", "\\textbackslash{}"},
    Replacement{"{", "\\{"},
    Replacement{"}", "\\}"},
    Replacement{"$", "\\$"},
    Replacement{"&", "\\&"},
    Replacement{"#", "\\#"},
    Replacement{"%", "\\%"},
    Replacement{"_", "\\_"},
    Replacement{"^", "\\textasciicircum{}"},
    Replacement{"~", "\\textasciitilde{}"},
    Replacement{"<", "$<$"},
    Replacement{">", "$>$"},
    Replacement{"|", "$|$"},
    Replacement{"α", "$\\alpha$"},
    Replacement{"β", "$\\beta$"},
    Replacement{"γ", "$\\gamma$"},
    Replacement{"δ", "$\\delta$"},
    Replacement{"ε", "$\\varepsilon$"},
    Replacement{"θ", "$\\theta$"},
    Replacement{"λ", "$\\lambda$"},
    Replacement{"μ", "$\\mu$"},
    Replacement{"σ", "$\\sigma$"},
    Replacement{"τ", "$\\tau$"},
    Replacement{"φ", "$\\varphi$"},
    Replacement{"ω", "$\\omega$"},
    Replacement{"Σ", "$\\Sigma$"},
    Replacement{"Φ", "$\\Phi$"},
    Replacement{"∂", "$\\partial$"},
    Replacement{"∞", "$\\infty$"},
    Replacement{"′", "$'$"},
    Replacement{"″", "$''$"},
    Replacement{"−", "$-$"},
    Replacement{"·", "$\\cdot$"},
    Replacement{"×", "$\\times$"},
    Replacement{"≈", "$\\approx$"},
    Replacement{"≤", "$\\le$"},
    Replacement{"≥", "$\\ge$"},
    Replacement{"“", "``"},
    Replacement{"”", "''"},
    Replacement{"‘", "`"},
    Replacement{"’", "'"},
    Replacement{"«", "$\\ll$"},
    Replacement{"»", "$\\gg$"},
    Replacement{"½", "$\\frac{1}{2}$"},
    Replacement{"⅓", "$\\frac{1}{3}$"},
    Replacement{"⅔", "$\\frac{2}{3}$"},
    Replacement{"¼", "$\\frac{1}{4}$"},
    Replacement{"¾", "$\\frac{3}{4}$"},
    Replacement{"⅛", "$\\frac{1}{8}$"},
    Replacement{"÷", "$\\div$"},
    Replacement{"¬", "$\\neg$"},
    Replacement{"←", "$\\leftarrow$"},
    Replacement{"↑", "$\\uparrow$"},
    Replacement{"↓", "$\\downarrow$"},
    Replacement{"↔", "$\\leftrightarrow$"},
    Replacement{"⇒", "$\\Rightarrow$"},
    Replacement{"∀", "$\\forall$"},
    Replacement{"∃", "$\\exists$"},
    Replacement{"∩", "$\\cap$"},
    Replacement{"⊂", "$\\subset$"},
    Replacement{"∅", "$\\emptyset$"},
    Replacement{"∏", "$\\prod$"},
    Replacement{"∘", "$\\circ$"},
    Replacement{"⊙", "$\\odot$"},
    Replacement{"⊗", "$\\otimes$"},
    Replacement{"∼", "$\\sim$"},
    Replacement{"≡", "$\\equiv$"},
    Replacement{"≪", "$\\ll$"},
    Replacement{"≫", "$\\gg$"},
    Replacement{"⌊", "$\\lfloor$"},
    Replacement{"⌋", "$\\rfloor$"},
    Replacement{"⌈", "$\\lceil$"},
    Replacement{"⌉", "$\\rceil$"},
    Replacement{"•", "$\\bullet$"},
    Replacement{"ℓ", "$\\ell$"},
    Replacement{"ϑ", "$\\vartheta$"},
    Replacement{"£", "\\pounds{}"},
    Replacement{"§", "\\S{}"},
    Replacement{"©", "\\copyright{}"},
    Replacement{"\u00A0", "~"},
    Replacement{"\u00AD", "\\-"},
    Replacement{"‐", "-"},
    Replacement{"‑", "-"},
    Replacement{"–", "--"},
    Replacement{"—", "---"},
    Replacement{"…", "\\dots{}"},
    Replacement{"∪", "$\\cup$"},
    Replacement{"⁺", "$^{+}$"},
    Replacement{"⁻", "$^{-}$"},
    Replacement{"⁰", "$^{0}$"},
    Replacement{"¹", "$^{1}$"},
    Replacement{"²", "$^{2}$"},
    Replacement{"³", "$^{3}$"},
    Replacement{"⁴", "$^{4}$"},
    Replacement{"⁵", "$^{5}$"},
    Replacement{"⁶", "$^{6}$"},
    Replacement{"⁷", "$^{7}$"},
    Replacement{"⁸", "$^{8}$"},
    Replacement{"⁹", "$^{9}$"},
    Replacement{"ζ", "$\\zeta$"},
    Replacement{"η", "$\\eta$"},
    Replacement{"ι", "$\\iota$"},
    Replacement{"κ", "$\\kappa$"},
    Replacement{"ν", "$\\nu$"},
    Replacement{"ξ", "$\\xi$"},
    Replacement{"π", "$\\pi$"},
    Replacement{"ρ", "$\\rho$"},
    Replacement{"χ", "$\\chi$"},
    Replacement{"ψ", "$\\psi$"},
    Replacement{"ϕ", "$\\phi$"},
    Replacement{"ϵ", "$\\epsilon$"},
    Replacement{"Γ", "$\\Gamma$"},
    Replacement{"Δ", "$\\Delta$"},
    Replacement{"Θ", "$\\Theta$"},
    Replacement{"Λ", "$\\Lambda$"},
    Replacement{"Ξ", "$\\Xi$"},
    Replacement{"Π", "$\\Pi$"},
    Replacement{"Υ", "$\\Upsilon$"},
    Replacement{"Ψ", "$\\Psi$"},
    Replacement{"Ω", "$\\Omega$"},
    Replacement{"µ", "$\\mu$"},
    Replacement{"→", "$\\to$"},
    Replacement{"±", "$\\pm$"},
    Replacement{"≠", "$\\ne$"},
    Replacement{"√", "$\\surd$"},
    Replacement{"∇", "$\\nabla$"},
    Replacement{"∈", "$\\in$"},
    Replacement{"∑", "$\\sum$"},
    Replacement{"∫", "$\\int$"},
    Replacement{"°", "$^{\\circ}$"},
    Replacement{"ᵢ", "$_{i}$"},
    Replacement{"ⱼ", "$_{j}$"},
    Replacement{"₀", "$_{0}$"},
    Replacement{"₁", "$_{1}$"},
    Replacement{"₂", "$_{2}$"},
    Replacement{"₃", "$_{3}$"},
    Replacement{"₄", "$_{4}$"},
    Replacement{"₅", "$_{5}$"},
    Replacement{"₆", "$_{6}$"},
    Replacement{"₇", "$_{7}$"},
    Replacement{"₈", "$_{8}$"},
    Replacement{"₉", "$_{9}$"},
};

/// The first character of the text; a byte that is no part of one is one by itself.
std::string_view firstCharacter(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    for (std::size_t i = 1; i < length; ++i)
        if (i >= text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
            return text.substr(0, 1);
    return text.substr(0, length);
}

bool isAscii(std::string_view character) {
    return static_cast<unsigned char>(character.front()) < 0x80;
}

/// Latin letters with accents (U+00C0…U+017F) that LaTeX has in its default encoding OT1; the excepted ones
/// stop the compilation ("\k unavailable in encoding OT1").
bool isLatin(std::string_view character) {
    constexpr std::string_view unavailable = "ÐÞðþĄąĐđĘęĦħĮįĸĿŀŉŊŋŦŧŲųſ";
    const auto lead = static_cast<unsigned char>(character.front());
    return character.size() == 2 && lead >= 0xC3 && lead <= 0xC5 &&
           unavailable.find(character) == std::string_view::npos;
}

/// What is no letter of any font: controls, and ends of lines and paragraphs.
bool isControl(std::string_view character) {
    const auto lead = static_cast<unsigned char>(character.front());
    if (character.size() == 1)
        return lead < 0x20 || lead == 0x7F;
    return (lead == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0) || character == "\u2028" ||
           character == "\u2029";
}

/// Two characters that TeX would draw as a third: -- as a dash, '' as a quotation mark, ?` as ¿.
bool isLigature(char first, char second) {
    constexpr std::string_view doubled = "-'`,";
    return (first == second && doubled.find(first) != std::string_view::npos) ||
           ((first == '?' || first == '!') && second == '`');
}

std::string written(std::string_view character) {
    if (isControl(character))
        return " ";
    for (const auto& [from, to] : escapes)
        if (from == character)
            return std::string(to);
    return character.size() == 1 && !isAscii(character) ? "?" : std::string(character);
}

} // namespace

std::string texText(std::string_view text) {
    std::string tex;
    char before = 0;
    while (!text.empty()) {
        const std::string_view character = firstCharacter(text);
        text.remove_prefix(character.size());
        if (isLigature(before, character.front()))
            tex += "{}";
        tex += written(character);
        before = character.front();
    }
    return tex;
}

std::vector<std::string> beyondPdflatex(std::string_view tex) {
    std::vector<std::string> characters;
    while (!tex.empty()) {
        const std::string character(firstCharacter(tex));
        tex.remove_prefix(character.size());
        if (!isAscii(character) && !isLatin(character) &&
            std::find(characters.begin(), characters.end(), character) == characters.end())
            characters.push_back(character);
    }
    return characters;
}

std::string engineRemark(const std::vector<std::string>& beyond) {
    if (beyond.empty())
        return {};
    return fmt::format(
        "% For LuaLaTeX or XeLaTeX, with a main font that has the letters {}; pdfLaTeX has none of "
        "them.\n",
        fmt::join(beyond, " "));
}

std::string codePoint(std::string_view character) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    constexpr std::array leadBits{0x7FU, 0x7FU, 0x1FU, 0x0FU, 0x07U};
    unsigned code = byte(0) & leadBits[character.size()];
    for (std::size_t i = 1; i < character.size(); ++i)
        code = code << 6 | (byte(i) & 0x3FU);
    return fmt::format("{:04X}", code);
}

} // namespace actiscope
