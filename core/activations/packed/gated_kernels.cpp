// Kernels of the gated activations, x times something that opens.
#include "core/activations/packed/targets.h"

#define HWY_TARGET_INCLUDE "core/activations/packed/gated_kernels.cpp"
#include "hwy/foreach_target.h"

#include "core/activations/packed/exponential_inl.h"

#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_AVX3
HWY_BEFORE_NAMESPACE();
namespace actiscope::packed::HWY_NAMESPACE {
namespace {

/// With s = σ(t), t = βx: f′ = s·(1 + t·σ(−t)) and f″ = β·σ′(t)·(2 − t·tanh(t/2)).
HWY_INLINE Values gatedBySigmoid(Pack x, Pack beta) {
    const Pack t = beta * x;
    const Exponential left = quickExponential(-abs(t));
    const Pack d = inverseOf1Plus(left);
    const Pack tail = left.e * d;
    const Mask negative = less(t, 0);
    const Pack gate = where(negative, tail, d);
    const Pack other = where(negative, d, tail);
    const Pack bend = fma(abs(t), left.lessByOne * d, 2);
    return {x * gate, gate * fma(t, other, 1), beta * (tail * d) * bend};
}

struct Silu : AnyParameters {
    HWY_INLINE explicit Silu(const double* /*parameters*/) {}
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(x), farthestExponent); }
    HWY_INLINE Values at(Pack x) const { return gatedBySigmoid(x, 1); }
};

struct ScaledSilu : Silu {
    Pack scale;

    HWY_INLINE explicit ScaledSilu(const double* parameters) : Silu(parameters), scale(parameters[0]) {}
    static bool accepts(const double* parameters) {
        return isModerate(parameters[0]) || isModerate(-parameters[0]);
    }
    HWY_INLINE Values at(Pack x) const {
        const Values y = gatedBySigmoid(x, 1);
        return {scale * y.f, scale * y.f1, scale * y.f2};
    }
};

struct Swish {
    Pack beta;

    HWY_INLINE explicit Swish(const double* parameters) : beta(parameters[0]) {}
    static bool accepts(const double* parameters) {
        return isModerate(parameters[0]) || isModerate(-parameters[0]);
    }
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(beta * x), farthestExponent); }
    HWY_INLINE Values at(Pack x) const { return gatedBySigmoid(x, beta); }
};

/// x·σ(w), w = 2√(2/π)·(x + 0.044715x³). What w loses in its rounding is made good to first order: f′ would
/// feel it near its second zero.
struct GeluTanh : AnyParameters {
    HWY_INLINE explicit GeluTanh(const double* /*parameters*/) {}
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(x), 20); } // |w| < 605
    HWY_INLINE Values at(Pack x) const {
        constexpr double linear = 0x1.9884533d43651p+0; // 2√(2/π), and what it loses in its rounding
        constexpr double linearLost = -0x1.cbc0d30ebfd15p-54;
        constexpr double cubic = 0.07135481627260025;
        const Pack square = x * x;
        const Pack ratio = fma(square, cubic, linear);
        const Pack ratioLost = fma(square, cubic, linear - ratio) + linearLost;
        const Pack w = x * ratio;
        const Pack lost = fma(x, ratioLost, fma(x, ratio, -w));
        const Pack w1 = fma(square, 3 * cubic, linear);
        const Exponential left = quickExponential(-abs(w));
        const Pack d = inverseOf1Plus(left);
        const Pack tail = left.e * d;
        const Pack minusTanh = copySign(left.lessByOne * d, -x); // −tanh(w/2)
        const Pack slope = tail * d;
        const Mask negative = less(x, 0);
        const Pack gate = fma(slope, lost, where(negative, tail, d));
        const Pack other = fnma(slope, lost, where(negative, d, tail));
        const Pack xw1 = x * w1;
        // x·w″ + 2w′ − x·w′²·tanh(w/2)
        const Pack bend = fma(xw1 * w1, minusTanh, fma(square, 6 * cubic, w1 + w1));
        return {x * gate, gate * fma(xw1, other, 1), slope * bend};
    }
};

/// x·tanh(ln(1 + e^x)), as a quotient n/m of polynomials in e = e^−|x|; for x > 0 both are divided by e^2x.
struct Mish : AnyParameters {
    HWY_INLINE explicit Mish(const double* /*parameters*/) {}
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(x), farthestExponent / 2); }
    HWY_INLINE Values at(Pack x) const {
        const Pack e = quickExponential(-abs(x)).e;
        const Mask negative = less(x, 0);
        const Pack n = where(negative, fma(e, e, e + e), fma(e, 2, 1));
        const Pack m = n + where(negative, 2, 2 * e * e);
        const Pack d = 1 / m;
        const Pack tanh = n / m;
        // tanh(ln(1 + e^x))′ = 4e(1 + e)/m² for x < 0
        const Pack power = where(negative, e, e * e);
        const Pack slope = 4 * power * (1 + e) * (d * d);
        const Pack cubic =
            where(negative, fma(e, fma(e, fma(e, -2, -3), 2), 2), fma(e, fma(e, fma(e, 2, 2), -3), -2));
        const Pack bend = 4 * power * cubic * (d * d * d);
        return {x * tanh, fma(x, slope, tanh), fma(x, bend, 2 * slope)};
    }
};

constexpr Kernel list[] = {
    kernel<Silu>("silu"),         kernel<Swish>("swish"),        kernel<Swish>("quick_gelu"),
    kernel<ScaledSilu>("eswish"), kernel<GeluTanh>("gelu_tanh"), kernel<Mish>("mish"),
};

} // namespace

KernelList gatedKernelList() {
    return {list, sizeof(list) / sizeof(list[0])};
}

} // namespace actiscope::packed::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif

#if HWY_ONCE
namespace actiscope::packed {

KernelSource gatedKernels() {
    return {HWY_CHOOSE_AVX2(gatedKernelList), HWY_CHOOSE_AVX3(gatedKernelList)};
}

} // namespace actiscope::packed
#endif
