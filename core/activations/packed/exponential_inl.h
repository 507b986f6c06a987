// e^x, e^x − 1 and ln(1 + y) for packs, within 2 units in the last place.
#if defined(ACTISCOPE_PACKED_EXPONENTIAL_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef ACTISCOPE_PACKED_EXPONENTIAL_INL_H
#undef ACTISCOPE_PACKED_EXPONENTIAL_INL_H
#else
#define ACTISCOPE_PACKED_EXPONENTIAL_INL_H
#endif

#include "core/activations/packed/pack_inl.h"
#include "core/activations/packed/polynomials.h"

HWY_BEFORE_NAMESPACE();
namespace actiscope::packed::HWY_NAMESPACE {

/// How far from 0 the exponent may be: e^x is then far enough from subnormal that a moderate factor leaves it
/// normal.
constexpr double farthestExponent = 690;

/// What a parameter may be that the exponential or its reciprocal is multiplied by.
inline bool isModerate(double factor) {
    return factor >= 1e-6 && factor <= 1e6;
}

struct Exponential {
    Pack e;         ///< e^x
    Pack lessByOne; ///< e^x − 1, also where x is small
};

#if HWY_TARGET == HWY_AVX3
constexpr int steps = 8;
#else
constexpr int steps = 1;
#endif

/// 2^(k/steps), and how far its rounding is from it, relative.
struct Power {
    Vector rounded;
    Vector remainder;
};

/// k is in the low bits of `shifted`.
HWY_INLINE Power power(Vector shifted) {
    const D d;
    const Integers integers;
    const auto k = hn::BitCast(integers, shifted);
#if HWY_TARGET == HWY_AVX3
    // 2^(j/8) with j·2⁴⁹ taken off its bits, which adding k·2⁴⁹ puts back together with the exponent.
    HWY_ALIGN static constexpr std::int64_t powers[steps] = {
        0x3ff0000000000000, 0x3fef72b83c7d517b, 0x3fef06fe0a31b715, 0x3feebfdad5362a27,
        0x3feea09e667f3bcd, 0x3feeace5422aa0db, 0x3feee89f995ad3ad, 0x3fef5818dcfba487};
    HWY_ALIGN static constexpr double remainders[steps] = {0.0,
                                                           -0x1.01b15eaa59348p-55,
                                                           0x1.34d754db0abb6p-55,
                                                           0x1.690cebb7aafb0p-56,
                                                           -0x1.3b3efbf5e2229p-54,
                                                           0x1.db72fc1f0eab4p-55,
                                                           0x1.c1a7792cb3386p-55,
                                                           0x1.4a385a63d07a7p-56};
    const auto j = hn::IndicesFromVec(d, hn::And(k, hn::Set(integers, steps - 1)));
    const auto entry = hn::TableLookupLanes(hn::BitCast(d, hn::Load(integers, powers)), j);
    return {hn::BitCast(d, hn::Add(hn::BitCast(integers, entry), hn::ShiftLeft<49>(k))),
            hn::TableLookupLanes(hn::Load(d, remainders), j)};
#else
    return {hn::BitCast(d, hn::Add(hn::ShiftLeft<52>(k), hn::Set(integers, 0x3ff0000000000000))),
            hn::Zero(d)};
#endif
}

/// For |x| ≤ farthestExponent. x = k·ln2/steps + r with small r (Tang 1989, Table-driven implementation of
/// the exponential function): e^x = 2^(k/steps)·(1 + p), p = e^r − 1.
template <bool withRemainders>
HWY_INLINE Exponential exponential(Pack x) {
    constexpr double rounder = 0x1.8p52; // adding it leaves the nearest integer in the low bits
    const Pack shifted = fma(x, steps * 0x1.71547652b82fep0, rounder);
    const Pack k = shifted - rounder;
    const Pack r = fnma(k, 0x1.abc9e3b39803fp-56 / steps, fnma(k, 0x1.62e42fefa39efp-1 / steps, x));
    const Power a = power(shifted.a);
    const Power b = power(shifted.b);
    const Pack scale(a.rounded, b.rounded);
#if HWY_TARGET == HWY_AVX3
    const Pack p =
        fma(r * r, polynomial(r, expNarrow), withRemainders ? r + Pack(a.remainder, b.remainder) : r);
#else
    const Pack p = fma(r * r, polynomial(r, expWide), r);
#endif
    return {fma(scale, p, scale), fma(scale, p, scale - 1)};
}

HWY_INLINE Exponential exponential(Pack x) {
    return exponential<true>(x);
}

/// The same, a little faster and with e^x − 1 within 5 units in the last place for x ≤ 0: enough where it is
/// added to a 2, or for a second derivative.
HWY_INLINE Exponential quickExponential(Pack x) {
    return exponential<false>(x);
}

/// 1/(1 + e), with what the sum and the division lose in their rounding made good.
HWY_INLINE Pack inverseOf1Plus(const Exponential& x) {
    const Pack sum = 2 + x.lessByOne;
    const Pack lost = x.lessByOne - (sum - 2);
    const Pack d = 1 / sum;
    return fma(d, fnma(lost, d, fnma(sum, d, 1)), d);
}

/// ln(1 + y) for 0 ≤ y ≤ 1, by the series of atanh in s = y/(2 + y): y − y²/2 + s·(y²/2 + …), so that the
/// rounding of s hardly counts.
HWY_INLINE Pack log1p(Pack y) {
    const Pack s = y / (2 + y);
    const Pack square = s * s;
    const Pack half = 0.5 * y * y;
    return y - fnma(s, fma(square, polynomial(square, logarithm), half), half);
}

/// x = 2^k·m with m from √½ to √2.
struct Binary {
    Vector k;
    Vector m;
    Vector inverse; ///< 2^−k
};

/// For normal x ≥ 1.
HWY_INLINE Binary binary(Vector x) {
    const D d;
    const Integers integers;
    const auto bits = hn::BitCast(integers, x);
    const auto rootOfHalf = hn::Set(integers, 0x3fe6a09e667f3bcd);
    const auto exponent = hn::And(hn::Sub(bits, rootOfHalf), hn::Set(integers, 0x7ff0000000000000));
    const auto k = hn::ShiftRight<52>(exponent);
    // k in the low bits of 2⁵², from which 2⁵² is taken.
    const auto number = hn::BitCast(d, hn::Or(k, hn::Set(integers, 0x4330000000000000)));
    return {hn::Sub(number, hn::Set(d, 0x1p52)), hn::BitCast(d, hn::Sub(bits, exponent)),
            hn::BitCast(d, hn::Sub(hn::Set(integers, 0x3ff0000000000000), exponent))};
}

/// ln(1 + w) for 0 ≤ w ≤ 1e300: k·ln2 + ln m, and to first order what 1 + w has lost in its rounding.
HWY_INLINE Pack logarithmOf1Plus(Pack w) {
    const Pack sum = 1 + w;
    const Pack added = sum - w;
    const Pack lost = (1 - added) + (w - (sum - added));
    const Binary a = binary(sum.a);
    const Binary b = binary(sum.b);
    const Pack k(a.k, b.k);
    const Pack f = Pack(a.m, b.m) - 1;
    const Pack s = f / (2 + f);
    const Pack square = s * s;
    const Pack half = 0.5 * f * f;
    // lost/(1 + f), nearly: it is tiny
    const Pack correction = lost * Pack(a.inverse, b.inverse) * fma(f, f - 1, 1);
    const Pack small = fnma(s, fma(square, polynomial(square, logarithm), half), half) - correction;
    return fma(k, 0x1.62e42fefa39efp-1, f - (small - k * 0x1.abc9e3b39803fp-56));
}

} // namespace actiscope::packed::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
