// The panels of all lanes together: losses against epochs, and who reached the target first.
#include "core/fields/quote.h"
#include "core/fields/readable_number.h"
#include "core/figure/free_corner.h"
#include "core/figure/text_room.h"
#include "core/figure/ticks.h"
#include "core/numerics/constants.h"
#include "core/pages/race/panels.h"
#include "core/pages/race/spread.h"
#include "core/sampling/clip.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// Training or test loss.
using LossOf = double EpochNumbers::*;

/// A curve of losses. Of more epochs than there are columns of so many pixels the least and the largest in
/// each.
std::vector<Point> lossPoints(const LaneHistory& lane, LossOf loss, double widthPx, double columnPx) {
    const auto columns = static_cast<std::size_t>(std::clamp(widthPx / columnPx, 100.0, 1000.0));
    const std::size_t stride = (lane.epochs.size() + columns - 1) / columns;
    std::vector<Point> points;
    const auto add = [&](std::size_t epoch) {
        const double value = lane.epochs[epoch].*loss;
        points.push_back(value > 0 && std::isfinite(value) ? Point{static_cast<double>(epoch), value}
                                                           : Point{nan, nan});
    };
    for (std::size_t from = 0; from < lane.epochs.size(); from += stride) {
        const auto begin = lane.epochs.begin() + static_cast<std::ptrdiff_t>(from);
        const auto end =
            lane.epochs.begin() + static_cast<std::ptrdiff_t>(std::min(from + stride, lane.epochs.size()));
        const auto [low, high] =
            std::minmax_element(begin, end, [&](const auto& a, const auto& b) { return a.*loss < b.*loss; });
        for (const auto which : {std::min(low, high), std::max(low, high)})
            if (which == low || low != high)
                add(static_cast<std::size_t>(which - lane.epochs.begin()));
        if (low == high)
            points.pop_back();
    }
    return points;
}

/// A lane's losses over many seeds, in so many epochs as can be seen.
struct SpreadCurves {
    std::vector<Point> median;
    std::vector<Point> band; ///< corners: the upper quartiles, then back along the lower ones
};

SpreadCurves spreadCurves(const LaneHistory& lane, const ClipBox& box, double widthPx) {
    const std::size_t last = lastOfSeeds(lane);
    const auto columns = static_cast<std::size_t>(std::clamp(widthPx / 2, 100.0, 600.0));
    const std::size_t stride = last / columns + 1;
    SpreadCurves curves;
    std::vector<Point> lower;
    const auto add = [&](std::size_t epoch) {
        const LossQuartiles loss = lossQuartiles(lane, epoch);
        const auto x = static_cast<double>(epoch);
        const bool drawn = loss.median > 0 && std::isfinite(loss.median);
        curves.median.push_back(drawn ? Point{x, loss.median} : Point{nan, nan});
        curves.band.push_back({x, std::clamp(loss.upper, box.yMinimum, box.yMaximum)});
        lower.push_back({x, std::clamp(loss.lower, box.yMinimum, box.yMaximum)});
    };
    for (std::size_t epoch = 0; epoch < last; epoch += stride)
        add(epoch);
    add(last);
    curves.median = clipPolyline(curves.median, box);
    curves.band.insert(curves.band.end(), lower.rbegin(), lower.rend());
    return curves;
}

/// Of the lanes of which it is known, how many seeds are shown at least; 1 for none.
std::size_t seedsShown(const RaceDrawing& d) {
    std::size_t seeds = 0;
    for (const DrawnLane& lane : d.lanes)
        if (lane.history) {
            const std::size_t known = hasSpread(d.page, *lane.history) ? lane.history->otherSeeds.size() : 0;
            seeds = seeds == 0 ? known + 1 : std::min(seeds, known + 1);
        }
    return std::max<std::size_t>(1, seeds);
}

/// The ends of the losses that are drawn: what diverges leaves the view.
void addLossAxis(Panel& panel, const RaceDrawing& d) {
    double low = d.page.target;
    double high = d.page.target;
    std::vector<double> starts; // of the lanes
    for (const DrawnLane& lane : d.lanes)
        if (lane.history && hasSpread(d.page, *lane.history)) {
            const std::size_t last = lastOfSeeds(*lane.history);
            const std::size_t stride = last / 300 + 1;
            starts.push_back(lossQuartiles(*lane.history, 0).upper);
            for (std::size_t epoch = 0; epoch <= last; epoch += stride) {
                const LossQuartiles quartiles = lossQuartiles(*lane.history, epoch);
                for (const double loss : {quartiles.lower, quartiles.upper})
                    if (loss > 0 && std::isfinite(loss)) {
                        low = std::min(low, loss);
                        high = std::max(high, loss);
                    }
            }
        } else if (lane.history) {
            starts.push_back(lane.history->epochs.front().loss);
            for (const EpochNumbers& numbers : lane.history->epochs)
                for (const double loss : {numbers.loss, numbers.testLoss})
                    if (loss > 0 && std::isfinite(loss)) {
                        low = std::min(low, loss);
                        high = std::max(high, loss);
                    }
        }
    // One lane that begins beyond all others is not to press them into a line.
    std::erase_if(starts, [](double start) { return !std::isfinite(start); });
    std::sort(starts.begin(), starts.end());
    const double usual = starts.empty() ? 0 : starts[(starts.size() - 1) / 2];
    high = std::min(high, 100 * std::max(usual, d.page.target));
    low = std::max(low, 1e-8 * high);
    panel.y = {low / 1.6, 1.8 * high, "", decades(low / 1.6, 1.8 * high), true};
    // Within a decade or two further ones are needed to read a value.
    constexpr std::size_t enough = 3;
    if (panel.y.ticks.size() >= enough)
        return;
    panel.y.ticks.clear();
    for (double unit = std::pow(10, std::floor(std::log10(panel.y.minimum))); unit <= panel.y.maximum;
         unit *= 10)
        for (const double part : {1.0, 2.0, 5.0})
            if (part * unit >= panel.y.minimum && part * unit <= panel.y.maximum)
                panel.y.ticks.push_back({part * unit, readableNumber(part * unit, 1)});
}

void addLossOf(Panel& panel, const RaceDrawing& d, const DrawnLane& lane, double widthPx) {
    const ClipBox box{panel.x.minimum, panel.x.maximum, panel.y.minimum, panel.y.maximum};
    const bool selected = static_cast<int>(lane.row) == d.page.selected;
    if (hasSpread(d.page, *lane.history)) {
        SpreadCurves curves = spreadCurves(*lane.history, box, widthPx);
        Paint fill = lane.paint;
        fill.opacity = 0.2;
        panel.areas.push_back(
            {std::move(curves.band), fill, fill, 0, say("{}, quartiles of the seeds", lane.name)});
        if (!curves.median.empty())
            panel.lines.push_back({std::move(curves.median), lane.paint, Dash::Solid, selected ? 2.4 : 1.9,
                                   say("{}, median training loss", lane.name)});
        return;
    }
    const auto add = [&](LossOf loss, double columnPx, Dash dash, double width, std::string name) {
        auto points = clipPolyline(lossPoints(*lane.history, loss, widthPx, columnPx), box);
        if (!points.empty())
            panel.lines.push_back({std::move(points), lane.paint, dash, width, std::move(name)});
    };
    // Finer than its dashes nothing can be seen of a curve, and dashes are slow to paint.
    add(&EpochNumbers::testLoss, 4, Dash::Dashed, 1.1, say("{}, test loss", lane.name));
    add(&EpochNumbers::loss, 2, Dash::Solid, selected ? 2.4 : 1.9, say("{}, training loss", lane.name));
}

/// The names of the lanes of which nothing is in view.
std::string addLossLines(Panel& panel, const RaceDrawing& d, double widthPx) {
    std::string absent;
    for (const DrawnLane& lane : d.lanes) {
        if (!lane.history)
            continue;
        const std::size_t before = panel.lines.size();
        addLossOf(panel, d, lane, widthPx);
        if (panel.lines.size() == before)
            absent += (absent.empty() ? "" : ", ") + printable(lane.name, 24);
    }
    return absent;
}

void addAbsent(Panel& panel, const std::string& names) {
    if (names.empty())
        return;
    // Below what is said of the epoch shown.
    const double at = panel.y.maximum * std::pow(panel.y.minimum / panel.y.maximum, 0.12);
    panel.labels.push_back({{panel.x.maximum, at},
                            say("out of view: {}", names),
                            {Role::Text, 0, 1},
                            TextAlign::Right,
                            TextSide::Below});
}

} // namespace

Panel lossPanel(const RaceDrawing& d, const PanelPlace& place, bool hasRanking) {
    Panel panel;
    panel.id = "loss";
    const double widthPx = place.width * d.size.widthPx;
    const bool hasTest = d.input.data->train < d.input.data->samples();
    const std::string dashes = hasTest ? say("solid: training, dashed: test") : say("training");
    panel.title =
        titleWithRoom({say("Loss against epochs, same network, start and batches ({})", dashes),
                       say("Loss against epochs ({})", dashes), say("Loss ({})", dashes), say("Loss")},
                      widthPx, d.size.fontPx);
    if (!d.page.layerActivations.empty())
        panel.title = titleWithRoom({say("Loss against epochs ({}), hidden layers: {}", dashes,
                                         printable(d.page.layerActivations, 60)),
                                     say("Loss, hidden layers: {}", printable(d.page.layerActivations, 60)),
                                     panel.title},
                                    widthPx, d.size.fontPx);
    if (const std::size_t seeds = seedsShown(d); seeds > 1)
        panel.title = titleWithRoom(
            {say("Training loss against epochs, median and quartiles of {} seeds", seeds),
             say("Training loss, median and quartiles of {} seeds", seeds), say("Loss of {} seeds", seeds)},
            widthPx, d.size.fontPx);
    panel.hint = say("drag the lines");
    panel.place = place;
    panel.grid = d.page.grid;
    panel.zeroLines = false;
    const auto epochs = static_cast<double>(d.page.epochs);
    panel.x = linearAxis(-0.02 * epochs, 1.02 * epochs, say("epoch"),
                         std::max(2, static_cast<int>(widthPx / (8 * d.size.fontPx))));
    std::erase_if(panel.x.ticks, [](const Tick& tick) { return tick.at < 0; });
    addLossAxis(panel, d);
    addAbsent(panel, addLossLines(panel, d, widthPx));
    panel.lines.push_back({{{panel.x.minimum, d.page.target}, {panel.x.maximum, d.page.target}},
                           {Role::MutedText, 0, 0.9},
                           Dash::Dotted,
                           1.2,
                           say("target")});
    panel.labels.push_back({{panel.x.maximum, d.page.target},
                            say("target {}", readableNumber(d.page.target, 3)),
                            {Role::MutedText, 0, 1},
                            TextAlign::Right,
                            TextSide::Above});
    const auto shown = static_cast<double>(d.epoch);
    panel.lines.push_back({{{shown, panel.y.minimum}, {shown, panel.y.maximum}},
                           {Role::Cursor, 0, 1},
                           Dash::Solid,
                           1.2,
                           say("epoch shown")});
    panel.labels.push_back({{shown, panel.y.maximum},
                            say("shown: {}", d.epoch),
                            {Role::Text, 0, 1},
                            shown > 0.8 * epochs ? TextAlign::Right : TextAlign::Left,
                            TextSide::Below});
    panel.handles.push_back({"playhead",
                             say("epoch shown"),
                             {shown, std::sqrt(panel.y.minimum * panel.y.maximum)},
                             {Role::Cursor, 0, 1},
                             true,
                             false,
                             std::max(1.0, std::round(epochs / 100)),
                             0.1});
    panel.handles.push_back({"target",
                             say("target loss"),
                             {panel.x.minimum + 0.06 * (panel.x.maximum - panel.x.minimum), d.page.target},
                             {Role::MutedText, 0, 1},
                             false,
                             true,
                             0.1,
                             0.1 * d.page.target});
    panel.legend.visible = d.page.legend && !hasRanking;
    for (const DrawnLane& lane : d.lanes)
        panel.legend.entries.push_back({lane.name, lane.paint});
    if (panel.legend.visible)
        panel.legend.place = freeCorner(panel);
    return panel;
}

Panel rankingPanel(const RaceDrawing& d, const PanelPlace& place) {
    Panel panel;
    panel.id = "ranking";
    panel.title = titleWithRoom(
        {seedsShown(d) > 1 ? say("Median epochs to target") : say("Epochs to the target"), say("Ranking")},
        place.width * d.size.widthPx, d.size.fontPx);
    panel.place = place;
    panel.grid = false;
    panel.zeroLines = false;
    panel.movable = false;
    panel.xTicks = panel.yTicks = false;
    panel.legend.visible = false;
    std::vector<const DrawnLane*> order;
    for (const DrawnLane& lane : d.lanes)
        order.push_back(&lane);
    const auto epochsOf = [&](const DrawnLane* lane) {
        if (lane->history && hasSpread(d.page, *lane->history))
            return medianToTarget(*lane->history, d.page.target);
        const auto reached = lane->history ? lane->history->reached(d.page.target) : std::nullopt;
        return reached ? static_cast<double>(*reached) : infinity;
    };
    // Those that are not there yet by how far they have come.
    const auto lossOf = [&](const DrawnLane* lane) {
        if (lane->history && hasSpread(d.page, *lane->history))
            return lossQuartiles(*lane->history, lastOfSeeds(*lane->history)).median;
        const bool known = lane->history && !lane->history->divergedAt;
        return known ? lane->history->epochs.back().loss : infinity;
    };
    std::stable_sort(order.begin(), order.end(), [&](const DrawnLane* a, const DrawnLane* b) {
        const double one = epochsOf(a);
        const double other = epochsOf(b);
        return std::isinf(one) && std::isinf(other) ? lossOf(a) < lossOf(b) : one < other;
    });
    const double heightPx = std::max(40.0, place.height * d.size.heightPx - 4 * d.size.fontPx);
    const double rows = std::max(static_cast<double>(order.size()), heightPx / (2.6 * d.size.fontPx));
    panel.x = {0, 1, "", {}};
    panel.y = {0, rows, "", {}};
    const double widthPx = place.width * d.size.widthPx;
    const auto letters = static_cast<std::size_t>(std::max(3.0, widthPx / (0.6 * d.size.fontPx) - 16));
    for (std::size_t i = 0; i < order.size(); ++i) {
        const double y = rows - static_cast<double>(i) - 0.5;
        const DrawnLane& lane = *order[i];
        const double epochs = epochsOf(order[i]);
        // Equal ones share a place.
        std::size_t rank = i;
        while (rank > 0 && epochsOf(order[rank - 1]) == epochs)
            --rank;
        const std::string number = std::isinf(epochs) ? std::string("–") : std::to_string(rank + 1);
        panel.labels.push_back({{0, y},
                                number + "  " + printable(lane.name, letters),
                                lane.paint,
                                TextAlign::Left,
                                TextSide::Middle,
                                true});
        const bool isMedian = lane.history && hasSpread(d.page, *lane.history);
        const bool diverged = lane.history && lane.history->divergedAt && !isMedian;
        panel.labels.push_back({{1, y},
                                std::isfinite(epochs) ? readableNumber(epochs, 6)
                                : diverged            ? say("diverged")
                                                      : say("not yet"),
                                {Role::Text, 0, 1},
                                TextAlign::Right,
                                TextSide::Middle});
    }
    return panel;
}

} // namespace actiscope
