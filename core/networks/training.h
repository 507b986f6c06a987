// How a small network learns, step by step.
#pragma once

#include "core/networks/data_sets.h"
#include "core/networks/layers.h"
#include "core/networks/optimisers.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace actiscope {

struct TrainingSettings {
    std::vector<std::size_t> hidden{8, 8}; ///< widths of the hidden layers
    std::string loss = "squared";          ///< or cross_entropy, of data with classes
    std::string optimiser = "sgd";         ///< of optimisers()
    double rate = 0.03;
    double momentum = 0.9;             ///< β₁ of Adam
    std::string schedule = "constant"; ///< of schedules()
    std::size_t batch = 10;            ///< the last one of an epoch is smaller if it has to be
    double l2 = 0; ///< adds ½·l2·Σw² over the weights, not the biases, to what is minimised
    std::string init = "xavier"; ///< of initialisers()
    double sigmaW = 1;           ///< of the initialiser "own"
    std::size_t epochs = 300;
    std::uint64_t seed = 1;
    double saturationThreshold = 0.01; ///< saturated is where |f′| is below it
    /// Activations of single hidden layers, from the first on; the other layers have that of the network.
    std::vector<std::optional<LayerActivation>> layerActivations{};
    friend bool operator==(const TrainingSettings&, const TrainingSettings&) = default;
};

/// A network of these settings for so many inputs.
Network networkOf(const TrainingSettings& settings, std::size_t inputs, const LayerActivation& activation);

/// Everything that the rest of a training depends on, between two steps.
struct TrainingState {
    std::size_t epoch = 0; ///< whole ones done
    std::vector<double> weights;
    OptimiserMemory memory;
};

/// What is measured between epochs.
struct EpochNumbers {
    double loss = 0;      ///< mean over the training samples, without the penalty on weights
    double testLoss = 0;  ///< over the test samples; NaN where there are none
    double dead = 0;      ///< share of hidden units with f′ = 0 on all training samples; NaN without units
    double saturated = 0; ///< share of hidden units and training samples with |f′| below the threshold
};

/// Trains networks on one data set. The weights that a training starts with, but for
/// learned slopes, and its batches depend on the seed and the network's widths alone: they are the same for
/// every activation. Keeps room for its work, so one thread at a time may use it.
class Trainer {
public:
    Trainer(std::shared_ptr<const DataSet> data, TrainingSettings settings,
            const LayerActivation& activation);

    const Network& network() const { return network_; }
    TrainingState start() const;

    std::size_t batches() const; ///< of an epoch
    /// One step. The batches of an epoch follow each other from 0 on; the last one ends the epoch.
    void trainBatch(TrainingState& state, std::size_t batch);
    void trainEpoch(TrainingState& state);

    /// Of the last step: the root mean square of what the weights of each layer changed by ÷ that of the
    /// weights.
    std::vector<double> updateRatios() const;

    /// Asks `stops` now and then and answers with nothing of use once it says so.
    EpochNumbers measure(const TrainingState& state, const std::function<bool()>& stops = {});

    /// The mean loss of these training samples, whose gradient is written.
    double gradient(std::span<const double> weights, std::span<const std::size_t> samples,
                    std::span<double> gradient);

private:
    void load(std::span<const std::size_t> samples);
    double lossOfBlock(std::span<const std::size_t> samples, double share);

    std::shared_ptr<const DataSet> data_;
    TrainingSettings settings_;
    Network network_;
    Optimiser optimiser_;
    NetworkPass pass_;
    std::vector<std::size_t> order_; ///< of the samples in this epoch
    std::vector<double> gradient_;
    std::vector<double> before_; ///< the weights before the last step
    std::vector<double> after_;
};

} // namespace actiscope
