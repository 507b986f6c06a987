// The scale of a panel of bars.
#pragma once

#include "core/figure/figure.h"

namespace actiscope {

/// The next of 1, 1.5, 2, 3, 4, 6, 8 times a power of ten: the scale of bars stays while a bar is dragged. 0
/// for what is not above 10⁻⁶.
double niceAbove(double value);

/// An axis without labels for bars from `low` ≤ 0 to `high` ≥ 0, in a panel of this height with letters of
/// this size: with room for a line of text beyond each end that is used.
Axis barAxis(double low, double high, double heightPx, double fontPx);

} // namespace actiscope
