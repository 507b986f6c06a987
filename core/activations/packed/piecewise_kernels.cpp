// Kernels of the piecewise polynomial activations: memory is all that counts.
#include "core/activations/packed/targets.h"

#define HWY_TARGET_INCLUDE "core/activations/packed/piecewise_kernels.cpp"
#include "hwy/foreach_target.h"

#include "core/activations/packed/pack_inl.h"

#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_AVX3
HWY_BEFORE_NAMESPACE();
namespace actiscope::packed::HWY_NAMESPACE {
namespace {

struct EveryFinite : AnyParameters {
    HWY_INLINE Mask regular(Pack x) const { return isFinite(x); }
};

struct Identity : EveryFinite {
    HWY_INLINE explicit Identity(const double* /*parameters*/) {}
    HWY_INLINE Values at(Pack x) const { return {x, 1, 0}; }
};

struct Sign : EveryFinite {
    HWY_INLINE explicit Sign(const double* /*parameters*/) {}
    HWY_INLINE Values at(Pack x) const { return {where(equal(x, 0), x, copySign(1, x)), 0, 0}; }
};

struct BinaryStep : EveryFinite {
    Pack edge;

    HWY_INLINE explicit BinaryStep(const double* parameters) : edge(parameters[0]) {}
    HWY_INLINE Values at(Pack x) const { return {where(lessOrEqual(edge, x), 1, 0), 0, 0}; }
};

struct Abs : EveryFinite {
    HWY_INLINE explicit Abs(const double* /*parameters*/) {}
    HWY_INLINE Values at(Pack x) const { return {abs(x), where(equal(x, 0), 0, copySign(1, x)), 0}; }
};

struct Square : AnyParameters {
    HWY_INLINE explicit Square(const double* /*parameters*/) {}
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(x), 1e150); }
    HWY_INLINE Values at(Pack x) const { return {x * x, x + x, 2}; }
};

struct Relu : EveryFinite {
    HWY_INLINE explicit Relu(const double* /*parameters*/) {}
    HWY_INLINE Values at(Pack x) const {
        const Mask right = less(0, x);
        return {where(right, x, 0), where(right, 1, 0), 0};
    }
};

struct LeakyRelu : EveryFinite {
    Pack slope;

    HWY_INLINE explicit LeakyRelu(const double* parameters) : slope(parameters[0]) {}
    HWY_INLINE Values at(Pack x) const {
        const Mask right = less(0, x);
        return {where(right, x, slope * x), where(right, 1, slope), 0};
    }
};

struct RandomRelu : LeakyRelu { // evaluated with the mean of its slopes
    HWY_INLINE explicit RandomRelu(const double* parameters) : LeakyRelu(parameters) {
        slope = (Pack(parameters[0]) + parameters[1]) / 2;
    }
    static bool accepts(const double* parameters) {
        return parameters[0] >= -1e100 && parameters[0] <= 1e100 && parameters[1] >= -1e100 &&
               parameters[1] <= 1e100;
    }
};

/// Clamped, flat at both ends themselves.
HWY_INLINE Values clamped(Pack x, Pack low, Pack high) {
    return {min(max(x, low), high), where(less(low, x) & less(x, high), 1, 0), 0};
}

struct Relu6 : EveryFinite {
    HWY_INLINE explicit Relu6(const double* /*parameters*/) {}
    HWY_INLINE Values at(Pack x) const { return clamped(x, 0, 6); }
};

struct HardTanh : EveryFinite {
    Pack low;
    Pack high;

    HWY_INLINE explicit HardTanh(const double* parameters) : low(parameters[0]), high(parameters[1]) {}
    static bool accepts(const double* parameters) { return parameters[0] < parameters[1]; }
    HWY_INLINE Values at(Pack x) const { return clamped(x, low, high); }
};

struct Clip : HardTanh { // sloped at both ends themselves
    HWY_INLINE explicit Clip(const double* parameters) : HardTanh(parameters) {}
    HWY_INLINE Values at(Pack x) const {
        return {min(max(x, low), high), where(lessOrEqual(low, x) & lessOrEqual(x, high), 1, 0), 0};
    }
};

struct HardSigmoid : EveryFinite {
    HWY_INLINE explicit HardSigmoid(const double* /*parameters*/) {}
    HWY_INLINE Values at(Pack x) const {
        return {min(max(x + 3, 0), 6) * (1.0 / 6), where(less(abs(x), 3), 1.0 / 6, 0), 0};
    }
};

struct HardSwish : EveryFinite {
    HWY_INLINE explicit HardSwish(const double* /*parameters*/) {}
    HWY_INLINE Values at(Pack x) const {
        const Mask bent = less(abs(x), 3);
        const Mask right = less(0, x);
        return {where(bent, x * (x + 3) * (1.0 / 6), where(right, x, 0)),
                where(bent, fma(x, 1.0 / 3, 0.5), where(right, 1, 0)), where(bent, 1.0 / 3, 0)};
    }
};

struct Threshold : EveryFinite {
    Pack edge;
    Pack otherwise;

    HWY_INLINE explicit Threshold(const double* parameters) : edge(parameters[0]), otherwise(parameters[1]) {}
    HWY_INLINE Values at(Pack x) const {
        const Mask right = less(edge, x);
        return {where(right, x, otherwise), where(right, 1, 0), 0};
    }
};

struct Softshrink : EveryFinite {
    Pack lambda;

    HWY_INLINE explicit Softshrink(const double* parameters) : lambda(parameters[0]) {}
    static bool accepts(const double* parameters) { return parameters[0] > 0; }
    HWY_INLINE Values at(Pack x) const {
        const Mask outside = less(lambda, abs(x));
        return {where(outside, x - copySign(lambda, x), 0), where(outside, 1, 0), 0};
    }
};

struct Hardshrink : Softshrink {
    HWY_INLINE explicit Hardshrink(const double* parameters) : Softshrink(parameters) {}
    HWY_INLINE Values at(Pack x) const {
        const Mask outside = less(lambda, abs(x));
        return {where(outside, x, 0), where(outside, 1, 0), 0};
    }
};

constexpr Kernel list[] = {
    kernel<Identity>("identity"),
    kernel<Sign>("sign"),
    kernel<Abs>("abs"),
    kernel<Square>("square"),
    kernel<Relu>("relu"),
    kernel<LeakyRelu>("leaky_relu"),
    kernel<LeakyRelu>("prelu"),
    kernel<RandomRelu>("rrelu"),
    kernel<Relu6>("relu6"),
    kernel<HardTanh>("hard_tanh"),
    kernel<Clip>("clip"),
    kernel<HardSigmoid>("hard_sigmoid"),
    kernel<HardSwish>("hardswish"),
    kernel<Threshold>("threshold"),
    kernel<Softshrink>("softshrink"),
    kernel<Hardshrink>("hardshrink"),
    kernel<BinaryStep>("binary_step"),
};

} // namespace

KernelList piecewiseKernelList() {
    return {list, sizeof(list) / sizeof(list[0])};
}

} // namespace actiscope::packed::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif

#if HWY_ONCE
namespace actiscope::packed {

KernelSource piecewiseKernels() {
    return {HWY_CHOOSE_AVX2(piecewiseKernelList), HWY_CHOOSE_AVX3(piecewiseKernelList)};
}

} // namespace actiscope::packed
#endif
