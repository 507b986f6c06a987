// The Neuron page as a figure: which panels there are, where, and the numbers behind them.
#include "core/figure/line_read_out.h"
#include "core/pages/neuron/panels.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// The lines of a panel that are named so after an activation.
void addLineTables(Figure& figure, const NeuronDrawing& d, const std::string& panelId,
                   std::string (*lineName)(const ActivationRow&), const std::vector<std::string>& columns,
                   const std::string& nameColumn) {
    const Panel* panel = findPanel(figure, panelId);
    if (!panel)
        return;
    std::vector<DataBlock> blocks;
    for (const Line& line : panel->lines) {
        const auto& rows = d.page.activations;
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const ActivationRow& shown) {
            return lineName(shown) == line.name;
        });
        if (row == rows.end())
            continue;
        DataBlock block{rowName(*row), columns, {{}, {}}, nameColumn};
        for (const Point& point : line.points)
            if (!std::isnan(point.y)) {
                block.values[0].push_back(point.x);
                block.values[1].push_back(point.y);
            }
        blocks.push_back(std::move(block));
    }
    figure.data.insert(figure.data.end(), blocks.begin(), blocks.end());
}

/// The numbers of all visible rows, those that have an id.
void addNumberTables(Figure& figure, const NeuronDrawing& d) {
    for (std::size_t i = 0; i < d.page.activations.size(); ++i) {
        if (!d.page.activations[i].visible)
            continue;
        DataBlock block{rowName(d.page.activations[i]), {}, {}, "activation"};
        for (const PageProperty& property : neuronRowProperties(d.page, d.result, i))
            if (!property.id.empty()) {
                block.columns.push_back(property.id);
                block.values.push_back({std::get<double>(property.number)});
            }
        figure.data.push_back(std::move(block));
    }
}

void addCountTables(Figure& figure, const NeuronDrawing& d) {
    const int deepest = countedDepth(d.page);
    DataBlock theory{"theory", {"hidden_layers", "pieces_leading", "pieces_bound"}, {{}, {}, {}}, "bounds"};
    for (int depth = 1; depth <= deepest; ++depth) {
        theory.values[0].push_back(depth);
        theory.values[1].push_back(1.0 + depth * d.page.width);
        theory.values[2].push_back(std::pow(d.page.width + 1.0, depth));
    }
    figure.data.push_back(std::move(theory));
    for (const ActivationRow& row : d.page.activations) {
        DataBlock block{
            rowName(row), {"hidden_layers", "pieces_mean", "pieces_mean_se"}, {{}, {}, {}}, "counted of"};
        for (int depth = 1; row.visible && depth <= deepest; ++depth)
            if (const PieceCount* count = countOf(d.result, d.page, row, depth)) {
                block.values[0].push_back(depth);
                block.values[1].push_back(count->mean());
                block.values[2].push_back(count->standardError());
            }
        if (!block.values[0].empty())
            figure.data.push_back(std::move(block));
    }
}

Figure oneFigure(const NeuronDrawing& d) {
    const double letters = d.size.widthPx / d.size.fontPx;
    const double lines = d.size.heightPx / d.size.fontPx;
    const bool hasSide = letters >= 46;
    const double left = hasSide ? 0.62 : 1;
    const double upper = lines < 30 ? 0.55 : 0.52;
    Figure figure;
    figure.panels.push_back(diagramPanel(d, {0, 0, left, upper}));
    figure.panels.push_back(curvePanel(d, {0, upper, left, 1 - upper}));
    if (!hasSide)
        return figure;
    const std::size_t inputs = d.page.inputs.size();
    const double gradientTop = inputs <= 2 ? 0.56 : 0;
    if (inputs == 2)
        figure.panels.push_back(planePanel(d, {left, 0, 1 - left, gradientTop}));
    else if (inputs == 1)
        figure.panels.push_back(linePanel(d, {left, 0, 1 - left, gradientTop}));
    figure.panels.push_back(gradientPanel(d, {left, gradientTop, 1 - left, 1 - gradientTop}));
    return figure;
}

Figure depthFigure(const NeuronDrawing& d) {
    const bool hasSide = d.size.widthPx / d.size.fontPx >= 46;
    const double left = hasSide ? 0.6 : 1;
    Figure figure;
    figure.panels.push_back(composedPanel(d, {0, 0, left, hasSide ? 1 : 0.55}));
    if (!hasSide) {
        figure.panels.push_back(piecesPanel(d, {0, 0.55, 1, 0.45}));
        return figure;
    }
    figure.panels.push_back(piecesPanel(d, {left, 0, 1 - left, 0.48}));
    figure.panels.push_back(regionsOfLayerPanel(d, {left, 0.48, 1 - left, 0.52}));
    return figure;
}

} // namespace

Figure drawNeuron(const NeuronPage& page, const NeuronResult* result, const PlotSize& size, bool withData) {
    const auto drawable = [](double px) { return std::isnan(px) ? 1 : std::clamp(px, 1.0, 1e5); };
    const NeuronDrawing d{
        page, result, {drawable(size.widthPx), drawable(size.heightPx), drawable(size.fontPx)}};
    const bool one = page.show == "one";
    Figure figure = one ? oneFigure(d) : depthFigure(d);
    figure.title = page.title;
    if (!withData)
        return figure;
    addNumberTables(figure, d);
    if (one) {
        const auto onCurve = [](const ActivationRow& row) { return rowName(row) + ", f"; };
        addLineTables(figure, d, "curve", onCurve, {"z", "y"}, "curve");
        addLineTables(figure, d, "line", overInputName, {"x", "y"}, "over the input");
    } else {
        addLineTables(figure, d, "function", networkName, {"x", "y"}, "network of");
        addCountTables(figure, d);
    }
    return figure;
}

void drawNeuronReadOut(const NeuronPage& page, const NeuronResult*, const PlotSize&, Figure& figure) {
    if (!page.pointed || page.pointed->panel == "plane") // y has no curve over a plane
        return;
    const std::string& panel = page.pointed->panel;
    addLineReadOut(figure, panel, page.pointed->at, panel == "pieces" ? ReadAt::Points : ReadAt::Anywhere);
}

} // namespace actiscope
