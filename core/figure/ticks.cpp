#include "core/figure/ticks.h"

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

/// "2e-07" → "2·10⁻⁷", "1e+05" → "10⁵"; a plain decimal stays; every minus is a true one.
std::string typeset(const std::string& printed) {
    const auto e = printed.find('e');
    if (e == std::string::npos)
        return replaced(printed, "-", "−");
    const std::string mantissa = replaced(printed.substr(0, e), "-", "−");
    const std::string power = "10" + superscript(std::stoi(printed.substr(e + 1)));
    if (mantissa == "1" || mantissa == "−1")
        return mantissa.substr(0, mantissa.size() - 1) + power;
    return mantissa + "·" + power;
}

} // namespace

std::vector<Tick> linearTicks(double minimum, double maximum, int wanted) {
    if (!std::isfinite(maximum - minimum) || !(minimum < maximum))
        return {{minimum, readableNumber(minimum)}, {maximum, readableNumber(maximum)}};
    const double rough = (maximum - minimum) / std::max(wanted, 2);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = power;
    for (const double factor : {2.0, 5.0, 10.0})
        if (std::fabs(std::log(factor * power / rough)) < std::fabs(std::log(step / rough)))
            step = factor * power;
    const double first = std::ceil(minimum / step - 1e-9);
    const double last = std::floor(maximum / step + 1e-9);
    // A range too narrow for its distance from 0 has no doubles to put ticks at.
    if (!(last - first < 1000) || minimum + step / 2 == minimum)
        return {{minimum, readableNumber(minimum)}, {maximum, readableNumber(maximum)}};

    const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
    const double largest = std::max(std::fabs(minimum), std::fabs(maximum));
    const bool powers = largest >= 1e6 || (largest < 1e-3 && decimals > 4);
    const int significant = 1 + std::max(0, static_cast<int>(std::floor(std::log10(largest / step) + 1e-9)));
    std::vector<Tick> ticks;
    for (double k = first; k <= last; ++k) {
        const double at = k == 0 ? 0.0 : k * step;
        ticks.push_back(
            {at, powers ? readableNumber(at, significant) : typeset(fmt::format("{:.{}f}", at, decimals))});
    }
    return ticks;
}

std::string readableNumber(double number, int digits) {
    if (std::isnan(number))
        return "undefined";
    if (std::isinf(number))
        return number > 0 ? "∞" : "−∞";
    if (number == 0)
        return "0";
    const double size = std::fabs(number);
    if (size >= 1e-4 && size < 1e6)
        return typeset(fmt::format("{:.{}g}", number, std::max(digits, size >= 1e5 ? 6 : digits)));
    std::string printed = fmt::format("{:.{}e}", number, digits - 1);
    const auto e = printed.find('e');
    std::string mantissa = printed.substr(0, e);
    if (mantissa.find('.') != std::string::npos)
        mantissa.erase(mantissa.find_last_not_of('0') + 1);
    if (mantissa.back() == '.')
        mantissa.pop_back();
    return typeset(mantissa + printed.substr(e));
}

} // namespace actiscope
