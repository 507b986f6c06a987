// A number of about 106 bits: what is left over when doubles are added and multiplied is kept.
#pragma once

#include <cmath>

namespace actiscope {

/// The unevaluated sum hi + lo with |lo| ≤ ulp(hi)/2 (Dekker 1971, A floating-point technique for extending
/// the available precision). For finite values whose products and sums do not overflow.
struct Wide {
    double hi = 0;
    double lo = 0;

    constexpr Wide() = default;
    constexpr Wide(double exact) : hi(exact) {}
    constexpr Wide(double high, double low) : hi(high), lo(low) {}
};

/// a + b without error (Knuth, The Art of Computer Programming 2, 4.2.2).
inline Wide exactSum(double a, double b) {
    const double sum = a + b;
    const double partOfB = sum - a;
    return {sum, (a - (sum - partOfB)) + (b - partOfB)};
}

/// a·b without error.
inline Wide exactProduct(double a, double b) {
    const double product = a * b;
    return {product, std::fma(a, b, -product)};
}

inline Wide operator-(const Wide& a) {
    return {-a.hi, -a.lo};
}
inline Wide operator+(const Wide& a, const Wide& b) {
    const Wide high = exactSum(a.hi, b.hi);
    const Wide low = exactSum(a.lo, b.lo);
    const Wide sum = exactSum(high.hi, high.lo + low.hi);
    return exactSum(sum.hi, sum.lo + low.lo);
}
inline Wide operator-(const Wide& a, const Wide& b) {
    return a + -b;
}
inline Wide operator*(const Wide& a, const Wide& b) {
    const Wide product = exactProduct(a.hi, b.hi);
    return exactSum(product.hi, product.lo + (a.hi * b.lo + a.lo * b.hi));
}
inline Wide operator/(const Wide& a, const Wide& b) {
    const double quotient = a.hi / b.hi;
    const Wide left = a - b * quotient;
    return exactSum(quotient, left.hi / b.hi);
}

/// √a for a ≥ 0: one Newton step beyond the double.
inline Wide sqrt(const Wide& a) {
    const double root = std::sqrt(a.hi);
    if (root == 0)
        return 0.0;
    const Wide left = a - exactProduct(root, root);
    return exactSum(root, left.hi / (2 * root));
}

} // namespace actiscope
