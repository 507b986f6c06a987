#include "core/networks/kernels.h"

#include "hwy/base.h"

namespace actiscope {

namespace {

namespace plain_kernels {
#include "core/networks/kernels_inl.h"
} // namespace plain_kernels

#if defined(__x86_64__)
HWY_PUSH_ATTRIBUTES("avx2")
namespace wide_kernels {
#include "core/networks/kernels_inl.h"
} // namespace wide_kernels
HWY_POP_ATTRIBUTES
#endif

} // namespace

CommonActivation commonActivation(std::string_view id) {
    using enum CommonActivation;
    if (id == "relu")
        return Relu;
    if (id == "leaky_relu" || id == "prelu")
        return Leaky;
    if (id == "tanh")
        return Tanh;
    if (id == "sigmoid")
        return Sigmoid;
    if (id == "swish" || id == "silu")
        return Swish;
    if (id == "elu")
        return Elu;
    return id == "celu" ? Celu : None;
}

const LayerKernels& plainKernels() {
    static const LayerKernels kernels{plain_kernels::forward, plain_kernels::backward,
                                      plain_kernels::gradient, plain_kernels::activate};
    return kernels;
}

const LayerKernels* wideKernels() {
#if defined(__x86_64__)
    static const LayerKernels kernels{wide_kernels::forward, wide_kernels::backward, wide_kernels::gradient,
                                      wide_kernels::activate};
    return __builtin_cpu_supports("avx2") ? &kernels : nullptr;
#else
    return nullptr;
#endif
}

const LayerKernels& layerKernels() {
    static const LayerKernels& kernels = wideKernels() ? *wideKernels() : plainKernels();
    return kernels;
}

} // namespace actiscope
