// Random deep networks as they are before any training: what signals and gradients become in their layers.
#pragma once

#include "core/activations/activation.h"
#include "core/networks/mean_field.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace actiscope {

/// Networks of equal layers, each as many units wide as there are inputs to the first. A layer is z = W f(z
/// of the one before) + b, the first one z = W x + b.
struct DeepNetworks {
    std::size_t depth = 30;
    std::size_t width = 128;
    std::size_t samples = 8; ///< inputs x of each network
    std::string init = "own";
    double sigmaW = 1;
    double sigmaB = 0;
    double inputQ = 1;             ///< mean square of the numbers of each x
    double inputCorrelation = 0.5; ///< of each two x, the first and the second, the third and the fourth …
    double saturationThreshold = 0.01;
    std::uint64_t seed = 1;
    friend bool operator==(const DeepNetworks&, const DeepNetworks&) = default;
};

/// The variances that their initialiser means, for the theory of wide networks: exactly, so that what is
/// critical is nothing else by a rounding.
LayerScale layerScale(const DeepNetworks& networks);

/// An activation that is put into the networks, and the cells in which its values are counted.
struct CarriedActivation {
    const Activation* activation = nullptr;
    std::vector<double> parameters{};
    double cellsFrom = -1;
    double cellsTo = 1;
};

constexpr std::size_t signalCells = 48;

/// Room for weights of a network, which the next one uses again: for one network at a time.
struct WeightRoom {
    struct Layer {
        std::vector<double> weights;
        std::vector<double> biases;
    };
    std::size_t mostBytes = 64U << 20U; ///< what has no room is drawn again on the way back
    std::vector<Layer> layers{};        ///< the last ones of a network
    Layer spare{};
};

/// Of one layer of one network, over units and samples.
struct LayerSignals {
    double q = 0;                       ///< mean square of the pre-activations z
    double gradient = 0;                ///< root mean square of ∂/∂z, where that of the last layer is 1
    double saturated = 0;               ///< share of |f′(z)| below the threshold
    double dead = 0;                    ///< share of the units with f′ = 0 for all samples
    double correlation = 0;             ///< of the z of two samples, mean over the pairs; NaN without any
    std::vector<std::uint32_t> cells{}; ///< how many f(z) fall into each
};

/// The layers of network number `net` (from 0 on) with each of the activations; all share its weights, its
/// inputs and the gradient at its last layer, which is normal noise. Nothing when it was stopped. A function
/// of networks, activations and net alone: the activations are evaluated by the implementation that every
/// machine has.
std::optional<std::vector<std::vector<LayerSignals>>>
deepSignals(const DeepNetworks& networks, const std::vector<CarriedActivation>& activations, std::size_t net,
            WeightRoom& room, const std::stop_token& stop);

/// Of a layer, over the networks.
struct LayerSummary {
    double q = 0;              ///< mean
    double gradient = 0;       ///< median
    double gradientLower = 0;  ///< first quartile
    double gradientUpper = 0;  ///< third quartile
    double saturated = 0;      ///< mean
    double dead = 0;           ///< mean
    double correlation = 0;    ///< mean
    std::vector<double> cells; ///< shares of all f(z)
};

struct SignalSummary {
    std::vector<LayerSummary> layers;
    double factor = 0; ///< of the gradient's size from layer to layer back: geometric mean over layers and
                       ///< networks; NaN for one layer
    double factorError = 0; ///< its standard error; NaN for one network
};

/// One activation in networks, of which `of` holds the layers of each.
SignalSummary summarised(const std::vector<std::vector<LayerSignals>>& of);

/// Layers from the last one back until a gradient has changed by a factor of 10⁶, between layers by the
/// logarithm; NaN where it has not.
double measuredLayersToMillionth(const std::vector<double>& gradient);

} // namespace actiscope
