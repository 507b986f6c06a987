// The Zig-zag page as a figure: the bowls from above with the paths in them, and how far they have come.
#include "core/fields/readable_number.h"
#include "core/figure/free_corner.h"
#include "core/figure/line_read_out.h"
#include "core/figure/square_panels.h"
#include "core/figure/text_room.h"
#include "core/figure/ticks.h"
#include "core/numerics/constants.h"
#include "core/pages/zigzag/result.h"
#include "core/sampling/clip.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace actiscope {

namespace {

constexpr double nearest = 1e-8; ///< distance, relative to the start's, at the foot of the chart
constexpr double farthest = 1e3;

/// An activation that is shown, with its lane where it is known.
struct ShownLane {
    std::size_t row;
    std::string name;
    Paint paint;
    const ZigzagLane* lane;
    std::vector<double> full{};  ///< distances to the minimum, relative to the start's
    std::vector<double> batch{}; ///< likewise, of the path of batches
};

/// Of a symmetric matrix: where its axes point and how strongly it bends along them.
struct Axes {
    double angle; ///< of the first
    double first;
    double second;
};

std::vector<double> relativeDistances(const DescentPath& path, const std::vector<double>& minimum) {
    const UnitWeights at{minimum[0], minimum[1], 0};
    std::vector<double> all;
    for (const UnitWeights& w : path.weights)
        all.push_back(distance(w, at) / distance(path.weights.front(), at));
    return all;
}

Axes axesOf(const std::array<std::array<double, 2>, 2>& m) {
    const double angle = 0.5 * std::atan2(2 * m[0][1], m[0][0] - m[1][1]);
    const double middle = (m[0][0] + m[1][1]) / 2;
    const double half = std::hypot((m[0][0] - m[1][1]) / 2, m[0][1]);
    return {angle, middle + half, std::max(0.0, middle - half)};
}

/// Where the loss is `level` above its minimum.
std::vector<Point> contour(const Axes& axes, const Point& minimum, double level) {
    constexpr int corners = 180;
    const double a = std::sqrt(2 * level / axes.first);
    const double b = std::min(1e6, std::sqrt(2 * level / axes.second));
    std::vector<Point> points;
    for (int i = 0; i <= corners; ++i) {
        const double u = a * std::cos(2 * std::numbers::pi * i / corners);
        const double v = b * std::sin(2 * std::numbers::pi * i / corners);
        points.push_back({minimum.x + u * std::cos(axes.angle) - v * std::sin(axes.angle),
                          minimum.y + u * std::sin(axes.angle) + v * std::cos(axes.angle)});
    }
    return points;
}

struct BowlRows {
    std::size_t down; ///< rows of bowls
    bool chart;       ///< there is room below them for the chart
};

/// In a figure of so many letters and lines of text. Bowls are narrower than is comfortable where there is no
/// other room for the chart.
BowlRows bowlRows(double letters, double lines, std::size_t count) {
    constexpr double chartLines = 12;
    constexpr double bowlLines = 14;
    std::optional<BowlRows> comfortable;
    for (const double bowlLetters : {20, 14, 10}) {
        const auto across =
            std::clamp<std::size_t>(static_cast<std::size_t>(letters / bowlLetters), 1, count);
        const std::size_t down = (count + across - 1) / across;
        const bool fits = down == 1 || lines >= bowlLines * static_cast<double>(down) + chartLines;
        if (fits)
            return {down, true};
        if (!comfortable)
            comfortable = {down, false};
    }
    return *comfortable;
}

class ZigzagDrawing {
public:
    ZigzagDrawing(const ZigzagPage& page, const ZigzagResult* result, const PlotSize& size)
        : page_(page), size_(size) {
        for (std::size_t i = 0; i < page.activations.size(); ++i)
            if (const ActivationRow& row = page.activations[i]; row.visible)
                lanes_.push_back(
                    {i, rowName(row), {Role::Curve, row.colour, 1}, laneOf(result, settingOf(page, row))});
        for (ShownLane& shown : lanes_)
            if (shown.lane) {
                shown.full = relativeDistances(shown.lane->full, page.minimum);
                shown.batch = relativeDistances(shown.lane->batch, page.minimum);
            }
    }

    Figure figure(bool withData) const {
        Figure figure;
        figure.title = page_.title;
        const double letters = size_.widthPx / size_.fontPx;
        const double lines = size_.heightPx / size_.fontPx;
        const auto count = std::max<std::size_t>(1, lanes_.size());
        const BowlRows bowls = bowlRows(letters, lines, count);
        const std::size_t down = bowls.down;
        const std::size_t columns = (count + down - 1) / down;
        const bool hasChart = bowls.chart;
        const auto rows = static_cast<double>(down);
        const double square = squareShare(size_.widthPx / static_cast<double>(columns), size_.heightPx,
                                          size_.fontPx, 0.72 / rows);
        const double upper = hasChart ? rows * square : 1;
        for (std::size_t i = 0; i < lanes_.size(); ++i) {
            const auto column = static_cast<double>(i % columns);
            const std::size_t above = i / columns;
            const auto line = static_cast<double>(above);
            const auto n = static_cast<double>(columns);
            const double height = upper / rows;
            figure.panels.push_back(weightsPanel(i, {column / n, line * height, 1 / n, height}));
        }
        if (hasChart || lanes_.empty())
            figure.panels.push_back(distancePanel({0, upper, 1, 1 - upper}));
        if (withData)
            addTables(figure);
        return figure;
    }

private:
    /// The last step that a path shows.
    std::size_t shownStep(const DescentPath& path) const {
        const std::size_t last = path.weights.size() - 1;
        return page_.playhead < 0 ? last : std::min(last, static_cast<std::size_t>(page_.playhead));
    }

    std::vector<Point> shownPoints(const DescentPath& path) const {
        std::vector<Point> points;
        for (std::size_t i = 0; i <= shownStep(path); ++i)
            points.push_back({path.weights[i][0], path.weights[i][1]});
        return points;
    }

    Panel weightsPanel(std::size_t index, const PanelPlace& place) const {
        const ShownLane& shown = lanes_[index];
        const double widthPx = place.width * size_.widthPx;
        Panel panel;
        panel.id = fmt::format("weights.{}", index);
        panel.place = place;
        panel.grid = page_.grid;
        panel.equalAspect = true;
        panel.movable = false;
        panel.legend.visible = false;
        const int ticks = std::max(
            2, static_cast<int>(std::min(widthPx, place.height * size_.heightPx) / (6 * size_.fontPx)));
        panel.x = linearAxis(-page_.reach, page_.reach, "w₁", ticks);
        panel.y = linearAxis(-page_.reach, page_.reach, "w₂", ticks);
        const Point start{page_.start[0], page_.start[1]};
        const Point minimum{page_.minimum[0], page_.minimum[1]};
        if (shown.lane) {
            const std::string kappa = readableNumber(shown.lane->spectrum.kappa(), 3);
            panel.title =
                titleWithRoom({shown.name + ": κ = " + kappa, "κ = " + kappa}, widthPx, size_.fontPx);
            addQuadrants(panel, shown);
            addContours(panel, *shown.lane, start, minimum);
            addPaths(panel, shown);
        } else {
            panel.title = titleWithRoom({shown.name}, widthPx, size_.fontPx);
        }
        addMarker(panel, minimum, MarkerShape::Diamond, {Role::Text, 0, 1}, 1.4);
        if (!isInReach(minimum))
            panel.labels.push_back(
                {{0, 0},
                 say("minimum at ({}, {})", readableNumber(minimum.x, 3), readableNumber(minimum.y, 3)),
                 {Role::MutedText, 0, 1},
                 TextAlign::Centre,
                 TextSide::Middle});
        const double step = page_.reach / 50;
        panel.handles.push_back({fmt::format("start.{}", index), say("start of the weights"), start,
                                 shown.paint, true, true, step, step});
        panel.handles.push_back({fmt::format("minimum.{}", index),
                                 say("minimum of the loss"),
                                 minimum,
                                 {Role::Text, 0, 1},
                                 true,
                                 true,
                                 step,
                                 step});
        return panel;
    }

    /// Where a step of one sample may go: both inputs of one sign move both weights the same way.
    void addQuadrants(Panel& panel, const ShownLane& shown) const {
        if (!shown.lane->inputs.neverNegative)
            return;
        const DescentPath& path = shown.lane->shownPath();
        const UnitWeights& w = path.weights[page_.playhead < 0 ? 0 : shownStep(path)];
        const double r = page_.reach;
        const double x = std::clamp(w[0], -r, r);
        const double y = std::clamp(w[1], -r, r);
        Paint fill = shown.paint;
        fill.opacity = 0.1;
        const std::string name = say("where a step of one sample may go");
        if (x < r && y < r)
            panel.areas.push_back({{{x, y}, {r, y}, {r, r}, {x, r}}, fill, fill, 0, name});
        if (x > -r && y > -r)
            panel.areas.push_back({{{x, y}, {-r, y}, {-r, -r}, {x, -r}}, fill, fill, 0, name});
        // The bowl is a square, whatever its place.
        const double side = std::min(panel.place.width * size_.widthPx - 4 * size_.fontPx,
                                     panel.place.height * size_.heightPx - 6 * size_.fontPx);
        const std::string words = titleWithRoom({say("one sample can only step into the shaded quadrants"),
                                                 say("one sample steps into the shade"), std::string()},
                                                side, size_.fontPx);
        if (!words.empty())
            panel.labels.push_back(
                {{-0.96 * r, -0.97 * r}, words, {Role::MutedText, 0, 1}, TextAlign::Left, TextSide::Above});
    }

    /// Through the start, and at a quarter of the loss of each to the next; two outside.
    void addContours(Panel& panel, const ZigzagLane& lane, const Point& start, const Point& minimum) const {
        const auto bowl = shadowCurvature(lane.inputs);
        const Axes axes = axesOf(bowl);
        if (!(axes.first > 0) || !std::isfinite(axes.first))
            return;
        const double dx = start.x - minimum.x;
        const double dy = start.y - minimum.y;
        double through = 0.5 * (bowl[0][0] * dx * dx + 2 * bowl[0][1] * dx * dy + bowl[1][1] * dy * dy);
        if (!(through > 1e-12 * axes.first))
            through = 0.5 * axes.first * page_.reach * page_.reach / 4;
        for (int k = -3; k <= 4; ++k) {
            const double level = through * std::pow(4.0, -k);
            addClippedLine(panel, contour(axes, minimum, level), {Role::MutedText, 0, 0.5}, Dash::Solid, 1,
                           say("loss {}", readableNumber(level, 3)));
        }
    }

    void addPaths(Panel& panel, const ShownLane& shown) const {
        const ZigzagLane& lane = *shown.lane;
        Paint faint = shown.paint;
        faint.opacity = 0.75;
        const std::vector<Point> batch =
            lane.batch.weights.empty() ? std::vector<Point>() : shownPoints(lane.batch);
        addClippedLine(panel, batch, faint, Dash::Solid, 1,
                       say("{}, batches of {}", shown.name, lane.setting.batch));
        const std::vector<Point> full = shownPoints(lane.full);
        addClippedLine(panel, full, shown.paint, Dash::Solid, 2.2, say("{}, full batch", shown.name));
        constexpr std::size_t mostDots = 60;
        for (std::size_t i = 0; i < std::min(full.size(), mostDots); ++i)
            addMarker(panel, full[i], MarkerShape::FilledDot, shown.paint, 0.55);
        if (!batch.empty())
            addMarker(panel, batch.back(), MarkerShape::OpenDot, shown.paint, 1);
        addMarker(panel, full.back(), MarkerShape::FilledDot, shown.paint, 1);
        if (const auto step = divergedAt(lane)) // why, is longer than a bowl is wide
            panel.labels.push_back({{0, 0.97 * page_.reach},
                                    say("diverged at step {}", *step),
                                    shown.paint,
                                    TextAlign::Centre,
                                    TextSide::Below,
                                    true});
    }

    bool isInReach(const Point& at) const {
        return std::fabs(at.x) <= page_.reach && std::fabs(at.y) <= page_.reach;
    }

    void addMarker(Panel& panel, const Point& at, MarkerShape shape, const Paint& paint, double size) const {
        if (isInReach(at))
            panel.markers.push_back({at, shape, paint, Layer::Data, size});
    }

    Panel distancePanel(const PanelPlace& place) const {
        const double widthPx = place.width * size_.widthPx;
        Panel panel;
        panel.id = "distance";
        panel.place = place;
        panel.grid = page_.grid;
        panel.zeroLines = false;
        panel.movable = false;
        panel.pointable = true;
        const std::string lines =
            page_.batch > 0
                ? say("solid full batch · dotted batches of {} · dashed ((κ−1)/(κ+1))ᵏ", page_.batch)
                : say("solid full batch · dashed ((κ−1)/(κ+1))ᵏ");
        panel.title =
            titleWithRoom({say("Distance to the minimum") + ": " + lines, say("Distance to the minimum")},
                          widthPx, size_.fontPx);
        panel.x = linearAxis(0, page_.steps, say("step"),
                             std::max(2, static_cast<int>(widthPx / (8 * size_.fontPx))));
        double low = 0.1;
        double high = 2;
        for (const ShownLane& shown : lanes_)
            for (const std::vector<double>* distances : {&shown.full, &shown.batch})
                for (const double d : *distances) {
                    low = std::min(low, d);
                    high = std::max(high, d);
                }
        low = std::max(low, nearest);
        const double room = std::pow(std::min(high, farthest) / low, 0.2); // for the words at the top
        high = room * std::min(high, farthest);
        panel.y = {low, high, "", decades(low, high), true};
        for (const ShownLane& shown : lanes_)
            if (shown.lane)
                addDistances(panel, shown);
        if (page_.playhead >= 0) {
            const double x = std::min(page_.playhead, page_.steps);
            panel.lines.push_back(
                {{{x, low}, {x, high}}, {Role::Cursor, 0, 1}, Dash::Solid, 1, say("step shown")});
        }
        const double at = page_.playhead < 0 ? page_.steps : std::min(page_.playhead, page_.steps);
        panel.handles.push_back({"playhead",
                                 say("step shown"),
                                 {at, std::sqrt(low * high)},
                                 {Role::Cursor, 0, 1},
                                 true,
                                 false,
                                 1,
                                 0});
        panel.legend.visible = page_.legend && !lanes_.empty();
        for (const ShownLane& shown : lanes_)
            panel.legend.entries.push_back({shown.name, shown.paint});
        panel.legend.place = freeCorner(panel);
        if (!lanes_.empty())
            addSentence(panel);
        else
            panel.labels.push_back({{page_.steps / 2.0, std::sqrt(low * high)},
                                    say("no activation to show"),
                                    {Role::MutedText, 0, 1}});
        return panel;
    }

    void addDistances(Panel& panel, const ShownLane& shown) const {
        const auto points = [](const std::vector<double>& distances) {
            std::vector<Point> all;
            for (const double d : distances)
                all.push_back({static_cast<double>(all.size()), std::max(d, 1e-300)});
            return all;
        };
        const ZigzagLane& lane = *shown.lane;
        Paint faint = shown.paint;
        faint.opacity = 0.8;
        std::vector<Point> best;
        for (int k = 0; k <= page_.steps; ++k)
            best.push_back(
                {static_cast<double>(k), std::max(std::pow(lane.spectrum.contraction(), k), 1e-300)});
        addLogLine(panel, best, faint, Dash::Dashed, 1.2, say("{}, best plain descent", shown.name));
        if (!shown.batch.empty())
            addLogLine(panel, points(shown.batch), faint, Dash::Dotted, 1.4,
                       say("{}, batches of {}", shown.name, lane.setting.batch));
        addLogLine(panel, points(shown.full), shown.paint, Dash::Solid, 2.2,
                   say("{}, full batch", shown.name));
    }

    /// One sentence at the top of the chart: why the selected path has diverged, or else the first that has.
    void addSentence(Panel& panel) const {
        const ShownLane* diverged = nullptr;
        for (const ShownLane& shown : lanes_)
            if (shown.lane && divergedAt(*shown.lane) &&
                (!diverged || static_cast<int>(shown.row) == page_.selected))
                diverged = &shown;
        panel.labels.push_back(
            {{0, panel.y.maximum},
             " " + (diverged ? diverged->name + " " + divergenceText(*diverged->lane)
                             : say("A full batch frees the direction of a step, but κ stays.")),
             diverged ? diverged->paint : Paint{Role::MutedText, 0, 1},
             TextAlign::Left,
             TextSide::Below});
    }

    /// A line on a logarithmic axis, cut where it leaves the panel.
    void addLogLine(Panel& panel, std::vector<Point> points, const Paint& paint, Dash dash, double width,
                    std::string name) const {
        for (Point& point : points)
            point.y = std::log10(point.y);
        points = clipPolyline(points, {panel.x.minimum, panel.x.maximum, std::log10(panel.y.minimum),
                                       std::log10(panel.y.maximum)});
        for (Point& point : points)
            point.y = std::pow(10.0, point.y);
        if (!points.empty())
            panel.lines.push_back({std::move(points), paint, dash, width, std::move(name)});
    }

    void addTables(Figure& figure) const {
        const auto add = [&](const ShownLane& shown, const DescentPath& path,
                             const std::vector<double>& distances, const char* of) {
            if (path.weights.empty())
                return;
            DataBlock block{shown.name, {"step", "w1", "w2", "bias", "distance"}, {}, of};
            block.values.resize(5);
            for (std::size_t k = 0; k < path.weights.size(); ++k) {
                block.values[0].push_back(static_cast<double>(k));
                for (std::size_t i = 0; i < 3; ++i)
                    block.values[i + 1].push_back(path.weights[k][i]);
                block.values[4].push_back(distances[k]);
            }
            figure.data.push_back(std::move(block));
        };
        for (const ShownLane& shown : lanes_)
            if (shown.lane)
                add(shown, shown.lane->full, shown.full, "full batch of");
        for (const ShownLane& shown : lanes_)
            if (shown.lane)
                add(shown, shown.lane->batch, shown.batch, "batches of");
    }

    const ZigzagPage& page_;
    PlotSize size_;
    std::vector<ShownLane> lanes_;
};

} // namespace

Figure drawZigzag(const ZigzagPage& page, const ZigzagResult* result, const PlotSize& size, bool withData) {
    return ZigzagDrawing(page, result, size).figure(withData);
}

void drawZigzagReadOut(const ZigzagPage& page, const ZigzagResult*, const PlotSize&, Figure& figure) {
    if (page.pointed)
        addLineReadOut(figure, page.pointed->panel, page.pointed->at, ReadAt::Points);
}

} // namespace actiscope
