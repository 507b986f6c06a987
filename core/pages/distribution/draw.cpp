// The Distribution page as a figure: which panels there are, and where.
#include "core/fields/readable_number.h"
#include "core/figure/line_read_out.h"
#include "core/numerics/constants.h"
#include "core/pages/distribution/panels.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// The columns of a table of points or steps, without the breaks of its line.
std::vector<std::vector<double>> columnsOf(const std::vector<Point>& points) {
    std::vector<std::vector<double>> columns(2);
    for (const Point& point : points)
        if (!std::isnan(point.y)) {
            columns[0].push_back(point.x);
            columns[1].push_back(point.y);
        }
    return columns;
}

void addDensityTable(Figure& figure, const std::string& name, const std::string& of, const std::string& value,
                     const DrawnDensity& density) {
    figure.data.push_back({name, {value, "density"}, columnsOf(density.points), of});
}

void addAtomTable(Figure& figure, const std::string& name, const std::string& of, const std::string& value,
                  const std::vector<Atom>& atoms) {
    if (atoms.empty())
        return;
    DataBlock block{name, {value, "mass"}, {{}, {}}, of};
    for (const Atom& atom : atoms) {
        block.values[0].push_back(atom.at);
        block.values[1].push_back(atom.mass);
    }
    figure.data.push_back(std::move(block));
}

void addTables(Figure& figure, const DistributionDrawing& d, const std::vector<Line>& curves) {
    for (const PushedRow& row : d.rows) {
        DataBlock block{row.name, {}, {}, "activation"};
        for (const OutputNumber& number : outputNumberTable()) {
            block.columns.emplace_back(number.id);
            block.values.push_back({(*row.numbers).*number.value});
        }
        figure.data.push_back(std::move(block));
    }
    addDensityTable(figure, "z", "input", "z", d.inputDensity);
    for (const PushedRow& row : d.rows) {
        std::vector<Point> points;
        for (const Line& line : curves)
            if (line.name == row.name + ", f")
                points.insert(points.end(), line.points.begin(), line.points.end());
        figure.data.push_back({row.name, {"z", "y"}, columnsOf(points), "curve"});
    }
    for (std::size_t i = 0; i < d.rows.size(); ++i)
        addDensityTable(figure, d.rows[i].name, "output of", "y", d.valueDensities[i]);
    for (std::size_t i = 0; i < d.rows.size(); ++i)
        addAtomTable(figure, d.rows[i].name, "atom of", "y", d.valueDensities[i].atoms);
    for (std::size_t i = 0; i < d.rows.size(); ++i)
        addDensityTable(figure, d.rows[i].name, "slope of", "derivative", d.slopeDensities[i]);
    for (std::size_t i = 0; i < d.rows.size(); ++i)
        addAtomTable(figure, d.rows[i].name, "slope atom of", "derivative", d.slopeDensities[i].atoms);
    if (d.draws.empty())
        return;
    figure.data.push_back({"z", {"z", "drawn_density"}, columnsOf(d.inputDensity.histogram), "drawn"});
    for (std::size_t i = 0; i < d.rows.size(); ++i)
        figure.data.push_back({d.rows[i].name,
                               {"y", "drawn_density"},
                               columnsOf(d.valueDensities[i].histogram),
                               "drawn output of"});
    for (std::size_t i = 0; i < d.rows.size(); ++i)
        figure.data.push_back({d.rows[i].name,
                               {"derivative", "drawn_density"},
                               columnsOf(d.slopeDensities[i].histogram),
                               "drawn slope of"});
}

/// The panels below each other are in line when their labels are as wide.
void bringIntoLine(Panel& upper, Panel& lower) {
    const auto widest = [](const Panel& panel) {
        std::string text;
        for (const Tick& tick : panel.y.ticks)
            if (tick.label.size() > text.size())
                text = tick.label;
        return text;
    };
    const std::string text = std::max(widest(upper), widest(lower),
                                      [](const auto& a, const auto& b) { return a.size() < b.size(); });
    upper.y.room = lower.y.room = text;
}

} // namespace

Figure drawDistribution(const DistributionPage& page, const PlotSize& size, bool withData) {
    const DistributionDrawing d(page, size);
    const double lines = d.heightPx / d.fontPx;
    const double letters = d.widthPx / d.fontPx;
    const bool hasDerivative = letters >= 44;
    const double output = hasDerivative ? std::max(0.205, 9.8 / letters) : 0.3;
    const double middle = hasDerivative ? 0.66 - output : 1 - output;
    // A table whose columns have no room for numbers would be empty.
    const bool hasNumbers = hasDerivative && lines >= 38 && !d.rows.empty() &&
                            numberCellLetters(d, 1 - output - middle) >= fewestCellLetters;
    const double upper = lines < 32 ? 0.5 : 0.62; // panels of one height have margins of one width
    Figure figure;
    figure.title = page.title;
    figure.panels.push_back(outputPanel(d, {0, 0, output, upper}));
    figure.panels.push_back(functionPanel(d, {output, 0, middle, upper}));
    figure.panels.push_back(inputPanel(d, {output, upper, middle, 1 - upper}));
    bringIntoLine(figure.panels[1], figure.panels[2]);
    const double side = output + middle;
    const double slopeHeight = hasNumbers ? (lines < 50 ? 0.42 : 0.5) : upper;
    if (hasDerivative)
        figure.panels.push_back(derivativePanel(d, {side, 0, 1 - side, slopeHeight}));
    if (hasNumbers)
        figure.panels.push_back(numbersPanel(d, {side, slopeHeight, 1 - side, 1 - slopeHeight}));
    if (withData)
        addTables(figure, d, figure.panels[1].lines);
    return figure;
}

void drawDistributionReadOut(const DistributionPage& page, const PlotSize&, Figure& figure) {
    if (page.pointed)
        addLineReadOut(figure, page.pointed->panel, page.pointed->at, ReadAt::Anywhere);
}

} // namespace actiscope
