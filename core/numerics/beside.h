// The number beside a place, for limits from one side.
#pragma once

#include <cmath>

namespace actiscope {

/// The next double from x to that side. Beside 0 it is one that products do not underflow with.
inline double besideOf(double x, int side) {
    return x == 0 ? side * 1e-300 : std::nextafter(x, side * HUGE_VAL);
}

} // namespace actiscope
