// The panels of the Distribution page.
#include "core/pages/distribution/panels.h"

#include "core/fields/limits.h"
#include "core/fields/quote.h"
#include "core/fields/readable_number.h"
#include "core/figure/bar_axis.h"
#include "core/figure/free_corner.h"
#include "core/figure/text_room.h"
#include "core/figure/ticks.h"
#include "core/sampling/adaptive.h"
#include "core/sampling/clip.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// Of a plot area in a place, about: what stands around it is known to the canvas only.
double plotWidthPx(const DistributionDrawing& d, const PanelPlace& place) {
    return std::max(20.0, place.width * d.widthPx - 5 * d.fontPx);
}
double plotHeightPx(const DistributionDrawing& d, const PanelPlace& place) {
    return std::max(20.0, place.height * d.heightPx - 6 * d.fontPx);
}

/// Names of upward axes, where the lowest panel has room for one.
std::string upwardLabel(const DistributionDrawing& d, const std::string& label) {
    constexpr double fewestLines = 26;
    return d.heightPx > fewestLines * d.fontPx ? label : std::string();
}

int ticksAcross(const DistributionDrawing& d, double px) {
    return std::max(2, static_cast<int>(px / (7 * d.fontPx)));
}
int ticksUpwards(const DistributionDrawing& d, double px) {
    return std::max(2, static_cast<int>(px / (5 * d.fontPx)));
}

Panel densityPanel(const PanelPlace& place, std::string id, std::string title, bool grid) {
    Panel panel;
    panel.id = std::move(id);
    panel.title = std::move(title);
    panel.place = place;
    panel.grid = grid;
    panel.legend.visible = false;
    panel.movable = false;
    return panel;
}

/// The end of an axis of densities: a peak that goes on to infinity is cut where nine tenths of the lines lie
/// far below it.
double densityEnd(const std::vector<DrawnDensity>& all) {
    double end = 0;
    for (const DrawnDensity& drawn : all) {
        std::vector<double> heights;
        for (const Point& point : drawn.points)
            if (point.y > 0 && std::isfinite(point.y))
                heights.push_back(point.y);
        if (heights.empty())
            continue;
        std::sort(heights.begin(), heights.end());
        const double most = heights.back();
        const double usual = heights[heights.size() * 7 / 10];
        end = std::max(end, std::min(most * 1.08, 2.2 * usual));
    }
    const double nice = niceAbove(end);
    return nice > narrowestRange ? nice : 1;
}

/// Where a density stands: along x or up along y, or to the left with its value upwards.
enum class Lie { Upright, Sideways };

Point placed(Lie lie, double value, double density) {
    return lie == Lie::Upright ? Point{value, density} : Point{-density, value};
}

Paint faint(Paint paint, double opacity) {
    paint.opacity = opacity;
    return paint;
}

/// The stretches of a line between its breaks, not higher than the panel, filled down to 0.
void addFilled(Panel& panel, Lie lie, const std::vector<Point>& points, double end, const Paint& paint,
               const std::string& name) {
    const AxisEnds shown = lie == Lie::Upright ? AxisEnds{panel.x.minimum, panel.x.maximum}
                                               : AxisEnds{panel.y.minimum, panel.y.maximum};
    std::vector<Point> corners;
    const auto close = [&](double last) {
        if (corners.size() > 1) {
            corners.push_back(placed(lie, last, 0));
            panel.areas.push_back({std::move(corners), paint, paint, 0, name});
        }
        corners.clear();
    };
    double last = 0;
    for (const Point& point : points) {
        if (std::isnan(point.y)) {
            close(last);
            continue;
        }
        last = std::clamp(point.x, shown.from, shown.to);
        if (corners.empty())
            corners.push_back(placed(lie, last, 0));
        corners.push_back(placed(lie, last, std::min(point.y, end)));
    }
    close(last);
}

void addDensityLine(Panel& panel, Lie lie, const std::vector<Point>& points, double end, const Paint& paint,
                    double width, const std::string& name) {
    std::vector<Point> line;
    for (const Point& point : points)
        line.push_back(std::isnan(point.y) ? point : placed(lie, point.x, std::min(point.y, 8 * end)));
    const ClipBox box{panel.x.minimum, panel.x.maximum, panel.y.minimum, panel.y.maximum};
    panel.lines.push_back({clipPolyline(line, box), paint, Dash::Solid, width, name});
}

/// Stems as long as their probability: all of the axis, so many letters long, is 1. Their number stands at
/// the end where there is room for it.
void addStems(Panel& panel, Lie lie, const std::vector<Atom>& atoms, double end, const Paint& paint,
              const std::string& name, double letters, std::vector<double>& labelled) {
    const double words = 4.2 / letters; // "P = 0.789"
    const AxisEnds shown = lie == Lie::Upright ? AxisEnds{panel.x.minimum, panel.x.maximum}
                                               : AxisEnds{panel.y.minimum, panel.y.maximum};
    for (const Atom& atom : atoms) {
        if (atom.at < shown.from || atom.at > shown.to)
            continue;
        const Point tip = placed(lie, atom.at, atom.mass * end);
        const std::string said = fmt::format("P = {}", readableNumber(atom.mass, 3));
        panel.lines.push_back({{placed(lie, atom.at, 0), tip}, paint, Dash::Solid, 3, name + ", " + said});
        panel.markers.push_back({tip, MarkerShape::FilledDot, paint});
        const double near = 0.07 * (shown.to - shown.from);
        const bool taken = std::any_of(labelled.begin(), labelled.end(),
                                       [&](double at) { return std::fabs(at - atom.at) < near; });
        constexpr double least = 0.02; // a shorter stem is a dot on the axis
        if (taken || atom.mass < least)
            continue;
        TextAlign align = TextAlign::Centre;
        if (lie == Lie::Sideways) {
            // Above the stem, beyond its tip, or nowhere.
            if (atom.mass < words && 1 - atom.mass < words)
                continue;
            align = atom.mass < words ? TextAlign::Right : TextAlign::Left;
        } else if (atom.at > shown.to - 2 * near)
            align = TextAlign::Right;
        else if (atom.at < shown.from + 2 * near)
            align = TextAlign::Left;
        labelled.push_back(atom.at);
        panel.labels.push_back({tip, said, paint, align, TextSide::Above});
    }
}

/// Densities of all rows with their atoms; the selected one over the others.
void addDensities(Panel& panel, const DistributionDrawing& d, Lie lie, const std::vector<DrawnDensity>& all,
                  double end, double letters) {
    std::vector<double> labelled;
    for (const bool selected : {false, true})
        for (std::size_t i = 0; i < d.rows.size(); ++i) {
            const PushedRow& row = d.rows[i];
            if (d.isSelected(row) != selected)
                continue;
            if (!all[i].histogram.empty())
                addFilled(panel, lie, all[i].histogram, end, faint(row.paint, 0.22),
                          say("{}, draws", row.name));
            if (selected && all[i].histogram.empty())
                addFilled(panel, lie, all[i].points, end, faint(row.paint, 0.14), row.name);
            addDensityLine(panel, lie, all[i].points, end, row.paint, selected ? 2 : 1.5,
                           say("{}, density", row.name));
        }
    for (const bool selected : {true, false})
        for (std::size_t i = 0; i < d.rows.size(); ++i)
            if (d.isSelected(d.rows[i]) == selected) {
                addStems(panel, lie, all[i].atoms, end, d.rows[i].paint, d.rows[i].name, letters, labelled);
                for (const Atom& share : all[i].drawnAtoms)
                    panel.markers.push_back({placed(lie, share.at, share.mass * end), MarkerShape::Cross,
                                             d.rows[i].paint, Layer::Data, 1.3});
            }
}

/// Below and to the left of three values of z: how they go through the selected activation.
void addGuides(Panel& panel, const DistributionDrawing& d, const PushedRow& row) {
    const InputLaw& law = d.input.law;
    for (const double z : {law.mean - law.sigma, law.mean, law.mean + law.sigma}) {
        const double y = evaluateAt(*row.activation, row.parameters, z).f;
        if (!(z > panel.x.minimum && z < panel.x.maximum && y > panel.y.minimum && y < panel.y.maximum))
            continue;
        panel.lines.push_back({{{z, panel.y.minimum}, {z, y}, {panel.x.minimum, y}},
                               faint({Role::MutedText, 0, 1}, 0.75),
                               Dash::Dotted,
                               1,
                               say("z = {} to y = {}", readableNumber(z, 3), readableNumber(y, 3))});
        panel.markers.push_back({{z, y}, MarkerShape::FilledDot, row.paint, Layer::Data, 0.8});
    }
}

/// A closed dot at the value, open ones at limits that are not attained.
void addJumpDots(Panel& panel, const std::vector<Jump>& jumps, const Paint& paint, double pxPerY) {
    constexpr double closePx = 2;
    for (const Jump& jump : jumps) {
        if (std::fabs(jump.left - jump.right) * pxPerY < closePx)
            continue;
        const auto add = [&](double y, MarkerShape shape) {
            if (y >= panel.y.minimum && y <= panel.y.maximum)
                panel.markers.push_back({{jump.x, y}, shape, paint});
        };
        for (const double limit : {jump.left, jump.right})
            if (!(std::fabs(limit - jump.at) * pxPerY < closePx))
                add(limit, MarkerShape::OpenDot);
        add(jump.at, MarkerShape::FilledDot);
    }
}

/// A number of the table with as many digits as its cell, so many letters wide, has room for.
std::string cellNumber(const OutputNumber& number, double value, double letters) {
    if (letters < fewestCellLetters)
        return {};
    if (std::isnan(value))
        return "–";
    if (std::string_view(number.unit) == "%")
        return fmt::format("{:.{}f} %", 100 * value, value > 0 && value < 0.0995 ? 1 : 0);
    return readableNumber(value, letters > 4.2 ? 4 : letters > 3.2 ? 3 : 2);
}

} // namespace

double numberCellLetters(const DistributionDrawing& d, double width) {
    return (width * d.widthPx / d.fontPx - 8.5) / static_cast<double>(d.rows.size());
}

Panel outputPanel(const DistributionDrawing& d, const PanelPlace& place) {
    Panel panel = densityPanel(place, "output",
                               titleWithRoom({say("Density of y = f(z)"), say("Density of y"), "y"},
                                             place.width * d.widthPx, d.fontPx),
                               d.page.grid);
    const double end = densityEnd(d.valueDensities);
    const Axis upwards =
        linearAxis(0, end, say("density"), std::max(2, ticksAcross(d, plotWidthPx(d, place)) + 1));
    panel.x = {-end, 0, upwards.label, {}, false, upwards.tickUnit};
    for (auto tick = upwards.ticks.rbegin(); tick != upwards.ticks.rend(); ++tick)
        panel.x.ticks.push_back({tick->at == 0 ? 0 : -tick->at, tick->label});
    panel.y = linearAxis(d.values.from, d.values.to, "y = f(z)", ticksUpwards(d, plotHeightPx(d, place)));
    addDensities(panel, d, Lie::Sideways, d.valueDensities, end,
                 std::max(1.0, plotWidthPx(d, place) / d.fontPx - 1.5));
    return panel;
}

Panel functionPanel(const DistributionDrawing& d, const PanelPlace& place) {
    Panel panel = densityPanel(place, "function", say("Pushed through f"), d.page.grid);
    panel.movable = true;
    const double widthPx = plotWidthPx(d, place);
    const double heightPx = plotHeightPx(d, place);
    panel.x = linearAxis(d.page.zMinimum, d.page.zMaximum, "z", ticksAcross(d, widthPx));
    panel.y = linearAxis(d.values.from, d.values.to, upwardLabel(d, "y"), ticksUpwards(d, heightPx));
    const View view{d.page.zMinimum, d.page.zMaximum, d.values.from, d.values.to,
                    widthPx,         heightPx,        60'000,        1};
    for (const PushedRow& row : d.rows)
        if (d.isSelected(row))
            addGuides(panel, d, row);
    for (const bool selected : {false, true})
        for (const PushedRow& row : d.rows) {
            if (d.isSelected(row) != selected)
                continue;
            SampledCurve sampled = sampleCurve(*row.activation, row.parameters, 0, view);
            addJumpDots(panel, sampled.jumps, row.paint, heightPx / (d.values.to - d.values.from));
            panel.lines.push_back({std::move(sampled.points), row.paint, Dash::Solid, selected ? 2.5 : 2,
                                   row.name + ", f", Layer::Data, std::move(sampled.swings)});
        }
    panel.legend.visible = d.page.legend && !d.rows.empty();
    for (const PushedRow& row : d.rows)
        panel.legend.entries.push_back({row.name, row.paint});
    panel.legend.place = freeCorner(panel);
    if (d.rows.empty() && d.input.trouble.empty())
        panel.labels.push_back({{(d.page.zMinimum + d.page.zMaximum) / 2, 0},
                                say("no activation to show"),
                                {Role::MutedText, 0, 1},
                                TextAlign::Centre,
                                TextSide::Above});
    return panel;
}

Panel inputPanel(const DistributionDrawing& d, const PanelPlace& place) {
    const std::string law = inputText(d.page, d.input);
    const std::string longest =
        d.page.source == "gaussian" ? say("Pre-activation {}", law) : say("Pre-activation: {}", law);
    Panel panel = densityPanel(place, "input",
                               titleWithRoom({longest, law}, place.width * d.widthPx, d.fontPx), d.page.grid);
    panel.movable = true;
    panel.x = linearAxis(d.page.zMinimum, d.page.zMaximum, "z", ticksAcross(d, plotWidthPx(d, place)));
    double peak = d.input.samples || !d.input.trouble.empty() ? 0 : density(d.input.law, d.input.law.mean);
    for (const Point& point : d.inputDensity.points)
        peak = std::max(peak, point.y);
    const double nice = niceAbove(1.12 * peak);
    const double end = nice > 0 ? nice : 1;
    panel.y = linearAxis(0, end, upwardLabel(d, say("density")), ticksUpwards(d, plotHeightPx(d, place)));
    const Paint paint{Role::Text, 0, 1};
    if (!d.input.trouble.empty()) {
        const Point middle{(d.page.zMinimum + d.page.zMaximum) / 2, 0.5};
        const Paint warning{Role::Curve, 1, 1};
        panel.labels.push_back(
            {middle, troubleHeading(d.page), warning, TextAlign::Centre, TextSide::Above, true});
        panel.labels.push_back({middle, d.input.trouble, warning, TextAlign::Centre, TextSide::Below});
        return panel;
    }
    const auto& filled = d.inputDensity.histogram.empty() ? d.inputDensity.points : d.inputDensity.histogram;
    addFilled(panel, Lie::Upright, filled, end, faint({Role::MutedText, 0, 1}, 0.2), "z");
    addDensityLine(panel, Lie::Upright, d.inputDensity.points, end, paint, 2, say("z, density"));
    if (d.input.samples)
        return panel;
    panel.hint = say("drag the mean or the width");
    const double step = (d.page.zMaximum - d.page.zMinimum) / 80;
    const double keyStep = std::pow(10, std::floor(std::log10(step)));
    const InputLaw& inputLaw = d.input.law;
    panel.handles.push_back({"mean",
                             say("mean of z"),
                             {inputLaw.mean, density(inputLaw, inputLaw.mean)},
                             paint,
                             true,
                             false,
                             keyStep,
                             0});
    panel.handles.push_back(
        {"sigma",
         say("standard deviation of z"),
         {inputLaw.mean + inputLaw.sigma, density(inputLaw, inputLaw.mean + inputLaw.sigma)},
         paint,
         true,
         false,
         keyStep,
         0});
    return panel;
}

Panel derivativePanel(const DistributionDrawing& d, const PanelPlace& place) {
    Panel panel =
        densityPanel(place, "derivative",
                     titleWithRoom({say("Density of the slope f′(z)"), say("Density of f′(z)"), "f′"},
                                   place.width * d.widthPx, d.fontPx),
                     d.page.grid);
    panel.x = linearAxis(d.slopes.from, d.slopes.to, "f′(z)", ticksAcross(d, plotWidthPx(d, place)));
    const double end = densityEnd(d.slopeDensities);
    panel.y = linearAxis(0, end, say("density"), ticksUpwards(d, plotHeightPx(d, place)));
    addDensities(panel, d, Lie::Upright, d.slopeDensities, end, plotHeightPx(d, place) / d.fontPx);
    // A stem of probability 1 ends inside.
    panel.y.maximum = 1.1 * end;
    panel.pointable = true;
    return panel;
}

Panel numbersPanel(const DistributionDrawing& d, const PanelPlace& place) {
    Panel panel = densityPanel(place, "numbers", say("Numbers"), false);
    panel.zeroLines = false;
    const auto& table = outputNumberTable();
    const auto columns = static_cast<double>(d.rows.size());
    const auto count = static_cast<double>(table.size());
    const double cellPx = numberCellLetters(d, place.width) * d.fontPx;
    panel.x = {0.5, columns + 0.5, "", {}};
    panel.y = {0.5, count + 0.5, "", {}};
    for (std::size_t i = 0; i < d.rows.size(); ++i)
        panel.x.ticks.push_back(
            {static_cast<double>(i) + 1,
             printable(d.rows[i].activation->name,
                       static_cast<std::size_t>(std::max(2.0, (cellPx / d.fontPx - 0.6) / 0.6)))});
    for (std::size_t k = table.size(); k-- > 0;) {
        const double y = count - static_cast<double>(k);
        panel.y.ticks.push_back({y, said(table[k].symbol)});
        for (std::size_t i = 0; i < d.rows.size(); ++i) {
            const double x = static_cast<double>(i) + 1;
            const double value = (*d.rows[i].numbers).*table[k].value;
            panel.cells.push_back({x - 0.5,
                                   x + 0.5,
                                   y - 0.5,
                                   y + 0.5,
                                   {Role::Diverging, 0, 1, 0},
                                   cellNumber(table[k], value, cellPx / d.fontPx),
                                   d.rows[i].name + ", " + said(table[k].label)});
        }
    }
    return panel;
}

} // namespace actiscope
