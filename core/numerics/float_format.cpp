#include "core/numerics/float_format.h"

#include "core/numerics/constants.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

constexpr double bfloatLargest = 0x1.fep127;
constexpr std::array<FloatFormat, 5> formats{{
    {"float32", "float32", 32, 24, -126, std::numeric_limits<float>::max(), true},
    {"bfloat16", "bfloat16", 16, 8, -126, bfloatLargest, true},
    {"float16", "float16", 16, 11, -14, 65504, true},
    {"e4m3", "FP8 E4M3", 8, 4, -6, 448, false},
    {"e5m2", "FP8 E5M2", 8, 3, -14, 57344, true},
}};

} // namespace

std::span<const FloatFormat> floatFormats() {
    return formats;
}

const FloatFormat* findFloatFormat(std::string_view id) {
    const auto* found = std::find_if(formats.begin(), formats.end(),
                                     [id](const FloatFormat& format) { return format.id == id; });
    return found == formats.end() ? nullptr : found;
}

double spacing(double x, const FloatFormat& format) {
    const int exponent = x == 0 ? format.leastExponent : std::max(std::ilogb(x), format.leastExponent);
    return std::ldexp(1.0, exponent - format.precision + 1);
}

double rounded(double x, const FloatFormat& format) {
    if (x == 0 || std::isnan(x))
        return x;
    double nearest = x;
    if (std::isfinite(x)) {
        const double step = spacing(x, format);
        nearest = std::nearbyint(x / step) * step; // exact but for the rounding to even
    }
    if (std::fabs(nearest) <= format.largest)
        return nearest;
    return format.hasInfinity ? std::copysign(infinity, x) : nan;
}

double nextAbove(double number, const FloatFormat& format) {
    if (number == -infinity)
        return -format.largest;
    if (!std::isfinite(number))
        return number;
    const double step = spacing(number, format);
    if (number >= 0)
        return rounded(number + step, format);
    const double half = number + step / 2; // below a power of two numbers are twice as dense
    return (rounded(half, format) == half ? half : number + step) + 0.0;
}

double decoded(std::uint32_t bits, const FloatFormat& format) {
    const int stored = format.precision - 1;
    const std::uint32_t magnitude = bits & ((1U << (format.bits - 1)) - 1);
    const double sign = magnitude == bits ? 1 : -1;
    const int exponent = static_cast<int>(magnitude >> stored);
    const auto fraction = static_cast<double>(magnitude & ((1U << stored) - 1));
    if (exponent == 0)
        return sign * std::ldexp(fraction, format.leastExponent - stored);
    const double number =
        std::ldexp(std::ldexp(1.0, stored) + fraction, format.leastExponent + exponent - 1 - stored);
    if (number <= format.largest)
        return sign * number;
    return format.hasInfinity && fraction == 0 ? sign * infinity : nan;
}

} // namespace actiscope
