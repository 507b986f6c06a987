// The Race page as a figure: which panels there are, and where.
#include "core/fields/readable_number.h"
#include "core/figure/sentence_panel.h"
#include "core/figure/square_panels.h"
#include "core/pages/race/panels.h"
#include "core/pages/race/spread.h"
#include "core/pages/seed_rows.h"
#include "core/pages/task_data.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// How the lanes stand beside and above each other.
struct LaneGrid {
    std::size_t columns = 1;
    std::size_t rows = 1;
};

/// As square as can be in this room.
LaneGrid laneGrid(std::size_t lanes, double widthPx, double heightPx) {
    LaneGrid best;
    double largest = 0;
    for (std::size_t columns = 1; columns <= lanes; ++columns) {
        const std::size_t rows = (lanes + columns - 1) / columns;
        const double side =
            std::min(widthPx / static_cast<double>(columns), heightPx / static_cast<double>(rows));
        if (side > largest) {
            largest = side;
            best = {columns, rows};
        }
    }
    return best;
}

void addLanes(Figure& figure, const RaceDrawing& d, double height) {
    const LaneGrid grid = laneGrid(d.lanes.size(), d.size.widthPx, height * d.size.heightPx);
    // The first column has words at its side.
    const double words = std::min(0.3, 3.4 * d.size.fontPx / d.size.widthPx);
    const double wide = (1 - words) / static_cast<double>(grid.columns);
    const double high = height / static_cast<double>(grid.rows);
    for (std::size_t i = 0; i < d.lanes.size(); ++i) {
        const std::size_t column = i % grid.columns;
        const std::size_t row = i / grid.columns;
        const bool isFirst = column == 0;
        figure.panels.push_back(
            lanePanel(d, i,
                      {isFirst ? 0 : words + static_cast<double>(column) * wide,
                       static_cast<double>(row) * high, isFirst ? words + wide : wide, high},
                      isFirst));
    }
}

DataBlock lossTable(const DrawnLane& lane) {
    DataBlock block{lane.name,
                    {"epoch", "loss", "test_loss", "dead", "saturated"},
                    std::vector<std::vector<double>>(5),
                    "activation"};
    const LaneHistory& history = *lane.history;
    for (std::size_t epoch = 0; epoch < history.epochs.size(); ++epoch) {
        const EpochNumbers& numbers = history.epochs[epoch];
        block.values[0].push_back(static_cast<double>(epoch));
        block.values[1].push_back(numbers.loss);
        block.values[2].push_back(numbers.testLoss);
        block.values[3].push_back(numbers.dead);
        block.values[4].push_back(numbers.saturated);
    }
    return block;
}

DataBlock spreadTable(const DrawnLane& lane) {
    DataBlock block{lane.name,
                    {"epoch", "loss_median", "loss_q25", "loss_q75"},
                    std::vector<std::vector<double>>(4),
                    "seeds of"};
    const std::size_t last = lastOfSeeds(*lane.history);
    for (std::size_t epoch = 0; epoch <= last; ++epoch) {
        const LossQuartiles loss = lossQuartiles(*lane.history, epoch);
        block.values[0].push_back(static_cast<double>(epoch));
        block.values[1].push_back(loss.median);
        block.values[2].push_back(loss.lower);
        block.values[3].push_back(loss.upper);
    }
    return block;
}

/// What the network of a lane says of every sample at the epoch shown.
DataBlock outputTable(const RaceDrawing& d, const DrawnLane& lane) {
    const DataSet& data = *d.result->data;
    const LaneState state = laneState(*d.result, *lane.history, d.epoch);
    const Network network = d.result->networkOf(*lane.history);
    DataBlock block{lane.name, {}, {}, "output of"};
    for (std::size_t input = 0; input < data.inputs; ++input) {
        block.columns.push_back(data.inputs == 1 ? "x" : "x" + std::to_string(input + 1));
        std::vector<double> column;
        for (std::size_t i = input; i < data.x.size(); i += data.inputs)
            column.push_back(inOwnUnits(data, input, data.x[i]));
        block.values.push_back(std::move(column));
    }
    std::vector<double> isTest(data.samples(), 0);
    std::fill(isTest.begin() + static_cast<std::ptrdiff_t>(data.train), isTest.end(), 1);
    block.columns.insert(block.columns.end(), {"target", "test", "output"});
    block.values.push_back(data.y);
    block.values.push_back(std::move(isTest));
    block.values.push_back(outputsOf(network, state.weights, data.x));
    return block;
}

/// Every weight at the epoch shown: of a layer's unit from an input or a unit before it, both counted from 1;
/// from 0 stands for the bias. The last layer is the output.
DataBlock weightTable(const RaceDrawing& d, const DrawnLane& lane) {
    const LaneState state = laneState(*d.result, *lane.history, d.epoch);
    const Network network = d.result->networkOf(*lane.history);
    DataBlock block{
        lane.name, {"layer", "unit", "from", "weight"}, std::vector<std::vector<double>>(4), "weights of"};
    for (std::size_t l = 0; l < network.layers().size(); ++l) {
        const Network::Layer& layer = network.layers()[l];
        for (std::size_t unit = 0; unit < layer.shape.fanOut; ++unit)
            for (std::size_t from = 0; from <= layer.shape.fanIn; ++from) {
                block.values[0].push_back(static_cast<double>(l + 1));
                block.values[1].push_back(static_cast<double>(unit + 1));
                block.values[2].push_back(static_cast<double>(from));
                block.values[3].push_back(
                    from == 0 ? state.weights[layer.biases + unit]
                              : state.weights[layer.weights + unit * layer.shape.fanIn + from - 1]);
            }
    }
    return block;
}

DataBlock numberTable(const RaceDrawing& d, const DrawnLane& lane) {
    DataBlock block{lane.name, {"epoch_shown"}, {{static_cast<double>(d.epoch)}}, "numbers of"};
    for (const PageProperty& property : raceRowProperties(d.page, d.result, lane.row))
        if (const auto* number = std::get_if<double>(&property.number)) {
            block.columns.push_back(property.id);
            block.values.push_back({*number});
        }
    return block;
}

void addTables(Figure& figure, const RaceDrawing& d) {
    for (const DrawnLane& lane : d.lanes)
        if (lane.history)
            figure.data.push_back(numberTable(d, lane));
    for (const DrawnLane& lane : d.lanes)
        if (lane.history)
            figure.data.push_back(lossTable(lane));
    for (const DrawnLane& lane : d.lanes)
        if (lane.history && hasSpread(d.page, *lane.history))
            figure.data.push_back(spreadTable(lane));
    for (const DrawnLane& lane : d.lanes)
        if (lane.history)
            figure.data.push_back(outputTable(d, lane));
    for (const DrawnLane& lane : d.lanes)
        if (lane.history)
            figure.data.push_back(weightTable(d, lane));
}

} // namespace

RaceDrawing::RaceDrawing(const RacePage& drawn, const RaceResult* known, const PlotSize& room)
    : page(drawn), result(known), size(room), input(raceInput(drawn)) {
    for (std::size_t i = 0; i < page.activations.size(); ++i) {
        const ActivationRow& row = page.activations[i];
        if (row.visible)
            lanes.push_back(
                {i, rowName(row), {Role::Curve, row.colour, 1}, laneOf(result, laneChoice(page, row))});
    }
    if (std::none_of(lanes.begin(), lanes.end(), [](const DrawnLane& lane) { return lane.history; }))
        result = nullptr;
    if (!result)
        return;
    epoch = shownEpoch(page, *result);
    // A result of an earlier state is shown with what it was worked out of.
    if (input.data)
        input.data = result->data;
}

namespace {

Figure drawManySeeds(const RacePage& page, const PlotSize& size, bool withData) {
    Figure figure;
    if (const auto rows = readSeedRows(page.rows))
        figure = drawSeedRows(**rows, {"epochs_to_target", "loss", "test_loss"},
                              {say("epochs to the target"), say("loss"), say("test loss")}, size, withData);
    else
        figure.panels.push_back(sentencePanel("loss", say("no rows"), rows.error()));
    figure.title = page.title;
    return figure;
}

} // namespace

Figure drawRace(const RacePage& page, const RaceResult* result, const PlotSize& size, bool withData) {
    if (!page.rows.empty())
        return drawManySeeds(page, size, withData);
    const RaceDrawing d(page, result, size);
    Figure figure;
    figure.title = page.title;
    if (!d.input.data || d.lanes.empty()) {
        figure.panels.push_back(d.lanes.empty() ? sentencePanel("loss", say("no activation to show"), {})
                                                : sentencePanel("loss", say("nothing to learn"),
                                                                d.input.key + ": " + d.input.trouble));
        return figure;
    }
    const double letters = size.widthPx / size.fontPx;
    const double mostHeight = d.lanes.size() > 4 ? 0.58 : 0.5;
    const LaneGrid grid = laneGrid(d.lanes.size(), size.widthPx, mostHeight * size.heightPx);
    const auto gridRows = static_cast<double>(grid.rows);
    const double lanesHeight = gridRows * squareShare(size.widthPx / static_cast<double>(grid.columns),
                                                      size.heightPx, size.fontPx, mostHeight / gridRows);
    addLanes(figure, d, lanesHeight);
    const bool hasRanking = letters >= 50;
    const double left = hasRanking ? std::clamp(1 - 24 / letters, 0.6, 0.76) : 1;
    figure.panels.push_back(lossPanel(d, {0, lanesHeight, left, 1 - lanesHeight}, hasRanking));
    if (hasRanking)
        figure.panels.push_back(rankingPanel(d, {left, lanesHeight, 1 - left, 1 - lanesHeight}));
    if (withData)
        addTables(figure, d);
    return figure;
}

} // namespace actiscope
