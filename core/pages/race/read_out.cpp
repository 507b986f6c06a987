// What stands at the pointer on the Race page: losses of an epoch, or a lane's network and its weights.
#include "core/fields/readable_number.h"
#include "core/numerics/constants.h"
#include "core/pages/race/panels.h"
#include "core/pages/race/spread.h"
#include "core/pages/task_data.h"
#include "core/sampling/clip.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace actiscope {

namespace {

/// At most eight of them.
std::string numberList(std::span<const double> numbers) {
    constexpr std::size_t most = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, numbers.size()); ++i)
        text += (text.empty() ? "" : ", ") + readableNumber(numbers[i], 2);
    return numbers.size() > most ? text + ", …" : text;
}

std::string lossLine(const RaceDrawing& d, const DrawnLane& lane, std::size_t epoch) {
    if (hasSpread(d.page, *lane.history)) {
        const LossQuartiles loss = lossQuartiles(*lane.history, epoch);
        return say("{}: median {}, quartiles {} to {}", lane.name, readableNumber(loss.median, 3),
                   readableNumber(loss.lower, 3), readableNumber(loss.upper, 3));
    }
    if (epoch > lane.history->lastEpoch())
        return {};
    const EpochNumbers& numbers = lane.history->epochs[epoch];
    if (std::isnan(numbers.testLoss))
        return say("{}: {}", lane.name, readableNumber(numbers.loss, 3));
    return say("{}: {}, test {}", lane.name, readableNumber(numbers.loss, 3),
               readableNumber(numbers.testLoss, 3));
}

void readOutLosses(const RaceDrawing& d, Panel& panel) {
    const auto last = static_cast<double>(d.result->lastEpoch());
    const double pointed = std::clamp(std::round(d.page.pointed->at.x), 0.0, last);
    const auto epoch = static_cast<std::size_t>(pointed);
    Callout callout{{pointed, std::sqrt(panel.y.minimum * panel.y.maximum)},
                    {say("epoch {}", readableNumber(pointed, 6))}};
    for (const DrawnLane& lane : d.lanes) {
        if (!lane.history)
            continue;
        if (std::string line = lossLine(d, lane, epoch); !line.empty())
            callout.lines.push_back(std::move(line));
        if (hasSpread(d.page, *lane.history) || epoch > lane.history->lastEpoch())
            continue;
        const double loss = lane.history->epochs[epoch].loss;
        if (loss > panel.y.minimum && loss < panel.y.maximum)
            panel.markers.push_back(
                {{pointed, loss}, MarkerShape::FilledDot, lane.paint, Layer::Cursor, 0.9});
    }
    panel.lines.push_back({{{pointed, panel.y.minimum}, {pointed, panel.y.maximum}},
                           {Role::Cursor, 0, 0.5},
                           Dash::Dotted,
                           1,
                           say("epoch at the pointer"),
                           Layer::Cursor});
    panel.callouts.push_back(std::move(callout));
}

/// A network of a lane, and what it makes of one input.
class NetworkAt {
public:
    NetworkAt(const RaceDrawing& d, const LaneHistory& history, const std::vector<double>& x)
        : network_(d.result->networkOf(history)), weights_(laneState(*d.result, history, d.epoch).weights) {
        network_.prepare(pass_, 1);
        for (std::size_t i = 0; i < x.size(); ++i)
            pass_.inputs[i * pass_.row] = x[i];
        network_.forward(weights_, pass_);
    }

    double output() const { return pass_.before.back()[0]; }
    bool hasUnits() const { return network_.layers().size() > 1; }
    const Network::Layer& layer(std::size_t i) const { return network_.layers()[i]; }
    std::span<const double> weightsOf(std::size_t unit) const {
        const std::size_t inputs = layer(0).shape.fanIn;
        return std::span(weights_).subspan(layer(0).weights + unit * inputs, inputs);
    }
    double biasOf(std::size_t unit) const { return weights_[layer(0).biases + unit]; }
    double before(std::size_t unit) const { return pass_.before[0][unit * pass_.row]; }
    double value(std::size_t unit) const { return pass_.values[0][unit * pass_.row]; }

    /// The unit of the first layer whose z = 0 passes nearest.
    std::size_t nearestUnit() const {
        std::size_t nearest = 0;
        double least = infinity;
        for (std::size_t unit = 0; unit < layer(0).shape.fanOut; ++unit) {
            double square = 0;
            for (const double w : weightsOf(unit))
                square += w * w;
            const double distance = std::fabs(before(unit)) / std::sqrt(square);
            if (distance < least) {
                least = distance;
                nearest = unit;
            }
        }
        return nearest;
    }

    /// From a unit of the first layer to those of the next one.
    std::vector<double> onwards(std::size_t unit) const {
        std::vector<double> weights;
        const Network::Layer& next = layer(1);
        for (std::size_t to = 0; to < next.shape.fanOut; ++to)
            weights.push_back(weights_[next.weights + to * next.shape.fanIn + unit]);
        return weights;
    }

    /// The root mean square of the weights of each layer, without its biases.
    std::vector<double> sizes() const {
        std::vector<double> all;
        for (const Network::Layer& layer : network_.layers()) {
            double square = 0;
            for (std::size_t i = layer.weights; i < layer.biases; ++i)
                square += weights_[i] * weights_[i];
            all.push_back(std::sqrt(square / static_cast<double>(layer.biases - layer.weights)));
        }
        return all;
    }

private:
    Network network_;
    std::vector<double> weights_;
    NetworkPass pass_;
};

/// Where a unit of the first layer has z = 0, in the panel's units.
void addUnitLine(Panel& panel, const DataSet& data, const NetworkAt& at, std::size_t unit) {
    const auto w = at.weightsOf(unit);
    double square = 0;
    for (const double weight : w)
        square += weight * weight;
    if (!(square > 0) || !std::isfinite(square))
        return;
    std::vector<Point> ends;
    if (data.inputs == 1) {
        const double x = inOwnUnits(data, 0, -at.biasOf(unit) / w[0]);
        ends = {{x, panel.y.minimum}, {x, panel.y.maximum}};
    } else {
        const Point foot{-at.biasOf(unit) * w[0] / square, -at.biasOf(unit) * w[1] / square};
        const double far = 100 / std::sqrt(square);
        for (const double along : {-far, far})
            ends.push_back(
                {inOwnUnits(data, 0, foot.x - along * w[1]), inOwnUnits(data, 1, foot.y + along * w[0])});
    }
    const std::size_t before = panel.lines.size();
    addClippedLine(panel, ends, {Role::Text, 0, 0.9}, Dash::Dashed, 1.4, say("z = 0 of unit {}", unit + 1));
    if (panel.lines.size() > before)
        panel.lines.back().layer = Layer::Cursor;
}

std::string outputLine(const RaceDrawing& d, double output) {
    if (d.page.loss == "cross_entropy")
        return say("output {}, probability of class 1: {}", readableNumber(output, 3),
                   readableNumber(1 / (1 + std::exp(-output)), 3));
    return say("output {}", readableNumber(output, 3));
}

void readOutLane(const RaceDrawing& d, const DrawnLane& lane, Panel& panel) {
    const DataSet& data = *d.result->data;
    const Point& pointed = d.page.pointed->at;
    std::vector<double> x;
    const bool isPlane = data.inputs == 2 && data.classes;
    if (isPlane || data.inputs == 1)
        for (std::size_t i = 0; i < data.inputs; ++i)
            x.push_back(((i == 0 ? pointed.x : pointed.y) - data.shift[i]) / data.scale[i]);
    const NetworkAt at(d, *lane.history, x.empty() ? std::vector<double>(data.inputs, 0) : x);
    Callout callout{pointed, {lane.name}};
    if (isPlane)
        callout.lines.front() =
            say("{} at ({}, {})", lane.name, readableNumber(pointed.x, 3), readableNumber(pointed.y, 3));
    else if (!x.empty())
        callout.lines.front() = say("{} at {}", lane.name, readableNumber(pointed.x, 3));
    if (!x.empty())
        callout.lines.push_back(outputLine(d, at.output()));
    if (!x.empty() && at.hasUnits()) {
        const std::size_t unit = at.nearestUnit();
        callout.lines.push_back(say("layer 1, unit {}: w {}, b {}", unit + 1, numberList(at.weightsOf(unit)),
                                    readableNumber(at.biasOf(unit), 2)));
        callout.lines.push_back(
            say("z {}, f {}", readableNumber(at.before(unit), 2), readableNumber(at.value(unit), 2)));
        callout.lines.push_back(say("on to layer 2: {}", numberList(at.onwards(unit))));
        addUnitLine(panel, data, at, unit);
    }
    callout.lines.push_back(say("size of w by layer: {}", numberList(at.sizes())));
    panel.markers.push_back({data.inputs == 1 && std::isfinite(at.output())
                                 ? Point{pointed.x, std::clamp(at.output(), panel.y.minimum, panel.y.maximum)}
                                 : pointed,
                             MarkerShape::OpenDot,
                             {Role::Text, 0, 1},
                             Layer::Cursor,
                             0.9});
    panel.callouts.push_back(std::move(callout));
}

} // namespace

void drawRaceReadOut(const RacePage& page, const RaceResult* result, const PlotSize& size, Figure& figure) {
    if (!page.pointed)
        return;
    const auto panel = std::find_if(figure.panels.begin(), figure.panels.end(), [&](const Panel& candidate) {
        return candidate.id == page.pointed->panel;
    });
    const RaceDrawing d(page, result, size);
    if (panel == figure.panels.end() || !d.result)
        return;
    if (panel->id == "loss")
        readOutLosses(d, *panel);
    for (const DrawnLane& lane : d.lanes)
        if (lane.history && panel->id == lanePanelId(lane))
            readOutLane(d, lane, *panel);
}

} // namespace actiscope
