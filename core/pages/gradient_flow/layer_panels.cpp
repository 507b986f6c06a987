// The panels of the Gradient flow page with the layers along x and a line of each activation.
#include "core/fields/readable_number.h"
#include "core/figure/free_corner.h"
#include "core/figure/ticks.h"
#include "core/numerics/constants.h"
#include "core/pages/gradient_flow/drawing.h"
#include "core/sampling/clip.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

using FlowNumbersOf = std::vector<double>;

FlowNumbersOf flowSummaries(const FlowRow& row, double LayerSummary::*number) {
    FlowNumbersOf numbers;
    if (row.measured)
        for (const LayerSummary& layer : row.measured->summary.layers)
            numbers.push_back(layer.*number);
    return numbers;
}

std::vector<Point> flowPoints(const FlowNumbersOf& numbers, bool logarithmic) {
    std::vector<Point> points;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const bool drawn = std::isfinite(numbers[i]) && (!logarithmic || numbers[i] > 0);
        points.push_back(drawn ? Point{static_cast<double>(i + 1), numbers[i]} : Point{nan, nan});
    }
    return points;
}

std::vector<Point> clippedFlow(const Panel& panel, const std::vector<Point>& points) {
    return clipPolyline(points, {panel.x.minimum, panel.x.maximum, panel.y.minimum, panel.y.maximum});
}

void addFlowLine(Panel& panel, const FlowNumbersOf& numbers, const Paint& paint, Dash dash, double width,
                 std::string name) {
    const std::vector<Point> all = flowPoints(numbers, panel.y.logarithmic);
    const auto isShown = [&](std::size_t i) { return i < all.size() && !std::isnan(all[i].y); };
    // A layer alone, the only one or between gaps, is a dot: no line goes through it.
    for (std::size_t i = 0; i < all.size(); ++i)
        if (isShown(i) && !isShown(i + 1) && (i == 0 || !isShown(i - 1)) && all[i].x <= panel.x.maximum &&
            all[i].y >= panel.y.minimum && all[i].y <= panel.y.maximum)
            panel.markers.push_back(
                {all[i], dash == Dash::Solid ? MarkerShape::FilledDot : MarkerShape::OpenDot, paint});
    std::vector<Point> points = clippedFlow(panel, all);
    if (!points.empty())
        panel.lines.push_back({std::move(points), paint, dash, width, std::move(name)});
}

/// Least and largest of finite numbers; of positive ones only for a logarithmic axis.
struct FlowExtent {
    double low = infinity;
    double high = -infinity;

    void take(const FlowNumbersOf& numbers, bool positive) {
        for (const double number : numbers)
            if (std::isfinite(number) && (!positive || number > 0)) {
                low = std::min(low, number);
                high = std::max(high, number);
            }
    }
};

constexpr double faintestOfFlow = 1e-140; // what a logarithmic axis shows, and its inverse

Axis logarithmicFlowAxis(const FlowExtent& range, double wide, std::string label) {
    const bool isEmpty = range.low > range.high;
    const double low = isEmpty ? 0.1 : std::clamp(range.low, faintestOfFlow, 1 / faintestOfFlow);
    const double high = isEmpty ? 1 : std::clamp(range.high, faintestOfFlow, 1 / faintestOfFlow);
    const double air = std::max(std::pow(std::max(1.0, high / low), 0.06), wide);
    Axis axis{low / air, high * air, std::move(label), {}, true};
    axis.ticks = decades(axis.minimum, axis.maximum);
    return axis;
}

/// Lines in the order that puts the selected one on top.
template <class Draw>
void eachFlowRow(const FlowDrawing& d, const Draw& draw) {
    for (const bool selected : {false, true})
        for (const FlowRow& row : d.rows)
            if (d.isSelected(row) == selected)
                draw(row, selected ? 2.4 : 1.8);
}

/// Between the quartiles of the networks.
void addQuartiles(Panel& panel, const FlowRow& row) {
    const auto lower = flowPoints(flowSummaries(row, &LayerSummary::gradientLower), true);
    const auto upper = flowPoints(flowSummaries(row, &LayerSummary::gradientUpper), true);
    std::vector<Point> corners;
    const auto close = [&](std::size_t first, std::size_t end) {
        for (std::size_t i = end; i-- > first;)
            corners.push_back({lower[i].x, std::clamp(lower[i].y, panel.y.minimum, panel.y.maximum)});
        Paint fill = row.paint;
        fill.opacity = 0.22;
        if (corners.size() > 2)
            panel.areas.push_back({corners, fill, fill, 0, say("{}, quartiles", row.name)});
        corners.clear();
    };
    std::size_t first = 0;
    for (std::size_t i = 0; i < lower.size(); ++i) {
        if (std::isnan(lower[i].y) || std::isnan(upper[i].y) || lower[i].x > panel.x.maximum) {
            close(first, i);
            first = i + 1;
            continue;
        }
        corners.push_back({upper[i].x, std::clamp(upper[i].y, panel.y.minimum, panel.y.maximum)});
    }
    close(first, lower.size());
}

/// The most that a sigmoid's slopes let through of a gradient.
void addSigmoidBound(Panel& panel, const FlowDrawing& d) {
    if (std::none_of(d.rows.begin(), d.rows.end(),
                     [](const FlowRow& row) { return row.choice.activation->id == "sigmoid"; }))
        return;
    FlowNumbersOf bound;
    for (int layer = 1; layer <= d.page.depth; ++layer)
        bound.push_back(std::pow(0.25, d.page.depth - layer));
    const Paint muted{Role::MutedText, 0, 1};
    addFlowLine(panel, bound, muted, Dash::Dotted, 1.4, say("(¼)^(L−l)"));
    // To the right of the line and below it, where the sigmoid's own line lies further down.
    const auto at = static_cast<std::size_t>(0.28 * d.page.depth);
    const double below = bound[at] / std::pow(panel.y.maximum / panel.y.minimum, 0.06);
    if (below > panel.y.minimum * 1e2)
        panel.labels.push_back({{static_cast<double>(at + 1), below},
                                say("(¼)^(L−l), ‖W‖ ≤ 1"),
                                muted,
                                TextAlign::Left,
                                TextSide::Below});
}

/// Where gradients have fallen or grown by a million.
void addMillionth(Panel& panel, const FlowDrawing& d) {
    const Paint muted{Role::MutedText, 0, 0.8};
    bool labelled = false;
    for (const FlowRow* row : [&] {
             std::vector<const FlowRow*> order;
             for (const FlowRow& each : d.rows)
                 order.insert(d.isSelected(each) ? order.begin() : order.end(), &each);
             return order;
         }()) {
        const FlowNumbersOf gradient = flowSummaries(*row, &LayerSummary::gradient);
        const double layers = measuredLayersToMillionth(gradient);
        if (std::isnan(layers))
            continue;
        const double x = static_cast<double>(gradient.size()) - layers;
        const bool fallen = gradient.front() < 1;
        const double y = fallen ? 1e-6 : 1e6;
        if (!(x >= panel.x.minimum && x <= panel.x.maximum && y > panel.y.minimum && y < panel.y.maximum))
            continue;
        panel.lines.push_back(
            {{{panel.x.minimum, y}, {panel.x.maximum, y}}, muted, Dash::Solid, 0.8, readableNumber(y)});
        panel.lines.push_back({{{x, panel.y.minimum}, {x, panel.y.maximum}},
                               row->paint,
                               Dash::Dotted,
                               1,
                               say("{}, a factor of 10⁶", row->name)});
        if (!std::exchange(labelled, true))
            panel.labels.push_back(
                {{x, y},
                 fallen ? say("  fallen by 10⁶ after {} layers  ", readableNumber(layers, 3))
                        : say("  grown by 10⁶ after {} layers  ", readableNumber(layers, 3)),
                 row->paint,
                 x < (panel.x.minimum + panel.x.maximum) / 2 ? TextAlign::Left : TextAlign::Right,
                 fallen ? TextSide::Above : TextSide::Below});
    }
}

/// In words, what no line can show.
void addBeyondDoubles(Panel& panel, const FlowDrawing& d) {
    std::string said;
    for (const FlowRow& row : d.rows) {
        const FlowNumbersOf q = flowSummaries(row, &LayerSummary::q);
        const auto bad = std::find_if(q.begin(), q.end(), [](double y) { return !std::isfinite(y); });
        const FlowNumbersOf gradient = flowSummaries(row, &LayerSummary::gradient);
        if (bad != q.end())
            said = say("{} diverged: beyond all doubles in layer {}", row.name, bad - q.begin() + 1);
        else if (std::any_of(gradient.begin(), gradient.end(), [](double y) { return y == 0; }))
            said = say("{}: no gradient is left in the first layers", row.name);
        if (said.empty())
            continue;
        panel.labels.push_back(
            {{panel.x.minimum, panel.y.minimum}, "  " + said, row.paint, TextAlign::Left, TextSide::Above});
        return;
    }
}

void addLayerHandle(Panel& panel, const FlowDrawing& d) {
    const double x = lookedAtLayer(d.page);
    const double y = panel.y.maximum / std::pow(panel.y.maximum / panel.y.minimum, 0.06);
    Handle handle{"layer", say("layer that is looked at"), {x, y}, {Role::Cursor, 0, 1}};
    handle.alongY = false;
    handle.stepX = 1;
    panel.handles.push_back(std::move(handle));
}

} // namespace

Panel gradientPanel(const FlowDrawing& d, const PanelPlace& place) {
    const std::string of = d.measuredText();
    Panel panel = d.panel("gradient",
                          {say("Gradient per layer, {} (median, quartiles; dashed: mean-field)", of),
                           say("Gradient per layer, {}", of), say("Gradient per layer")},
                          place);
    panel.x = d.layerAxis(place);
    FlowExtent range{0.3, 3};
    for (const FlowRow& row : d.rows) {
        range.take(flowSummaries(row, &LayerSummary::gradientLower), true);
        range.take(flowSummaries(row, &LayerSummary::gradientUpper), true);
        range.take(row.predicted->gradient, true);
    }
    panel.y = logarithmicFlowAxis(range, 1.3, say("rms of ∂/∂z"));
    for (const FlowRow& row : d.rows) {
        panel.legend.entries.push_back({row.name, row.paint});
        addQuartiles(panel, row);
    }
    addSigmoidBound(panel, d);
    eachFlowRow(d, [&](const FlowRow& row, double width) {
        addFlowLine(panel, row.predicted->gradient, row.paint, Dash::Dashed, 1.3,
                    say("{}, predicted", row.name));
        addFlowLine(panel, flowSummaries(row, &LayerSummary::gradient), row.paint, Dash::Solid, width,
                    say("{}, median gradient", row.name));
    });
    addMillionth(panel, d);
    addBeyondDoubles(panel, d);
    addLookedAt(panel, d);
    addLayerHandle(panel, d);
    panel.legend.visible = d.page.legend && !d.rows.empty();
    panel.legend.place = freeCorner(panel);
    if (d.rows.empty())
        panel.labels.push_back({{0.5 * (panel.x.minimum + panel.x.maximum), 1},
                                say("no activation to show"),
                                {Role::MutedText, 0, 1},
                                TextAlign::Centre,
                                TextSide::Above});
    return panel;
}

Panel variancePanel(const FlowDrawing& d, const PanelPlace& place) {
    Panel panel = d.panel("variance",
                          {say("Variance q of the pre-activation per layer (mean; dashed: mean-field)"),
                           say("Variance q of the pre-activation per layer"), say("Variance of z")},
                          place);
    panel.x = d.layerAxis(place);
    FlowExtent all;
    FlowExtent positive;
    for (const FlowRow& row : d.rows)
        for (const FlowNumbersOf& q : {flowSummaries(row, &LayerSummary::q), row.predicted->q}) {
            all.take(q, false);
            positive.take(q, true);
        }
    constexpr double farApart = 1e3;
    if (positive.high > farApart * positive.low)
        panel.y = logarithmicFlowAxis(positive, 1.3, "q");
    else
        panel.y = linearAxis(0, all.high > 0 ? 1.1 * all.high : 1, "q", std::max(2, d.ticksUpwards(place)));
    eachFlowRow(d, [&](const FlowRow& row, double width) {
        addFlowLine(panel, row.predicted->q, row.paint, Dash::Dashed, 1.3, say("{}, predicted", row.name));
        addFlowLine(panel, flowSummaries(row, &LayerSummary::q), row.paint, Dash::Solid, width,
                    say("{}, variance", row.name));
    });
    return panel;
}

Panel unitsPanel(const FlowDrawing& d, const PanelPlace& place) {
    const std::string threshold = readableNumber(d.page.saturationThreshold, 3);
    Panel panel = d.panel(
        "units",
        {say("Saturated: |f′| < {} (solid), and dead units: f′ = 0 for all inputs (dashed)", threshold),
         say("Saturated (solid) and dead units (dashed)"), say("Saturated, dead")},
        place);
    panel.x = d.layerAxis(place);
    panel.y = linearAxis(-0.02, 1.02, say("share"), std::min(5, d.ticksUpwards(place)));
    eachFlowRow(d, [&](const FlowRow& row, double width) {
        addFlowLine(panel, flowSummaries(row, &LayerSummary::saturated), row.paint, Dash::Solid, width,
                    say("{}, saturated", row.name));
        addFlowLine(panel, flowSummaries(row, &LayerSummary::dead), row.paint, Dash::Dashed, 1.5,
                    say("{}, dead units", row.name));
    });
    return panel;
}

Panel correlationPanel(const FlowDrawing& d, const PanelPlace& place) {
    Panel panel = d.panel("correlation",
                          {say("Correlation of two inputs (dashed: mean-field)"),
                           say("Correlation of two inputs"), say("Correlation")},
                          place);
    panel.x = d.layerAxis(place);
    FlowExtent range{0, 1};
    for (const FlowRow& row : d.rows)
        range.take(flowSummaries(row, &LayerSummary::correlation), false);
    panel.y = linearAxis(range.low - 0.04, 1.04, "c", std::min(5, d.ticksUpwards(place)));
    eachFlowRow(d, [&](const FlowRow& row, double width) {
        if (row.measured)
            addFlowLine(panel, row.measured->correlation, row.paint, Dash::Dashed, 1.3,
                        say("{}, predicted", row.name));
        addFlowLine(panel, flowSummaries(row, &LayerSummary::correlation), row.paint, Dash::Solid, width,
                    say("{}, correlation", row.name));
    });
    if (d.page.inputs < 2)
        panel.labels.push_back({{0.5 * (panel.x.minimum + panel.x.maximum), 0.5},
                                say("measured with two inputs or more"),
                                {Role::MutedText, 0, 1},
                                TextAlign::Centre,
                                TextSide::Middle});
    return panel;
}

} // namespace actiscope
