// The number formats that networks are trained and run in, and what a double becomes in them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace actiscope {

/// A binary format of one sign bit, exponent bits and significand bits, with subnormal numbers.
struct FloatFormat {
    std::string_view id;    ///< "bfloat16"
    std::string_view label; ///< "bfloat16"
    int bits = 32;
    int precision = 24;       ///< of the significand, with the leading bit that is not stored
    int leastExponent = -126; ///< 2 to it is the smallest normal number
    double largest = 0;
    bool hasInfinity = true; ///< else what is too large is NaN
};

/// float32 and float16 (IEEE 754-2019), bfloat16, and E4M3 and E5M2 as in "OCP 8-bit Floating Point
/// Specification (OFP8)", 2023: E4M3 has one NaN of each sign, no infinity, and ends at 448.
std::span<const FloatFormat> floatFormats();

/// The format of this id, or nullptr.
const FloatFormat* findFloatFormat(std::string_view id);

/// The nearest number of the format, of two the one whose last bit is 0; ±∞, or NaN where there is none, when
/// a format of unbounded exponents would have one beyond the largest. NaN stays NaN.
double rounded(double x, const FloatFormat& format);

/// The distance between the numbers of the format around |x|, the larger one at a power of two; of 0 and of
/// subnormal numbers the smallest positive number. x is finite.
double spacing(double x, const FloatFormat& format);

/// The next larger number; above the largest one what `rounded` makes of it, above NaN and ∞ themselves.
double nextAbove(double number, const FloatFormat& format);

/// The number whose bits these are, the sign in the highest of format.bits.
double decoded(std::uint32_t bits, const FloatFormat& format);

} // namespace actiscope
