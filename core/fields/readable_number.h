// Numbers as a reader of a figure or a table wants them.
#pragma once

#include <string>

namespace actiscope {

/// A number for reading: `digits` significant digits, a true minus sign (U+2212), no trailing zeros, powers
/// of ten as "1.2·10⁻⁷", "∞", "−∞", "undefined" for NaN.
std::string readableNumber(double number, int digits = 4);

/// A number with so many decimals, for a column of them: "0.225", "−0.065"; too small or too large a one with
/// its power of ten.
std::string shortNumber(double number, int decimals = 3);

/// What printf or fmt wrote, made readable: "2e-07" → "2·10⁻⁷", "1e+05" → "10⁵"; a plain decimal stays; every
/// minus is a true one.
std::string typesetNumber(const std::string& printed);

} // namespace actiscope
