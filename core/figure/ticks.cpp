#include "core/figure/ticks.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace actiscope {

namespace {

/// number·10^exponent, exactly: what a label says in decimals can be compared and subtracted without
/// rounding.
struct Decimal {
    std::int64_t number = 0;
    int exponent = 0;
};

/// The nearest double; ±∞ beyond the range.
double toDouble(Decimal decimal) {
    const std::string text = fmt::format("{}e{}", decimal.number, decimal.exponent);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc::result_out_of_range)
        return value;
    return decimal.exponent < 0
               ? 0
               : std::copysign(std::numeric_limits<double>::infinity(), static_cast<double>(decimal.number));
}

std::int64_t power(int digits) {
    std::int64_t result = 1;
    for (int i = 0; i < digits; ++i)
        result *= 10;
    return result;
}

int digitsOf(std::int64_t number) {
    return static_cast<int>(std::to_string(std::llabs(number)).size());
}

/// number·10^exponent with so many decimals, which are enough for it.
std::string plainText(Decimal decimal, int decimals) {
    std::string digits = std::to_string(std::llabs(decimal.number));
    digits.append(static_cast<std::size_t>(std::max(0, decimal.exponent + decimals)), '0');
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places)
        digits.insert(0, places + 1 - digits.size(), '0');
    if (decimals > 0)
        digits.insert(digits.size() - places, ".");
    return (decimal.number < 0 ? "−" : "") + digits;
}

/// In as few letters as it takes: "1000", "1.0002", "1.25·10¹²"; without a sign.
std::string shortText(Decimal decimal) {
    decimal.number = std::llabs(decimal.number);
    while (decimal.number != 0 && decimal.number % 10 == 0) {
        decimal.number /= 10;
        ++decimal.exponent;
    }
    constexpr int mostZeros = 3;
    const int whole = digitsOf(decimal.number) + decimal.exponent; // digits before the point
    if (whole <= 6 && whole > -mostZeros)
        return plainText(decimal, std::max(0, -decimal.exponent));
    const std::string mantissa =
        plainText({decimal.number, 1 - digitsOf(decimal.number)}, digitsOf(decimal.number) - 1);
    return typesetNumber(fmt::format("{}e{}", mantissa, whole - 1));
}

/// 1, 2 or 5 times a power of ten.
struct Step {
    int factor = 1;
    int exponent = 0;
    double size() const { return toDouble({factor, exponent}); }
};

Step larger(Step step) {
    if (step.factor == 5)
        return {1, step.exponent + 1};
    return {step.factor == 1 ? 2 : 5, step.exponent};
}

Step smaller(Step step) {
    if (step.factor == 1)
        return {5, step.exponent - 1};
    return {step.factor == 5 ? 2 : 1, step.exponent};
}

/// The step next to `rough`, in ratio.
Step stepFor(double rough) {
    const double wanted = std::log10(rough);
    Step best{1, static_cast<int>(std::floor(wanted))};
    const auto distance = [&](Step step) {
        return std::fabs(std::log10(static_cast<double>(step.factor)) + step.exponent - wanted);
    };
    Step next = best;
    for (int i = 0; i < 3; ++i) {
        next = larger(next);
        if (distance(next) < distance(best))
            best = next;
    }
    return best;
}

/// The multiples of the step within the range, in units of the step's power of ten.
std::vector<std::int64_t> multiples(Step step, double minimum, double maximum) {
    const double size = step.size();
    const double slack = 1e-9 * size;
    std::vector<std::int64_t> numbers;
    const auto first = static_cast<std::int64_t>(std::ceil(minimum / size));
    const auto last = static_cast<std::int64_t>(std::floor(maximum / size));
    // One more to both sides for what rounding has lost, but not beyond 2^53, where it can be the same
    // double.
    constexpr std::int64_t far = (std::int64_t(1) << 53) - 1;
    const int more = first > -far && last < far ? 1 : 0;
    for (std::int64_t k = first - more; k <= last + more; ++k) {
        const std::int64_t number = k * step.factor;
        const double at = toDouble({number, step.exponent});
        if (std::isfinite(at) && at >= minimum - slack && at <= maximum + slack)
            numbers.push_back(number);
    }
    return numbers;
}

/// What the labels leave to the unit.
struct Shared {
    std::int64_t offset = 0; ///< in the exponent of the ticks
    int power = 0;           ///< the labels are times ten to this
    bool scaled = false;
};

/// Whether numbers up to `largest`, all with this exponent, are short as plain decimals.
bool isShort(std::int64_t largest, int exponent) {
    constexpr int mostDigits = 7;
    const int whole = std::max(1, digitsOf(largest) + exponent);
    const int decimals = std::max(0, -exponent);
    const bool tiny = digitsOf(largest) + exponent < -2 && decimals > 4;
    return whole <= 6 && whole + decimals <= mostDigits && !tiny;
}

Shared sharedBy(std::int64_t first, std::int64_t last, int exponent) {
    const auto largest = [&](std::int64_t offset) {
        return std::max(std::llabs(first - offset), std::llabs(last - offset));
    };
    Shared shared;
    if (isShort(largest(0), exponent))
        return shared;
    constexpr int mostDigits = 5;
    if (digitsOf(largest(0)) > mostDigits) {
        // Rounded to ten times the range and more, it stays the same while the range is moved about.
        const std::int64_t unit = power(digitsOf(last - first) + 1);
        const std::int64_t middle = first + (last - first) / 2;
        shared.offset = (middle + (middle < 0 ? -unit : unit) / 2) / unit * unit;
    }
    const std::int64_t rest = largest(shared.offset);
    if (rest != 0 && !isShort(rest, exponent)) {
        shared.scaled = true;
        // Beside an offset it is that of the range, which stays the same while the range is moved about.
        shared.power = exponent + (shared.offset != 0 ? 1 : digitsOf(rest) - 1);
    }
    return shared;
}

std::string unitText(const Shared& shared, int exponent) {
    std::string text;
    if (shared.scaled)
        text = "·" + typesetNumber(fmt::format("1e{}", shared.power));
    if (shared.offset == 0)
        return text;
    const std::string_view sign = shared.offset < 0 ? "−" : "+";
    return fmt::format("{}{}{}{}", text, text.empty() ? "" : " ", sign, text.empty() ? "" : " ") +
           shortText({shared.offset, exponent});
}

Ticks endsOf(double minimum, double maximum) {
    const auto text = [](double x) { return typesetNumber(fmt::format("{}", x)); };
    return {{{minimum, text(minimum)}, {maximum, text(maximum)}}, {}};
}

} // namespace

Ticks linearTicks(double minimum, double maximum, int wanted) {
    if (!std::isfinite(minimum) || !std::isfinite(maximum) || !(minimum < maximum))
        return {};
    const int parts = std::max(wanted, 2);
    const double rough =
        std::max(maximum / parts - minimum / parts, std::numeric_limits<double>::denorm_min());
    // Nearer together neighbouring ticks would be the same double.
    const double largest = std::max(std::fabs(minimum), std::fabs(maximum));
    const double apart = largest - std::nextafter(largest, 0);
    Step step = stepFor(rough);
    while (!(step.size() >= apart))
        step = larger(step);
    auto numbers = multiples(step, minimum, maximum);
    while (numbers.size() < 2 && smaller(step).size() >= apart) {
        step = smaller(step);
        numbers = multiples(step, minimum, maximum);
    }
    if (numbers.size() < 2)
        return endsOf(minimum, maximum);
    const Shared shared = sharedBy(numbers.front(), numbers.back(), step.exponent);
    const int exponent = shared.scaled ? step.exponent - shared.power : step.exponent;
    Ticks result;
    for (const std::int64_t number : numbers) {
        const double at = toDouble({number, step.exponent});
        const std::int64_t rest = number - shared.offset;
        const bool whole = rest == 0 && exponent >= 0;
        result.ticks.push_back({at, whole ? "0" : plainText({rest, exponent}, std::max(0, -exponent))});
    }
    result.unit = unitText(shared, step.exponent);
    return result;
}

Axis linearAxis(double minimum, double maximum, std::string label, int wanted) {
    Ticks ticks = linearTicks(minimum, maximum, wanted);
    Axis axis{minimum, maximum, std::move(label), std::move(ticks.ticks)};
    axis.tickUnit = std::move(ticks.unit);
    return axis;
}

std::vector<Tick> decades(double low, double high) {
    std::vector<Tick> ticks;
    const int first = static_cast<int>(std::ceil(std::log10(low) - 1e-9));
    const int last = static_cast<int>(std::floor(std::log10(high) + 1e-9));
    const int stride = std::max(1, (last - first) / 5);
    for (int power = first; power <= last; power += stride)
        ticks.push_back({std::pow(10, power), readableNumber(std::pow(10, power))});
    return ticks;
}

} // namespace actiscope
