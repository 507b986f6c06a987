// The innermost loops of networks, compiled for the plain machine and for AVX2: the same operations in the
// same order, and so the same bits.
#pragma once

#include "core/networks/initialisers.h"

#include <cstddef>
#include <string_view>

namespace actiscope {

/// Activations that are evaluated here by + − × ÷ alone, within a few units in the last place of the
/// catalogue's, for they are used most and their functions in the system's library are slow. Slopes below
/// 1e-307 are 0.
enum class CommonActivation { None, Relu, Leaky, Tanh, Sigmoid, Swish, Elu, Celu };

/// Of an id of the catalogue; its first parameter, if it has one, is handed to LayerKernels::activate.
CommonActivation commonActivation(std::string_view id);

/// Rows of samples are as in NetworkPass: `packs` (1 … 4) times four numbers.
struct LayerKernels {
    /// to = W from + b
    void (*forward)(const LayerShape& shape, const double* weights, const double* biases, const double* from,
                    double* to, std::size_t packs);
    /// before = Wᵀ errors
    void (*backward)(const LayerShape& shape, const double* weights, const double* errors, double* before,
                     std::size_t packs);
    /// Adds the sums over samples of errors × from, and of errors.
    void (*gradient)(const LayerShape& shape, const double* errors, const double* from, double* weights,
                     double* biases, std::size_t packs);
    /// f and f′ at so many packs of any x; `parameter` is not looked at where there is none.
    void (*activate)(CommonActivation which, double parameter, const double* x, double* f, double* slope,
                     std::size_t packs);
};

const LayerKernels& plainKernels();

/// For AVX2; null where the machine has none.
const LayerKernels* wideKernels();

/// The fastest.
const LayerKernels& layerKernels();

} // namespace actiscope
