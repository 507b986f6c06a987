// The panels of gated units: y(a, b) as a contour map, and its sections.
#include "core/vectors/glu.h"
#include "core/fields/readable_number.h"
#include "core/figure/ticks.h"
#include "core/pages/maxout/panels.h"
#include "core/text/say.h"
#include "core/vectors/vector_activation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

constexpr std::size_t gridSteps = 48;

struct Surface {
    const GatedUnit* unit;
    std::string name;
    std::vector<double> parameters;

    double at(double a, double b) const { return unit->evaluate(parameters, a, b).y; }
};

Surface surfaceOf(const MaxoutPage& page) {
    const VectorActivation& activation = *findVectorActivation(page.unit);
    return {findGatedUnit(page.unit), activation.name, defaultParameters(activation)};
}

/// Equal steps, but the point next to 0 is moved there: many units are 0 along the axes, and the level line
/// of 0 is straight only on points of the grid.
std::vector<double> pointsOf(double from, double to) {
    std::vector<double> grid;
    for (std::size_t i = 0; i <= gridSteps; ++i)
        grid.push_back(std::lerp(from, to, static_cast<double>(i) / static_cast<double>(gridSteps)));
    const auto nearest = std::min_element(grid.begin() + 1, grid.end() - 1,
                                          [](double a, double b) { return std::fabs(a) < std::fabs(b); });
    if (std::fabs(*nearest) < (to - from) / static_cast<double>(gridSteps))
        *nearest = 0;
    return grid;
}

/// The function on a grid and in the middles of its cells.
struct Grid {
    std::vector<double> x;
    std::vector<double> y;
    std::vector<double> atPoints;  ///< a row an y
    std::vector<double> atMiddles; ///< of the cells, a row an y
};

Grid gridOf(const MaxoutPage& page, const Surface& surface) {
    Grid grid{pointsOf(page.xMinimum, page.xMaximum), pointsOf(page.yMinimum, page.yMaximum), {}, {}};
    for (const double b : grid.y)
        for (const double a : grid.x)
            grid.atPoints.push_back(surface.at(a, b));
    for (std::size_t j = 0; j < gridSteps; ++j)
        for (std::size_t i = 0; i < gridSteps; ++i)
            grid.atMiddles.push_back(
                surface.at((grid.x[i] + grid.x[i + 1]) / 2, (grid.y[j] + grid.y[j + 1]) / 2));
    return grid;
}

struct Corner {
    Point at;
    double f; ///< above the level
};

/// Where the level line crosses a triangle, if it does.
void addCrossing(std::vector<Point>& points, const std::array<Corner, 3>& triangle) {
    std::array<Point, 2> ends;
    std::size_t found = 0;
    for (std::size_t e = 0; e < 3; ++e) {
        const Corner& p = triangle[e];
        const Corner& q = triangle[(e + 1) % 3];
        if ((p.f >= 0) == (q.f >= 0))
            continue;
        const double part = p.f / (p.f - q.f);
        ends[found++] = {p.at.x + part * (q.at.x - p.at.x), p.at.y + part * (q.at.y - p.at.y)};
    }
    const double nan = std::numeric_limits<double>::quiet_NaN();
    if (found == 2 && ends[0] != ends[1])
        points.insert(points.end(), {ends[0], ends[1], {nan, nan}});
}

/// The level line through a grid by marching along four triangles a cell that meet in its middle: each has at
/// most one segment, so no cell is ambiguous, and a saddle is right.
Line levelLine(const Grid& grid, double level) {
    Line line{{},
              {Role::Text, 0, level == 0 ? 0.9 : 0.45},
              Dash::Solid,
              level == 0 ? 2.0 : 1.0,
              say("level {}", readableNumber(level)),
              Layer::Data};
    const std::size_t columns = grid.x.size();
    const auto corner = [&](std::size_t i, std::size_t j) {
        return Corner{{grid.x[i], grid.y[j]}, grid.atPoints[j * columns + i] - level};
    };
    for (std::size_t j = 0; j < gridSteps; ++j)
        for (std::size_t i = 0; i < gridSteps; ++i) {
            const Corner middle{{(grid.x[i] + grid.x[i + 1]) / 2, (grid.y[j] + grid.y[j + 1]) / 2},
                                grid.atMiddles[j * gridSteps + i] - level};
            const std::array around{corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)};
            if (std::all_of(around.begin(), around.end(),
                            [&](const Corner& c) { return (c.f >= 0) == (middle.f >= 0); }))
                continue;
            for (std::size_t side = 0; side < 4; ++side)
                addCrossing(line.points, {around[side], around[(side + 1) % 4], middle});
        }
    return line;
}

} // namespace

Panel surfacePanel(const MaxoutPage& page, const PanelPlace& place, const PlotSize& size) {
    const Surface surface = surfaceOf(page);
    Panel panel;
    panel.id = "surface";
    panel.hint = say("drag the ring");
    panel.place = place;
    panel.grid = false;
    panel.legend.visible = false;
    panel.x = linearAxis(page.xMinimum, page.xMaximum, said(surface.unit->first), 7);
    panel.y = linearAxis(page.yMinimum, page.yMaximum, said(surface.unit->second), 7);
    const Grid grid = gridOf(page, surface);
    double largest = 0;
    for (const double value : grid.atPoints)
        if (std::isfinite(value))
            largest = std::max(largest, std::fabs(value));
    for (std::size_t j = 0; j < gridSteps; ++j)
        for (std::size_t i = 0; i < gridSteps; ++i) {
            const double value = grid.atMiddles[j * gridSteps + i];
            const double shade =
                std::isfinite(value) && largest > 0 ? std::clamp(value / largest, -1.0, 1.0) : 0;
            panel.areas.push_back({{{grid.x[i], grid.y[j]},
                                    {grid.x[i + 1], grid.y[j]},
                                    {grid.x[i + 1], grid.y[j + 1]},
                                    {grid.x[i], grid.y[j + 1]}},
                                   {Role::Diverging, 0, 1, shade},
                                   {Role::Diverging, 0, 1, shade},
                                   1,
                                   ""});
        }
    const double step = largest > 0 ? std::exp2(std::round(std::log2(largest / 8))) : 1;
    const std::string name = surface.name + ": y(a, b)";
    panel.title = titleWithRoom({say("{}, level lines every {}, 0 strong", name, readableNumber(step)), name},
                                place.width * size.widthPx, size.fontPx);
    const int levels = static_cast<int>(std::min(20.0, std::ceil(largest / step)));
    for (int level = -levels; level <= levels; ++level) {
        Line line = levelLine(grid, level * step);
        if (!line.points.empty())
            panel.lines.push_back(std::move(line));
    }
    const Paint alongA{Role::Curve, 0, 1};
    const Paint alongB{Role::Curve, 1, 1};
    if (page.gateB >= page.yMinimum && page.gateB <= page.yMaximum)
        panel.lines.push_back({{{page.xMinimum, page.gateB}, {page.xMaximum, page.gateB}},
                               alongA,
                               Dash::Dashed,
                               2,
                               say("section along a"),
                               Layer::Data});
    if (page.a >= page.xMinimum && page.a <= page.xMaximum)
        panel.lines.push_back({{{page.a, page.yMinimum}, {page.a, page.yMaximum}},
                               alongB,
                               Dash::DashDot,
                               2,
                               say("section along b"),
                               Layer::Data});
    panel.handles.push_back({"sections",
                             say("where the sections cross"),
                             {page.a, page.gateB},
                             {Role::Text, 0, 1},
                             true,
                             true,
                             0.05,
                             0.05,
                             0});
    return panel;
}

std::string sectionTitle(const MaxoutPage& page, bool alongA) {
    return say("Section along {} at {} = {}", alongA ? "a" : "b", alongA ? "b" : "a",
               readableNumber(alongA ? page.gateB : page.a));
}

Panel sectionPanel(const MaxoutPage& page, const PanelPlace& place, bool alongA) {
    const Surface surface = surfaceOf(page);
    const double fixed = alongA ? page.gateB : page.a;
    const double from = alongA ? page.xMinimum : page.yMinimum;
    const double to = alongA ? page.xMaximum : page.yMaximum;
    Panel panel;
    panel.id = alongA ? "along_a" : "along_b";
    panel.title = sectionTitle(page, alongA);
    panel.place = place;
    panel.movable = false;
    panel.legend.visible = false;
    Line line{
        {},         {Role::Curve, alongA ? 0 : 1, 1}, alongA ? Dash::Dashed : Dash::DashDot, 2, panel.title,
        Layer::Data};
    double low = 0;
    double high = 0;
    constexpr int steps = 240;
    for (int i = 0; i <= steps; ++i) {
        const double t = from + (to - from) * i / steps;
        const double y = alongA ? surface.at(t, fixed) : surface.at(fixed, t);
        if (!std::isfinite(y))
            continue;
        line.points.push_back({t, y});
        low = std::min(low, y);
        high = std::max(high, y);
    }
    const double margin = high > low ? 0.1 * (high - low) : 1;
    panel.x = linearAxis(from, to, said(alongA ? surface.unit->first : surface.unit->second), 6);
    panel.y = linearAxis(low - margin, high + margin, "y", 5);
    panel.lines.push_back(std::move(line));
    const double own = alongA ? page.a : page.gateB;
    const double y = surface.at(page.a, page.gateB);
    if (own >= from && own <= to && std::isfinite(y))
        panel.markers.push_back({{own, y}, MarkerShape::FilledDot, {Role::Text, 0, 1}, Layer::Data, 1});
    return panel;
}

} // namespace actiscope
