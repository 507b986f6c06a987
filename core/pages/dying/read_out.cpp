// What stands at the pointer on the Dying units page: a unit, or the shares of a step.
#include "core/fields/readable_number.h"
#include "core/numerics/constants.h"
#include "core/pages/dying/shown_units.h"
#include "core/pages/task_data.h"
#include "core/sampling/clip.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

constexpr Paint cursorPaint{Role::Cursor, 0, 0.8};

/// Of the unit that is meant; also of one that is not there, where somebody points between units.
struct PointedUnit {
    std::optional<std::size_t> unit;
    std::vector<double> w;
    double b = 0;
};

PointedUnit pointedUnit(const ShownUnits& shown, std::size_t unit) {
    const auto w = shown.weightsOf(unit);
    return {unit, {w.begin(), w.end()}, shown.units.b[unit]};
}

/// The unit that minimises this, if it is below `most`.
template <class Distance>
std::optional<std::size_t> nearestOf(const ShownUnits& shown, double most, const Distance& distance) {
    std::optional<std::size_t> nearest;
    for (std::size_t unit = 0; unit < shown.units.units(); ++unit)
        if (const double far = distance(unit); far < most) {
            most = far;
            nearest = unit;
        }
    return nearest;
}

/// In the plane: the unit within a few letters of the pointer, or the place itself.
PointedUnit inPlane(const ShownUnits& shown, const Panel& panel, const Point& at) {
    constexpr double near = 0.03; // of the panel
    const double width = panel.x.maximum - panel.x.minimum;
    const double height = panel.y.maximum - panel.y.minimum;
    const auto unit = nearestOf(shown, near, [&](std::size_t candidate) {
        const Point place = shown.placeOf(candidate);
        return std::hypot((place.x - at.x) / width, (place.y - at.y) / height);
    });
    if (unit)
        return pointedUnit(shown, *unit);
    if (shown.inputs() == 1)
        return {{}, {at.x}, at.y};
    const double angle = at.x * std::numbers::pi / 180;
    return {{}, {std::cos(angle), std::sin(angle)}, at.y};
}

/// Among samples: the unit whose z is 0 nearest to the pointer.
std::optional<PointedUnit> amongSamples(const ShownUnits& shown, const Point& at) {
    std::vector<double> x;
    for (std::size_t i = 0; i < shown.inputs(); ++i)
        x.push_back(((i == 0 ? at.x : at.y) - shown.data().shift[i]) / shown.data().scale[i]);
    const auto unit = nearestOf(shown, infinity, [&](std::size_t candidate) {
        double z = shown.units.b[candidate];
        double square = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double w = shown.weightsOf(candidate)[i];
            z += w * x[i];
            square += w * w;
        }
        return std::fabs(z) / std::sqrt(square);
    });
    return unit ? std::optional(pointedUnit(shown, *unit)) : std::nullopt;
}

std::string weightText(const std::vector<double>& w, double b) {
    if (w.size() == 1)
        return say("w {}, b {}", readableNumber(w[0], 3), readableNumber(b, 3));
    return say("w ({}, {}), b {}", readableNumber(w[0], 3), readableNumber(w[1], 3), readableNumber(b, 3));
}

std::vector<std::string> wordsOf(const ShownUnits& shown, const PointedUnit& pointed) {
    const std::size_t active = shown.activeOn(pointed.w, pointed.b);
    const std::size_t samples = shown.data().train;
    std::vector<std::string> lines;
    if (!pointed.unit)
        lines.push_back(active == 0 ? say("a unit here would be dead") : say("a unit here would live"));
    else
        lines.push_back(shown.dead[*pointed.unit] ? say("unit {}: dead", *pointed.unit + 1)
                                                  : say("unit {}", *pointed.unit + 1));
    lines.push_back(weightText(pointed.w, pointed.b));
    if (pointed.w.size() == 1)
        lines.push_back(say("z = 0 at {} = {}", shown.data().names[0],
                            readableNumber(inOwnUnits(shown.data(), 0, -pointed.b / pointed.w[0]), 3)));
    lines.push_back(say("active on {} of {} samples", active, samples));
    if (!pointed.unit)
        return lines;
    const std::size_t u = *pointed.unit;
    lines.push_back(say("weight of its output {}", readableNumber(shown.units.v[u], 3)));
    const HiddenUnits& gradient = shown.gradient;
    const auto first = readableNumber(gradient.w[u * shown.inputs()], 2);
    lines.push_back(shown.inputs() == 1
                        ? say("gradient: w {}, b {}", first, readableNumber(gradient.b[u], 2))
                        : say("gradient: w ({}, {}), b {}", first, readableNumber(gradient.w[2 * u + 1], 2),
                              readableNumber(gradient.b[u], 2)));
    return lines;
}

void addCursorLine(Panel& panel, const std::vector<Point>& points, const std::string& name) {
    const std::size_t before = panel.lines.size();
    addClippedLine(panel, points, {Role::Text, 0, 0.9}, Dash::Dashed, 1.6, name);
    if (panel.lines.size() > before)
        panel.lines.back().layer = Layer::Cursor;
}

/// What the unit adds to the fit, and where it bends.
void addToFit(Panel& panel, const ShownUnits& shown, const PointedUnit& pointed) {
    const DataSet& data = shown.data();
    const double kink = inOwnUnits(data, 0, -pointed.b / pointed.w[0]);
    if (kink > panel.x.minimum && kink < panel.x.maximum)
        panel.lines.push_back({{{kink, panel.y.minimum}, {kink, panel.y.maximum}},
                               cursorPaint,
                               Dash::Dotted,
                               1,
                               "z = 0",
                               Layer::Cursor});
    if (!pointed.unit)
        return;
    constexpr int places = 200;
    std::vector<double> z;
    std::vector<Point> points;
    for (int i = 0; i <= places; ++i) {
        const double x = std::lerp(panel.x.minimum, panel.x.maximum, static_cast<double>(i) / places);
        points.push_back({x, 0});
        z.push_back(pointed.w[0] * (x - data.shift[0]) / data.scale[0] + pointed.b);
    }
    std::vector<double> f(z.size());
    shown.row->activation->evaluate(parameterValues(*shown.row), z, {f, {}, {}});
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i].y = shown.units.v[*pointed.unit] * f[i];
    addCursorLine(panel, points, say("unit {}, its part of the fit", *pointed.unit + 1));
}

void addToLines(Panel& panel, const ShownUnits& shown, const PointedUnit& pointed) {
    const double square = pointed.w[0] * pointed.w[0] + pointed.w[1] * pointed.w[1];
    if (!(square > 0) || !std::isfinite(square))
        return;
    const Point foot{-pointed.b * pointed.w[0] / square, -pointed.b * pointed.w[1] / square};
    const double far = 100 / std::sqrt(square);
    std::vector<Point> ends;
    for (const double along : {-far, far})
        ends.push_back({inOwnUnits(shown.data(), 0, foot.x - along * pointed.w[1]),
                        inOwnUnits(shown.data(), 1, foot.y + along * pointed.w[0])});
    addCursorLine(panel, ends, "z = 0");
}

void readOutUnit(const ShownUnits& shown, const PointedPlace& place, Panel& pointedPanel, Figure& figure) {
    const std::optional<PointedUnit> pointed =
        place.panel == "plane" ? inPlane(shown, pointedPanel, place.at) : amongSamples(shown, place.at);
    if (!pointed)
        return;
    for (Panel& panel : figure.panels) {
        if (panel.id == "fit")
            addToFit(panel, shown, *pointed);
        if (panel.id == "lines")
            addToLines(panel, shown, *pointed);
        if (panel.id == "plane" && pointed->unit)
            panel.markers.push_back({shown.placeOf(*pointed->unit),
                                     MarkerShape::OpenDot,
                                     {Role::Text, 0, 1},
                                     Layer::Cursor,
                                     1.7});
    }
    pointedPanel.callouts.push_back({place.at, wordsOf(shown, *pointed)});
}

void readOutShares(const DyingPage& page, const DyingResult* result, double x, Panel& panel) {
    const auto step = static_cast<std::size_t>(std::clamp(std::round(x), 0.0, 1.0 * page.steps));
    const auto at = static_cast<double>(step);
    Callout callout{{at, 50}, {say("step {}", step)}};
    for (const ActivationRow& row : page.activations) {
        const DyingTraining* training = row.visible ? trainingOf(result, page, row, false) : nullptr;
        if (!training || step >= training->dead.size())
            continue;
        const double dead = 100 * training->dead[step];
        callout.lines.push_back(say("{}: {} % dead, loss {}", rowName(row), readableNumber(dead, 3),
                                    readableNumber(training->loss[step], 3)));
        panel.markers.push_back(
            {{at, dead}, MarkerShape::FilledDot, {Role::Curve, row.colour, 1}, Layer::Cursor, 0.9});
    }
    panel.lines.push_back({{{at, panel.y.minimum}, {at, panel.y.maximum}},
                           cursorPaint,
                           Dash::Dotted,
                           1,
                           say("step at the pointer"),
                           Layer::Cursor});
    panel.callouts.push_back(std::move(callout));
}

} // namespace

void drawDyingReadOut(const DyingPage& page, const DyingResult* result, const PlotSize&, Figure& figure) {
    if (!page.pointed || page.show != "units" || !dyingTask(page).data)
        return;
    const auto panel = std::find_if(figure.panels.begin(), figure.panels.end(), [&](const Panel& candidate) {
        return candidate.id == page.pointed->panel;
    });
    if (panel == figure.panels.end() || !panel->pointable)
        return;
    if (panel->id == "dead")
        readOutShares(page, result, page.pointed->at.x, *panel);
    else if (const ShownUnits shown(page, result); shown.row)
        readOutUnit(shown, *page.pointed, *panel, figure);
}

} // namespace actiscope
