// Networks of dense layers: outputs forwards, gradients backwards.
#pragma once

#include "core/activations/activation.h"
#include "core/expressions/resolve.h"
#include "core/networks/kernels.h"

#include <array>
#include <span>
#include <vector>

namespace actiscope {

/// An activation as the hidden layers of a network have it.
struct LayerActivation {
    ActivationPtr activation;
    std::vector<double> parameters;
    bool learnsSlope = false; ///< PReLU's α of each layer is a weight like others, which starts at its value

    friend bool operator==(const LayerActivation& a, const LayerActivation& b) {
        const bool isSame = a.activation == b.activation ||
                            (a.activation && b.activation && a.activation->id == b.activation->id);
        return isSame && a.parameters == b.parameters && a.learnsSlope == b.learnsSlope;
    }
};

/// Samples that go through a network together.
constexpr std::size_t mostInBlock = 16;

/// What a pass of a block of samples through a network leaves behind, unit by unit, the samples of a unit
/// beside each other. Every number of a unit's row counts, but those beyond the samples repeat the last one.
struct NetworkPass {
    std::size_t samples = 0;                 ///< 1 … mostInBlock
    std::size_t row = 0;                     ///< numbers in a row: a multiple of 4
    std::vector<double> inputs;              ///< inputs × row
    std::vector<std::vector<double>> before; ///< of each layer: pre-activations; the last: the outputs
    std::vector<std::vector<double>> values; ///< of each hidden layer: f of them
    std::vector<std::vector<double>> slopes; ///< and f′
    std::vector<std::vector<double>> errors; ///< of each layer: derivatives of the loss by pre-activations
};

/// Hidden layers, each with one activation, and one output without any. Weights are kept by who uses it, as
/// one list: layer by layer its matrix, fan-out × fan-in in rows, and its biases; then, where they are
/// learned, the slopes of the hidden layers. Sums run in a fixed order, and activations that have no kernel
/// (kernels.h) are evaluated by their scalar formula: the same bits whatever the machine's instruction set.
class Network {
public:
    struct Layer {
        LayerShape shape;
        std::size_t weights = 0; ///< where they begin
        std::size_t biases = 0;
    };

    /// An activation for each hidden layer.
    Network(std::size_t inputs, const std::vector<std::size_t>& hidden,
            std::vector<LayerActivation> activations);
    /// The same one everywhere.
    Network(std::size_t inputs, const std::vector<std::size_t>& hidden, const LayerActivation& activation);

    const std::vector<Layer>& layers() const { return layers_; }
    std::size_t weightCount() const { return weightCount_; }
    /// Whether this is a weight of a matrix: neither bias nor slope.
    bool isConnection(std::size_t weight) const;

    /// By an initialiser (initialScale) with biases that start at 0 but for "pytorch".
    std::vector<double> start(std::string_view initialiser, double sigmaW, const RandomStream& stream) const;

    /// Makes room for a block of so many samples; the inputs are then written into pass.inputs.
    void prepare(NetworkPass& pass, std::size_t samples) const;
    /// Repeats the last sample to the ends of the rows, then computes everything up to the outputs.
    void forward(std::span<const double> weights, NetworkPass& pass) const;
    /// Adds the derivatives of the loss by the weights; those by the outputs, for each sample, stand in
    /// pass.errors.back(), of which the numbers beyond the samples are made 0.
    void backward(std::span<const double> weights, NetworkPass& pass, std::span<double> gradient) const;

private:
    /// What a hidden layer does with its pre-activations.
    struct Hidden {
        LayerActivation activation;
        CommonActivation common = CommonActivation::None;
        std::size_t slope = 0; ///< where its learned slope stands, if it has one
    };

    void activate(std::span<const double> weights, std::size_t layer, NetworkPass& pass) const;

    std::vector<Layer> layers_;
    std::vector<Hidden> hidden_;
    std::size_t weightCount_ = 0;
    const LayerKernels* kernels_;
};

/// Outputs for many samples, their inputs in rows.
std::vector<double> outputsOf(const Network& network, std::span<const double> weights,
                              std::span<const double> inputs);

} // namespace actiscope
