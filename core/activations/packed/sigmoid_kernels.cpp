// Kernels of the families sigmoid, softplus and elu: one exponential of −|x| gives f, f′ and f″.
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
        const Exponential left = exponential(-abs(x));
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
        const Pack t = copySign(left.lessByOne * d, x);
        const Pack slope = 4 * left.e * d * d;
        return {t, slope, -2 * t * slope};
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

struct Elu : AnyParameters {
    Pack alpha;

    HWY_INLINE explicit Elu(const double* parameters) : alpha(parameters[0]) {}
    HWY_INLINE Mask regular(Pack x) const { return isFinite(x) & lessOrEqual(-farthestExponent, x); }
    HWY_INLINE Values at(Pack x) const {
        const Exponential left = exponential(min(x, 0));
        const Mask right = less(0, x);
        const Pack slope = alpha * left.e;
        return {where(right, x, where(equal(x, 0), alpha * x, alpha * left.lessByOne)),
                where(right, 1, slope), where(less(x, 0), slope, 0)};
    }
};

struct Softplus {
    Pack beta;
    Pack inverse;

    HWY_INLINE explicit Softplus(const double* parameters)
        : beta(parameters[0]), inverse(1 / parameters[0]) {}
    static bool accepts(const double* parameters) { return isModerate(parameters[0]); }
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(beta * x), farthestExponent); }
    HWY_INLINE Values at(Pack x) const {
        const Exponential left = exponential(-abs(beta * x));
        const Pack d = 1 / (1 + left.e);
        const Pack tail = left.e * d;
        return {fma(log1p(left.e), inverse, max(x, 0)), where(less(x, 0), tail, d), beta * tail * d};
    }
};

constexpr Kernel list[] = {
    kernel<Sigmoid>("sigmoid"), kernel<Tanh>("tanh"),         kernel<Softsign>("softsign"),
    kernel<Elu>("elu"),         kernel<Softplus>("softplus"),
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
