// Kernels of the sine, the cosine and sin x/x.
#include "core/activations/packed/targets.h"

#define HWY_TARGET_INCLUDE "core/activations/packed/periodic_kernels.cpp"
#include "hwy/foreach_target.h"

#include "core/activations/packed/exponential_inl.h"

#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_AVX3
HWY_BEFORE_NAMESPACE();
namespace actiscope::packed::HWY_NAMESPACE {
namespace {

/// How far the argument may be from 0: up to here k·(π/2) is subtracted without loss.
constexpr double farthestAngle = 1e5;

/// sin(r + k·π/2), k being in the low bits of `shifted`.
HWY_INLINE Vector turned(Vector shifted, int more, Vector sine, Vector cosine) {
    const D d;
    const Integers integers;
    const auto k = hn::Add(hn::BitCast(integers, shifted), hn::Set(integers, more));
    const auto odd = hn::MaskFromVec(hn::BitCast(d, hn::ShiftLeft<63>(k)));
    const auto sign = hn::ShiftLeft<63>(hn::ShiftRight<1>(k));
    return hn::Xor(hn::IfThenElse(odd, cosine, sine), hn::BitCast(d, sign));
}

struct Circle {
    Pack sine, cosine;
};

/// For |t| ≤ farthestAngle, by π/2 in two parts (Cody and Waite 1980) and the series on ±π/4.
HWY_INLINE Circle circle(Pack t) {
    constexpr double rounder = 0x1.8p52; // adding it leaves the nearest integer in the low bits
    const Pack shifted = fma(t, 0.6366197723675814, rounder);
    const Pack k = shifted - rounder;
    const Pack r = fnma(k, 0x1.1a62633145c07p-54, fnma(k, 0x1.921fb54442d18p+0, t));
    const Pack square = r * r;
    const Pack s = fma(r * square, polynomial(square, sine), r);
    const Pack c = fma(square * square, polynomial(square, cosine), fnma(0.5, square, 1));
    return {{turned(shifted.a, 0, s.a, c.a), turned(shifted.b, 0, s.b, c.b)},
            {turned(shifted.a, 1, s.a, c.a), turned(shifted.b, 1, s.b, c.b)}};
}

struct Sine {
    Pack omega;

    HWY_INLINE explicit Sine(const double* parameters) : omega(parameters[0]) {}
    static bool accepts(const double* parameters) {
        return isModerate(parameters[0]) || isModerate(-parameters[0]);
    }
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(omega * x), farthestAngle); }
    HWY_INLINE Values at(Pack x) const {
        const Circle y = circle(omega * x);
        return {y.sine, omega * y.cosine, -omega * omega * y.sine};
    }
};

struct Cosine : Sine {
    HWY_INLINE explicit Cosine(const double* parameters) : Sine(parameters) {}
    HWY_INLINE Values at(Pack x) const {
        const Circle y = circle(omega * x);
        return {y.cosine, -omega * y.sine, -omega * omega * y.cosine};
    }
};

/// sinc x = Σ (−1)^k x^2k/(2k + 1)!: in x², the coefficients of f′/x and of f″.
struct SincSeries {
    double slope[10];
    double bend[10];
};
constexpr SincSeries sincSeries = [] {
    SincSeries series{};
    double factorial = -1; // (−1)^k (2k + 1)!
    for (int k = 1; k <= 10; ++k) {
        factorial *= (k == 1 ? 1 : -1) * 2 * k * (2 * k + 1);
        series.slope[k - 1] = 2 * k / factorial;
        series.bend[k - 1] = 2 * k * (2 * k - 1) / factorial;
    }
    return series;
}();

/// Inside ±1 the derivatives are series, since the quotients cancel there.
struct Sinc : AnyParameters {
    HWY_INLINE explicit Sinc(const double* /*parameters*/) {}
    HWY_INLINE Mask regular(Pack x) const {
        return lessOrEqual(1e-100, abs(x)) & lessOrEqual(abs(x), farthestAngle);
    }
    HWY_INLINE Values at(Pack x) const {
        const Circle y = circle(x);
        const Mask near = less(abs(x), 1);
        const Pack square = min(x * x, 1);
        const Pack f = y.sine / x;
        const Pack slope = where(near, x * polynomial(square, sincSeries.slope), (y.cosine - f) / x);
        return {f, slope, where(near, polynomial(square, sincSeries.bend), -(f + 2 * slope / x))};
    }
};

constexpr Kernel list[] = {
    kernel<Sine>("sine"),
    kernel<Cosine>("cosine"),
    kernel<Sinc>("sinc"),
};

} // namespace

KernelList periodicKernelList() {
    return {list, sizeof(list) / sizeof(list[0])};
}

} // namespace actiscope::packed::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif

#if HWY_ONCE
namespace actiscope::packed {

KernelSource periodicKernels() {
    return {HWY_CHOOSE_AVX2(periodicKernelList), HWY_CHOOSE_AVX3(periodicKernelList)};
}

} // namespace actiscope::packed
#endif
