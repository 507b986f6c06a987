// The Dying units page as a figure.
#include "core/fields/readable_number.h"
#include "core/figure/free_corner.h"
#include "core/figure/text_room.h"
#include "core/figure/ticks.h"
#include "core/numerics/constants.h"
#include "core/pages/dying/result.h"
#include "core/sampling/clip.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

const Paint mutedUnits{Role::MutedText, 0, 1};
const Paint deadPaint{Role::Diverging, 0, 1, -0.9};

/// The end of an axis for these numbers: 3, or as often twice that as nine tenths of them need.
double reachOfNumbers(std::vector<double> numbers) {
    std::erase_if(numbers, [](double number) { return !std::isfinite(number); });
    if (numbers.empty())
        return 3;
    for (double& number : numbers)
        number = std::fabs(number);
    std::sort(numbers.begin(), numbers.end());
    const double needed = numbers[(numbers.size() - 1) * 9 / 10];
    double reach = 3;
    while (reach < needed && reach < 1e6)
        reach *= 2;
    return reach;
}

class DyingDrawing {
public:
    DyingDrawing(const DyingPage& page, const DyingResult* result, const PlotSize& size)
        : page_(page), result_(result), size_(size), task_(dyingTask(page)) {
        for (const ActivationRow& row : page.activations)
            if (row.visible && (!row_ || static_cast<int>(&row - page.activations.data()) == page.selected))
                row_ = &row;
    }

    Figure units(bool withData) {
        data_ = dyingData(task_);
        findShown();
        const bool hasSide = size_.widthPx / size_.fontPx >= 46;
        const double left = hasSide ? 0.54 : 1;
        Figure figure;
        figure.panels.push_back(planePanel({0, 0, left, hasSide ? 1 : 0.6}));
        if (hasSide) {
            figure.panels.push_back(inputs() == 1 ? fitPanel({left, 0, 1 - left, 0.5})
                                                  : linesPanel({left, 0, 1 - left, 0.5}));
            figure.panels.push_back(deadPanel({left, 0.5, 1 - left, 0.5}));
        } else {
            figure.panels.push_back(deadPanel({0, 0.6, 1, 0.4}));
        }
        if (withData)
            addTables(figure);
        return figure;
    }

    Figure depth(bool withData) const {
        const bool hasSide = size_.widthPx / size_.fontPx >= 46;
        const double left = hasSide ? 0.58 : 1;
        Figure figure;
        figure.panels.push_back(depthPanel({0, 0, left, hasSide ? 1 : 0.55}));
        figure.panels.push_back(
            widthPanel(hasSide ? PanelPlace{left, 0, 1 - left, 1} : PanelPlace{0, 0.55, 1, 0.45}));
        if (withData)
            addDepthTables(figure);
        return figure;
    }

private:
    std::size_t inputs() const { return task_.law.inputs; }

    Panel panelOf(std::string id, const PanelPlace& place, std::initializer_list<std::string> titles) const {
        Panel panel;
        panel.id = std::move(id);
        panel.title = titleWithRoom(titles, place.width * size_.widthPx, size_.fontPx);
        panel.place = place;
        panel.grid = page_.grid;
        panel.legend.visible = false;
        panel.movable = false;
        return panel;
    }
    int ticksAcross(const PanelPlace& place) const {
        return std::max(
            2, static_cast<int>((place.width * size_.widthPx - 5 * size_.fontPx) / (7 * size_.fontPx)));
    }
    int ticksUpwards(const PanelPlace& place) const {
        return std::max(
            2, static_cast<int>((place.height * size_.heightPx - 6 * size_.fontPx) / (4 * size_.fontPx)));
    }
    static void addClipped(Panel& panel, const std::vector<Point>& points, const Paint& paint, Dash dash,
                           double width, std::string name) {
        const ClipBox box{panel.x.minimum, panel.x.maximum, panel.y.minimum, panel.y.maximum};
        std::vector<Point> clipped = clipPolyline(points, box);
        if (!clipped.empty())
            panel.lines.push_back({std::move(clipped), paint, dash, width, std::move(name)});
    }
    Paint rowPaint(const ActivationRow& row) const { return {Role::Curve, row.colour, 1}; }

    /// The units of the shown activation at the shown step, as far as they are known, and which are dead.
    void findShown() {
        const DyingTraining* training = row_ ? trainingOf(result_, page_, *row_, false) : nullptr;
        HiddenUnits speed;
        units_ = training && training->task.law.units == task_.law.units
                     ? unitsAt(*training, shownStep(page_))
                     : drawHiddenUnits(task_.law, static_cast<std::uint64_t>(task_.seed));
        moveByHand(task_, shownStep(page_), units_, speed);
        dead_.assign(units_.units(), false);
        if (!row_)
            return;
        UnitTrainer trainer(data_, *row_->activation, parameterValues(*row_));
        const BatchPass& pass = trainer.pass(units_);
        for (std::size_t u = 0; u < dead_.size(); ++u)
            dead_[u] = !(pass.steepest[u] > page_.threshold);
    }

    /// Where a unit stands in the plane: (w, b), or of two inputs (direction in degrees, b ÷ |w|).
    Point placeOf(std::size_t unit) const {
        if (inputs() == 1)
            return {units_.w[unit], units_.b[unit]};
        const double w1 = units_.w[2 * unit];
        const double w2 = units_.w[2 * unit + 1];
        return {std::atan2(w2, w1) * 180 / std::numbers::pi, units_.b[unit] / std::hypot(w1, w2)};
    }

    /// Every w and b for which all samples are on one flat part of the activation.
    void addDeadRegion(Panel& panel) const {
        if (!row_)
            return;
        Paint fill = deadPaint;
        fill.opacity = 0.12;
        const std::vector<Point> view{{panel.x.minimum, panel.y.minimum},
                                      {panel.x.maximum, panel.y.minimum},
                                      {panel.x.maximum, panel.y.maximum},
                                      {panel.x.minimum, panel.y.maximum}};
        for (const FlatStretch& flat : flatStretches(*row_->activation, parameterValues(*row_))) {
            if (inputs() == 2) {
                addDirections(panel, flat, fill);
                continue;
            }
            std::vector<Point> region = view;
            const auto [low, high] = std::minmax_element(data_.x.begin(), data_.x.end());
            for (const double x : {*low, *high}) {
                if (std::isfinite(flat.to))
                    region = partAbove(region, -x, -1, -flat.to);
                if (std::isfinite(flat.from))
                    region = partAbove(region, x, 1, flat.from);
            }
            if (region.size() > 2)
                panel.areas.push_back({std::move(region), fill, deadPaint, 1.5, "dead for every sample"});
        }
    }

    /// Of two inputs the region does not depend on |w| where the activation is flat below 0.
    void addDirections(Panel& panel, const FlatStretch& flat, const Paint& fill) const {
        if (std::isfinite(flat.from) || flat.to != 0)
            return;
        std::vector<Point> region{{panel.x.maximum, panel.y.minimum}, {panel.x.minimum, panel.y.minimum}};
        for (int degrees = -180; degrees <= 180; degrees += 2) {
            const double angle = degrees * std::numbers::pi / 180;
            double reach = -infinity;
            for (std::size_t s = 0; s < data_.train; ++s)
                reach =
                    std::max(reach, std::cos(angle) * data_.x[2 * s] + std::sin(angle) * data_.x[2 * s + 1]);
            region.push_back(
                {static_cast<double>(degrees), std::clamp(-reach, panel.y.minimum, panel.y.maximum)});
        }
        panel.areas.push_back({std::move(region), fill, deadPaint, 1.5, "dead for every sample"});
    }

    Panel planePanel(const PanelPlace& place) const {
        const std::string step = say("step {}", shownStep(page_));
        const std::string name = row_ ? rowName(*row_) : std::string();
        Panel panel = panelOf("plane", place,
                              {say("Units of {} in the plane of weight and bias, {}", name, step),
                               say("Units of {}, {}", name, step), step});
        panel.hint = "drag one out to revive it";
        std::vector<double> across;
        std::vector<double> upwards;
        for (std::size_t u = 0; u < units_.units(); ++u) {
            across.push_back(placeOf(u).x);
            upwards.push_back(placeOf(u).y);
        }
        const double reachY = reachOfNumbers(upwards);
        if (inputs() == 1) {
            const double reachX = reachOfNumbers(across);
            panel.x = linearAxis(-reachX, reachX, "weight w", ticksAcross(place));
            panel.y = linearAxis(-reachY, reachY, "bias b", ticksUpwards(place));
        } else {
            panel.x = linearAxis(-180, 180, "direction of w", 7);
            panel.x.ticks.clear();
            for (int degrees = -180; degrees <= 180; degrees += 90)
                panel.x.ticks.push_back({static_cast<double>(degrees), readableNumber(degrees) + "°"});
            panel.y = linearAxis(-reachY, reachY, "bias ÷ |w|", ticksUpwards(place));
        }
        addDeadRegion(panel);
        const bool known = !panel.areas.empty();
        for (std::size_t u = 0; row_ && u < units_.units(); ++u) {
            const Point at = placeOf(u);
            if (!(std::fabs(at.x) <= panel.x.maximum && std::fabs(at.y) <= panel.y.maximum))
                continue;
            panel.markers.push_back({at, dead_[u] ? MarkerShape::Cross : MarkerShape::FilledDot,
                                     dead_[u] ? deadPaint : rowPaint(*row_), Layer::Data,
                                     dead_[u] ? 1.3 : 1});
            const double stepX = panel.x.maximum / 60;
            panel.handles.push_back({fmt::format("unit.{}", u), say("unit {}", u + 1), at,
                                     dead_[u] ? deadPaint : rowPaint(*row_), true, true, stepX, reachY / 60});
        }
        if (known)
            panel.labels.push_back({{0, panel.y.minimum},
                                    "dead for every sample: no gradient, no way back",
                                    deadPaint,
                                    TextAlign::Centre,
                                    TextSide::Above});
        else
            panel.labels.push_back(
                {{0, panel.y.minimum},
                 row_ ? "no weight and bias are without a gradient" : "no activation to show",
                 mutedUnits,
                 TextAlign::Centre,
                 TextSide::Above});
        return panel;
    }

    Panel fitPanel(const PanelPlace& place) const {
        Panel panel =
            panelOf("fit", place,
                    {say("The fit of {} units, learning rate {}", page_.units, readableNumber(page_.rate)),
                     say("The fit of {} units", page_.units), "The fit"});
        double low = infinity;
        double high = -infinity;
        for (const double y : data_.y) {
            low = std::min(low, y);
            high = std::max(high, y);
        }
        const double air = 0.45 * (high - low);
        panel.x = linearAxis(-dataReach - 0.2, dataReach + 0.2, "x", ticksAcross(place));
        panel.y = linearAxis(low - air, high + air, "y", ticksUpwards(place));
        for (std::size_t s = 0; s < data_.train; ++s)
            panel.markers.push_back(
                {{data_.x[s], data_.y[s]}, MarkerShape::FilledDot, mutedUnits, Layer::Data, 0.7});
        for (const ActivationRow& row : page_.activations) {
            const DyingTraining* training = row.visible ? trainingOf(result_, page_, row, false) : nullptr;
            if (!training)
                continue;
            const HiddenUnits units = &row == row_ ? units_ : unitsAt(*training, shownStep(page_));
            std::vector<Point> points;
            constexpr int places = 240;
            for (int i = 0; i <= places; ++i) {
                const double x = panel.x.minimum + (panel.x.maximum - panel.x.minimum) * i / places;
                points.push_back({x, outputOf(units, *row.activation, parameterValues(row), {&x, 1})});
            }
            addClipped(panel, points, rowPaint(row), Dash::Solid, &row == row_ ? 2.4 : 1.7,
                       rowName(row) + ", fit");
        }
        return panel;
    }

    Panel linesPanel(const PanelPlace& place) const {
        Panel panel = panelOf("lines", place, {"Samples, and where each unit begins", "Samples and units"});
        panel.equalAspect = true;
        const double reach = dataReach + 0.5;
        panel.x = linearAxis(-reach, reach, "x₁", 5);
        panel.y = linearAxis(-reach, reach, "x₂", 5);
        for (std::size_t u = 0; row_ && u < units_.units(); ++u) {
            const double w1 = units_.w[2 * u];
            const double w2 = units_.w[2 * u + 1];
            const double norm = w1 * w1 + w2 * w2;
            if (!(norm > 0) || !std::isfinite(norm))
                continue;
            const Point foot{-units_.b[u] * w1 / norm, -units_.b[u] * w2 / norm};
            const double along = (4 * reach + std::hypot(foot.x, foot.y)) / std::sqrt(norm);
            addClipped(
                panel,
                {{foot.x - along * w2, foot.y + along * w1}, {foot.x + along * w2, foot.y - along * w1}},
                dead_[u] ? deadPaint : Paint{Role::Curve, row_->colour, 0.6},
                dead_[u] ? Dash::Dotted : Dash::Solid, 1, fmt::format("unit {}, z = 0", u + 1));
        }
        for (std::size_t s = 0; s < data_.train; ++s)
            panel.markers.push_back({{data_.x[2 * s], data_.x[2 * s + 1]},
                                     data_.y[s] > 0 ? MarkerShape::FilledDot : MarkerShape::OpenDot,
                                     {Role::Text, 0, 0.8},
                                     Layer::Data,
                                     0.8});
        return panel;
    }

    Panel deadPanel(const PanelPlace& place) const {
        Panel panel = panelOf("dead", place,
                              {page_.threshold > 0 ? say("Units whose |f′| is nowhere above {}, %",
                                                         readableNumber(page_.threshold))
                                                   : std::string("Dead units, %"),
                               "Dead units, %"});
        panel.hint = "drag the step";
        panel.x = linearAxis(0, page_.steps, "step", ticksAcross(place));
        panel.y = linearAxis(-4, 104, "dead, %", std::min(6, ticksUpwards(place)));
        for (const ActivationRow& row : page_.activations) {
            if (!row.visible)
                continue;
            std::string text = rowName(row);
            if (const DyingTraining* training = trainingOf(result_, page_, row, false)) {
                std::vector<Point> points;
                for (std::size_t t = 0; t < training->dead.size(); ++t)
                    if (t < 2 || t + 1 == training->dead.size() ||
                        training->dead[t] != training->dead[t - 1] ||
                        training->dead[t] != training->dead[t + 1])
                        points.push_back({static_cast<double>(t), 100 * training->dead[t]});
                addClipped(panel, points, rowPaint(row), Dash::Solid, &row == row_ ? 2.4 : 1.8,
                           rowName(row) + ", dead");
                if (training->divergedAt >= 0)
                    text = say("{}: diverged at step {}", rowName(row), training->divergedAt);
            }
            panel.legend.entries.push_back({text, rowPaint(row)});
        }
        const double step = shownStep(page_);
        panel.lines.push_back({{{step, panel.y.minimum}, {step, panel.y.maximum}},
                               mutedUnits,
                               Dash::Dotted,
                               1.2,
                               say("step {}", shownStep(page_))});
        panel.handles.push_back(
            {"playhead", "step shown", {step, 50}, {Role::Text, 0, 1}, true, false, 1, 0});
        panel.legend.visible = page_.legend && !panel.legend.entries.empty();
        panel.legend.place = freeCorner(panel);
        return panel;
    }

    void addTables(Figure& figure) const {
        for (std::size_t i = 0; i < page_.activations.size(); ++i) {
            if (!page_.activations[i].visible)
                continue;
            DataBlock block{rowName(page_.activations[i]), {}, {}, "activation"};
            for (const PageProperty& property : dyingRowProperties(page_, result_, i)) {
                block.columns.push_back(property.id);
                block.values.push_back({std::get<double>(property.number)});
            }
            figure.data.push_back(std::move(block));
        }
        for (const ActivationRow& row : page_.activations) {
            const DyingTraining* training = row.visible ? trainingOf(result_, page_, row) : nullptr;
            if (!training)
                continue;
            DataBlock block{
                rowName(row), {"step", "dead", "loss"}, {{}, training->dead, training->loss}, "training of"};
            for (std::size_t t = 0; t < training->dead.size(); ++t)
                block.values[0].push_back(static_cast<double>(t));
            figure.data.push_back(std::move(block));
        }
        if (!row_)
            return;
        DataBlock block{rowName(*row_), {"unit", "w1", "w2", "b", "dead"}, {{}, {}, {}, {}, {}}, "units of"};
        for (std::size_t u = 0; u < units_.units(); ++u) {
            block.values[0].push_back(static_cast<double>(u));
            block.values[1].push_back(units_.w[inputs() * u]);
            block.values[2].push_back(inputs() == 2 ? units_.w[2 * u + 1] : 0);
            block.values[3].push_back(units_.b[u]);
            block.values[4].push_back(dead_[u] ? 1 : 0);
        }
        figure.data.push_back(std::move(block));
    }

    const DeadNetworks* networks() const { return result_ ? result_->networks.get() : nullptr; }

    void addShares(Panel& panel, bool overWidth, int widthOf, const Paint& paint, bool strong) const {
        const DeadNetworks* known = networks();
        if (!known)
            return;
        std::vector<Point> points;
        const int layers = std::min(page_.layers, known->layers);
        for (int i = 1; i <= (overWidth ? mostLayerWidth : layers); ++i) {
            const int width = overWidth ? i : widthOf;
            const int depthOf = overWidth ? layers : i;
            const double share = known->share(width, depthOf);
            points.push_back({static_cast<double>(i), share});
            if (!strong)
                continue;
            const double error = known->standardError(width, depthOf);
            panel.lines.push_back({{{points.back().x, std::max(0.0, share - error)},
                                    {points.back().x, std::min(1.0, share + error)}},
                                   paint,
                                   Dash::Solid,
                                   1,
                                   "standard error"});
            panel.markers.push_back({points.back(), MarkerShape::FilledDot, paint, Layer::Data, 0.9});
        }
        const std::string name =
            overWidth ? std::string("drawn networks") : say("drawn networks of width {}", widthOf);
        panel.lines.push_back({std::move(points), paint, Dash::Solid, strong ? 2.2 : 1.1, name});
    }

    void addBounds(Panel& panel, bool overWidth) const {
        std::vector<Point> upper;
        std::vector<Point> lower;
        for (int i = 1; i <= (overWidth ? mostLayerWidth : page_.layers); ++i) {
            const int width = overWidth ? i : page_.layerWidth;
            const int layers = overWidth ? page_.layers : i;
            upper.push_back({static_cast<double>(i), bornDeadOneInput(width, layers)});
            lower.push_back({static_cast<double>(i), bornDeadLowerBound(width, layers)});
        }
        panel.lines.push_back({std::move(upper), deadPaint, Dash::Dashed, 1.6, "one input, exactly"});
        panel.lines.push_back({std::move(lower), mutedUnits, Dash::Dotted, 1.6, "lower bound"});
    }

    Panel depthPanel(const PanelPlace& place) const {
        Panel panel =
            panelOf("depth", place,
                    {say("A whole ReLU network of width {} is dead from the start", page_.layerWidth),
                     say("Dead from the start, width {}", page_.layerWidth), "Dead from the start"});
        panel.x =
            linearAxis(0.7, page_.layers + 0.3, "hidden layers", std::min(page_.layers, ticksAcross(place)));
        std::erase_if(panel.x.ticks, [](const Tick& tick) { return tick.at != std::round(tick.at); });
        panel.y = linearAxis(-0.02, 1.02, "probability", std::min(6, ticksUpwards(place)));
        for (int width = 1; width <= 5; ++width)
            if (width != page_.layerWidth) {
                addShares(panel, false, width, {Role::MutedText, 0, 0.55}, false);
                if (networks())
                    panel.labels.push_back(
                        {{static_cast<double>(page_.layers),
                          networks()->share(width, std::min(page_.layers, networks()->layers))},
                         say("width {}", width),
                         mutedUnits,
                         TextAlign::Right,
                         TextSide::Above});
            }
        addBounds(panel, false);
        addShares(panel, false, page_.layerWidth, {Role::Curve, 0, 1}, true);
        return panel;
    }

    Panel widthPanel(const PanelPlace& place) const {
        Panel panel = panelOf(
            "width", place, {say("The same against width, {} hidden layers", page_.layers), "Against width"});
        panel.x = linearAxis(0.7, mostLayerWidth + 0.3, "units a layer", mostLayerWidth);
        panel.y = linearAxis(-0.02, 1.02, "probability", std::min(6, ticksUpwards(place)));
        addBounds(panel, true);
        addShares(panel, true, 0, {Role::Curve, 0, 1}, true);
        panel.legend.visible = page_.legend;
        panel.legend.entries = {
            {"one input, exactly: the most for all", deadPaint, Dash::Dashed},
            {say("all inputs: {} drawn networks", page_.nets), {Role::Curve, 0, 1}, Dash::Solid},
            {"lower bound (Lu et al. 2019)", mutedUnits, Dash::Dotted}};
        panel.legend.place = "top-right";
        return panel;
    }

    void addDepthTables(Figure& figure) const {
        for (int width = 1; width <= mostLayerWidth; ++width) {
            DataBlock block{fmt::format("width {}", width),
                            {"hidden_layers", "one_input", "lower_bound", "drawn", "drawn_se"},
                            {{}, {}, {}, {}, {}},
                            "networks of"};
            for (int layers = 1; layers <= page_.layers; ++layers) {
                const bool known = networks() && layers <= networks()->layers;
                block.values[0].push_back(layers);
                block.values[1].push_back(bornDeadOneInput(width, layers));
                block.values[2].push_back(bornDeadLowerBound(width, layers));
                block.values[3].push_back(known ? networks()->share(width, layers) : nan);
                block.values[4].push_back(known ? networks()->standardError(width, layers) : nan);
            }
            figure.data.push_back(std::move(block));
        }
    }

    const DyingPage& page_;
    const DyingResult* result_;
    PlotSize size_;
    DyingTask task_;
    const ActivationRow* row_ = nullptr; ///< the one whose units are shown
    DataSet data_;
    HiddenUnits units_;
    std::vector<bool> dead_;
};

} // namespace

Figure drawDying(const DyingPage& page, const DyingResult* result, const PlotSize& size, bool withData) {
    const auto drawable = [](double px) { return std::isnan(px) ? 1 : std::clamp(px, 1.0, 1e5); };
    DyingDrawing drawing(page, result,
                         {drawable(size.widthPx), drawable(size.heightPx), drawable(size.fontPx)});
    Figure figure = page.show == "depth" ? drawing.depth(withData) : drawing.units(withData);
    figure.title = page.title;
    return figure;
}

} // namespace actiscope
