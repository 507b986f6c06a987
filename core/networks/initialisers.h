// What the weights of a network are before it learns.
#pragma once

#include "core/fields/field.h"
#include "core/numerics/random.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace actiscope {

/// Of a weight matrix: fan-out × fan-in, in rows.
struct LayerShape {
    std::size_t fanIn = 1;
    std::size_t fanOut = 1;
};

/// The choices of a field "init": own, lecun, xavier, he, orthogonal, pytorch.
const std::vector<FieldChoice>& initialisers();

enum class WeightLaw { Normal, Uniform, Orthogonal };

/// How a layer begins. Weights and biases have mean 0.
struct InitialScale {
    WeightLaw law = WeightLaw::Normal;
    double weight = 1; ///< standard deviation; of an orthogonal matrix its gain
    double bias = 0;   ///< standard deviation; of the same law but for orthogonal, whose biases are 0
};

/// Of an initialiser's id: variance of the weights σ_w²/fan-in and of the biases σ_b² (own), 1/fan-in (LeCun
/// et al. 1998), 2/(fan-in + fan-out) (Glorot & Bengio 2010), 2/fan-in (He et al. 2015), gain 1 (Saxe et al.
/// 2014), or both 1/(3 fan-in), uniform (PyTorch's default). σ_w and σ_b count for own only.
InitialScale initialScale(std::string_view id, const LayerShape& shape, double sigmaW, double sigmaB);

/// Fills fanOut × fanIn weights and fanOut biases; the numbers come from the places from `from` on of the
/// stream. An orthogonal matrix is uniformly distributed among those with orthonormal rows (or columns, if
/// there are more rows than columns), times the gain.
void drawLayer(const InitialScale& scale, const LayerShape& shape, const RandomStream& stream,
               std::uint64_t from, std::span<double> weights, std::span<double> biases);

} // namespace actiscope
