#include "core/networks/layers.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace actiscope {

namespace {

/// The derivative of the loss by α where f(x) = αx for x ≤ 0, from the errors of the values f.
double slopeGradient(const NetworkPass& pass, std::size_t layer) {
    double sum = 0;
    for (std::size_t i = 0; i < pass.errors[layer].size(); ++i)
        sum += pass.errors[layer][i] * std::min(pass.before[layer][i], 0.0);
    return sum;
}

} // namespace

Network::Network(std::size_t inputs, const std::vector<std::size_t>& hidden,
                 std::vector<LayerActivation> activations)
    : kernels_(&layerKernels()) {
    assert(activations.size() == hidden.size());
    std::size_t fanIn = inputs;
    const auto addLayer = [&](std::size_t fanOut) {
        layers_.push_back({{fanIn, fanOut}, weightCount_, weightCount_ + fanIn * fanOut});
        weightCount_ += (fanIn + 1) * fanOut;
        fanIn = fanOut;
    };
    for (const std::size_t width : hidden)
        addLayer(width);
    addLayer(1);
    for (LayerActivation& activation : activations) {
        const auto common =
            activation.activation ? commonActivation(activation.activation->id) : CommonActivation::None;
        const bool learnsSlope = activation.learnsSlope;
        hidden_.push_back({std::move(activation), common, weightCount_});
        weightCount_ += learnsSlope ? 1 : 0;
    }
}

Network::Network(std::size_t inputs, const std::vector<std::size_t>& hidden,
                 const LayerActivation& activation)
    : Network(inputs, hidden, std::vector<LayerActivation>(hidden.size(), activation)) {}

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
    for (const Hidden& hidden : hidden_)
        if (hidden.activation.learnsSlope)
            weights[hidden.slope] = hidden.activation.parameters[0];
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
    const Hidden& hidden = hidden_[layer];
    Parameters parameters = hidden.activation.parameters;
    if (hidden.activation.learnsSlope)
        parameters = weights.subspan(hidden.slope, 1);
    if (hidden.common != CommonActivation::None) {
        kernels_->activate(hidden.common, parameters.empty() ? 1 : parameters[0], pass.before[layer].data(),
                           pass.values[layer].data(), pass.slopes[layer].data(),
                           pass.before[layer].size() / 4);
        return;
    }
    const Activation& activation = *hidden.activation.activation;
    const auto& implementations = activation.implementations;
    const BatchEvaluation& evaluate =
        implementations.empty() ? activation.evaluate : implementations.back().evaluate;
    evaluate(parameters, pass.before[layer], {pass.values[layer], pass.slopes[layer], {}});
}

void Network::forward(std::span<const double> weights, NetworkPass& pass) const {
    for (double* row = pass.inputs.data(); row < pass.inputs.data() + pass.inputs.size(); row += pass.row)
        std::fill(row + pass.samples, row + pass.row, row[pass.samples - 1]);
    const double* from = pass.inputs.data();
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        const Layer& layer = layers_[i];
        kernels_->forward(layer.shape, &weights[layer.weights], &weights[layer.biases], from,
                          pass.before[i].data(), pass.row / 4);
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
        kernels_->gradient(layer.shape, pass.errors[i].data(), from, &gradient[layer.weights],
                           &gradient[layer.biases], pass.row / 4);
        if (i == 0)
            break;
        kernels_->backward(layer.shape, &weights[layer.weights], pass.errors[i].data(),
                           pass.errors[i - 1].data(), pass.row / 4);
        if (hidden_[i - 1].activation.learnsSlope)
            gradient[hidden_[i - 1].slope] += slopeGradient(pass, i - 1);
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
