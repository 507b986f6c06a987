// The Precision page in numbers: properties and status line.
#include "core/fields/readable_number.h"
#include "core/pages/precision/result.h"
#include "core/text/say.h"

#include <cmath>

namespace actiscope {

namespace {

/// A number of an activation in a format.
struct RoundedNumber {
    const char* id;
    const char* label;
    const char* help;
    double PrecisionNumbers::*value;
    const char* none; ///< what NaN says
};

constexpr RoundedNumber roundedNumbers[]{
    {"max_ulp", "Largest error",
     "Of the library's form, in spacings of the format at f(x), over all of its finite inputs.",
     &PrecisionNumbers::maxUlp, "none"},
    {"max_ulp_at", "… at x =", "The input with the largest error.", &PrecisionNumbers::maxUlpAt, "nowhere"},
    {"distinct", "Distinct outputs", "How many values f takes over all finite inputs.",
     &PrecisionNumbers::distinct, "too many to count"},
    {"overflow_from", "Textbook form fails from x =",
     "The input nearest to 0 where exp, log and the four operations give ∞ or NaN and f fits.",
     &PrecisionNumbers::overflowFrom, "nowhere"},
    {"gradient_zero_from",
     "f′ is rounded to 0 from x =", "The input nearest to 0 from which on f′ is too small for the format.",
     &PrecisionNumbers::gradientZeroFrom, "nowhere"},
};

std::string roundedText(const RoundedNumber& number, const PrecisionNumbers& numbers) {
    const double value = numbers.*number.value;
    return std::isnan(value) ? said(number.none) : readableNumber(value, 5);
}

} // namespace

std::vector<PageProperty> precisionProperties(const PrecisionPage& page, const PrecisionResult*) {
    const FloatFormat& format = *findFloatFormat(page.format);
    const double smallest = spacing(0, format);
    const double epsilon = spacing(1, format);
    return {{say("Largest number"), readableNumber(format.largest, 5),
             say("The largest finite number of the format."), "largest", format.largest},
            {say("Smallest number"), readableNumber(smallest, 4),
             say("The smallest positive number, a subnormal one."), "smallest", smallest},
            {say("Spacing at 1"), readableNumber(epsilon, 4),
             say("The distance from 1 to the next number above."), "epsilon", epsilon}};
}

std::vector<PageProperty> precisionRowProperties(const PrecisionPage& page, const PrecisionResult* result,
                                                 std::size_t row) {
    const PrecisionNumbers* numbers = numbersOf(result, choiceOf(page, page.activations[row]));
    if (!numbers)
        return {};
    std::vector<PageProperty> all;
    for (const RoundedNumber& number : roundedNumbers)
        all.push_back({said(number.label), roundedText(number, *numbers), said(number.help), number.id,
                       (*numbers).*number.value});
    return all;
}

std::vector<StatusItem> precisionStatus(const PrecisionPage& page, const PrecisionResult* result) {
    std::vector<StatusItem> items{{said(findFloatFormat(page.format)->label)}};
    for (const ActivationRow& row : page.activations)
        if (const PrecisionNumbers* numbers = numbersOf(result, choiceOf(page, row)); numbers && row.visible)
            items.push_back({say("{}: error ≤ {} ULP", rowName(row), readableNumber(numbers->maxUlp)),
                             {Role::Curve, row.colour, 1}});
    return items;
}

} // namespace actiscope
