// Where the ticks of a linear axis stand and what they say.
#pragma once

#include "core/fields/readable_number.h"
#include "core/figure/figure.h"

namespace actiscope {

struct Ticks {
    std::vector<Tick> ticks;
    std::string unit; ///< as Axis::tickUnit
};

/// Ticks at multiples of 1, 2 or 5 times a power of ten inside [minimum, maximum], about `wanted` of them.
/// All labels have as many decimals as the step needs, and a true minus; what they share is in the unit when
/// the numbers would be long: a power of ten ("·10⁶"), what is far from 0 ("+10¹²"), or both ("·10⁻¹² + 1").
/// A tick is the double nearest to what its label says with the unit. Where there are no doubles for two of
/// them, the ends of the range are the ticks.
Ticks linearTicks(double minimum, double maximum, int wanted);

/// An axis with such ticks.
Axis linearAxis(double minimum, double maximum, std::string label, int wanted);

/// Of a logarithmic axis: ticks at powers of ten, or at some of them. 0 < low < high.
std::vector<Tick> decades(double low, double high);

} // namespace actiscope
