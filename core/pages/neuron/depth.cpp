// The panels of depth: the function that a network is, and how many straight pieces and regions it has.
#include "core/fields/readable_number.h"
#include "core/figure/free_corner.h"
#include "core/figure/text_room.h"
#include "core/figure/ticks.h"
#include "core/numerics/constants.h"
#include "core/pages/neuron/panels.h"
#include "core/sampling/adaptive.h"
#include "core/sampling/clip.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

const Paint mutedBound{Role::MutedText, 0, 1};

/// The network's function as an activation, for whoever samples one.
Activation composedActivation(std::shared_ptr<const ComposedNetwork> composed,
                              const ActivationChoice& choice) {
    Activation all;
    all.id = all.name = "network";
    all.kinks = [](Parameters) { return std::vector<Kink>(); };
    all.landmarks = [](Parameters, double, double) { return Landmarks(); };
    all.evaluate = [composed = std::move(composed), choice](Parameters, std::span<const double> x,
                                                            const JetSpans& out) {
        evaluateNetwork(composed->network, *choice.activation, choice.parameters, x, out);
    };
    return all;
}

/// A piecewise linear function between two ends: its kinks, both sides of its jumps, and the ends.
std::vector<Point> pointsOf(const ComposedPieces& pieces, double from, double to) {
    const auto& kinks = pieces.kinks;
    const auto valueIn = [&](std::size_t piece, double x) {
        if (kinks.empty())
            return pieces.atZero + pieces.slopes[0] * x;
        return piece == 0 ? pieces.left[0] + pieces.slopes[0] * (x - kinks[0])
                          : pieces.right[piece - 1] + pieces.slopes[piece] * (x - kinks[piece - 1]);
    };
    auto piece = static_cast<std::size_t>(std::upper_bound(kinks.begin(), kinks.end(), from) - kinks.begin());
    std::vector<Point> points{{from, valueIn(piece, from)}};
    for (; piece < kinks.size() && kinks[piece] < to; ++piece) {
        points.push_back({kinks[piece], pieces.left[piece]});
        if (pieces.left[piece] != pieces.right[piece]) {
            points.push_back({nan, nan});
            points.push_back({kinks[piece], pieces.right[piece]});
        }
    }
    points.push_back({to, valueIn(piece, to)});
    return points;
}

std::string describedDepth(const ActivationRow& row, const ComposedNetwork& composed) {
    if (composed.line)
        return say("{}: a straight line, slope {}", rowName(row), readableNumber(composed.line->slope, 3));
    if (composed.pieces && composed.pieces->count() == 1)
        return say("{}: a straight line", rowName(row));
    if (composed.pieces)
        return say("{}: {} straight pieces", rowName(row), composed.pieces->count());
    return composed.straight ? say("{}: more straight pieces than can be followed", rowName(row))
                             : say("{}: bends", rowName(row));
}

struct DepthRow {
    const ActivationRow* row;
    std::shared_ptr<const ComposedNetwork> composed;
};

std::vector<DepthRow> depthRows(const NeuronDrawing& d) {
    std::vector<DepthRow> rows;
    for (const bool selected : {false, true})
        for (const ActivationRow& row : d.page.activations)
            if (row.visible && d.isSelected(row) == selected)
                rows.push_back({&row, composedNetwork(d.page, row)});
    return rows;
}

/// The shown activation where it has kinks, else the first that has.
const ActivationRow* kinkedRow(const NeuronDrawing& d) {
    const auto kinked = [](const ActivationRow& row) {
        const auto pieces = straightPieces(*row.activation, parameterValues(row));
        return row.visible && pieces && !pieces->affine();
    };
    if (const ActivationRow* shown = d.shown(); shown && kinked(*shown))
        return shown;
    for (const ActivationRow& row : d.page.activations)
        if (kinked(row))
            return &row;
    return nullptr;
}

/// The regions of a layer of two inputs on the whole plane. Lines of one unit are parallel, those of two
/// units meet in a point; without biases all lines of the kink 0 meet in one.
double regionCount(double units, const StraightPieces& pieces, double sigmaW, double sigmaB) {
    if (sigmaW == 0)
        return 1;
    const auto kinks = static_cast<double>(pieces.kinks.size());
    const double pairs = units * (units - 1) / 2;
    const double all = 1 + kinks * units + kinks * kinks * pairs;
    const bool meet = sigmaB == 0 && std::count(pieces.kinks.begin(), pieces.kinks.end(), 0.0) > 0;
    return meet ? all - pairs + (units - 1) : all;
}

} // namespace

std::string networkName(const ActivationRow& row) {
    return say("{}, network", rowName(row));
}

Panel composedPanel(const NeuronDrawing& d, const PanelPlace& place) {
    const std::string layers = hiddenLayersText(d.page);
    Panel panel = neuronPanel(d, "function", place,
                              titleWithRoom({say("{}: what the network computes", layers), layers},
                                            place.width * d.size.widthPx, d.size.fontPx));
    const double from = d.page.xMinimum;
    const double to = d.page.xMaximum;
    const std::vector<DepthRow> rows = depthRows(d);
    std::vector<double> all;
    std::vector<std::vector<Point>> exact(rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (rows[r].composed->pieces) {
            exact[r] = pointsOf(*rows[r].composed->pieces, from, to);
            for (const Point& point : exact[r])
                all.push_back(point.y);
            continue;
        }
        constexpr int places = 120;
        const ActivationChoice choice = activationChoice(*rows[r].row);
        for (int i = 0; i <= places; ++i) {
            const double x = from + (to - from) * i / places;
            double y = 0;
            evaluateNetwork(rows[r].composed->network, *choice.activation, choice.parameters, {&x, 1},
                            {{&y, 1}, {}, {}});
            all.push_back(y);
        }
    }
    ViewRange range = rangeOf(all);
    if (d.page.legend) {
        // Above the curves there is room for the legend.
        constexpr double lineHeight = 2.1;
        const double share = std::min(0.4, lineHeight * (static_cast<double>(rows.size()) + 0.5) *
                                               d.size.fontPx / d.plotHeightPx(place));
        range.yMaximum += share / (1 - share) * (range.yMaximum - range.yMinimum);
    }
    panel.x = linearAxis(from, to, "x", d.ticksAcross(place));
    panel.y = linearAxis(range.yMinimum, range.yMaximum, "y", d.ticksUpwards(place));
    const double steps = static_cast<double>(d.page.depth) * d.page.width * d.page.width;
    const View view{from,
                    to,
                    range.yMinimum,
                    range.yMaximum,
                    d.plotWidthPx(place),
                    d.plotHeightPx(place),
                    std::clamp(2e7 / steps, 400.0, 20'000.0),
                    1};
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const ActivationRow& row = *rows[r].row;
        const double width = d.isSelected(row) ? 2.5 : 1.8;
        if (exact[r].empty()) {
            SampledCurve sampled =
                sampleCurve(composedActivation(rows[r].composed, activationChoice(row)), {}, 0, view);
            panel.lines.push_back({std::move(sampled.points), paintOf(row), Dash::Solid, width,
                                   networkName(row), Layer::Data, std::move(sampled.swings)});
            continue;
        }
        panel.lines.push_back(
            clippedLine(panel, exact[r], paintOf(row), Dash::Solid, width, networkName(row)));
        constexpr std::size_t most = 600;
        if (exact[r].size() <= most)
            for (std::size_t i = 1; i + 1 < exact[r].size(); ++i)
                if (exact[r][i].y >= range.yMinimum && exact[r][i].y <= range.yMaximum)
                    panel.markers.push_back(
                        {exact[r][i], MarkerShape::FilledDot, paintOf(row), Layer::Data, 0.7});
    }
    for (const ActivationRow& row : d.page.activations)
        if (row.visible)
            panel.legend.entries.push_back(
                {describedDepth(row, *composedNetwork(d.page, row)), paintOf(row)});
    panel.legend.note = panel.markers.empty() ? "" : say("dots: kinks");
    panel.legend.visible = d.page.legend && !panel.legend.entries.empty();
    panel.legend.place = freeCorner(panel);
    if (rows.empty())
        panel.labels.push_back({{(from + to) / 2, 0},
                                say("no activation to show"),
                                mutedBound,
                                TextAlign::Centre,
                                TextSide::Above});
    return panel;
}

Panel piecesPanel(const NeuronDrawing& d, const PanelPlace& place) {
    Panel panel =
        neuronPanel(d, "pieces", place,
                    titleWithRoom({say("Straight pieces against depth, mean of {} networks", d.page.nets),
                                   say("Straight pieces against depth"), say("Straight pieces")},
                                  place.width * d.size.widthPx, d.size.fontPx));
    panel.movable = panel.zeroLines = false;
    panel.pointable = true;
    const int deepest = countedDepth(d.page);
    const double units = d.page.width;
    const double high = std::max(1000.0, 250 * (1 + units * deepest));
    panel.x =
        linearAxis(0.7, deepest + 0.3, say("hidden layers"), std::min(deepest, d.ticksAcross(place) + 2));
    panel.y = {0.7, high, say("pieces"), decades(0.7, high), true};
    std::vector<Point> leading;
    std::vector<Point> bound;
    for (int depth = 1; depth <= deepest; ++depth) {
        leading.push_back({static_cast<double>(depth), 1 + units * depth});
        bound.push_back({static_cast<double>(depth), depth * std::log10(units + 1)});
    }
    // Straight on a logarithmic axis: it is cut there.
    Panel logarithms = panel;
    logarithms.y.minimum = std::log10(panel.y.minimum);
    logarithms.y.maximum = std::log10(panel.y.maximum);
    Line most =
        clippedLine(logarithms, bound, mutedBound, Dash::Dotted, 1.5, say("most: product of units + 1"));
    for (Point& point : most.points)
        point.y = std::pow(10, point.y);
    panel.lines.push_back(std::move(most));
    panel.lines.push_back({leading, mutedBound, Dash::Dashed, 1.5, say("1 + number of units")});
    panel.legend.entries = {{say("most: Π (units + 1)"), mutedBound, Dash::Dotted},
                            {say("1 + number of units"), mutedBound, Dash::Dashed}};
    for (const DepthRow& shown : depthRows(d)) {
        const ActivationRow& row = *shown.row;
        std::vector<Point> means;
        for (int depth = 1; depth <= deepest; ++depth) {
            const PieceCount* count = countOf(d.result, d.page, row, depth, false);
            if (!count || !(count->mean() > 0))
                continue;
            const Point point{static_cast<double>(depth), count->mean()};
            if (!(point.y <= high))
                continue;
            means.push_back(point);
            const double error = count->standardError();
            panel.lines.push_back(
                {{{point.x, std::max(point.y - error, 0.71)}, {point.x, std::min(point.y + error, high)}},
                 paintOf(row),
                 Dash::Solid,
                 1,
                 say("{}, standard error", rowName(row))});
            panel.markers.push_back({point, MarkerShape::FilledDot, paintOf(row), Layer::Data, 0.9});
        }
        if (!means.empty())
            panel.lines.push_back(
                {std::move(means), paintOf(row), Dash::Solid, 1.8, say("{}, mean", rowName(row))});
        if (shown.composed->pieces && static_cast<double>(shown.composed->pieces->count()) <= high)
            panel.markers.push_back(
                {{static_cast<double>(d.page.depth), static_cast<double>(shown.composed->pieces->count())},
                 MarkerShape::Cross,
                 paintOf(row),
                 Layer::Data,
                 1.5});
    }
    panel.legend.note = say("cross: the drawn network");
    constexpr double fewestLines = 17; // below, the legend would lie on the means
    panel.legend.visible = d.page.legend && d.plotHeightPx(place) > fewestLines * d.size.fontPx;
    panel.legend.place = "top-right";
    return panel;
}

Panel regionsOfLayerPanel(const NeuronDrawing& d, const PanelPlace& place) {
    const ActivationRow* row = kinkedRow(d);
    const auto pieces =
        row ? straightPieces(*row->activation, parameterValues(*row)) : std::optional<StraightPieces>();
    const std::string count =
        pieces ? readableNumber(regionCount(d.page.width, *pieces, d.page.sigmaW, d.page.sigmaB), 7) : "";
    Panel panel = neuronPanel(
        d, "regions", place,
        pieces && d.page.sigmaW == 0
            ? titleWithRoom({said(marked("One layer on two inputs: one region")), said(marked("One region"))},
                            place.width * d.size.widthPx, d.size.fontPx)
        : pieces ? titleWithRoom({say("One layer on two inputs: {} regions of the plane", count),
                                  say("On two inputs: {} regions", count), say("{} regions", count)},
                                 place.width * d.size.widthPx, d.size.fontPx)
                 : said(marked("One layer on two inputs")));
    panel.grid = panel.zeroLines = false;
    panel.equalAspect = true;
    const double low = d.page.xMinimum;
    const double high = d.page.xMaximum;
    const int ticks = std::min({d.ticksAcross(place), d.ticksUpwards(place), 7});
    panel.x = linearAxis(low, high, "x₁", ticks);
    panel.y = linearAxis(low, high, "x₂", ticks);
    if (!row) {
        panel.labels.push_back({{(low + high) / 2, (low + high) / 2},
                                say("needs an activation with kinks"),
                                mutedBound,
                                TextAlign::Centre,
                                TextSide::Above});
        return panel;
    }
    const auto units = static_cast<std::size_t>(d.page.width);
    constexpr std::uint64_t planeStream = 2000; // apart from those of the network
    std::vector<double> weights(2 * units);
    std::vector<double> biases(units);
    drawLayer(initialScale("own", {2, units}, d.page.sigmaW, d.page.sigmaB), {2, units},
              RandomStream(static_cast<std::uint64_t>(d.page.seed), planeStream), 0, weights, biases);
    const std::vector<Point> square{{low, low}, {high, low}, {high, high}, {low, high}};
    const double shade = std::clamp(1.0 / static_cast<double>(units * pieces->kinks.size()), 0.006, 0.15);
    for (std::size_t u = 0; u < units; ++u)
        for (const double kink : pieces->kinks) {
            const double w1 = weights[2 * u];
            const double w2 = weights[2 * u + 1];
            const double norm = w1 * w1 + w2 * w2;
            const double level = kink - biases[u];
            const std::string name = say("unit {}, z = {}", u + 1, readableNumber(kink));
            if (!(norm > 0))
                continue;
            std::vector<Point> half = partAbove(square, w1, w2, level);
            if (half.size() > 2)
                panel.areas.push_back({std::move(half), paintOf(*row, shade), {}, 0, name});
            const Point foot{level * w1 / norm, level * w2 / norm};
            const double along =
                (4 * (std::fabs(low) + std::fabs(high)) + std::hypot(foot.x, foot.y)) / std::sqrt(norm);
            Line line = clippedLine(
                panel,
                {{foot.x - along * w2, foot.y + along * w1}, {foot.x + along * w2, foot.y - along * w1}},
                paintOf(*row), Dash::Solid, 1.2, name);
            if (!line.points.empty())
                panel.lines.push_back(std::move(line));
        }
    return panel;
}

} // namespace actiscope
