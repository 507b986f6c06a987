// The panel of a descent: the error of every start against the step, beside that of the exact fit.
#include "core/fields/readable_number.h"
#include "core/figure/free_corner.h"
#include "core/figure/ticks.h"
#include "core/pages/maxout/panels.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// The errors that a logarithmic axis can show, from step 1 on.
std::vector<Point> errorsOf(const DescentRun& run) {
    std::vector<Point> points;
    for (std::size_t i = 0; i < run.checkpoints.size(); ++i)
        if (run.checkpoints[i].step > 0 && run.supErrors[i] > 0 && std::isfinite(run.supErrors[i]))
            points.push_back({static_cast<double>(run.checkpoints[i].step), run.supErrors[i]});
    return points;
}

} // namespace

Panel descentPanel(const MaxoutPage& page, const ShownMaxout& shown, const PanelPlace& place,
                   const PlotSize& size) {
    constexpr Paint bestPaint{Role::Curve, 1, 1};
    constexpr Paint otherPaint{Role::MutedText, 0, 0.7};
    constexpr Paint exactPaint{Role::Curve, 0, 1};
    const DescentRuns& all = *shown.runs;
    const double exact = shown.analysis->best[static_cast<std::size_t>(page.count) - 1].error;
    Panel panel = stillPanel(
        "descent", {say("Sup-error against step (log–log)"), say("Sup-error against step")}, place, size);
    panel.zeroLines = false;
    double low = exact > shown.analysis->floor ? exact : 1e300;
    double high = low < 1e300 ? low : 0;
    std::vector<std::vector<Point>> runs;
    for (const DescentRun& run : all.runs) {
        runs.push_back(errorsOf(run));
        for (const Point& point : runs.back()) {
            low = std::min(low, point.y);
            high = std::max(high, point.y);
        }
    }
    if (!(high > 0))
        low = high = 1;
    high = std::min(high, 1e6 * low); // of a descent that diverges the beginning is enough
    panel.x = {0.9, static_cast<double>(mostDescentSteps) * 1.15, say("step"), {}, true};
    for (const int step : {1, 10, 100, 1000})
        panel.x.ticks.push_back({static_cast<double>(step), std::to_string(step)});
    panel.y = {low / 2.2, high * 1.8, "", decades(low / 2.2, high * 1.8), true};

    const auto add = [&](std::vector<Point> points, Paint paint, Dash dash, double width, std::string name) {
        std::erase_if(points, [&](const Point& point) { return point.y > panel.y.maximum; });
        if (points.size() > 1)
            panel.lines.push_back({std::move(points), paint, dash, width, std::move(name), Layer::Data});
    };
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (i != all.best)
            add(runs[i], otherPaint, Dash::Solid, 1, say("start {}", i + 1));
    const auto now = static_cast<double>(page.steps);
    add({{now, panel.y.minimum}, {now, panel.y.maximum}}, {Role::Axis, 0, 0.6}, Dash::Dotted, 1,
        say("step {}", page.steps));
    if (exact > shown.analysis->floor)
        add({{panel.x.minimum, exact}, {panel.x.maximum, exact}}, exactPaint, Dash::Dashed, 1.4,
            say("exact minimax"));
    add(runs[all.best], bestPaint, Dash::Solid, 1.8, say("start {}", all.best + 1));
    const double error = all.supErrorBy(all.best, static_cast<std::size_t>(page.steps));
    if (error > 0 && error <= panel.y.maximum)
        panel.markers.push_back({{now, error}, MarkerShape::FilledDot, bestPaint, Layer::Data, 1.6});
    panel.legend.entries = {{say("start {} of {}", all.best + 1, runs.size()), bestPaint, Dash::Solid}};
    if (runs.size() > 1)
        panel.legend.entries.push_back({say("other starts"), otherPaint, Dash::Solid});
    if (exact > shown.analysis->floor)
        panel.legend.entries.push_back(
            {say("exact minimax: {}", readableNumber(exact, 3)), exactPaint, Dash::Dashed});
    panel.legend.visible = true;
    panel.legend.place = freeCorner(panel);
    return panel;
}

} // namespace actiscope
