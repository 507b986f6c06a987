// Kernels of the sigmoids with an exponential or algebraic tail. One exponential of −|x| gives f, f′ and f″.
#include "core/activations/packed/targets.h"

#define HWY_TARGET_INCLUDE "core/activations/packed/sigmoid_kernels.cpp"
#include "hwy/foreach_target.h"

#include "core/activations/packed/exponential_inl.h"

#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_AVX3
HWY_BEFORE_NAMESPACE();
namespace actiscope::packed::HWY_NAMESPACE {
namespace {

struct Sigmoid : AnyParameters {
    HWY_INLINE explicit Sigmoid(const double* /*parameters*/) {}
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(x), farthestExponent); }
    HWY_INLINE Values at(Pack x) const {
        const Exponential left = quickExponential(-abs(x));
        const Pack d = 1 / (2 + left.lessByOne);
        const Pack tail = left.e * d;
        const Pack slope = tail * d;
        // (1 − e)·d is tanh(|x|/2)
        return {where(less(x, 0), tail, d), slope, copySign(slope * (left.lessByOne * d), -x)};
    }
};

struct Tanh : AnyParameters {
    HWY_INLINE explicit Tanh(const double* /*parameters*/) {}
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(x), farthestExponent / 2); }
    HWY_INLINE Values at(Pack x) const {
        const Exponential left = exponential(-2 * abs(x));
        const Pack d = 1 / (2 + left.lessByOne);
        // Both are tanh |x|; the second is rounded but once where it is nearly 1.
        const Pack size = where(less(abs(x), 1), -left.lessByOne * d, fnma(2 * left.e, d, 1));
        const Pack t = copySign(size, x);
        const Pack slope = 4 * left.e * d * d;
        return {t, slope, -2 * t * slope};
    }
};

/// x − tanh x would cancel near 0: there its own series.
struct Tanhshrink : Tanh {
    HWY_INLINE explicit Tanhshrink(const double* parameters) : Tanh(parameters) {}
    /// Cubes of smaller numbers are subnormal.
    HWY_INLINE Mask regular(Pack x) const { return Tanh::regular(x) & lessOrEqual(1e-90, abs(x)); }
    HWY_INLINE Values at(Pack x) const {
        const Values tanh = Tanh::at(x);
        const Pack square = x * x;
        const Pack near = x * square * polynomial(min(square, 1), tanhshrink);
        return {where(less(abs(x), 1), near, x - tanh.f), tanh.f * tanh.f, -tanh.f2};
    }
};

struct Softsign : AnyParameters {
    HWY_INLINE explicit Softsign(const double* /*parameters*/) {}
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(x), 1e100); }
    HWY_INLINE Values at(Pack x) const {
        const Pack a = 1 / (1 + abs(x));
        const Pack slope = a * a;
        const Pack bend = copySign(-2 * slope * a, -x);
        return {x * a, slope, where(equal(x, 0), 0, bend)};
    }
};

/// By the series of the argument turned by 0, π/4 or π/2 (the angles at which Cody and Waite 1980 turn it).
struct Arctan : AnyParameters {
    HWY_INLINE explicit Arctan(const double* /*parameters*/) {}
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(x), 1e70); }
    HWY_INLINE Values at(Pack x) const {
        constexpr double rightAngle = 0x1.921fb54442d18p+0;
        constexpr double rightAngleLost = 0x1.1a62633145c07p-54; // of π/2 in its rounding
        const Pack a = abs(x);
        const Mask far = less(2.414213562373095, a);      // tan 3π/8
        const Mask middle = less(0.41421356237309503, a); // tan π/8, and not far
        const Pack s = where(far, -1, where(middle, a - 1, a)) / where(far, a, where(middle, a + 1, 1));
        const Pack turned = where(far, rightAngle, where(middle, rightAngle / 2, 0));
        const Pack lost = where(far, rightAngleLost, where(middle, rightAngleLost / 2, 0));
        const Pack square = s * s;
        const Pack rest = fma(s * square, polynomial(square, arctangent), lost);
        const Pack slope = 1 / fma(x, x, 1);
        return {copySign(turned + (s + rest), x), slope, -2 * x * slope * slope};
    }
};

/// sign(x)·ln(1 + w), w = |x| + x²/(1 + √(1 + x²)).
struct Arsinh : AnyParameters {
    HWY_INLINE explicit Arsinh(const double* /*parameters*/) {}
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(x), 1e90); }
    HWY_INLINE Values at(Pack x) const {
        const Pack square = x * x;
        const Pack root = sqrt(1 + square);
        const Pack slope = 1 / root;
        const Pack f = copySign(logarithmOf1Plus(abs(x) + square / (1 + root)), x);
        return {f, slope, -x * slope * slope * slope};
    }
};

constexpr Kernel list[] = {
    kernel<Sigmoid>("sigmoid"),   kernel<Tanh>("tanh"),     kernel<Tanhshrink>("tanhshrink"),
    kernel<Softsign>("softsign"), kernel<Arctan>("arctan"), kernel<Arsinh>("arsinh"),
};

} // namespace

KernelList sigmoidKernelList() {
    return {list, sizeof(list) / sizeof(list[0])};
}

} // namespace actiscope::packed::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif

#if HWY_ONCE
namespace actiscope::packed {

KernelSource sigmoidKernels() {
    return {HWY_CHOOSE_AVX2(sigmoidKernelList), HWY_CHOOSE_AVX3(sigmoidKernelList)};
}

} // namespace actiscope::packed
#endif
