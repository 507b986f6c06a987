#include "core/networks/training.h"

#include "core/networks/shuffle.h"
#include "core/numerics/constants.h"
#include "core/numerics/elementary.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

namespace actiscope {

namespace {

// Streams of the seed.
constexpr std::uint64_t startStream = 201;
constexpr std::uint64_t batchStream = 202;

/// Of an output and a target: the loss and its derivative by the output.
struct SampleLoss {
    double loss = 0;
    double slope = 0;
};

SampleLoss squaredLoss(double output, double target) {
    const double off = output - target;
    return {off * off / 2, off};
}

/// −ln of the probability σ(target·output) that the right one of the classes −1 and 1 is given.
SampleLoss crossEntropy(double output, double target) {
    const double t = -target * output;
    return {softplus(t, 1), -target * sigmoid(t)};
}

} // namespace

Network networkOf(const TrainingSettings& settings, std::size_t inputs, const LayerActivation& activation) {
    std::vector<LayerActivation> activations(settings.hidden.size(), activation);
    for (std::size_t i = 0; i < std::min(activations.size(), settings.layerActivations.size()); ++i)
        if (settings.layerActivations[i])
            activations[i] = *settings.layerActivations[i];
    return {inputs, settings.hidden, std::move(activations)};
}

Trainer::Trainer(std::shared_ptr<const DataSet> data, TrainingSettings settings,
                 const LayerActivation& activation)
    : data_(std::move(data)),
      settings_(std::move(settings)),
      network_(networkOf(settings_, data_->inputs, activation)),
      optimiser_(settings_.optimiser, settings_.momentum),
      order_(data_->train),
      gradient_(network_.weightCount()) {
    assert(data_->train >= 1 && settings_.batch >= 1 && settings_.epochs >= 1);
    assert(data_->classes || settings_.loss == "squared");
}

TrainingState Trainer::start() const {
    TrainingState state;
    state.weights =
        network_.start(settings_.init, settings_.sigmaW, RandomStream(settings_.seed, startStream));
    return state;
}

std::size_t Trainer::batches() const {
    return (data_->train + settings_.batch - 1) / settings_.batch;
}

void Trainer::load(std::span<const std::size_t> samples) {
    network_.prepare(pass_, samples.size());
    for (std::size_t in = 0; in < data_->inputs; ++in)
        for (std::size_t i = 0; i < samples.size(); ++i)
            pass_.inputs[in * pass_.row + i] = data_->x[samples[i] * data_->inputs + in];
}

/// The sum of the losses of the samples that went forward; their errors are `share` of the derivatives.
double Trainer::lossOfBlock(std::span<const std::size_t> samples, double share) {
    const bool squared = settings_.loss == "squared";
    double sum = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double output = pass_.before.back()[i];
        const double target = data_->y[samples[i]];
        const SampleLoss loss = squared ? squaredLoss(output, target) : crossEntropy(output, target);
        sum += loss.loss;
        pass_.errors.back()[i] = share * loss.slope;
    }
    return sum;
}

double Trainer::gradient(std::span<const double> weights, std::span<const std::size_t> samples,
                         std::span<double> gradient) {
    std::fill(gradient.begin(), gradient.end(), 0);
    const double share = 1 / static_cast<double>(samples.size());
    double sum = 0;
    for (std::size_t first = 0; first < samples.size(); first += mostInBlock) {
        const auto block = samples.subspan(first, std::min(mostInBlock, samples.size() - first));
        load(block);
        network_.forward(weights, pass_);
        sum += lossOfBlock(block, share);
        network_.backward(weights, pass_, gradient);
    }
    return sum * share;
}

void Trainer::trainBatch(TrainingState& state, std::size_t batch) {
    // A batch of everything needs no order.
    if (batch == 0 && settings_.batch < data_->train)
        fillShuffled(order_, RandomStream(settings_.seed, batchStream), state.epoch * data_->train);
    else if (batch == 0)
        std::iota(order_.begin(), order_.end(), std::size_t{0});
    const std::size_t first = batch * settings_.batch;
    const std::size_t count = std::min(settings_.batch, data_->train - first);
    gradient(state.weights, std::span(order_).subspan(first, count), gradient_);
    if (settings_.l2 > 0)
        for (const Network::Layer& layer : network_.layers())
            for (std::size_t i = layer.weights; i < layer.biases; ++i)
                gradient_[i] += settings_.l2 * state.weights[i];
    const bool isLast = batch + 1 == batches();
    if (isLast)
        before_ = state.weights;
    optimiser_.step(state.weights, gradient_,
                    settings_.rate * scheduleFactor(settings_.schedule, state.epoch, settings_.epochs),
                    state.memory);
    if (!isLast)
        return;
    after_ = state.weights;
    ++state.epoch;
}

void Trainer::trainEpoch(TrainingState& state) {
    const std::size_t count = batches();
    for (std::size_t batch = 0; batch < count; ++batch)
        trainBatch(state, batch);
}

std::vector<double> Trainer::updateRatios() const {
    std::vector<double> ratios;
    for (const Network::Layer& layer : network_.layers()) {
        double change = 0;
        double size = 0;
        for (std::size_t i = layer.weights; i < layer.biases && !before_.empty(); ++i) {
            change += (after_[i] - before_[i]) * (after_[i] - before_[i]);
            size += before_[i] * before_[i];
        }
        ratios.push_back(std::sqrt(change / size));
    }
    return ratios;
}

EpochNumbers Trainer::measure(const TrainingState& state, const std::function<bool()>& stops) {
    EpochNumbers numbers;
    std::vector<std::size_t> units; // of each hidden layer, the first in a list of all
    std::size_t hidden = 0;
    for (std::size_t i = 0; i + 1 < network_.layers().size(); ++i) {
        units.push_back(hidden);
        hidden += network_.layers()[i].shape.fanOut;
    }
    std::vector<char> alive(hidden, 0);
    std::size_t saturated = 0;
    double losses[2]{};
    std::vector<std::size_t> samples(mostInBlock);
    for (const bool isTest : {false, true}) {
        const std::size_t end = isTest ? data_->samples() : data_->train;
        for (std::size_t first = isTest ? data_->train : 0; first < end; first += mostInBlock) {
            if (stops && stops())
                return numbers;
            samples.resize(std::min(mostInBlock, end - first));
            std::iota(samples.begin(), samples.end(), first);
            load(samples);
            network_.forward(state.weights, pass_);
            losses[isTest ? 1 : 0] += lossOfBlock(samples, 0);
            for (std::size_t layer = 0; !isTest && layer < units.size(); ++layer)
                for (std::size_t k = 0; k < pass_.slopes[layer].size(); ++k) {
                    if (k % pass_.row >= pass_.samples)
                        continue;
                    const double slope = pass_.slopes[layer][k];
                    saturated += std::fabs(slope) < settings_.saturationThreshold ? 1 : 0;
                    if (slope != 0)
                        alive[units[layer] + k / pass_.row] = 1;
                }
        }
    }
    const auto train = static_cast<double>(data_->train);
    const std::size_t test = data_->samples() - data_->train;
    numbers.loss = losses[0] / train;
    numbers.testLoss = test > 0 ? losses[1] / static_cast<double>(test) : nan;
    const auto count = static_cast<double>(hidden);
    numbers.dead = hidden > 0 ? static_cast<double>(std::count(alive.begin(), alive.end(), 0)) / count : nan;
    numbers.saturated = hidden > 0 ? static_cast<double>(saturated) / (count * train) : nan;
    return numbers;
}

} // namespace actiscope
