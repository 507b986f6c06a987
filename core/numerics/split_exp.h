// Exponentials in two factors, so that a product with one is rounded to a subnormal only once.
#pragma once

#include "core/numerics/wide.h"

#include <cmath>
#include <limits>

namespace actiscope {

/// e^t = first·second. The second is 1 but where e^t leaves the normal range.
struct SplitExp {
    double first = 1;
    double second = 1;

    double value() const { return first * second; }
};

/// a·e^t: 0 where e^t is beyond all doubles, whatever a.
inline double operator*(double a, const SplitExp& e) {
    return e.first == 0 ? std::copysign(0.0, a) : a * e.first * e.second;
}

inline SplitExp splitExp(double t) {
    const bool far = std::fabs(t) > 700;
    const double first = std::exp(far ? t / 2 : t);
    return {first, far ? first : 1};
}

/// What rounding took from t is made up for: it would cost t units in the last place.
inline SplitExp splitExp(const Wide& t) {
    const SplitExp e = splitExp(t.hi);
    return {e.first + e.first * t.lo, e.second};
}

/// w, or `most` where w is larger or no number.
inline Wide capped(const Wide& w, double most) {
    return w.hi <= most ? w : Wide(most);
}

/// a·e^z to better than a double: the error is no more than a few units in the last place of z makes of it.
inline Wide growth(double a, double z, const SplitExp& expOfZ) {
    return std::fabs(z) < 0.7 ? exactSum(a, a * std::expm1(z)) : Wide(a * expOfZ);
}

/// ln(1 + e^z), likewise.
inline Wide wideSoftplus(double z) {
    if (z > -0.5 && z < 3) { // 1 + e^z = 2·(1 + (e^z − 1)/2)
        const Wide ln2(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56);
        const Wide sum = exactSum(ln2.hi, std::log1p(std::expm1(z) / 2));
        return {sum.hi, sum.lo + ln2.lo};
    }
    const double tail = std::log1p(std::exp(-std::fabs(z)));
    return z > 0 ? z + tail : tail;
}

/// c·w, where w may be so large that the product overflows: then `most`, as for all above it.
inline Wide cappedProduct(double c, const Wide& w, double most) {
    if (!(c * w.hi <= most))
        return most;
    const Wide product = exactProduct(c, w.hi);
    return {product.hi, product.lo + c * w.lo};
}

} // namespace actiscope
