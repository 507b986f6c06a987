#include "core/fields/readable_number.h"

#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string superscript(int exponent) {
    static constexpr const char* digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string text;
    for (const char c : std::to_string(exponent))
        text += c == '-' ? "⁻" : digits[c - '0'];
    return text;
}

} // namespace

std::string typesetNumber(const std::string& printed) {
    const auto e = printed.find('e');
    if (e == std::string::npos)
        return replaced(printed, "-", "−");
    const std::string mantissa = replaced(printed.substr(0, e), "-", "−");
    const std::string power = "10" + superscript(std::stoi(printed.substr(e + 1)));
    if (mantissa == "1" || mantissa == "−1")
        return mantissa.substr(0, mantissa.size() - 1) + power;
    return mantissa + "·" + power;
}

std::string readableNumber(double number, int digits) {
    if (std::isnan(number))
        return say("undefined");
    if (std::isinf(number))
        return number > 0 ? "∞" : "−∞";
    if (number == 0)
        return "0";
    const double size = std::fabs(number);
    if (size >= 1e-4 && size < 1e6)
        return typesetNumber(fmt::format("{:.{}g}", number, std::max(digits, size >= 1e5 ? 6 : digits)));
    std::string printed = fmt::format("{:.{}e}", number, digits - 1);
    const auto e = printed.find('e');
    std::string mantissa = printed.substr(0, e);
    if (mantissa.find('.') != std::string::npos)
        mantissa.erase(mantissa.find_last_not_of('0') + 1);
    if (mantissa.back() == '.')
        mantissa.pop_back();
    return typesetNumber(mantissa + printed.substr(e));
}

std::string shortNumber(double number, int decimals) {
    const double size = std::fabs(number);
    if (!std::isfinite(number) || size >= 1e4 || (size > 0 && size < 0.5 * std::pow(10, -decimals)))
        return readableNumber(number, 2);
    const std::string text = fmt::format("{:.{}f}", number, decimals);
    return number < 0 ? "−" + text.substr(1) : text;
}

} // namespace actiscope
