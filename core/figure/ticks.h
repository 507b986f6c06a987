// Where the ticks of a linear axis stand and what they say.
#pragma once

#include "core/fields/readable_number.h"
#include "core/figure/figure.h"

namespace actiscope {

/// Ticks at multiples of 1, 2 or 5 times a power of ten inside [minimum, maximum], about `wanted` of them (at
/// least two), labelled with as many decimals as the step needs and a true minus sign; large and tiny ranges
/// use powers of ten ("2·10⁵").
std::vector<Tick> linearTicks(double minimum, double maximum, int wanted);

} // namespace actiscope
