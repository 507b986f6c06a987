// Compiled without contraction of a·b + c into one rounding: core/CMakeLists.txt says so.
#include "core/networks/deep_signals.h"

#include "core/networks/initialisers.h"
#include "core/networks/layer_product.h"
#include "core/numerics/constants.h"
#include "core/numerics/quantile.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// The kinds of random numbers that a network takes.
enum class NetStream : std::uint64_t { Weights, Inputs, Gradient };
constexpr std::uint64_t streamsOfNet = 3;

RandomStream netStream(const DeepNetworks& networks, std::size_t net, NetStream kind) {
    return RandomStream(networks.seed, net * streamsOfNet + static_cast<std::uint64_t>(kind));
}

/// The weights of a network's layers. The last ones are remembered, as far as they have room: the way back
/// asks for them first.
class NetWeights {
public:
    NetWeights(const DeepNetworks& networks, std::size_t net, WeightRoom& room)
        : shape_{networks.width, networks.width},
          scale_(initialScale(networks.init, shape_, networks.sigmaW, networks.sigmaB)),
          stream_(netStream(networks, net, NetStream::Weights)),
          room_(room),
          isDrawn_(std::min(networks.depth, room.mostBytes / (sizeof(double) * numbers()))),
          firstKept_(networks.depth - isDrawn_.size()) {
        room_.layers.resize(isDrawn_.size());
    }

    const LayerShape& shape() const { return shape_; }

    const WeightRoom::Layer& at(std::size_t layer) {
        const bool keeps = layer >= firstKept_;
        WeightRoom::Layer& drawn = keeps ? room_.layers[layer - firstKept_] : room_.spare;
        if (!keeps || !isDrawn_[layer - firstKept_]) {
            drawn.weights.resize(shape_.fanIn * shape_.fanOut);
            drawn.biases.resize(shape_.fanOut);
            drawLayer(scale_, shape_, stream_, layer * numbers(), drawn.weights, drawn.biases);
            if (keeps)
                isDrawn_[layer - firstKept_] = true;
        }
        return drawn;
    }

private:
    std::size_t numbers() const { return shape_.fanIn * shape_.fanOut + shape_.fanOut; }

    LayerShape shape_;
    InitialScale scale_;
    RandomStream stream_;
    WeightRoom& room_;
    std::vector<bool> isDrawn_; ///< of the layers that are kept
    std::size_t firstKept_;
};

double sumOfProducts(const std::vector<double>& a, const std::vector<double>& b, std::size_t from,
                     std::size_t to, std::size_t stride) {
    double sum = 0;
    for (; from < a.size(); from += stride, to += stride)
        sum += a[from] * b[to];
    return sum;
}

/// Makes the mean square of every `stride`-th number what is wanted.
void scaleSample(std::vector<double>& x, std::size_t sample, std::size_t stride, double meanSquare) {
    const std::size_t units = x.size() / stride;
    const auto width = static_cast<double>(units);
    const double factor = std::sqrt(meanSquare * width / sumOfProducts(x, x, sample, sample, stride));
    for (std::size_t i = sample; i < x.size(); i += stride)
        x[i] *= factor;
}

/// Width × samples, each sample exactly as large and each pair exactly as alike as wanted; one number alone
/// is as large only.
std::vector<double> drawnInputs(const DeepNetworks& networks, std::size_t net) {
    const std::size_t count = networks.samples;
    std::vector<double> x(networks.width * count);
    netStream(networks, net, NetStream::Inputs).normals(0, x);
    for (std::size_t sample = 0; sample < count; ++sample) {
        if (sample % 2 == 1 && networks.width > 1) {
            const std::size_t partner = sample - 1;
            scaleSample(x, sample, count, 1);
            const double share =
                sumOfProducts(x, x, sample, partner, count) / sumOfProducts(x, x, partner, partner, count);
            for (std::size_t i = sample; i < x.size(); i += count)
                x[i] -= share * x[i - 1];
            scaleSample(x, sample, count, 1);
            const double c = networks.inputCorrelation;
            const double other = std::sqrt(std::max(0.0, 1 - c * c));
            for (std::size_t i = sample; i < x.size(); i += count)
                x[i] = c * x[i - 1] + other * x[i];
        }
        scaleSample(x, sample, count, 1);
    }
    const double size = std::sqrt(networks.inputQ);
    for (double& number : x)
        number *= size;
    return x;
}

/// Divides by the root mean square and answers with it; 0 and what is no number stay.
double normalise(std::vector<double>& numbers) {
    double largest = 0;
    for (const double number : numbers)
        largest = std::max(largest, std::fabs(number));
    if (!(largest > 0) || !std::isfinite(largest))
        return largest;
    double sum = 0;
    for (double& number : numbers) {
        number /= largest;
        sum += number * number;
    }
    const double root = std::sqrt(sum / static_cast<double>(numbers.size()));
    for (double& number : numbers)
        number /= root;
    return largest * root;
}

double meanCorrelation(const std::vector<double>& z, std::size_t count) {
    double sum = 0;
    std::size_t pairs = 0;
    for (std::size_t a = 0; a + 1 < count; a += 2) {
        const double both = sumOfProducts(z, z, a, a + 1, count);
        const double first = std::sqrt(sumOfProducts(z, z, a, a, count));
        const double second = std::sqrt(sumOfProducts(z, z, a + 1, a + 1, count));
        sum += both / first / second;
        ++pairs;
    }
    return pairs > 0 ? sum / static_cast<double>(pairs) : nan;
}

/// An activation on its way through a network.
class Carrier {
public:
    Carrier(const CarriedActivation& carried, const DeepNetworks& networks)
        : carried_(carried),
          evaluate_(carried.activation->implementations.empty()
                        ? carried.activation->evaluate
                        : carried.activation->implementations.back().evaluate),
          threshold_(networks.saturationThreshold),
          count_(networks.samples),
          slopes_(networks.depth) {}

    void forward(const LayerShape& shape, const WeightRoom::Layer& drawn, const std::vector<double>& inputs,
                 std::size_t layer) {
        z_.resize(shape.fanOut * count_);
        layerForward(shape, drawn.weights, drawn.biases, count_, layer == 0 ? inputs : f_, z_);
        f_.resize(z_.size());
        slopes_[layer].resize(z_.size());
        evaluate_(carried_.parameters, z_, {f_, slopes_[layer], {}});
        layers_.push_back(measured(slopes_[layer]));
    }

    void beginBackward(std::vector<double> gradient) {
        gradient_ = std::move(gradient);
        normalise(gradient_);
        layers_.back().gradient = size_ = 1;
    }

    /// From the layer after `layer`, whose weights these are.
    void backward(const LayerShape& shape, const WeightRoom::Layer& after, std::size_t layer) {
        before_.resize(shape.fanIn * count_);
        layerBackward(shape, after.weights, count_, gradient_, before_);
        std::swap(gradient_, before_);
        const std::vector<double>& slopes = slopes_[layer];
        for (std::size_t i = 0; i < gradient_.size(); ++i)
            gradient_[i] *= slopes[i];
        size_ *= normalise(gradient_);
        layers_[layer].gradient = size_;
    }

    std::vector<LayerSignals> takeLayers() { return std::move(layers_); }

private:
    LayerSignals measured(const std::vector<double>& slopes) const {
        LayerSignals signals;
        signals.cells.resize(signalCells);
        const auto all = static_cast<double>(z_.size());
        double sum = 0;
        std::size_t saturated = 0;
        std::size_t dead = 0;
        const double perCell = static_cast<double>(signalCells) / (carried_.cellsTo - carried_.cellsFrom);
        for (std::size_t i = 0; i < z_.size(); ++i) {
            sum += z_[i] * z_[i];
            saturated += std::fabs(slopes[i]) < threshold_ ? 1 : 0;
            const double cell = (f_[i] - carried_.cellsFrom) * perCell;
            if (cell >= 0 && cell <= static_cast<double>(signalCells))
                ++signals.cells[std::min(signalCells - 1, static_cast<std::size_t>(cell))];
        }
        for (std::size_t unit = 0; unit < z_.size(); unit += count_)
            dead += std::all_of(slopes.begin() + static_cast<std::ptrdiff_t>(unit),
                                slopes.begin() + static_cast<std::ptrdiff_t>(unit + count_),
                                [](double slope) { return slope == 0; })
                        ? 1
                        : 0;
        signals.q = sum / all;
        signals.saturated = static_cast<double>(saturated) / all;
        signals.dead = static_cast<double>(dead * count_) / all;
        signals.correlation = meanCorrelation(z_, count_);
        return signals;
    }

    const CarriedActivation& carried_;
    const BatchEvaluation& evaluate_;
    double threshold_;
    std::size_t count_;
    std::vector<double> z_, f_;
    std::vector<std::vector<double>> slopes_; ///< f′ of every layer
    std::vector<double> gradient_, before_;
    double size_ = 1; ///< of the gradient, which is kept at size 1
    std::vector<LayerSignals> layers_;
};

LayerSummary layerSummary(const std::vector<std::vector<LayerSignals>>& of, std::size_t layer) {
    LayerSummary summary;
    std::vector<double> gradients;
    summary.cells.resize(signalCells);
    const auto count = static_cast<double>(of.size());
    for (const auto& net : of) {
        const LayerSignals& signals = net[layer];
        gradients.push_back(signals.gradient);
        summary.q += signals.q / count;
        summary.saturated += signals.saturated / count;
        summary.dead += signals.dead / count;
        summary.correlation += signals.correlation / count;
        for (std::size_t i = 0; i < signalCells; ++i)
            summary.cells[i] += signals.cells[i];
    }
    double inCells = 0;
    for (const double cell : summary.cells)
        inCells += cell;
    for (double& cell : summary.cells)
        cell = inCells > 0 ? cell / inCells : 0;
    const bool hasNumbers =
        std::none_of(gradients.begin(), gradients.end(), [](double y) { return std::isnan(y); });
    std::sort(gradients.begin(), gradients.end());
    summary.gradient = hasNumbers ? quantile(gradients, 0.5) : nan;
    summary.gradientLower = hasNumbers ? quantile(gradients, 0.25) : nan;
    summary.gradientUpper = hasNumbers ? quantile(gradients, 0.75) : nan;
    return summary;
}

} // namespace

LayerScale layerScale(const DeepNetworks& networks) {
    if (networks.init == "own")
        return {networks.sigmaW * networks.sigmaW, networks.sigmaB * networks.sigmaB};
    if (networks.init == "he")
        return {2, 0};
    if (networks.init == "pytorch")
        return {1.0 / 3, 1 / (3 * static_cast<double>(networks.width))};
    return {1, 0};
}

std::optional<std::vector<std::vector<LayerSignals>>>
deepSignals(const DeepNetworks& networks, const std::vector<CarriedActivation>& activations, std::size_t net,
            WeightRoom& room, const std::stop_token& stop) {
    NetWeights weights(networks, net, room);
    const std::vector<double> inputs = drawnInputs(networks, net);
    std::vector<Carrier> carriers;
    for (const CarriedActivation& activation : activations)
        carriers.emplace_back(activation, networks);
    for (std::size_t layer = 0; layer < networks.depth; ++layer) {
        const WeightRoom::Layer& drawn = weights.at(layer);
        for (Carrier& carrier : carriers) {
            if (stop.stop_requested())
                return std::nullopt;
            carrier.forward(weights.shape(), drawn, inputs, layer);
        }
    }
    std::vector<double> gradient(networks.width * networks.samples);
    netStream(networks, net, NetStream::Gradient).normals(0, gradient);
    for (Carrier& carrier : carriers)
        carrier.beginBackward(gradient);
    for (std::size_t layer = networks.depth - 1; layer-- > 0;) {
        const WeightRoom::Layer& after = weights.at(layer + 1);
        for (Carrier& carrier : carriers) {
            if (stop.stop_requested())
                return std::nullopt;
            carrier.backward(weights.shape(), after, layer);
        }
    }
    std::vector<std::vector<LayerSignals>> all;
    for (Carrier& carrier : carriers)
        all.push_back(carrier.takeLayers());
    return all;
}

SignalSummary summarised(const std::vector<std::vector<LayerSignals>>& of) {
    SignalSummary summary;
    const std::size_t depth = of.front().size();
    for (std::size_t layer = 0; layer < depth; ++layer)
        summary.layers.push_back(layerSummary(of, layer));
    summary.factor = summary.factorError = nan;
    if (depth < 2)
        return summary;
    const auto count = static_cast<double>(of.size());
    std::vector<double> logs;
    double mean = 0;
    for (const auto& net : of) {
        logs.push_back(std::log(net.front().gradient) / static_cast<double>(depth - 1));
        mean += logs.back() / count;
    }
    summary.factor = std::exp(mean);
    if (of.size() < 2 || !std::isfinite(mean))
        return summary;
    double squares = 0;
    for (const double log : logs)
        squares += (log - mean) * (log - mean);
    summary.factorError = summary.factor * std::sqrt(squares / (count - 1) / count);
    return summary;
}

double measuredLayersToMillionth(const std::vector<double>& gradient) {
    if (gradient.empty())
        return nan;
    const double wanted = std::log(1e6);
    double before = 0;
    for (std::size_t back = 1; back < gradient.size(); ++back) {
        const double here = std::fabs(std::log(gradient[gradient.size() - 1 - back] / gradient.back()));
        if (here >= wanted && std::isfinite(here))
            return static_cast<double>(back - 1) + (wanted - before) / (here - before);
        if (!std::isfinite(here))
            return nan;
        before = here;
    }
    return nan;
}

} // namespace actiscope
