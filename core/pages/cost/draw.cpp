// The Cost page as a figure: bars relative to ReLU, and the time of an element against their number.
#include "core/fields/readable_number.h"
#include "core/figure/bar_axis.h"
#include "core/figure/free_corner.h"
#include "core/figure/line_read_out.h"
#include "core/figure/text_room.h"
#include "core/figure/ticks.h"
#include "core/numerics/constants.h"
#include "core/pages/cost/result.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

struct ShownCost {
    std::string name;
    Paint paint;
    std::size_t index; ///< among those measured
};

class CostDrawing {
public:
    CostDrawing(const CostPage& page, const CostResult* result, const PlotSize& size)
        : page_(page), result_(result), size_(size) {
        for (const ActivationRow& row : page.activations)
            if (const auto index = costIndexOf(result, activationChoice(row)); index && row.visible)
                rows_.push_back({rowName(row), {Role::Curve, row.colour, 1}, *index});
    }

    Figure figure(bool withData) const {
        Figure figure;
        figure.title = page_.title;
        const bool hasSide = size_.widthPx / size_.fontPx >= 60;
        const double left = hasSide ? 0.58 : 1;
        figure.panels.push_back(barsPanel({0, 0, left, 1}));
        if (hasSide)
            figure.panels.push_back(sizesPanel({left, 0, 1 - left, 1}));
        if (withData && result_)
            addTables(figure);
        return figure;
    }

private:
    Panel panelAt(std::string id, const PanelPlace& place) const {
        Panel panel;
        panel.id = std::move(id);
        panel.place = place;
        panel.grid = page_.grid;
        panel.movable = false;
        panel.pointable = true;
        panel.legend.visible = false;
        return panel;
    }

    std::string machineText(double widthPx) const {
        const Machine& machine = result_->machine;
        const std::string all = fmt::format("{} · {} · {} · {}", machine.processor, machine.instructionSet,
                                            machine.compiler, result_->date);
        return titleWithRoom(
            {all, fmt::format("{} · {}", machine.processor, result_->date), machine.processor}, widthPx,
            size_.fontPx);
    }

    Panel barsPanel(const PanelPlace& place) const {
        Panel panel = panelAt("cost", place);
        const double widthPx = place.width * size_.widthPx;
        const double count = std::max<double>(1, static_cast<double>(rows_.size()));
        panel.zeroLines = false;
        panel.x = {-0.6, count - 0.4, "", {}};
        panel.y = barAxis(0, 2, place.height * size_.heightPx, size_.fontPx);
        if (!result_) {
            panel.title = say("Time of f and of f with f′, relative to ReLU's f");
            panel.labels.push_back({{(count - 1) / 2, 1}, say("being measured"), {Role::MutedText, 0, 1}});
            return panel;
        }
        const std::size_t last = result_->last();
        const std::string numbers = say("{} numbers ({})", result_->sizes[last].elements, page_.number);
        panel.title = titleWithRoom({say("Time of f and of f with f′ at {}, relative to ReLU's f", numbers),
                                     say("Time at {}, relative to ReLU's f", numbers),
                                     say("Time relative to ReLU's f")},
                                    widthPx, size_.fontPx);
        const double unit = result_->relu(last).value.median;
        const CostPair copy = result_->copy(last);
        double high = std::max({1.0, copy.value.median / unit, copy.both.median / unit});
        for (const ShownCost& row : rows_)
            high = std::max({high, result_->of(row.index, last).both.high / unit,
                             result_->of(row.index, last).value.high / unit});
        high = std::isfinite(high) ? high : 1;
        panel.y =
            linearAxis(0, (page_.legend ? 1.4 : 1.12) * high, say("times ReLU's f"),
                       std::max(2, static_cast<int>(place.height * size_.heightPx / (5 * size_.fontPx))));
        panel.x.label = machineText(widthPx);
        for (std::size_t i = 0; i < rows_.size(); ++i)
            addBars(panel, i, unit, widthPx / count);
        addRoof(panel, copy.value.median / unit, Dash::Solid, say("a copy of the bytes of f"));
        addRoof(panel, copy.both.median / unit, Dash::Dashed, say("a copy of the bytes of f with f′"));
        panel.legend.visible = page_.legend;
        panel.legend.note = say("strong f, pale f with f′, ticks: quartiles");
        panel.legend.place = freeCorner(panel);
        return panel;
    }

    void addBars(Panel& panel, std::size_t position, double unit, double roomPx) const {
        const ShownCost& row = rows_[position];
        const CostPair cost = result_->of(row.index, result_->last());
        const auto middle = static_cast<double>(position);
        const std::string& plain = row.name;
        panel.x.ticks.push_back(
            {middle, titleWithRoom({plain, plain.substr(0, plain.find(" ("))}, roomPx, size_.fontPx)});
        const auto add = [&](const Cost& shown, double at, double fill, const std::string& what) {
            if (!std::isfinite(shown.median))
                return;
            const double top = shown.median / unit;
            panel.bars.push_back(
                {at, 0.34, 0, top, row.paint, fill, false, readableNumber(top, 2) + "×",
                 fmt::format("{}, {}: {} ns", row.name, what, readableNumber(shown.median, 3))});
            panel.lines.push_back({{{at, shown.low / unit}, {at, shown.high / unit}},
                                   {Role::Text, 0, 0.8},
                                   Dash::Solid,
                                   1.4,
                                   say("{}, {}: quartiles", row.name, what)});
        };
        add(cost.value, middle - 0.19, 0.9, "f");
        add(cost.both, middle + 0.19, 0.35, say("f with f′"));
    }

    /// What memory alone would take.
    void addRoof(Panel& panel, double at, Dash dash, const std::string& words) const {
        if (!std::isfinite(at))
            return;
        const Paint paint{Role::MutedText, 0, 1};
        panel.lines.push_back({{{panel.x.minimum, at}, {panel.x.maximum, at}}, paint, dash, 1.2, words});
        panel.legend.entries.push_back({words, paint, dash});
    }

    std::vector<Point> pointsOf(std::size_t pair, Cost CostPair::*which) const {
        std::vector<Point> points;
        for (std::size_t i = 0; i < result_->sizes.size(); ++i) {
            const CostPair cost = pair == 0 ? result_->copy(i) : result_->of(pair - 1, i);
            if (const double ns = (cost.*which).median; ns > 0)
                points.push_back({static_cast<double>(result_->sizes[i].elements), ns});
        }
        return points;
    }

    Panel sizesPanel(const PanelPlace& place) const {
        Panel panel = panelAt("sizes", place);
        panel.zeroLines = false;
        panel.title =
            titleWithRoom({say("Time of an element against their number"), say("Time of an element")},
                          place.width * size_.widthPx, size_.fontPx);
        const double most = std::max(10, page_.n);
        panel.x = {0.8, 1.3 * most,
                   titleWithRoom({say("n · solid f, dashed f with f′, dotted a copy"), "n"},
                                 place.width * size_.widthPx, size_.fontPx),
                   decades(0.8, 1.3 * most), true};
        double low = 0.1;
        double high = 10;
        if (result_) {
            for (const ShownCost& row : rows_) {
                addSizes(panel, row.index + 1, &CostPair::both, row.paint, Dash::Dashed, 1.2,
                         say("{}, f with f′", row.name));
                addSizes(panel, row.index + 1, &CostPair::value, row.paint, Dash::Solid, 2, row.name + ", f");
            }
            addSizes(panel, 0, &CostPair::value, {Role::MutedText, 0, 1}, Dash::Dotted, 1.4,
                     say("a copy of the bytes of f"));
            low = infinity;
            high = 0;
            for (const Line& line : panel.lines)
                for (const Point& point : line.points) {
                    low = std::min(low, point.y);
                    high = std::max(high, point.y);
                }
            if (!(low < high)) {
                low = 0.1;
                high = 10;
            }
        }
        panel.y = {low / 1.5, high * 1.5, say("ns an element"), decades(low / 1.5, high * 1.5), true};
        return panel;
    }

    void addSizes(Panel& panel, std::size_t pair, Cost CostPair::*which, const Paint& paint, Dash dash,
                  double width, std::string name) const {
        std::vector<Point> points = pointsOf(pair, which);
        if (!points.empty())
            panel.lines.push_back({std::move(points), paint, dash, width, std::move(name)});
    }

    void addTables(Figure& figure) const {
        const auto add = [&](const std::string& name, auto costAt) {
            DataBlock block{
                name, {"n", "f", "f_low", "f_high", "both", "both_low", "both_high"}, {}, "ns of"};
            block.values.resize(7);
            for (std::size_t i = 0; i < result_->sizes.size(); ++i) {
                const CostPair cost = costAt(i);
                const double row[]{static_cast<double>(result_->sizes[i].elements),
                                   cost.value.median,
                                   cost.value.low,
                                   cost.value.high,
                                   cost.both.median,
                                   cost.both.low,
                                   cost.both.high};
                for (std::size_t k = 0; k < 7; ++k)
                    block.values[k].push_back(row[k]);
            }
            figure.data.push_back(std::move(block));
        };
        for (const ShownCost& row : rows_)
            add(row.name, [&](std::size_t size) { return result_->of(row.index, size); });
        add("ReLU, for comparison", [&](std::size_t size) { return result_->relu(size); });
        add("copy", [&](std::size_t size) { return result_->copy(size); });
    }

    const CostPage& page_;
    const CostResult* result_;
    PlotSize size_;
    std::vector<ShownCost> rows_;
};

} // namespace

Figure drawCost(const CostPage& page, const CostResult* result, const PlotSize& size, bool withData) {
    return CostDrawing(page, result, size).figure(withData);
}

void drawCostReadOut(const CostPage& page, const CostResult*, const PlotSize&, Figure& figure) {
    if (page.pointed)
        addLineReadOut(figure, page.pointed->panel, page.pointed->at, ReadAt::Points);
}

} // namespace actiscope
