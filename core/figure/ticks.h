// Where the ticks of a linear axis stand and what they say.
#pragma once

#include "core/figure/figure.h"

namespace actiscope {

/// Ticks at multiples of 1, 2 or 5 times a power of ten inside [minimum, maximum], about `wanted` of them (at
/// least two), labelled with as many decimals as the step needs and a true minus sign; large and tiny ranges
/// use powers of ten ("2·10⁵").
std::vector<Tick> linearTicks(double minimum, double maximum, int wanted);

/// A number for reading: `digits` significant digits, a true minus sign (U+2212), no trailing zeros, powers
/// of ten as "1.2·10⁻⁷", "∞", "−∞", "undefined" for NaN.
std::string readableNumber(double number, int digits = 4);

} // namespace actiscope
