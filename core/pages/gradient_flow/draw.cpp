// The Gradient flow page as a figure: which panels there are, where, and the numbers behind them.
#include "core/figure/line_read_out.h"
#include "core/figure/text_room.h"
#include "core/figure/ticks.h"
#include "core/numerics/constants.h"
#include "core/pages/gradient_flow/drawing.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

double drawableFlowPx(double px) {
    return std::isnan(px) ? 1 : std::clamp(px, 1.0, 1e5);
}

/// The number of a layer in a list that may be shorter: that of an earlier state.
double inFlowLayer(const std::vector<double>& numbers, std::size_t layer) {
    return layer < numbers.size() ? numbers[layer] : nan;
}

DataBlock flowLayerTable(const FlowDrawing& d, const FlowRow& row) {
    DataBlock block{row.name,
                    {"layer", "q", "q_predicted", "gradient", "gradient_q25", "gradient_q75",
                     "gradient_predicted", "saturated", "dead"},
                    std::vector<std::vector<double>>(9),
                    "activation"};
    const LayerSummary unknown{nan, nan, nan, nan, nan, nan, nan, {}};
    for (std::size_t i = 0; i < static_cast<std::size_t>(d.page.depth); ++i) {
        const bool isMeasured = row.measured && i < row.measured->summary.layers.size();
        const LayerSummary& measured = isMeasured ? row.measured->summary.layers[i] : unknown;
        const double numbers[]{static_cast<double>(i + 1),
                               measured.q,
                               inFlowLayer(row.predicted->q, i),
                               measured.gradient,
                               measured.gradientLower,
                               measured.gradientUpper,
                               inFlowLayer(row.predicted->gradient, i),
                               measured.saturated,
                               measured.dead};
        for (std::size_t column = 0; column < block.values.size(); ++column)
            block.values[column].push_back(numbers[column]);
    }
    return block;
}

DataBlock flowCorrelationTable(const FlowRow& row) {
    DataBlock block{
        row.name, {"layer", "correlation", "correlation_predicted"}, {{}, {}, {}}, "correlation of"};
    for (std::size_t i = 0; i < row.measured->summary.layers.size(); ++i) {
        block.values[0].push_back(static_cast<double>(i + 1));
        block.values[1].push_back(row.measured->summary.layers[i].correlation);
        block.values[2].push_back(inFlowLayer(row.measured->correlation, i));
    }
    return block;
}

DataBlock flowValueTable(const FlowRow& row) {
    DataBlock block{row.name, {"layer", "from", "to", "share"}, {{}, {}, {}, {}}, "values of"};
    const double width = (row.measured->cellsTo - row.measured->cellsFrom) / signalCells;
    for (std::size_t i = 0; i < row.measured->summary.layers.size(); ++i)
        for (std::size_t cell = 0; cell < signalCells; ++cell) {
            const double from = row.measured->cellsFrom + width * static_cast<double>(cell);
            block.values[0].push_back(static_cast<double>(i + 1));
            block.values[1].push_back(from);
            block.values[2].push_back(from + width);
            block.values[3].push_back(row.measured->summary.layers[i].cells[cell]);
        }
    return block;
}

void addFlowTables(Figure& figure, const FlowDrawing& d) {
    for (const FlowRow& row : d.rows)
        figure.data.push_back(flowLayerTable(d, row));
    for (const FlowRow& row : d.rows)
        if (row.measured)
            figure.data.push_back(flowCorrelationTable(row));
    const FlowRow* row = d.selected();
    if (!row)
        return;
    if (row->measured)
        figure.data.push_back(flowValueTable(*row));
    DataBlock edge{row->name, {"q", "sigma_w2", "sigma_b2"}, {{}, {}, {}}, "edge of chaos of"};
    for (const EdgePoint& point : *flowEdge(row->choice)) {
        edge.values[0].push_back(point.q);
        edge.values[1].push_back(point.sigmaW2);
        edge.values[2].push_back(point.sigmaB2);
    }
    figure.data.push_back(std::move(edge));
}

/// Panels below each other have one axis of layers: their labels are as wide, and the lowest one names it.
void shareLayers(std::vector<Panel>& panels, std::size_t first, std::size_t end) {
    std::string widest;
    for (std::size_t i = first; i < end; ++i)
        for (const Tick& tick : panels[i].y.ticks)
            if (letters(tick.label) > letters(widest))
                widest = tick.label;
    for (std::size_t i = first; i < end; ++i) {
        panels[i].y.room = widest;
        if (i + 1 < end)
            panels[i].x.label.clear();
    }
}

} // namespace

FlowDrawing::FlowDrawing(const GradientFlowPage& drawn, const GradientFlowResult* known, const PlotSize& size)
    : page(drawn),
      result(known),
      widthPx(drawableFlowPx(size.widthPx)),
      heightPx(drawableFlowPx(size.heightPx)),
      fontPx(drawableFlowPx(size.fontPx)) {
    for (std::size_t i = 0; i < page.activations.size(); ++i) {
        const ActivationRow& row = page.activations[i];
        if (!row.visible)
            continue;
        ActivationChoice choice = activationChoice(row);
        auto predicted = flowPath(page, choice);
        const auto* measured = measuredRow(result, choice);
        rows.push_back({i,
                        rowName(row),
                        {Role::Curve, row.colour, 1},
                        std::move(choice),
                        std::move(predicted),
                        measured});
    }
}

const FlowRow* FlowDrawing::selected() const {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const FlowRow& row) { return isSelected(row); });
    return found != rows.end() ? &*found : rows.empty() ? nullptr : &rows.front();
}

std::string FlowDrawing::measuredText() const {
    if (!result)
        return say("no network measured yet");
    if (result->nets < result->key.count)
        return say("{} of {} networks", result->nets, result->key.count);
    return result->nets == 1 ? say("one network") : say("{} networks", result->nets);
}

Panel FlowDrawing::panel(std::string id, std::initializer_list<std::string> titles,
                         const PanelPlace& place) const {
    Panel made;
    made.id = std::move(id);
    made.title = titleWithRoom(titles, place.width * widthPx, fontPx);
    made.place = place;
    made.grid = page.grid;
    made.legend.visible = false;
    made.movable = false;
    made.pointable = true;
    made.zeroLines = false;
    return made;
}

int FlowDrawing::ticksAcross(const PanelPlace& place) const {
    const double px = std::max(20.0, place.width * widthPx - 5 * fontPx);
    return std::max(2, static_cast<int>(px / (6 * fontPx)));
}

int FlowDrawing::ticksUpwards(const PanelPlace& place) const {
    const double px = place.height * heightPx - 5 * fontPx;
    return std::max(2, static_cast<int>(px / (3.5 * fontPx)));
}

Axis FlowDrawing::layerAxis(const PanelPlace& place) const {
    return linearAxis(0.5, page.depth + 0.5, say("layer"), std::min(ticksAcross(place), page.depth));
}

void addLookedAt(Panel& panel, const FlowDrawing& d) {
    if (d.page.layer == 0)
        return;
    const double x = lookedAtLayer(d.page);
    panel.lines.push_back({{{x, panel.y.minimum}, {x, panel.y.maximum}},
                           {Role::Cursor, 0, 1},
                           Dash::Solid,
                           1,
                           say("layer {}", lookedAtLayer(d.page))});
}

Figure drawGradientFlow(const GradientFlowPage& page, const GradientFlowResult* result, const PlotSize& size,
                        bool withData) {
    const FlowDrawing d(page, result, size);
    const bool hasSide = d.widthPx >= 52 * d.fontPx;
    const bool isHigh = d.heightPx >= 36 * d.fontPx;
    const double left = hasSide ? 0.6 : 1;
    const double upper = isHigh ? 0.44 : 0.56;
    Figure figure;
    figure.title = page.title;
    figure.panels.push_back(gradientPanel(d, {0, 0, left, upper}));
    const double lower = isHigh ? (1 - upper) / 2 : 1 - upper;
    figure.panels.push_back(variancePanel(d, {0, upper, left, lower}));
    if (isHigh)
        figure.panels.push_back(unitsPanel(d, {0, upper + lower, left, lower}));
    const std::size_t below = figure.panels.size();
    shareLayers(figure.panels, 0, below);
    if (hasSide) {
        const double values = isHigh ? 0.32 : upper;
        const double plane = isHigh ? 0.4 : 1 - upper;
        figure.panels.push_back(valuesPanel(d, {left, 0, 1 - left, values}));
        if (isHigh)
            figure.panels.push_back(correlationPanel(d, {left, values, 1 - left, 1 - values - plane}));
        figure.panels.push_back(planePanel(d, {left, 1 - plane, 1 - left, plane}));
        shareLayers(figure.panels, below, figure.panels.size() - 1);
    }
    for (Panel& panel : figure.panels)
        if (panel.id != "plane" && panel.id != "gradient")
            addLookedAt(panel, d);
    if (withData)
        addFlowTables(figure, d);
    return figure;
}

void drawGradientFlowReadOut(const GradientFlowPage& page, const GradientFlowResult*, const PlotSize&,
                             Figure& figure) {
    if (!page.pointed)
        return;
    const std::string& panel = page.pointed->panel;
    addLineReadOut(figure, panel, page.pointed->at, panel == "plane" ? ReadAt::Anywhere : ReadAt::Points);
}

} // namespace actiscope
