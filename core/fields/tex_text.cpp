#include "core/fields/tex_text.h"

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

std::size_t utf8Length(unsigned char lead) {
    if (lead >= 0xF0)
        return 4;
    if (lead >= 0xE0)
        return 3;
    return lead >= 0xC0 ? 2 : 1;
}

/// Latin letters with accents (U+00C0…U+017F) that LaTeX has in its default encoding OT1; the excepted ones
/// stop the compilation ("\k unavailable in encoding OT1").
bool isLatin(std::string_view character) {
    constexpr std::string_view unavailable = "ÐÞðþĄąĐđĘęĦħĮįĸĿŀŉŊŋŦŧŲųſ";
    const auto lead = static_cast<unsigned char>(character.front());
    return character.size() == 2 && lead >= 0xC3 && lead <= 0xC5 &&
           unavailable.find(character) == std::string_view::npos;
}

} // namespace

std::string texText(std::string_view text) {
    std::string tex;
    while (!text.empty()) {
        const std::string_view character =
            text.substr(0, utf8Length(static_cast<unsigned char>(text.front())));
        text.remove_prefix(character.size());
        const auto lead = static_cast<unsigned char>(character.front());
        std::string_view written = character;
        if (lead < 0x20)
            written = " ";
        else if (lead >= 0x7F && !isLatin(character))
            written = "?";
        for (const auto& [from, to] : escapes)
            if (from == character)
                written = to;
        tex += written;
    }
    return tex;
}

} // namespace actiscope
