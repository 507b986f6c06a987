// Kernels of the error function, the normal distribution and what it gates.
#include "core/activations/packed/targets.h"

#define HWY_TARGET_INCLUDE "core/activations/packed/normal_kernels.cpp"
#include "hwy/foreach_target.h"

#include "core/activations/packed/exponential_inl.h"

#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_AVX3
HWY_BEFORE_NAMESPACE();
namespace actiscope::packed::HWY_NAMESPACE {
namespace {

/// erfc(a)/e^(−a²) for 0 ≤ a ≤ 28: (1 + 2a) times it is smooth in (a − 3)/(a + 3).
HWY_INLINE Pack scaledErfc(Pack a) {
    const Pack far = fma(a, 2, 1);
    const Pack inverse = 1 / ((a + 3) * far); // both divisions in one
    return polynomial((a - 3) * far * inverse, erfcScaled) * ((a + 3) * inverse);
}

struct ErrorFunction : AnyParameters {
    HWY_INLINE explicit ErrorFunction(const double* /*parameters*/) {}
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(x), 26); }
    HWY_INLINE Values at(Pack x) const {
        const Pack a = abs(x);
        const Pack square = x * x;
        const Pack e = exponential(-square).e;
        const Pack near = a * polynomial(min(square, 1), erfNearZero);
        const Pack slope = 1.1283791670955126 * e; // 2/√π
        return {copySign(where(less(a, 1), near, fnma(e, scaledErfc(a), 1)), x), slope, -2 * x * slope};
    }
};

struct Normal {
    Pack cdf;     ///< Φ(x)
    Pack density; ///< φ(x)
};

HWY_INLINE Normal normal(Pack x) {
    const Pack a = abs(x);
    const Pack square = x * x;
    const Pack e = exponential(-0.5 * square).e;
    const Pack tail = 0.5 * e * scaledErfc(a * 0.7071067811865476);
    const Pack near = fma(x, polynomial(min(square, 1), normalNearZero), 0.5);
    return {where(less(a, 1), near, where(less(x, 0), tail, 1 - tail)), 0.3989422804014327 * e};
}

struct NormalCdf : AnyParameters {
    HWY_INLINE explicit NormalCdf(const double* /*parameters*/) {}
    HWY_INLINE Mask regular(Pack x) const { return lessOrEqual(abs(x), 37); }
    HWY_INLINE Values at(Pack x) const {
        const Normal y = normal(x);
        return {y.cdf, y.density, -x * y.density};
    }
};

struct Gelu : NormalCdf {
    HWY_INLINE explicit Gelu(const double* parameters) : NormalCdf(parameters) {}
    HWY_INLINE Values at(Pack x) const {
        const Normal y = normal(x);
        return {x * y.cdf, fma(x, y.density, y.cdf), y.density * fnma(x, x, 2)};
    }
};

constexpr Kernel list[] = {
    kernel<ErrorFunction>("erf"),
    kernel<NormalCdf>("normal_cdf"),
    kernel<Gelu>("gelu"),
};

} // namespace

KernelList normalKernelList() {
    return {list, sizeof(list) / sizeof(list[0])};
}

} // namespace actiscope::packed::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif

#if HWY_ONCE
namespace actiscope::packed {

KernelSource normalKernels() {
    return {HWY_CHOOSE_AVX2(normalKernelList), HWY_CHOOSE_AVX3(normalKernelList)};
}

} // namespace actiscope::packed
#endif
