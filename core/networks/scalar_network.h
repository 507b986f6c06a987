// Networks of one input and one output, ℝ → ℝ: what depth does to a function of one number.
#pragma once

#include "core/activations/activation.h"
#include "core/networks/initialisers.h"

#include <cstdint>
#include <span>
#include <vector>

namespace actiscope {

/// z = W h + b with W of fanOut × fanIn in rows.
struct DenseLayer {
    LayerShape shape;
    std::vector<double> weights;
    std::vector<double> biases;
    friend bool operator==(const DenseLayer& a, const DenseLayer& b) {
        return a.weights == b.weights && a.biases == b.biases;
    }
};

/// A network 1 → width → … → width → 1 whose hidden layers go through one activation, its output through
/// none. After every hidden layer an output of its own can be taken: outputs[d − 1] reads hidden layer d, and
/// a network of fewer layers begins like one of more.
struct ScalarNetwork {
    std::vector<DenseLayer> hidden;
    std::vector<DenseLayer> outputs; ///< one a hidden layer
    std::size_t depth() const { return hidden.size(); }
};

struct ScalarNetworkLaw {
    int depth = 4; ///< hidden layers
    int width = 12;
    double sigmaW = 1; ///< weights N(0, σ_w²/fan-in)
    double sigmaB = 0; ///< biases N(0, σ_b²)
    friend bool operator==(const ScalarNetworkLaw&, const ScalarNetworkLaw&) = default;
};

/// The network that this seed draws.
ScalarNetwork drawScalarNetwork(const ScalarNetworkLaw& law, std::uint64_t seed);

/// The output after all hidden layers with its first two derivatives, at every x.
void evaluateNetwork(const ScalarNetwork& network, const Activation& activation, Parameters parameters,
                     std::span<const double> x, const JetSpans& out);

/// y = slope · x + offset
struct StraightLine {
    double slope = 0;
    double offset = 0;
};

/// What the network is when its activation is the line a z + c: the product of its layers, multiplied from
/// the output back.
StraightLine productOfLayers(const ScalarNetwork& network, double a = 1, double c = 0);

} // namespace actiscope
