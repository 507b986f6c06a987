// Products of a layer's weights with a batch of inputs, the same bits on every machine.
#pragma once

#include "core/networks/initialisers.h"

#include <cstddef>
#include <span>

namespace actiscope {

/// Weights are fan-out × fan-in in rows. A batch of `count` inputs is units × count in rows: the numbers of
/// one unit stand side by side. Every number of a product is summed in the order of the weights' columns
/// (forward, from the bias on) or rows (backward, from 0 on), each product and each sum rounded on its own:
/// whoever works on several at once gets the same.
void layerForward(const LayerShape& shape, std::span<const double> weights, std::span<const double> biases,
                  std::size_t count, std::span<const double> in, std::span<double> out);

/// The transposed weights, without biases: what reaches the layer's inputs of a gradient at its outputs.
void layerBackward(const LayerShape& shape, std::span<const double> weights, std::size_t count,
                   std::span<const double> out, std::span<double> in);

} // namespace actiscope
