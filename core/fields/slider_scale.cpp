#include "core/fields/slider_scale.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

bool isLogarithmic(const SliderScale& scale) {
    return scale.scale == FieldScale::Logarithmic && scale.minimum > 0;
}

/// The number nearest to the value among the multiples of 10^exponent, free of the noise of a binary
/// multiplication: 0.72, not 0.7200000000000001.
double roundToPowerOfTen(double value, int exponent) {
    if (exponent >= 0) {
        const double step = std::pow(10.0, exponent);
        return std::round(value / step) * step;
    }
    const double steps = std::pow(10.0, -exponent);
    return std::round(value * steps) / steps;
}

} // namespace

double sliderFraction(const SliderScale& scale, double value) {
    const double inside = std::clamp(value, scale.minimum, scale.maximum);
    if (isLogarithmic(scale))
        return std::log(inside / scale.minimum) / std::log(scale.maximum / scale.minimum);
    // Halves keep the difference of two huge ends finite.
    return (inside / 2 - scale.minimum / 2) / (scale.maximum / 2 - scale.minimum / 2);
}

double sliderValue(const SliderScale& scale, double fraction) {
    if (fraction <= 0)
        return scale.minimum;
    if (fraction >= 1)
        return scale.maximum;
    if (isLogarithmic(scale))
        return std::clamp(scale.minimum * std::pow(scale.maximum / scale.minimum, fraction), scale.minimum,
                          scale.maximum);
    return std::lerp(scale.minimum, scale.maximum, fraction);
}

double roundSliderValue(const SliderScale& scale, double fraction) {
    const double exact = sliderValue(scale, fraction);
    if (fraction <= 0 || fraction >= 1 || exact == 0)
        return exact;
    const double unit = isLogarithmic(scale) ? exact / 100 : scale.maximum / 1000 - scale.minimum / 1000;
    const int exponent = static_cast<int>(std::floor(std::log10(unit)));
    if (std::abs(exponent) > 300)
        return exact;
    return std::clamp(roundToPowerOfTen(exact, exponent), scale.minimum, scale.maximum);
}

} // namespace actiscope
