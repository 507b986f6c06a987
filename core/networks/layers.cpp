#include "core/networks/layers.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

namespace actiscope {

namespace {

/// Two samples at a time, which every processor of 64 bits can: the order of sums is then written here, and
/// not left to what a compiler makes of a loop.
using SamplePair [[gnu::vector_size(16)]] = double;

SamplePair pairAt(const double* numbers) {
    SamplePair pair;
    std::memcpy(&pair, numbers, sizeof pair);
    return pair;
}

void storePair(const SamplePair& pair, double* numbers) {
    std::memcpy(numbers, &pair, sizeof pair);
}

/// z = W a + b for `pairs` pairs of samples.
template <int pairs>
void layerForward(const LayerShape& shape, const double* weights, const double* biases, const double* from,
                  double* to) {
    for (std::size_t out = 0; out < shape.fanOut; ++out) {
        SamplePair sums[pairs];
        for (SamplePair& sum : sums)
            sum = SamplePair{biases[out], biases[out]};
        for (std::size_t in = 0; in < shape.fanIn; ++in) {
            const double weight = weights[out * shape.fanIn + in];
            for (int pair = 0; pair < pairs; ++pair)
                sums[pair] += weight * pairAt(from + 2 * (in * pairs + static_cast<std::size_t>(pair)));
        }
        for (int pair = 0; pair < pairs; ++pair)
            storePair(sums[pair], to + 2 * (out * pairs + static_cast<std::size_t>(pair)));
    }
}

/// The errors of a layer's pre-activations carried to its inputs: Wᵀ δ.
template <int pairs>
void layerBackward(const LayerShape& shape, const double* weights, const double* errors, double* before) {
    for (std::size_t in = 0; in < shape.fanIn; ++in) {
        SamplePair sums[pairs]{};
        for (std::size_t out = 0; out < shape.fanOut; ++out) {
            const double weight = weights[out * shape.fanIn + in];
            for (int pair = 0; pair < pairs; ++pair)
                sums[pair] += weight * pairAt(errors + 2 * (out * pairs + static_cast<std::size_t>(pair)));
        }
        for (int pair = 0; pair < pairs; ++pair)
            storePair(sums[pair], before + 2 * (in * pairs + static_cast<std::size_t>(pair)));
    }
}

/// The sum over samples of a·b: those at even places, those at odd places, then both.
template <int pairs>
double overSamples(const double* a, const double* b) {
    SamplePair sum = pairAt(a) * pairAt(b);
    for (int pair = 1; pair < pairs; ++pair)
        sum += pairAt(a + 2 * pair) * pairAt(b + 2 * pair);
    return sum[0] + sum[1];
}

template <int pairs>
void layerGradient(const LayerShape& shape, const double* errors, const double* from, double* weights,
                   double* biases) {
    for (std::size_t out = 0; out < shape.fanOut; ++out) {
        const double* error = errors + 2 * out * pairs;
        for (std::size_t in = 0; in < shape.fanIn; ++in)
            weights[out * shape.fanIn + in] += overSamples<pairs>(error, from + 2 * in * pairs);
        SamplePair sum = pairAt(error);
        for (int pair = 1; pair < pairs; ++pair)
            sum += pairAt(error + 2 * pair);
        biases[out] += sum[0] + sum[1];
    }
}

/// The derivative of the loss by α where f(x) = αx for x ≤ 0, from the errors of the values f.
double slopeGradient(const NetworkPass& pass, std::size_t layer) {
    double sum = 0;
    for (std::size_t i = 0; i < pass.errors[layer].size(); ++i)
        sum += pass.errors[layer][i] * std::min(pass.before[layer][i], 0.0);
    return sum;
}

/// Calls work<pairs>() for the number of pairs in a row.
template <class Work>
void withPairs(std::size_t row, const Work& work) {
    switch (row / 4) {
    case 1:
        work.template operator()<2>();
        break;
    case 2:
        work.template operator()<4>();
        break;
    case 3:
        work.template operator()<6>();
        break;
    default:
        assert(row == mostInBlock);
        work.template operator()<8>();
    }
}

} // namespace

Network::Network(std::size_t inputs, const std::vector<std::size_t>& hidden, LayerActivation activation)
    : activation_(std::move(activation)) {
    std::size_t fanIn = inputs;
    const auto addLayer = [&](std::size_t fanOut) {
        layers_.push_back({{fanIn, fanOut}, weightCount_, weightCount_ + fanIn * fanOut});
        weightCount_ += (fanIn + 1) * fanOut;
        fanIn = fanOut;
    };
    for (const std::size_t width : hidden)
        addLayer(width);
    addLayer(1);
    slopes_ = weightCount_;
    if (activation_.learnsSlope)
        weightCount_ += hidden.size();
}

bool Network::isConnection(std::size_t weight) const {
    return std::any_of(layers_.begin(), layers_.end(),
                       [&](const Layer& layer) { return weight >= layer.weights && weight < layer.biases; });
}

std::vector<double> Network::start(std::string_view initialiser, double sigmaW,
                                   const RandomStream& stream) const {
    std::vector<double> weights(weightCount_);
    const std::span<double> all(weights);
    for (const Layer& layer : layers_) {
        const InitialScale scale = initialScale(initialiser, layer.shape, sigmaW, 0);
        drawLayer(scale, layer.shape, stream, layer.weights,
                  all.subspan(layer.weights, layer.shape.fanIn * layer.shape.fanOut),
                  all.subspan(layer.biases, layer.shape.fanOut));
    }
    if (activation_.learnsSlope)
        std::fill(weights.begin() + static_cast<std::ptrdiff_t>(slopes_), weights.end(),
                  activation_.parameters[0]);
    return weights;
}

void Network::prepare(NetworkPass& pass, std::size_t samples) const {
    assert(samples >= 1 && samples <= mostInBlock);
    const std::size_t row = (samples + 3) / 4 * 4;
    pass.samples = samples;
    if (pass.row == row)
        return;
    pass.row = row;
    const std::size_t hidden = layers_.size() - 1;
    pass.inputs.assign(layers_[0].shape.fanIn * row, 0);
    pass.before.resize(layers_.size());
    pass.errors.resize(layers_.size());
    pass.values.resize(hidden);
    pass.slopes.resize(hidden);
    for (std::size_t i = 0; i < layers_.size(); ++i)
        for (auto* numbers : {&pass.before[i], &pass.errors[i]})
            numbers->assign(layers_[i].shape.fanOut * row, 0);
    for (std::size_t i = 0; i < hidden; ++i)
        for (auto* numbers : {&pass.values[i], &pass.slopes[i]})
            numbers->assign(layers_[i].shape.fanOut * row, 0);
}

void Network::activate(std::span<const double> weights, std::size_t layer, NetworkPass& pass) const {
    Parameters parameters = activation_.parameters;
    if (activation_.learnsSlope)
        parameters = weights.subspan(slopes_ + layer, 1);
    const auto& implementations = activation_.activation->implementations;
    const BatchEvaluation& evaluate =
        implementations.empty() ? activation_.activation->evaluate : implementations.back().evaluate;
    evaluate(parameters, pass.before[layer], {pass.values[layer], pass.slopes[layer], {}});
}

void Network::forward(std::span<const double> weights, NetworkPass& pass) const {
    for (double* row = pass.inputs.data(); row < pass.inputs.data() + pass.inputs.size(); row += pass.row)
        std::fill(row + pass.samples, row + pass.row, row[pass.samples - 1]);
    const double* from = pass.inputs.data();
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        const Layer& layer = layers_[i];
        withPairs(pass.row, [&]<int pairs>() {
            layerForward<pairs>(layer.shape, &weights[layer.weights], &weights[layer.biases], from,
                                pass.before[i].data());
        });
        if (i + 1 == layers_.size())
            break;
        activate(weights, i, pass);
        from = pass.values[i].data();
    }
}

void Network::backward(std::span<const double> weights, NetworkPass& pass, std::span<double> gradient) const {
    std::fill(pass.errors.back().begin() + static_cast<std::ptrdiff_t>(pass.samples),
              pass.errors.back().end(), 0);
    for (std::size_t i = layers_.size(); i-- > 0;) {
        const Layer& layer = layers_[i];
        const double* from = i == 0 ? pass.inputs.data() : pass.values[i - 1].data();
        withPairs(pass.row, [&]<int pairs>() {
            layerGradient<pairs>(layer.shape, pass.errors[i].data(), from, &gradient[layer.weights],
                                 &gradient[layer.biases]);
        });
        if (i == 0)
            break;
        withPairs(pass.row, [&]<int pairs>() {
            layerBackward<pairs>(layer.shape, &weights[layer.weights], pass.errors[i].data(),
                                 pass.errors[i - 1].data());
        });
        if (activation_.learnsSlope)
            gradient[slopes_ + i - 1] += slopeGradient(pass, i - 1);
        for (std::size_t k = 0; k < pass.errors[i - 1].size(); ++k)
            pass.errors[i - 1][k] *= pass.slopes[i - 1][k];
    }
}

std::vector<double> outputsOf(const Network& network, std::span<const double> weights,
                              std::span<const double> inputs) {
    const std::size_t width = network.layers()[0].shape.fanIn;
    const std::size_t samples = inputs.size() / width;
    std::vector<double> outputs;
    outputs.reserve(samples);
    NetworkPass pass;
    for (std::size_t first = 0; first < samples; first += mostInBlock) {
        const std::size_t count = std::min(mostInBlock, samples - first);
        network.prepare(pass, count);
        for (std::size_t in = 0; in < width; ++in)
            for (std::size_t i = 0; i < count; ++i)
                pass.inputs[in * pass.row + i] = inputs[(first + i) * width + in];
        network.forward(weights, pass);
        outputs.insert(outputs.end(), pass.before.back().begin(),
                       pass.before.back().begin() + static_cast<std::ptrdiff_t>(count));
    }
    return outputs;
}

} // namespace actiscope
