// The panel of a lane: what its network has made of the plane, or of the line.
#include "core/fields/quote.h"
#include "core/fields/readable_number.h"
#include "core/figure/text_room.h"
#include "core/figure/ticks.h"
#include "core/numerics/constants.h"
#include "core/pages/race/panels.h"
#include "core/pages/task_data.h"
#include "core/sampling/clip.h"
#include "core/text/say.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace actiscope {

namespace {

struct Ends {
    double from = 0;
    double to = 1;
};

Ends withAir(Ends ends, double part) {
    const double air = ends.to > ends.from ? part * (ends.to - ends.from) : 1;
    return {ends.from - air, ends.to + air};
}

/// Of an input as the network sees it.
Ends inputEnds(const DataSet& data, std::size_t input) {
    Ends ends{infinity, -infinity};
    for (std::size_t i = input; i < data.x.size(); i += data.inputs) {
        ends.from = std::min(ends.from, data.x[i]);
        ends.to = std::max(ends.to, data.x[i]);
    }
    return ends;
}

Ends targetEnds(const DataSet& data) {
    const auto [low, high] = std::minmax_element(data.y.begin(), data.y.end());
    return {*low, *high};
}

/// Few enough that they can be told apart and painted in time.
std::size_t sampleStride(const DataSet& data, std::size_t lanes) {
    const std::size_t shown = lanes <= 4 ? 1000 : 720;
    const std::size_t most = std::max<std::size_t>(60, shown / std::max<std::size_t>(1, lanes));
    return (data.samples() + most - 1) / most;
}

Paint classPaint(double target, double opacity) {
    return {Role::Diverging, 0, opacity, target > 0 ? 1.0 : -1.0};
}

/// Classes are told apart by colour and shape; test samples are fainter.
void addSamples(Panel& panel, const RaceDrawing& d) {
    const DataSet& data = *d.input.data;
    const std::size_t stride = sampleStride(data, d.lanes.size());
    for (std::size_t i = 0; i < data.samples(); i += stride) {
        const bool isTest = i >= data.train;
        const double x = inOwnUnits(data, 0, data.x[i * data.inputs]);
        if (data.inputs == 1) {
            const Point at{x, data.y[i]};
            panel.markers.push_back({at,
                                     isTest ? MarkerShape::OpenDot : MarkerShape::FilledDot,
                                     {Role::MutedText, 0, isTest ? 0.5 : 0.8},
                                     Layer::Data,
                                     0.4});
            continue;
        }
        const Point at{x, inOwnUnits(data, 1, data.x[i * data.inputs + 1])};
        const MarkerShape shape = data.y[i] > 0 ? MarkerShape::FilledDot : MarkerShape::Square;
        const double size = isTest ? 0.45 : 0.6;
        panel.markers.push_back({at, shape, {Role::Paper, 0, isTest ? 0.7 : 1}, Layer::Data, size});
        panel.markers.push_back(
            {at, shape, classPaint(data.y[i], isTest ? 0.7 : 1), Layer::Data, 0.62 * size});
    }
}

/// The network's outputs at the corners and middles of equal cells.
struct OutputGrid {
    std::size_t steps = 0;
    std::vector<double> x; ///< corners, as the network sees them
    std::vector<double> y;
    std::vector<double> corners; ///< a row an y
    std::vector<double> middles;
};

OutputGrid outputGrid(const Network& network, const std::vector<double>& weights, const Ends& x,
                      const Ends& y, std::size_t steps) {
    OutputGrid grid;
    grid.steps = steps;
    for (std::size_t i = 0; i <= steps; ++i) {
        const double part = static_cast<double>(i) / static_cast<double>(steps);
        grid.x.push_back(std::lerp(x.from, x.to, part));
        grid.y.push_back(std::lerp(y.from, y.to, part));
    }
    std::vector<double> inputs;
    for (const double b : grid.y)
        for (const double a : grid.x)
            inputs.insert(inputs.end(), {a, b});
    grid.corners = outputsOf(network, weights, inputs);
    inputs.clear();
    for (std::size_t j = 0; j < steps; ++j)
        for (std::size_t i = 0; i < steps; ++i)
            inputs.insert(inputs.end(), {(grid.x[i] + grid.x[i + 1]) / 2, (grid.y[j] + grid.y[j + 1]) / 2});
    grid.middles = outputsOf(network, weights, inputs);
    return grid;
}

/// A few shades, so that neighbours of one shade become one area.
double shadeOf(double output, bool asProbability) {
    constexpr double shades = 12;
    const double strength = asProbability ? std::tanh(output / 2) : std::clamp(output, -1.0, 1.0);
    return std::isfinite(strength) ? std::round(shades * strength) / shades : 0;
}

void addRegions(Panel& panel, const DataSet& data, const OutputGrid& grid, bool asProbability) {
    for (std::size_t j = 0; j < grid.steps; ++j)
        for (std::size_t i = 0; i < grid.steps;) {
            const auto shade = [&](std::size_t at) {
                return shadeOf(grid.middles[j * grid.steps + at], asProbability);
            };
            std::size_t end = i + 1;
            while (end < grid.steps && shade(end) == shade(i))
                ++end;
            const double left = inOwnUnits(data, 0, grid.x[i]);
            const double right = inOwnUnits(data, 0, grid.x[end]);
            const double low = inOwnUnits(data, 1, grid.y[j]);
            // A little under the row above: no paper shows between them.
            const double over = j + 1 < grid.steps ? 0.1 : 0;
            const double high = inOwnUnits(data, 1, grid.y[j + 1] + over * (grid.y[j + 1] - grid.y[j]));
            panel.areas.push_back({{{left, low}, {right, low}, {right, high}, {left, high}},
                                   {Role::Diverging, 0, 1, 0.75 * shade(i)},
                                   {},
                                   0,
                                   say("output {}", readableNumber(shade(i), 2))});
            i = end;
        }
}

/// Says how much of the view the network has no value for.
void addMissingValues(Panel& panel, const std::vector<double>& outputs) {
    const auto missing =
        std::count_if(outputs.begin(), outputs.end(), [](double output) { return std::isnan(output); });
    if (missing == 0)
        return;
    const double share = static_cast<double>(missing) / static_cast<double>(outputs.size());
    const bool isAll = missing == static_cast<std::ptrdiff_t>(outputs.size());
    panel.labels.push_back({{(panel.x.minimum + panel.x.maximum) / 2, panel.y.maximum},
                            isAll ? say("no value anywhere") : say("no value in {}", shareText(share)),
                            {Role::Text, 0, 1},
                            TextAlign::Centre,
                            TextSide::Below,
                            true});
}

struct CornerOutput {
    Point at;
    double output;
};

/// Where the output is 0: along four triangles a cell that meet in its middle, each with one segment at most.
Line boundaryOf(const DataSet& data, const OutputGrid& grid) {
    Line line{{}, {Role::Text, 0, 0.9}, Dash::Solid, 1.4, say("boundary of the classes"), Layer::Data};
    const auto corner = [&](std::size_t i, std::size_t j) {
        return CornerOutput{{grid.x[i], grid.y[j]}, grid.corners[j * (grid.steps + 1) + i]};
    };
    const auto crossing = [&](const CornerOutput& p, const CornerOutput& q) {
        const double between = p.output / (p.output - q.output);
        const double part = std::isfinite(between) ? between : 0.5; // of infinite ones
        return Point{inOwnUnits(data, 0, std::lerp(p.at.x, q.at.x, part)),
                     inOwnUnits(data, 1, std::lerp(p.at.y, q.at.y, part))};
    };
    for (std::size_t j = 0; j < grid.steps; ++j)
        for (std::size_t i = 0; i < grid.steps; ++i) {
            const CornerOutput middle{{(grid.x[i] + grid.x[i + 1]) / 2, (grid.y[j] + grid.y[j + 1]) / 2},
                                      grid.middles[j * grid.steps + i]};
            const std::array around{corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)};
            for (std::size_t side = 0; side < 4; ++side) {
                const std::array triangle{around[side], around[(side + 1) % 4], middle};
                std::vector<Point> ends;
                const bool isWhole = std::none_of(triangle.begin(), triangle.end(),
                                                  [](const auto& place) { return std::isnan(place.output); });
                for (std::size_t e = 0; isWhole && e < 3; ++e) {
                    const CornerOutput& p = triangle[e];
                    const CornerOutput& q = triangle[(e + 1) % 3];
                    if ((p.output >= 0) != (q.output >= 0))
                        ends.push_back(crossing(p, q));
                }
                if (ends.size() == 2)
                    line.points.insert(line.points.end(), {ends[0], ends[1], {nan, nan}});
            }
        }
    return line;
}

std::size_t gridSteps(std::size_t lanes) {
    constexpr double cells = 6000;
    return static_cast<std::size_t>(
        std::clamp(std::sqrt(cells / static_cast<double>(std::max<std::size_t>(1, lanes))), 16.0, 44.0));
}

void addPlane(Panel& panel, const RaceDrawing& d, const LaneState* state, const Network& network) {
    const DataSet& data = *d.input.data;
    const Ends x = withAir(inputEnds(data, 0), 0.05);
    const Ends y = withAir(inputEnds(data, 1), 0.05);
    panel.equalAspect = d.page.data != "csv";
    panel.x = linearAxis(inOwnUnits(data, 0, x.from), inOwnUnits(data, 0, x.to), data.names[0], 3);
    panel.y = linearAxis(inOwnUnits(data, 1, y.from), inOwnUnits(data, 1, y.to), data.names[1], 3);
    if (state) {
        const OutputGrid grid = outputGrid(network, state->weights, x, y, gridSteps(d.lanes.size()));
        addRegions(panel, data, grid, d.page.loss == "cross_entropy");
        Line boundary = boundaryOf(data, grid);
        if (!boundary.points.empty())
            panel.lines.push_back(std::move(boundary));
        addMissingValues(panel, grid.middles);
    }
}

void addFit(Panel& panel, const RaceDrawing& d, const DrawnLane& lane, const LaneState* state,
            const Network& network) {
    const DataSet& data = *d.input.data;
    const Ends x = withAir(inputEnds(data, 0), 0.05);
    const Ends y = withAir(targetEnds(data), 0.25);
    panel.x = linearAxis(inOwnUnits(data, 0, x.from), inOwnUnits(data, 0, x.to), data.names[0], 4);
    panel.y = linearAxis(y.from, y.to, data.names[1], 3);
    if (!state)
        return;
    constexpr std::size_t steps = 240;
    std::vector<double> inputs;
    for (std::size_t i = 0; i <= steps; ++i)
        inputs.push_back(std::lerp(x.from, x.to, static_cast<double>(i) / steps));
    const std::vector<double> outputs = outputsOf(network, state->weights, inputs);
    addMissingValues(panel, outputs);
    std::vector<Point> points;
    for (std::size_t i = 0; i <= steps; ++i)
        points.push_back(std::isfinite(outputs[i]) ? Point{inOwnUnits(data, 0, inputs[i]), outputs[i]}
                                                   : Point{nan, nan});
    points = clipPolyline(points, {panel.x.minimum, panel.x.maximum, panel.y.minimum, panel.y.maximum});
    if (!points.empty())
        panel.lines.push_back(
            {std::move(points), lane.paint, Dash::Solid, 2.2, say("{}, output", lane.name)});
}

/// Of more inputs than two: what the network says against what is right.
void addAgreement(Panel& panel, const RaceDrawing& d, const DrawnLane& lane, const LaneState* state,
                  const Network& network) {
    const DataSet& data = *d.input.data;
    const Ends ends = withAir(targetEnds(data), 0.25);
    panel.x = linearAxis(ends.from, ends.to, data.names.back(), 3);
    panel.y = linearAxis(ends.from, ends.to, say("output"), 3);
    panel.lines.push_back({{{ends.from, ends.from}, {ends.to, ends.to}},
                           {Role::MutedText, 0, 0.7},
                           Dash::Dotted,
                           1.2,
                           say("output = target")});
    if (!state)
        return;
    const std::vector<double> outputs = outputsOf(network, state->weights, data.x);
    const std::size_t stride = sampleStride(data, d.lanes.size());
    for (std::size_t i = 0; i < outputs.size(); i += stride)
        if (outputs[i] > ends.from && outputs[i] < ends.to)
            panel.markers.push_back({{data.y[i], outputs[i]},
                                     i >= data.train ? MarkerShape::OpenDot : MarkerShape::FilledDot,
                                     lane.paint,
                                     Layer::Data,
                                     0.5});
}

/// Around the plot in the lane's colour, which names its curves.
void addFrame(Panel& panel, const DrawnLane& lane) {
    const double left = panel.x.minimum;
    const double right = panel.x.maximum;
    const double low = panel.y.minimum;
    const double high = panel.y.maximum;
    panel.lines.push_back({{{left, low}, {right, low}, {right, high}, {left, high}, {left, low}},
                           lane.paint,
                           Dash::Solid,
                           3,
                           say("{}, frame", lane.name)});
}

/// With the loss at the epoch shown or, where the network is of another one, with that.
/// A long name is cut short rather than that.
std::string laneTitle(const RaceDrawing& d, const DrawnLane& lane, const LaneState* state, double widthPx) {
    const auto titled = [&](const std::string& name) {
        if (!state)
            return name;
        if (state->epoch == d.epoch)
            return say("{}   loss {}", name, readableNumber(numbersAt(*lane.history, d.epoch).loss, 3));
        return state->epoch == 0 ? say("{}   at the start", name)
                                 : say("{}   after epoch {}", name, state->epoch);
    };
    std::string title = titled(lane.name);
    for (std::size_t most = std::min<std::size_t>(letters(lane.name), 60); most > 3; --most) {
        if (titleWithRoom({title, {}}, widthPx, d.size.fontPx) == title)
            return title;
        title = titled(printable(lane.name, most - 1));
    }
    return title;
}

/// Below the panel: what has become of the units, or of all.
std::string laneRemark(const RaceDrawing& d, const LaneHistory& history, double widthPx) {
    const auto withRoom = [&](std::initializer_list<std::string> texts) {
        return titleWithRoom(texts, widthPx, d.size.fontPx);
    };
    if (history.divergedAt && *history.divergedAt <= d.epoch)
        return withRoom(
            {divergenceText(history), say("diverged in epoch {}", *history.divergedAt), say("diverged")});
    const EpochNumbers& numbers = numbersAt(history, d.epoch);
    if (std::isnan(numbers.dead))
        return withRoom({say("no hidden units"), std::string()});
    const std::string dead = shareText(numbers.dead);
    const std::string saturated = shareText(numbers.saturated);
    const std::string shares = say("dead {}, saturated {}", dead, saturated);
    const std::string updates = updatesText(history, d.epoch);
    return withRoom({updates.empty() ? shares : say("{}, log₁₀ Δw/w {}", shares, updates), shares,
                     say("dead {}, sat. {}", dead, saturated), say("dead {}", dead)});
}

} // namespace

Panel lanePanel(const RaceDrawing& d, std::size_t index, const PanelPlace& place, bool isFirst) {
    const DrawnLane& lane = d.lanes[index];
    Panel panel;
    panel.id = lanePanelId(lane);
    const double widthPx = place.width * d.size.widthPx;
    panel.place = place;
    panel.grid = false;
    panel.zeroLines = false;
    panel.movable = false;
    panel.legend.visible = false;
    const DataSet& data = *d.input.data;
    std::optional<LaneState> state;
    std::optional<Network> network;
    if (lane.history) {
        state = laneState(*d.result, *lane.history, d.epoch);
        network.emplace(d.result->networkOf(*lane.history));
    } else {
        network.emplace(networkOf(d.input.settings, data.inputs, {}));
    }
    const LaneState* known = state ? &*state : nullptr;
    panel.pointable = known != nullptr;
    panel.title = laneTitle(d, lane, known, widthPx);
    if (data.inputs == 2 && data.classes)
        addPlane(panel, d, known, *network);
    else if (data.inputs == 1)
        addFit(panel, d, lane, known, *network);
    else
        addAgreement(panel, d, lane, known, *network);
    if (data.inputs == 1 || (data.inputs == 2 && data.classes))
        addSamples(panel, d);
    addFrame(panel, lane);
    if (!isFirst) {
        panel.yTicks = false;
        panel.y.label.clear();
    }
    if (!lane.history)
        return panel;
    panel.x.label = laneRemark(d, *lane.history, widthPx - (isFirst ? 6 : 3) * d.size.fontPx);
    return panel;
}

} // namespace actiscope
