// What a neuron answers: the curve with its tangent, y over its inputs, and the gradient.
#include "core/fields/readable_number.h"
#include "core/figure/free_corner.h"
#include "core/figure/text_room.h"
#include "core/figure/ticks.h"
#include "core/numerics/constants.h"
#include "core/pages/neuron/panels.h"
#include "core/sampling/adaptive.h"
#include "core/sampling/clip.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace actiscope {

namespace {

const Paint mutedLine{Role::MutedText, 0, 1};

std::vector<double> valuesOver(const ActivationRow& row, double from, double to) {
    constexpr std::size_t places = 200;
    std::vector<double> x;
    for (std::size_t i = 0; i <= places; ++i)
        x.push_back(from + (to - from) * static_cast<double>(i) / places);
    std::vector<double> y(x.size());
    row.activation->evaluate(parameterValues(row), x, {y, {}, {}});
    return y;
}

/// y over the square, which changes along w only: as strips across it.
void addStrips(Panel& panel, const NeuronPage& page, const ActivationRow& row) {
    const double w1 = page.weights[0];
    const double w2 = page.weights[1];
    const std::vector<Point> square{{panel.x.minimum, panel.y.minimum},
                                    {panel.x.maximum, panel.y.minimum},
                                    {panel.x.maximum, panel.y.maximum},
                                    {panel.x.minimum, panel.y.maximum}};
    double low = infinity;
    double high = -infinity;
    for (const Point& corner : square) {
        low = std::min(low, w1 * corner.x + w2 * corner.y);
        high = std::max(high, w1 * corner.x + w2 * corner.y);
    }
    const std::size_t strips = high > low ? 72 : 1;
    std::vector<double> z;
    for (std::size_t i = 0; i < strips; ++i)
        z.push_back(low + (high - low) * (static_cast<double>(i) + 0.5) / static_cast<double>(strips) +
                    page.bias);
    std::vector<double> y(z.size());
    row.activation->evaluate(parameterValues(row), z, {y, {}, {}});
    double largest = 0;
    for (const double value : y)
        if (std::isfinite(value))
            largest = std::max(largest, std::fabs(value));
    for (std::size_t i = 0; i < strips; ++i) {
        const double from = low + (high - low) * static_cast<double>(i) / static_cast<double>(strips);
        const double to = low + (high - low) * static_cast<double>(i + 1) / static_cast<double>(strips);
        std::vector<Point> corners = partAbove(square, w1, w2, from);
        if (i + 1 < strips)
            corners = partAbove(corners, -w1, -w2, -to);
        if (corners.size() < 3 || !std::isfinite(y[i]))
            continue;
        const Paint paint{Role::Diverging, 0, 1, largest > 0 ? y[i] / largest : 0};
        // The edge covers the hairline between strips.
        panel.areas.push_back({std::move(corners), paint, paint, 1, "y = " + readableNumber(y[i])});
    }
}

} // namespace

double NeuronDrawing::plotWidthPx(const PanelPlace& place) const {
    return std::max(20.0, place.width * size.widthPx - 5 * size.fontPx);
}
double NeuronDrawing::plotHeightPx(const PanelPlace& place) const {
    return std::max(20.0, place.height * size.heightPx - 6 * size.fontPx);
}
int NeuronDrawing::ticksAcross(const PanelPlace& place) const {
    return std::max(2, static_cast<int>(plotWidthPx(place) / (7 * size.fontPx)));
}
int NeuronDrawing::ticksUpwards(const PanelPlace& place) const {
    return std::max(2, static_cast<int>(plotHeightPx(place) / (4 * size.fontPx)));
}

Paint paintOf(const ActivationRow& row, double opacity) {
    return {Role::Curve, row.colour, opacity};
}

Panel neuronPanel(const NeuronDrawing& d, std::string id, const PanelPlace& place, std::string title) {
    Panel panel;
    panel.id = std::move(id);
    panel.title = std::move(title);
    panel.place = place;
    panel.grid = d.page.grid;
    panel.legend.visible = false;
    return panel;
}

ViewRange rangeOf(const std::vector<double>& y) {
    constexpr double farthest = 1e12;
    double low = infinity;
    double high = -infinity;
    for (const double value : y)
        if (std::fabs(value) <= farthest) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    if (!(low <= high))
        return {0, 1, -1, 1};
    const double air = high > low ? 0.08 * (high - low) : std::fmax(1, 0.5 * std::fabs(high));
    return {0, 1, low - air, high + air};
}

Line clippedLine(const Panel& panel, const std::vector<Point>& points, const Paint& paint, Dash dash,
                 double width, std::string name) {
    const ClipBox box{panel.x.minimum, panel.x.maximum, panel.y.minimum, panel.y.maximum};
    return {clipPolyline(points, box), paint, dash, width, std::move(name)};
}

double curveReach(const NeuronPage& page) {
    double reach = 4;
    while (reach < std::fabs(preActivation(page)))
        reach *= 2;
    return reach;
}

Panel curvePanel(const NeuronDrawing& d, const PanelPlace& place) {
    const double z = preActivation(d.page);
    Panel panel = neuronPanel(d, "curve", place,
                              titleWithRoom({say("Where it works: z on the curve of f, with the tangent"),
                                             say("z on the curve of f"), "y = f(z)"},
                                            place.width * d.size.widthPx, d.size.fontPx));
    panel.movable = false;
    panel.pointable = true;
    const double reach = curveReach(d.page);
    std::vector<double> all{0};
    for (const ActivationRow& row : d.page.activations)
        if (row.visible)
            for (const double y : valuesOver(row, -reach, reach))
                all.push_back(y);
    const ViewRange range = rangeOf(all);
    panel.x = linearAxis(-reach, reach, "z", d.ticksAcross(place));
    panel.y = linearAxis(range.yMinimum, range.yMaximum, "y = f(z)", d.ticksUpwards(place));
    const View view{
        -reach, reach, range.yMinimum, range.yMaximum, d.plotWidthPx(place), d.plotHeightPx(place),
        60'000, 1};
    panel.lines.push_back(
        {{{z, range.yMinimum}, {z, range.yMaximum}}, mutedLine, Dash::Dotted, 1, "z = " + readableNumber(z)});
    for (const bool selected : {false, true})
        for (const ActivationRow& row : d.page.activations) {
            if (!row.visible || d.isSelected(row) != selected)
                continue;
            const auto parameters = parameterValues(row);
            SampledCurve sampled = sampleCurve(*row.activation, parameters, 0, view);
            panel.lines.push_back({std::move(sampled.points), paintOf(row), Dash::Solid, selected ? 2.5 : 1.8,
                                   rowName(row) + ", f", Layer::Data, std::move(sampled.swings)});
            const Jet y = evaluateAt(*row.activation, parameters, z);
            if (std::isfinite(y.f) && std::isfinite(y.f1)) {
                const double length = selected ? reach : 0.35 * reach;
                panel.lines.push_back(
                    clippedLine(panel, {{z - length, y.f - length * y.f1}, {z + length, y.f + length * y.f1}},
                                paintOf(row, 0.8), Dash::Dashed, selected ? 1.4 : 1.1,
                                say("{}, tangent of slope {}", rowName(row), readableNumber(y.f1))));
            }
            if (y.f >= range.yMinimum && y.f <= range.yMaximum)
                panel.markers.push_back(
                    {{z, y.f}, MarkerShape::FilledDot, paintOf(row), Layer::Data, selected ? 1.4 : 1});
        }
    panel.legend.visible = d.page.legend;
    for (const ActivationRow& row : d.page.activations) {
        if (!row.visible)
            continue;
        const Jet y = evaluateAt(*row.activation, parameterValues(row), z);
        panel.legend.entries.push_back({fmt::format("{}: y = {}, f′(z) = {}", rowName(row),
                                                    readableNumber(y.f, 3), readableNumber(y.f1, 3)),
                                        paintOf(row)});
    }
    panel.legend.visible = panel.legend.visible && !panel.legend.entries.empty();
    panel.legend.place = freeCorner(panel);
    const double foot = std::clamp(0.0, range.yMinimum, range.yMaximum);
    panel.handles.push_back({"z", "z", {z, foot}, {Role::Text, 0, 1}, true, false, 0.1, 0});
    return panel;
}

Panel planePanel(const NeuronDrawing& d, const PanelPlace& place) {
    Panel panel = neuronPanel(d, "plane", place,
                              titleWithRoom({say("y over the plane of inputs, the line is z = 0"),
                                             say("y over the inputs, line z = 0"), say("y over the inputs")},
                                            place.width * d.size.widthPx, d.size.fontPx));
    panel.grid = panel.zeroLines = false;
    panel.hint = say("drag the point");
    panel.equalAspect = true;
    const double low = d.page.xMinimum;
    const double high = d.page.xMaximum;
    const int ticks = std::min({d.ticksAcross(place), d.ticksUpwards(place), 7});
    panel.x = linearAxis(low, high, "x₁", ticks);
    panel.y = linearAxis(low, high, "x₂", ticks);
    if (const ActivationRow* row = d.shown())
        addStrips(panel, d.page, *row);
    const double w1 = d.page.weights[0];
    const double w2 = d.page.weights[1];
    const double norm = w1 * w1 + w2 * w2;
    if (norm > 0) {
        const double reach =
            4 * (std::fabs(low) + std::fabs(high)) + std::fabs(d.page.bias) / std::sqrt(norm);
        const Point foot{-d.page.bias * w1 / norm, -d.page.bias * w2 / norm};
        const double along = reach / std::sqrt(norm);
        Line line = clippedLine(
            panel, {{foot.x - along * w2, foot.y + along * w1}, {foot.x + along * w2, foot.y - along * w1}},
            {Role::Text, 0, 1}, Dash::Solid, 2, "z = 0");
        if (!line.points.empty())
            panel.lines.push_back(std::move(line));
    }
    const Point point{d.page.inputs[0], d.page.inputs[1]};
    if (point.x >= low && point.x <= high && point.y >= low && point.y <= high)
        panel.markers.push_back({point, MarkerShape::OpenDot, {Role::Text, 0, 1}, Layer::Data, 1.6});
    panel.handles.push_back(
        {"point", say("point of the inputs"), point, {Role::Text, 0, 1}, true, true, 0.1, 0.1});
    return panel;
}

std::string overInputName(const ActivationRow& row) {
    return say("{}, y over x", rowName(row));
}

Panel linePanel(const NeuronDrawing& d, const PanelPlace& place) {
    Panel panel = neuronPanel(d, "line", place, say("y over the input"));
    panel.hint = say("drag the point");
    const double from = d.page.xMinimum;
    const double to = d.page.xMaximum;
    const auto zAt = [&](double x) { return d.page.weights[0] * x + d.page.bias; };
    // y changes with z alone: f is drawn over these z, each where its x is.
    const double low = std::min(zAt(from), zAt(to));
    const double high = std::max(zAt(from), zAt(to));
    const bool flat = !(high - low > 1e-12 * std::max(std::fabs(low), std::fabs(high)));
    std::vector<double> all{0};
    for (const ActivationRow& row : d.page.activations)
        if (row.visible)
            for (const double y : valuesOver(row, low, high))
                all.push_back(y);
    const ViewRange range = rangeOf(all);
    panel.x = linearAxis(from, to, "x", d.ticksAcross(place));
    panel.y = linearAxis(range.yMinimum, range.yMaximum, "y", d.ticksUpwards(place));
    const View view{low,    high, range.yMinimum, range.yMaximum, d.plotWidthPx(place), d.plotHeightPx(place),
                    60'000, 1};
    const auto xAt = [&](double z) {
        const double share = (z - low) / (high - low);
        return d.page.weights[0] < 0 ? to - share * (to - from) : from + share * (to - from);
    };
    for (const ActivationRow& row : d.page.activations) {
        if (!row.visible)
            continue;
        const double width = d.isSelected(row) ? 2.5 : 1.8;
        const std::string name = overInputName(row);
        if (flat) {
            const double y = evaluateAt(*row.activation, parameterValues(row), low).f;
            panel.lines.push_back(
                clippedLine(panel, {{from, y}, {to, y}}, paintOf(row), Dash::Solid, width, name));
            continue;
        }
        SampledCurve sampled = sampleCurve(*row.activation, parameterValues(row), 0, view);
        for (Point& point : sampled.points)
            point.x = xAt(point.x);
        for (Swing& swing : sampled.swings)
            swing.x = xAt(swing.x);
        if (d.page.weights[0] < 0) {
            std::reverse(sampled.points.begin(), sampled.points.end());
            std::reverse(sampled.swings.begin(), sampled.swings.end());
        }
        panel.lines.push_back({std::move(sampled.points), paintOf(row), Dash::Solid, width, name, Layer::Data,
                               std::move(sampled.swings)});
    }
    const double foot = std::clamp(0.0, range.yMinimum, range.yMaximum);
    panel.handles.push_back(
        {"point", say("input"), {d.page.inputs[0], foot}, {Role::Text, 0, 1}, true, false, 0.1, 0});
    return panel;
}

Panel gradientPanel(const NeuronDrawing& d, const PanelPlace& place) {
    Panel panel = neuronPanel(d, "gradient", place,
                              titleWithRoom({say("What a step may change: dy/dw"), "dy/dw, dy/db", "dy/dw"},
                                            place.width * d.size.widthPx, d.size.fontPx));
    panel.movable = false;
    std::vector<const ActivationRow*> rows;
    for (const ActivationRow& row : d.page.activations)
        if (row.visible)
            rows.push_back(&row);
    const std::size_t count = d.page.inputs.size() + 1;
    const auto factorOf = [&](std::size_t i) { return i + 1 < count ? d.page.inputs[i] : 1.0; };
    const auto nameOf = [&](std::size_t i) {
        const std::array<const char*, mostInputs> names{"w₁", "w₂", "w₃", "w₄", "w₅", "w₆"};
        return std::string(i + 1 < count ? names[i] : "b");
    };
    std::vector<double> all{0};
    const double z = preActivation(d.page);
    const double share = 0.8 / static_cast<double>(std::max<std::size_t>(1, rows.size()));
    for (std::size_t i = 0; i < count; ++i) {
        const double middle = static_cast<double>(i) + 1;
        panel.x.ticks.push_back({middle, nameOf(i)});
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const double slope =
                evaluateAt(*rows[r]->activation, parameterValues(*rows[r]), z).f1 * factorOf(i);
            if (!std::isfinite(slope))
                continue;
            all.push_back(slope);
            const double at =
                middle + (static_cast<double>(r) - static_cast<double>(rows.size() - 1) / 2) * share;
            panel.bars.push_back(
                {at, 0.86 * share, 0, slope, paintOf(*rows[r]), 0.9, false, "",
                 fmt::format("{}, dy/d{} = {}", rowName(*rows[r]), nameOf(i), readableNumber(slope))});
        }
    }
    const ViewRange range = rangeOf(all);
    panel.x.minimum = 0.4;
    panel.x.maximum = static_cast<double>(count) + 0.6;
    panel.y = linearAxis(range.yMinimum, range.yMaximum, "dy/dw", d.ticksUpwards(place));
    for (Bar& bar : panel.bars)
        bar.to = std::clamp(bar.to, range.yMinimum, range.yMaximum);
    return panel;
}

} // namespace actiscope
