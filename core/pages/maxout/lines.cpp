// The panels of one input: the lines with their envelope, and the slope of the active one.
#include "core/fields/readable_number.h"
#include "core/figure/free_corner.h"
#include "core/figure/ticks.h"
#include "core/pages/maxout/panels.h"
#include "core/pages/maxout/sketch.h"
#include "core/sampling/clip.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

double lineAt(const Piece& piece, double x) {
    return piece.w * x + piece.b;
}

std::vector<Point> inView(const std::vector<Point>& points, const MaxoutPage& page) {
    return clipPolyline(points, {page.xMinimum, page.xMaximum, page.yMinimum, page.yMaximum});
}

bool isInView(const Point& point, const MaxoutPage& page) {
    return point.x >= page.xMinimum && point.x <= page.xMaximum && point.y >= page.yMinimum &&
           point.y <= page.yMaximum;
}

void addLine(Panel& panel, const MaxoutPage& page, const std::vector<Point>& points, Paint paint, Dash dash,
             double width, std::string name) {
    auto shown = inView(points, page);
    if (!shown.empty())
        panel.lines.push_back({std::move(shown), paint, dash, width, std::move(name), Layer::Data});
}

void addPieces(Panel& panel, const MaxoutPage& page, const Pieces& pieces, const UpperEnvelope& envelope) {
    for (std::size_t i = 0; i < pieces.size(); ++i)
        addLine(panel, page,
                {{page.xMinimum, lineAt(pieces[i], page.xMinimum)},
                 {page.xMaximum, lineAt(pieces[i], page.xMaximum)}},
                paintOf(i, envelope.redundant[i] ? 0.35 : 0.5),
                envelope.redundant[i] ? Dash::Dashed : Dash::Solid, 1,
                envelope.redundant[i] ? say("piece {}, redundant", i + 1) : say("piece {}", i + 1));
}

/// The envelope in the colours of its pieces, with its breaks.
void addEnvelope(Panel& panel, const MaxoutPage& page, const Pieces& pieces, const UpperEnvelope& envelope) {
    for (const ActiveInterval& interval : envelope.intervals) {
        const double from = std::max(interval.from, page.xMinimum);
        const double to = std::min(interval.to, page.xMaximum);
        if (!(from < to))
            continue;
        const Piece& piece = pieces[interval.piece];
        addLine(panel, page, {{from, lineAt(piece, from)}, {to, lineAt(piece, to)}}, paintOf(interval.piece),
                Dash::Solid, 4, say("piece {} where it is the largest", interval.piece + 1));
        const Point end{interval.to, lineAt(piece, interval.to)};
        if (&interval == &envelope.intervals.back() || !isInView(end, page))
            continue;
        addLine(panel, page, {{end.x, page.yMinimum}, end}, {Role::Axis, 0, 0.6}, Dash::Dotted, 1,
                say("break at x = {}", readableNumber(end.x)));
        panel.markers.push_back({end, MarkerShape::FilledDot, {Role::Text, 0, 1}, Layer::Data, 0.9});
    }
}

void addHandles(Panel& panel, const MaxoutPage& page, const Pieces& pieces, const UpperEnvelope& envelope,
                bool narrow) {
    const double step = (page.yMaximum - page.yMinimum) / 100;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const PieceGrip grip = gripOf(page, envelope, pieces, i);
        const Point offset{grip.offsetX, lineAt(pieces[i], grip.offsetX)};
        const Point slope{grip.slopeX, lineAt(pieces[i], grip.slopeX)};
        const std::string name = narrow ? std::to_string(i + 1) : say("piece {}", i + 1);
        if (isInView(offset, page)) {
            panel.handles.push_back({fmt::format("offset.{}", i), say("offset of piece {}", i + 1), offset,
                                     paintOf(i), false, true, 0, step, 0});
            const bool left = pieces[i].w > 0;
            panel.labels.push_back({offset, envelope.redundant[i] ? say("{}: never active", name) : name,
                                    paintOf(i), left ? TextAlign::Right : TextAlign::Left, TextSide::Above,
                                    !envelope.redundant[i], Layer::Data});
        }
        if (isInView(slope, page))
            panel.handles.push_back({fmt::format("slope.{}", i), say("slope of piece {}", i + 1), slope,
                                     paintOf(i, 0.6), false, true, 0, step, 0});
    }
}

void addTarget(Panel& panel, const MaxoutPage& page, const TargetAnalysis& known, bool narrow) {
    std::vector<Point> points;
    std::vector<Point> hull;
    for (std::size_t i = 0; i < known.samples.x.size(); i += 2) {
        points.push_back({known.samples.x[i], known.samples.f[i]});
        hull.push_back({known.samples.x[i], known.hull.hull[i]});
    }
    addLine(panel, page, points, {Role::Text, 0, 1}, Dash::Dotted, 2, say("target {}", targetName(page)));
    panel.legend.entries.push_back({say("target {}", targetName(page)), {Role::Text, 0, 1}, Dash::Dotted});
    if (known.convex)
        return;
    addLine(panel, page, hull, {Role::Cursor, 0, 0.9}, Dash::Dashed, 1, say("convex hull of the target"));
    panel.legend.entries.push_back({say("its convex hull"), {Role::Cursor, 0, 0.9}, Dash::Dashed});
    const double x = known.samples.x[known.hull.worst];
    const double f = known.samples.f[known.hull.worst];
    const double base = known.hull.hull[known.hull.worst];
    addLine(panel, page, {{x, base}, {x, f}}, {Role::Cursor, 0, 1}, Dash::Solid, 2,
            say("gap between target and hull"));
    const Point below{x, base};
    const std::string gap = readableNumber(known.hull.gap, 3);
    if (isInView(below, page))
        panel.labels.push_back(
            {below,
             narrow ? say("gap {}", gap) : say("gap {}: a convex function misses by half of it", gap),
             {Role::Text, 0, 1},
             x > (page.xMinimum + page.xMaximum) / 2 ? TextAlign::Right : TextAlign::Left,
             TextSide::Below,
             false,
             Layer::Data});
}

/// Where a maxout, or a difference of two, has its corners within the view, from left to right.
std::vector<double> breaksInView(const MaxoutPage& page, const Pieces& pieces, const Pieces& minus = {}) {
    std::vector<double> x;
    for (const Pieces* side : {&pieces, &minus})
        if (!side->empty())
            for (const ActiveInterval& interval : upperEnvelope(*side).intervals)
                if (interval.to > page.xMinimum && interval.to < page.xMaximum)
                    x.push_back(interval.to);
    std::sort(x.begin(), x.end());
    return x;
}

/// f through the view, straight between the breaks.
template <class Function>
std::vector<Point> polyline(const MaxoutPage& page, const std::vector<double>& breaks, const Function& f) {
    std::vector<Point> points{{page.xMinimum, f(page.xMinimum)}};
    for (const double x : breaks)
        points.push_back({x, f(x)});
    points.push_back({page.xMaximum, f(page.xMaximum)});
    return points;
}

std::vector<Point> envelopeLine(const MaxoutPage& page, const Pieces& pieces) {
    return polyline(page, breaksInView(page, pieces), [&](double x) { return maxoutAt(pieces, x).f; });
}

/// Where the other starts of a descent are, and the exact answer that all of them look for.
void addRivals(Panel& panel, const MaxoutPage& page, const ShownMaxout& shown) {
    constexpr Paint otherPaint{Role::MutedText, 0, 0.7};
    constexpr Paint exactPaint{Role::Curve, 0, 1};
    const auto steps = static_cast<std::size_t>(page.steps);
    for (std::size_t i = 0; i < shown.runs->runs.size(); ++i) {
        if (i == shown.runs->best)
            continue;
        const Pieces pieces = shown.runs->after(i, steps).pieces;
        if (isFinite(pieces))
            addLine(panel, page, envelopeLine(page, pieces), otherPaint, Dash::Solid, 1,
                    say("start {}", i + 1));
    }
    const Pieces& exact = shown.analysis->best[static_cast<std::size_t>(page.count) - 1].pieces;
    addLine(panel, page, envelopeLine(page, exact), exactPaint, Dash::Dashed, 1.6, say("exact minimax"));
    panel.legend.entries.push_back({say("exact minimax"), exactPaint, Dash::Dashed});
    if (shown.runs->runs.size() > 1)
        panel.legend.entries.push_back({say("other starts"), otherPaint, Dash::Solid});
}

void addDifference(Panel& panel, const MaxoutPage& page, const ShownMaxout& shown) {
    addLine(panel, page, envelopeLine(page, shown.pieces), paintOf(0, 0.7), Dash::Dashed, 1.5,
            say("first maxout"));
    addLine(panel, page, envelopeLine(page, shown.minus), paintOf(1, 0.7), Dash::DashDot, 1.5,
            say("second maxout"));
    const auto corners =
        polyline(page, breaksInView(page, shown.pieces, shown.minus), [&](double x) { return shown.at(x); });
    addLine(panel, page, corners, paintOf(2), Dash::Solid, 4, say("maxout − maxout"));
    for (std::size_t i = 1; i + 1 < corners.size(); ++i)
        if (isInView(corners[i], page))
            panel.markers.push_back(
                {corners[i], MarkerShape::FilledDot, {Role::Text, 0, 1}, Layer::Data, 0.8});
    panel.legend.entries = {{say("first maxout"), paintOf(0), Dash::Dashed},
                            {say("second maxout"), paintOf(1), Dash::DashDot},
                            {say("first − second"), paintOf(2), Dash::Solid}};
}

/// The range of a drawn target takes strokes of the mouse; one ring, the pen, draws by keys.
void addSketch(Panel& panel, const MaxoutPage& page) {
    panel.sketch = {page.from, page.to};
    panel.hint = say("draw the target · drag a ring");
    const Point pen = penAt(page);
    if (isInView(pen, page))
        panel.handles.push_back(
            {"pen",
             say("pen of the drawn target: left and right along it, up and down to bend it"),
             pen,
             {Role::Text, 0, 1},
             true,
             true,
             (page.to - page.from) / 64,
             (page.yMaximum - page.yMinimum) / 100,
             0,
             true});
}

std::string titleOf(const MaxoutPage& page, std::size_t pieces) {
    if (static_cast<int>(pieces) < page.count) // a fit: the others could not do better
        return pieces == 1 ? say("Maxout: {} of {} lines is the best that can be done", pieces, page.count)
                           : say("Maxout: {} of {} lines are the best that can be done", pieces, page.count);
    return pieces == 1 ? say("Maxout of one line: linear") : say("Maxout: the largest of {} lines", pieces);
}

} // namespace

PieceGrip gripOf(const MaxoutPage& page, const UpperEnvelope& envelope, const Pieces& pieces,
                 std::size_t piece) {
    // The part of the line that is within the view.
    const Piece& line = pieces[piece];
    double from = page.xMinimum;
    double to = page.xMaximum;
    if (line.w != 0) {
        const double a = (page.yMinimum - line.b) / line.w;
        const double b = (page.yMaximum - line.b) / line.w;
        from = std::max(from, std::min(a, b));
        to = std::min(to, std::max(a, b));
    }
    for (const ActiveInterval& interval : envelope.intervals)
        if (interval.piece == piece && std::max(from, interval.from) < std::min(to, interval.to)) {
            from = std::max(from, interval.from);
            to = std::min(to, interval.to);
        }
    return {from + 0.5 * (to - from), from + 0.82 * (to - from)};
}

double pivotX(const MaxoutPage& page, double x) {
    const double width = page.xMaximum - page.xMinimum;
    return page.xMinimum + width * (x < page.xMinimum + 0.5 * width ? 0.75 : 0.25);
}

Panel linesPanel(const MaxoutPage& page, const ShownMaxout& shown, const PanelPlace& place,
                 const PlotSize& size) {
    Panel panel;
    panel.id = "maxout";
    panel.place = place;
    panel.hint = say("drag a ring");
    panel.x = linearAxis(page.xMinimum, page.xMaximum, "x", 9);
    panel.y = linearAxis(page.yMinimum, page.yMaximum, "f(x)", 8);
    if (shown.analysis) {
        panel.bands.push_back({std::max(page.from, page.xMinimum),
                               std::min(page.to, page.xMaximum),
                               {Role::Axis, 0, 0.05},
                               say("range of the fit")});
        if (panel.bands.back().from >= panel.bands.back().to)
            panel.bands.pop_back();
    }
    if (!shown.minus.empty()) {
        panel.title = say("Maxout − maxout: {} and {} lines", shown.pieces.size(), shown.minus.size());
        addDifference(panel, page, shown);
        if (shown.analysis)
            addTarget(panel, page, *shown.analysis, isNarrow(size));
    } else {
        const UpperEnvelope envelope = upperEnvelope(shown.pieces);
        panel.title = titleOf(page, shown.pieces.size());
        addPieces(panel, page, shown.pieces, envelope);
        addEnvelope(panel, page, shown.pieces, envelope);
        if (shown.analysis)
            addTarget(panel, page, *shown.analysis, isNarrow(size));
        if (shown.runs)
            addRivals(panel, page, shown);
        addHandles(panel, page, shown.pieces, envelope, isNarrow(size));
    }
    if (page.target == "drawn")
        addSketch(panel, page);
    if (!shown.trouble.empty())
        panel.labels.push_back({{(page.xMinimum + page.xMaximum) / 2, page.yMaximum},
                                shown.trouble,
                                {Role::Curve, 1, 1},
                                TextAlign::Centre,
                                TextSide::Below,
                                true,
                                Layer::Data});
    panel.legend.visible = !panel.legend.entries.empty();
    panel.legend.place = freeCorner(panel);
    return panel;
}

void addReadOut(Panel& panel, const MaxoutPage& page, const ShownMaxout& shown) {
    const double x = page.cursor;
    if (!page.cursorVisible || x < page.xMinimum || x > page.xMaximum)
        return;
    panel.lines.push_back({{{x, page.yMinimum}, {x, page.yMaximum}},
                           {Role::Cursor, 0, 1},
                           Dash::Solid,
                           1,
                           say("cursor"),
                           Layer::Cursor});
    const auto dot = [&](double y, Paint paint) {
        if (isInView({x, y}, page))
            panel.markers.push_back({{x, y}, MarkerShape::FilledDot, paint, Layer::Cursor});
    };
    if (shown.analysis && x >= page.from && x <= page.to)
        dot(shown.analysis->target(x).f, {Role::Text, 0, 1});
    dot(shown.at(x), paintOf(shown.minus.empty() ? maxoutAt(shown.pieces, x).active : 2));
}

Panel slopePanel(const MaxoutPage& page, const ShownMaxout& shown, const PanelPlace& place,
                 const PlotSize& size) {
    Panel panel = stillPanel("slope", {say("f′: the slope of the active piece")}, place, size);
    panel.zeroLines = false;
    struct Step {
        double from, to, slope;
        std::size_t piece;
    };
    std::vector<Step> steps;
    double low = 0;
    double high = 0;
    std::vector<double> breaks = breaksInView(page, shown.pieces, shown.minus);
    breaks.push_back(page.xMaximum);
    double from = page.xMinimum;
    for (const double to : breaks) {
        const MaxoutPoint plus = maxoutAt(shown.pieces, (from + to) / 2);
        const double slope =
            plus.slope - (shown.minus.empty() ? 0 : maxoutAt(shown.minus, (from + to) / 2).slope);
        steps.push_back({from, to, slope, shown.minus.empty() ? plus.active : 2});
        low = steps.size() == 1 ? slope : std::min(low, slope);
        high = steps.size() == 1 ? slope : std::max(high, slope);
        from = to;
    }
    const double margin = high > low ? 0.14 * (high - low) : 1;
    panel.x = linearAxis(page.xMinimum, page.xMaximum, "x", 6);
    panel.y = linearAxis(low - margin, high + margin, "", 5);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step& step = steps[i];
        const Paint paint = paintOf(step.piece);
        panel.lines.push_back({{{step.from, step.slope}, {step.to, step.slope}},
                               paint,
                               Dash::Solid,
                               3,
                               say("slope {}", readableNumber(step.slope)),
                               Layer::Data});
        if (i + 1 == steps.size())
            continue;
        // At a tie the first of the pieces decides: its end is closed.
        const Step& next = steps[i + 1];
        const bool closedLeft = step.piece <= next.piece;
        panel.markers.push_back({{step.to, step.slope},
                                 closedLeft ? MarkerShape::FilledDot : MarkerShape::OpenDot,
                                 paint,
                                 Layer::Data,
                                 1});
        panel.markers.push_back({{step.to, next.slope},
                                 closedLeft ? MarkerShape::OpenDot : MarkerShape::FilledDot,
                                 paintOf(next.piece),
                                 Layer::Data,
                                 1});
    }
    return panel;
}

} // namespace actiscope
