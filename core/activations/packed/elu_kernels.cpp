// Kernels of the exponential itself, of the ELUs and of the softplus.
#include "core/activations/packed/targets.h"

#define HWY_TARGET_INCLUDE "core/activations/packed/elu_kernels.cpp"
#include "hwy/foreach_target.h"

#include "core/activations/packed/exponential_inl.h"

#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_AVX3
HWY_BEFORE_NAMESPACE();
namespace actiscope::packed::HWY_NAMESPACE {
namespace {

struct ExponentialItself : AnyParameters {
    HWY_INLINE explicit ExponentialItself(const double* /*parameters*/) {}
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(x), farthestExponent); }
    HWY_INLINE Values at(Pack x) const {
        const Pack e = exponential(x).e;
        return {e, e, e};
    }
};

/// slope·x to the right of 0, amplitude·(e^(rate·x) − 1) to the left, where amplitude·rate is `leftSlope`.
struct Elu : AnyParameters {
    Pack slope = 1;
    Pack rate = 1;
    Pack amplitude;
    Pack leftSlope;
    double farthest = -farthestExponent;

    HWY_INLINE explicit Elu(const double* parameters) : amplitude(parameters[0]), leftSlope(parameters[0]) {}
    HWY_INLINE Mask regular(Pack x) const { return isFinite(x) & lessOrEqual(farthest, x); }
    HWY_INLINE Values at(Pack x) const {
        const Exponential left = exponential(min(x, 0) * rate);
        const Mask right = less(0, x);
        const Pack f = where(equal(x, 0), leftSlope * x, amplitude * left.lessByOne);
        const Pack f1 = leftSlope * left.e;
        return {where(right, slope * x, f), where(right, slope, f1), where(less(x, 0), f1 * rate, 0)};
    }
};

struct Celu : Elu {
    HWY_INLINE explicit Celu(const double* parameters) : Elu(parameters) {
        rate = 1 / amplitude;
        leftSlope = 1;
        farthest *= parameters[0];
    }
    static bool accepts(const double* parameters) { return isModerate(parameters[0]); }
};

struct Selu : Elu { // α, scale
    HWY_INLINE explicit Selu(const double* parameters) : Elu(parameters) {
        slope = parameters[1];
        amplitude = amplitude * slope;
        leftSlope = amplitude;
    }
    static bool accepts(const double* parameters) {
        return isModerate(parameters[0]) && isModerate(parameters[1]);
    }
};

struct Softplus {
    Pack beta;
    Pack inverse;

    HWY_INLINE explicit Softplus(const double* parameters) : beta(parameters[0]), inverse(1 / beta) {}
    static bool accepts(const double* parameters) { return isModerate(parameters[0]); }
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(beta * x), farthestExponent); }
    HWY_INLINE Values at(Pack x) const {
        const Exponential left = exponential(-abs(beta * x));
        const Pack d = 1 / (1 + left.e);
        const Pack tail = left.e * d;
        return {fma(log1p(left.e), inverse, max(x, 0)), where(less(x, 0), tail, d), beta * tail * d};
    }
};

/// −softplus(−x)
struct LogSigmoid : AnyParameters {
    HWY_INLINE explicit LogSigmoid(const double* /*parameters*/) {}
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(x), farthestExponent); }
    HWY_INLINE Values at(Pack x) const {
        const Exponential left = exponential(-abs(x));
        const Pack d = 1 / (1 + left.e);
        const Pack tail = left.e * d;
        return {min(x, 0) - log1p(left.e), where(less(0, x), tail, d), -tail * d};
    }
};

constexpr Kernel list[] = {
    kernel<ExponentialItself>("exponential"),
    kernel<Elu>("elu"),
    kernel<Celu>("celu"),
    kernel<Selu>("selu"),
    kernel<Softplus>("softplus"),
    kernel<LogSigmoid>("log_sigmoid"),
};

} // namespace

KernelList eluKernelList() {
    return {list, sizeof(list) / sizeof(list[0])};
}

} // namespace actiscope::packed::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif

#if HWY_ONCE
namespace actiscope::packed {

KernelSource eluKernels() {
    return {HWY_CHOOSE_AVX2(eluKernelList), HWY_CHOOSE_AVX3(eluKernelList)};
}

} // namespace actiscope::packed
#endif
