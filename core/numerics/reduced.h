// Squares that do not overflow.
#pragma once

#include <algorithm>
#include <cmath>

namespace actiscope {

/// x = r/s with |r| ≤ 1 and 0 ≤ s ≤ 1, one of them exactly 1 in size. What is rational in x² is rational in
/// r² and s², where nothing overflows, and x = ±∞ is s = 0.
struct Reduced {
    double r;
    double s;
};

inline Reduced reduced(double x) {
    return {std::clamp(x, -1.0, 1.0), 1 / std::max(1.0, std::fabs(x))};
}

} // namespace actiscope
