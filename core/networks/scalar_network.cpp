#include "core/networks/scalar_network.h"

namespace actiscope {

namespace {

/// f, f′ and f″ of every unit of a layer, with respect to the network's input.
struct UnitJets {
    std::vector<double> f, f1, f2;
};

UnitJets throughLayer(const DenseLayer& layer, const UnitJets& in) {
    const std::size_t n = layer.shape.fanIn;
    const std::size_t units = layer.shape.fanOut;
    UnitJets out{layer.biases, std::vector<double>(units), std::vector<double>(units)};
    for (std::size_t i = 0; i < units; ++i)
        for (std::size_t k = 0; k < n; ++k) {
            const double weight = layer.weights[i * n + k];
            out.f[i] += weight * in.f[k];
            out.f1[i] += weight * in.f1[k];
            out.f2[i] += weight * in.f2[k];
        }
    return out;
}

void throughActivation(const Activation& activation, Parameters parameters, UnitJets& units) {
    const std::size_t n = units.f.size();
    UnitJets own{std::vector<double>(n), std::vector<double>(n), std::vector<double>(n)};
    activation.evaluate(parameters, units.f, {own.f, own.f1, own.f2});
    for (std::size_t i = 0; i < n; ++i) {
        units.f2[i] = own.f2[i] * units.f1[i] * units.f1[i] + own.f1[i] * units.f2[i];
        units.f1[i] *= own.f1[i];
    }
    units.f = std::move(own.f);
}

} // namespace

ScalarNetwork drawScalarNetwork(const ScalarNetworkLaw& law, std::uint64_t seed) {
    const auto width = static_cast<std::size_t>(law.width);
    constexpr std::uint64_t outputStreams = 1000; // apart from those of the hidden layers
    const auto drawn = [&](const LayerShape& shape, std::uint64_t stream) {
        DenseLayer layer{shape, std::vector<double>(shape.fanIn * shape.fanOut),
                         std::vector<double>(shape.fanOut)};
        drawLayer(initialScale("own", shape, law.sigmaW, law.sigmaB), shape, RandomStream(seed, stream), 0,
                  layer.weights, layer.biases);
        return layer;
    };
    ScalarNetwork network;
    for (std::size_t d = 0; d < static_cast<std::size_t>(law.depth); ++d) {
        network.hidden.push_back(drawn({d == 0 ? 1 : width, width}, d));
        network.outputs.push_back(drawn({width, 1}, outputStreams + d));
    }
    return network;
}

void evaluateNetwork(const ScalarNetwork& network, const Activation& activation, Parameters parameters,
                     std::span<const double> x, const JetSpans& out) {
    for (std::size_t i = 0; i < x.size(); ++i) {
        UnitJets units{{x[i]}, {1}, {0}};
        for (const DenseLayer& layer : network.hidden) {
            units = throughLayer(layer, units);
            throughActivation(activation, parameters, units);
        }
        units = throughLayer(network.outputs.back(), units);
        if (!out.f.empty())
            out.f[i] = units.f[0];
        if (!out.f1.empty())
            out.f1[i] = units.f1[0];
        if (!out.f2.empty())
            out.f2[i] = units.f2[0];
    }
}

StraightLine productOfLayers(const ScalarNetwork& network, double a, double c) {
    // y = row · h + offset, with h the outputs of ever earlier layers.
    std::vector<double> row = network.outputs.back().weights;
    double offset = network.outputs.back().biases[0];
    for (std::size_t d = network.depth(); d-- > 0;) {
        const DenseLayer& layer = network.hidden[d];
        const std::size_t n = layer.shape.fanIn;
        std::vector<double> before(n, 0);
        for (std::size_t i = 0; i < row.size(); ++i) {
            offset += row[i] * (a * layer.biases[i] + c);
            for (std::size_t k = 0; k < n; ++k)
                before[k] += a * row[i] * layer.weights[i * n + k];
        }
        row = std::move(before);
    }
    return {row[0], offset};
}

} // namespace actiscope
