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
    const Exponential left = exponential(-abs(t));
    const Pack d = 1 / (2 + left.lessByOne);
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

struct Swish {
    Pack beta;

    HWY_INLINE explicit Swish(const double* parameters) : beta(parameters[0]) {}
    static bool accepts(const double* parameters) {
        return isModerate(parameters[0]) || isModerate(-parameters[0]);
    }
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(beta * x), farthestExponent); }
    HWY_INLINE Values at(Pack x) const { return gatedBySigmoid(x, beta); }
};

constexpr Kernel list[] = {kernel<Silu>("silu"), kernel<Swish>("swish")};

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
