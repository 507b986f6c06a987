// The panel of the error against the number of pieces, on logarithmic axes.
#include "core/fields/readable_number.h"
#include "core/figure/ticks.h"
#include "core/pages/maxout/panels.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

void addErrors(Panel& panel, const std::vector<double>& errors, double floor, Paint paint, Dash dash,
               const std::string& name) {
    Line line{{}, paint, dash, 1.6, name, Layer::Data};
    for (std::size_t i = 0; i < errors.size(); ++i)
        if (errors[i] > floor) {
            const Point at{static_cast<double>(i + 1), errors[i]};
            line.points.push_back(at);
            panel.markers.push_back({at, MarkerShape::FilledDot, paint, Layer::Data, 0.8});
        }
    if (!line.points.empty())
        panel.lines.push_back(std::move(line));
}

} // namespace

Panel errorPanel(const MaxoutPage& page, const ShownMaxout& shown, const PanelPlace& place,
                 const PlotSize& size) {
    const TargetAnalysis& known = *shown.analysis;
    Panel panel = stillPanel(
        "error", {say("Best sup-error against k (log–log)"), say("Best sup-error against k")}, place, size);
    panel.zeroLines = false;
    std::vector<double> best;
    std::vector<double> two;
    for (std::size_t k = 0; k < mostPieces; ++k) {
        best.push_back(known.best[k].error);
        if (!known.convex)
            two.push_back(known.differences[k].error);
    }
    const double slope = logLogSlope(best, known.floor);
    double low = 1e300;
    double high = 0;
    for (const auto* errors : {&best, &two})
        for (const double error : *errors)
            if (error > known.floor) {
                low = std::min(low, error);
                high = std::max(high, error);
            }
    if (!(high > 0)) {
        low = 0.1;
        high = 1;
        panel.labels.push_back({{3, 0.3}, say("exact with every k"), {Role::MutedText, 0, 1}});
    }
    const bool ownError = shown.error > known.floor && page.fit != "exact";
    if (ownError) {
        low = std::min(low, shown.error);
        high = std::max(high, shown.error);
    }
    panel.x = {0.9, 13.5, say("k, pieces"), {}, true};
    for (const int k : {1, 2, 3, 4, 6, 8, 12})
        panel.x.ticks.push_back({static_cast<double>(k), std::to_string(k)});
    panel.y = {low / 1.6, high * 1.8, "", decades(low / 1.6, high * 1.8), true};
    addErrors(panel, best, known.floor, {Role::Curve, 0, 1}, Dash::Solid, say("best maxout"));
    if (!two.empty()) {
        addErrors(panel, two, known.floor, {Role::Curve, 2, 1}, Dash::Dashed, say("maxout − maxout"));
        // Beside their lines: a legend would cover some.
        const auto name = [&](std::size_t k, double error, const std::string& text, Paint paint,
                              TextAlign align) {
            panel.labels.push_back({{static_cast<double>(k), error}, text, paint, align, TextSide::Below});
        };
        name(mostPieces, best.back(),
             isNarrow(size) ? say("one maxout") : say("one maxout: not below half the gap"),
             {Role::Curve, 0, 1}, TextAlign::Right);
        if (two.back() > known.floor)
            name(1, std::sqrt(low * two[1]), say("maxout − maxout"), {Role::Curve, 2, 1}, TextAlign::Left);
        panel.lines.push_back({{{panel.x.minimum, known.hull.gap / 2}, {panel.x.maximum, known.hull.gap / 2}},
                               {Role::Cursor, 0, 0.9},
                               Dash::Dotted,
                               1.2,
                               say("half the gap to the convex hull"),
                               Layer::Data});
    } else if (std::isfinite(slope)) {
        panel.labels.push_back({{13, high},
                                say("slope {}", readableNumber(slope, 3)),
                                {Role::MutedText, 0, 1},
                                TextAlign::Right,
                                TextSide::Below,
                                false,
                                Layer::Data});
    } else if (known.best[mostPieces - 1].error <= known.floor) {
        const auto exact = std::find_if(best.begin(), best.end(), [&](double e) { return e <= known.floor; });
        panel.labels.push_back({{2, std::sqrt(low * high)},
                                say("exact from k = {} on", exact - best.begin() + 1),
                                {Role::MutedText, 0, 1},
                                TextAlign::Left,
                                TextSide::Middle,
                                false,
                                Layer::Data});
    }
    if (ownError || (page.fit == "exact" && shown.error > known.floor)) {
        const auto k = static_cast<double>(shown.minus.empty() ? shown.pieces.size()
                                                               : static_cast<std::size_t>(page.count));
        panel.markers.push_back({{k, shown.error},
                                 ownError ? MarkerShape::Diamond : MarkerShape::FilledDot,
                                 {Role::Curve, 1, 1},
                                 Layer::Data,
                                 1.6});
        if (ownError)
            panel.labels.push_back({{k, shown.error},
                                    say(" shown: {}", readableNumber(shown.error, 3)),
                                    {Role::Curve, 1, 1},
                                    k > 6 ? TextAlign::Right : TextAlign::Left,
                                    TextSide::Above,
                                    true,
                                    Layer::Data});
    }
    return panel;
}

} // namespace actiscope
