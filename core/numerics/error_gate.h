// ½erfc(−t) and e^(−t²) together, right down to the smallest subnormal of what they are multiplied with: the
// gate of GELU and its relatives.
#pragma once

#include "core/numerics/split_exp.h"

#include <cmath>
#include <numbers>

namespace actiscope {

struct ErrorGate {
    SplitExp half; ///< ½erfc(−t)
    SplitExp bell; ///< e^(−t²)

    /// ½erfc(−t) + a·e^(−t²)
    double withBell(double a) const { return timesWithBell(1, a); }

    /// c times that.
    double timesWithBell(double c, double a) const {
        return half.second == bell.second ? c * (half.first + a * bell.first) * bell.second
                                          : c * (half.first + a * bell.first * bell.second);
    }
};

/// For |t| ≤ 1e4. Beyond the normal range of erfc by its asymptotic series (Abramowitz and Stegun, 7.1.23).
inline ErrorGate errorGate(const Wide& t) {
    const Wide square = exactProduct(t.hi, t.hi);
    const SplitExp bell = splitExp(Wide(-square.hi, -(square.lo + 2 * t.hi * t.lo)));
    if (t.hi < 0 && square.hi > 700) {
        const double s = 1 / (2 * square.hi);
        const double series = 1 - s * (1 - 3 * s * (1 - 5 * s * (1 - 7 * s * (1 - 9 * s * (1 - 11 * s)))));
        return {{std::numbers::inv_sqrtpi / (-2 * t.hi) * series * bell.first, bell.second}, bell};
    }
    return {{0.5 * std::erfc(-t.hi) + t.lo * std::numbers::inv_sqrtpi * bell.value(), 1}, bell};
}

} // namespace actiscope
