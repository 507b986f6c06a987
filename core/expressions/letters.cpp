#include "core/expressions/letters.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace actiscope {

namespace {

struct Letter {
    std::string_view sign;
    std::string_view name;
};

/// Without the capitals that look Latin, and without omicron.
constexpr std::array<Letter, 34> greek{{
    {"α", "alpha"}, {"β", "beta"},    {"γ", "gamma"}, {"δ", "delta"},  {"ε", "epsilon"}, {"ζ", "zeta"},
    {"η", "eta"},   {"θ", "theta"},   {"ι", "iota"},  {"κ", "kappa"},  {"λ", "lambda"},  {"μ", "mu"},
    {"ν", "nu"},    {"ξ", "xi"},      {"π", "pi"},    {"ρ", "rho"},    {"σ", "sigma"},   {"ς", "sigma"},
    {"τ", "tau"},   {"υ", "upsilon"}, {"φ", "phi"},   {"χ", "chi"},    {"ψ", "psi"},     {"ω", "omega"},
    {"Γ", "Gamma"}, {"Δ", "Delta"},   {"Θ", "Theta"}, {"Λ", "Lambda"}, {"Ξ", "Xi"},      {"Π", "Pi"},
    {"Σ", "Sigma"}, {"Φ", "Phi"},     {"Ψ", "Psi"},   {"Ω", "Omega"},
}};

constexpr std::array<std::string_view, 10> subscripts{"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};

/// "beta1" → "beta", "1"; "c_in" → "c", "in".
struct Parts {
    std::string_view stem;
    std::string_view index;
};

Parts partsOf(std::string_view ascii) {
    const auto underscore = ascii.find('_');
    if (underscore != std::string_view::npos)
        return {ascii.substr(0, underscore), ascii.substr(underscore + 1)};
    const auto digit = ascii.find_first_of("0123456789");
    const bool digitsToTheEnd = digit != std::string_view::npos &&
                                ascii.find_first_not_of("0123456789", digit) == std::string_view::npos;
    return digitsToTheEnd ? Parts{ascii.substr(0, digit), ascii.substr(digit)} : Parts{ascii, {}};
}

const Letter* findName(std::string_view name) {
    const auto* found =
        std::find_if(greek.begin(), greek.end(), [&](const Letter& letter) { return letter.name == name; });
    return found == greek.end() ? nullptr : found;
}

bool isContinuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

} // namespace

std::string asciiIdentifier(std::string_view identifier) {
    std::string ascii;
    for (std::size_t i = 0; i < identifier.size();) {
        const std::string_view sign = identifier.substr(i, characterLength(identifier, i));
        const auto* letter =
            std::find_if(greek.begin(), greek.end(), [&](const Letter& known) { return known.sign == sign; });
        const auto* index = std::find(subscripts.begin(), subscripts.end(), sign);
        if (letter != greek.end())
            ascii += letter->name;
        else if (index != subscripts.end())
            ascii += static_cast<char>('0' + (index - subscripts.begin()));
        else
            ascii += sign;
        i += sign.size();
    }
    return ascii;
}

std::string readableIdentifier(std::string_view ascii) {
    const auto [stem, index] = partsOf(ascii);
    const Letter* letter = findName(stem);
    std::string text(letter ? letter->sign : stem);
    const bool isNumber = index.find_first_not_of("0123456789") == std::string_view::npos;
    if (!isNumber)
        return text + "_" + std::string(index);
    for (const char digit : index)
        text += subscripts[static_cast<std::size_t>(digit - '0')];
    return text;
}

std::string texIdentifier(std::string_view ascii) {
    const auto [stem, index] = partsOf(ascii);
    std::string text(stem);
    if (findName(stem))
        text = "\\" + text;
    else if (stem.size() > 1)
        text = "\\mathrm{" + text + "}";
    if (index.empty())
        return text;
    std::string below;
    for (const char c : index)
        below += c == '_' ? std::string("\\_") : std::string(1, c);
    return text + "_{" + below + "}";
}

std::size_t characterLength(std::string_view text, std::size_t at) {
    std::size_t length = 1;
    if (static_cast<unsigned char>(text[at]) >= 0xC0)
        while (length < 4 && at + length < text.size() && isContinuation(text[at + length]))
            ++length;
    return length;
}

std::size_t charactersBefore(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, byte);
    return before.size() -
           static_cast<std::size_t>(std::count_if(before.begin(), before.end(), isContinuation));
}

} // namespace actiscope
