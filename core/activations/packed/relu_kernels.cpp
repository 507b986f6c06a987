// Kernels of the piecewise linear activations. Their f″ is 0, and memory is all that counts.
#include "core/activations/packed/targets.h"

#define HWY_TARGET_INCLUDE "core/activations/packed/relu_kernels.cpp"
#include "hwy/foreach_target.h"

#include "core/activations/packed/pack_inl.h"

#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_AVX3
HWY_BEFORE_NAMESPACE();
namespace actiscope::packed::HWY_NAMESPACE {
namespace {

struct Identity : AnyParameters {
    HWY_INLINE explicit Identity(const double* /*parameters*/) {}
    HWY_INLINE Mask regular(Pack x) const { return isFinite(x); }
    HWY_INLINE Values at(Pack x) const { return {x, 1, 0}; }
};

struct Relu : AnyParameters {
    HWY_INLINE explicit Relu(const double* /*parameters*/) {}
    HWY_INLINE Mask regular(Pack x) const { return isFinite(x); }
    HWY_INLINE Values at(Pack x) const {
        const Mask right = less(0, x);
        return {where(right, x, 0), where(right, 1, 0), 0};
    }
};

struct LeakyRelu : AnyParameters {
    Pack slope;

    HWY_INLINE explicit LeakyRelu(const double* parameters) : slope(parameters[0]) {}
    HWY_INLINE Mask regular(Pack x) const { return isFinite(x); }
    HWY_INLINE Values at(Pack x) const {
        const Mask right = less(0, x);
        return {where(right, x, slope * x), where(right, 1, slope), 0};
    }
};

constexpr Kernel list[] = {
    kernel<Identity>("identity"),
    kernel<Relu>("relu"),
    kernel<LeakyRelu>("leaky_relu"),
    kernel<LeakyRelu>("prelu"),
};

} // namespace

KernelList reluKernelList() {
    return {list, sizeof(list) / sizeof(list[0])};
}

} // namespace actiscope::packed::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif

#if HWY_ONCE
namespace actiscope::packed {

KernelSource reluKernels() {
    return {HWY_CHOOSE_AVX2(reluKernelList), HWY_CHOOSE_AVX3(reluKernelList)};
}

} // namespace actiscope::packed
#endif
