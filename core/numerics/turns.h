// Sine and cosine that are the same to the last bit on every processor, as those of a system's library are
// not.
#pragma once

#include <cmath>

namespace actiscope {

struct UnitVector {
    double x = 1;
    double y = 0;
};

/// The cosine and sine of 2π·turns, by their power series alone: within 1e-14.
inline UnitVector onCircle(double turns) {
    constexpr double fullTurn = 6.283185307179586;
    constexpr int terms = 30;
    const double angle = fullTurn * (turns - std::round(turns));
    UnitVector place;
    double term = 1;
    for (int i = 1; i <= terms; ++i) {
        term *= angle / i;
        double& sum = i % 2 == 0 ? place.x : place.y;
        sum += i % 4 < 2 ? term : -term;
    }
    return place;
}

} // namespace actiscope
