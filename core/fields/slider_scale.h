// Where on a slider a value lies, and which value a place on the slider means.
#pragma once

#include "core/fields/field.h"

namespace actiscope {

/// The ends of a slider, minimum < maximum; a logarithmic scale starts above 0 (otherwise it counts as
/// linear).
struct SliderScale {
    double minimum = 0;
    double maximum = 1;
    FieldScale scale = FieldScale::Linear;
    friend bool operator==(const SliderScale&, const SliderScale&) = default;
};

/// 0 at the minimum, 1 at the maximum; a value outside the range lies at the nearer end.
double sliderFraction(const SliderScale& scale, double value);

/// The exact end at a fraction ≤ 0 or ≥ 1; in between the inverse of sliderFraction.
double sliderValue(const SliderScale& scale, double fraction);

/// As sliderValue, rounded to a number that reads well: a thousandth of the range, or three digits on a
/// logarithmic scale. Never outside the range.
double roundSliderValue(const SliderScale& scale, double fraction);

} // namespace actiscope
