// The units of one hidden layer: where they stand, what they compute, and how many are dead.
#include "core/fields/readable_number.h"
#include "core/figure/free_corner.h"
#include "core/figure/ticks.h"
#include "core/numerics/constants.h"
#include "core/pages/dying/panels.h"
#include "core/pages/dying/shown_units.h"
#include "core/pages/task_data.h"
#include "core/sampling/clip.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

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

class UnitsDrawing {
public:
    UnitsDrawing(const DyingRoom& room, const DyingResult* result)
        : room_(room),
          result_(result),
          shown_(room.page, result),
          data_(shown_.data()),
          row_(shown_.row),
          units_(shown_.units),
          dead_(shown_.dead) {}

    Figure figure(bool withData) const {
        const bool hasSide = room_.hasSide();
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

private:
    std::size_t inputs() const { return shown_.inputs(); }
    bool isTable() const { return room_.page.data == "csv"; }
    /// How far the samples of a table reach from their mean, in standard deviations.
    double standardReach(std::size_t input) const {
        double reach = 1;
        for (std::size_t i = input; i < data_.x.size(); i += inputs())
            reach = std::max(reach, std::fabs(data_.x[i]));
        return reach;
    }
    Paint rowPaint(const ActivationRow& row) const { return {Role::Curve, row.colour, 1}; }

    /// Every w and b for which all samples are on one flat part of the activation.
    void addDeadRegion(Panel& panel) const {
        if (!row_)
            return;
        Paint fill = dyingDead;
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
                panel.areas.push_back(
                    {std::move(region), fill, dyingDead, 1.5, say("dead for every sample")});
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
        panel.areas.push_back({std::move(region), fill, dyingDead, 1.5, say("dead for every sample")});
    }

    Panel planePanel(const PanelPlace& place) const {
        const std::string step = say("step {}", shownStep(room_.page));
        const std::string name = row_ ? rowName(*row_) : std::string();
        Panel panel = room_.panel("plane", place,
                                  {say("Units of {} in the plane of weight and bias, {}", name, step),
                                   say("Units of {}, {}", name, step), step});
        panel.hint = say("drag one out to revive it");
        panel.pointable = true;
        std::vector<double> across;
        std::vector<double> upwards;
        for (std::size_t u = 0; u < units_.units(); ++u) {
            across.push_back(shown_.placeOf(u).x);
            upwards.push_back(shown_.placeOf(u).y);
        }
        const double reachY = reachOfNumbers(upwards);
        if (inputs() == 1) {
            const double reachX = reachOfNumbers(across);
            panel.x = linearAxis(-reachX, reachX,
                                 isTable() ? say("weight w of the standardised input") : say("weight w"),
                                 room_.ticksAcross(place));
            panel.y = linearAxis(-reachY, reachY, say("bias b"), room_.ticksUpwards(place));
        } else {
            panel.x = linearAxis(-180, 180, say("direction of w"), 7);
            panel.x.ticks.clear();
            for (int degrees = -180; degrees <= 180; degrees += 90)
                panel.x.ticks.push_back({static_cast<double>(degrees), readableNumber(degrees) + "°"});
            panel.y = linearAxis(-reachY, reachY, say("bias ÷ |w|"), room_.ticksUpwards(place));
        }
        addDeadRegion(panel);
        const bool known = !panel.areas.empty();
        for (std::size_t u = 0; row_ && u < units_.units(); ++u) {
            const Point at = shown_.placeOf(u);
            if (!(std::fabs(at.x) <= panel.x.maximum && std::fabs(at.y) <= panel.y.maximum))
                continue;
            panel.markers.push_back({at, dead_[u] ? MarkerShape::Cross : MarkerShape::FilledDot,
                                     dead_[u] ? dyingDead : rowPaint(*row_), Layer::Data,
                                     dead_[u] ? 1.3 : 1});
            const double stepX = panel.x.maximum / 60;
            panel.handles.push_back({fmt::format("unit.{}", u), say("unit {}", u + 1), at,
                                     dead_[u] ? dyingDead : rowPaint(*row_), true, true, stepX, reachY / 60});
        }
        if (known)
            panel.labels.push_back({{0, panel.y.minimum},
                                    say("dead for every sample: no gradient, no way back"),
                                    dyingDead,
                                    TextAlign::Centre,
                                    TextSide::Above});
        else
            panel.labels.push_back(
                {{0, panel.y.minimum},
                 row_ ? say("no weight and bias are without a gradient") : say("no activation to show"),
                 dyingMuted,
                 TextAlign::Centre,
                 TextSide::Above});
        return panel;
    }

    Panel fitPanel(const PanelPlace& place) const {
        Panel panel = room_.panel(
            "fit", place,
            {say("The fit of {} units, learning rate {}", room_.page.units, readableNumber(room_.page.rate)),
             say("The fit of {} units", room_.page.units), say("The fit")});
        panel.pointable = row_ != nullptr;
        double low = infinity;
        double high = -infinity;
        for (const double y : data_.y) {
            low = std::min(low, y);
            high = std::max(high, y);
        }
        const double air = high > low ? 0.45 * (high - low) : 1;
        const double reach = (isTable() ? standardReach(0) : dataReach) + 0.2;
        panel.x = linearAxis(inOwnUnits(data_, 0, -reach), inOwnUnits(data_, 0, reach), data_.names[0],
                             room_.ticksAcross(place));
        panel.y = linearAxis(low - air, high + air, data_.names[1], room_.ticksUpwards(place));
        for (std::size_t s = 0; s < data_.train; ++s)
            panel.markers.push_back({{inOwnUnits(data_, 0, data_.x[s]), data_.y[s]},
                                     MarkerShape::FilledDot,
                                     dyingMuted,
                                     Layer::Data,
                                     0.7});
        for (const ActivationRow& row : room_.page.activations) {
            const DyingTraining* training =
                row.visible ? trainingOf(result_, room_.page, row, false) : nullptr;
            if (!training)
                continue;
            const HiddenUnits units = &row == row_ ? units_ : unitsAt(*training, shownStep(room_.page));
            std::vector<Point> points;
            constexpr int places = 240;
            for (int i = 0; i <= places; ++i) {
                const double x = std::lerp(-reach, reach, static_cast<double>(i) / places);
                points.push_back({inOwnUnits(data_, 0, x),
                                  outputOf(units, *row.activation, parameterValues(row), {&x, 1})});
            }
            addClippedLine(panel, points, rowPaint(row), Dash::Solid, &row == row_ ? 2.4 : 1.7,
                           say("{}, fit", rowName(row)));
        }
        return panel;
    }

    Panel linesPanel(const PanelPlace& place) const {
        Panel panel = room_.panel("lines", place,
                                  {say("Samples, and where each unit begins"), say("Samples and units")});
        panel.equalAspect = !isTable();
        panel.pointable = row_ != nullptr;
        const double reach = (isTable() ? std::max(standardReach(0), standardReach(1)) : dataReach) + 0.5;
        const auto axis = [&](std::size_t input, const std::string& name) {
            return linearAxis(inOwnUnits(data_, input, -reach), inOwnUnits(data_, input, reach),
                              isTable() ? data_.names[input] : name, 5);
        };
        panel.x = axis(0, "x₁");
        panel.y = axis(1, "x₂");
        const auto placed = [&](double x1, double x2) {
            return Point{inOwnUnits(data_, 0, x1), inOwnUnits(data_, 1, x2)};
        };
        for (std::size_t u = 0; row_ && u < units_.units(); ++u) {
            const double w1 = units_.w[2 * u];
            const double w2 = units_.w[2 * u + 1];
            const double norm = w1 * w1 + w2 * w2;
            if (!(norm > 0) || !std::isfinite(norm))
                continue;
            const Point foot{-units_.b[u] * w1 / norm, -units_.b[u] * w2 / norm};
            const double along = (4 * reach + std::hypot(foot.x, foot.y)) / std::sqrt(norm);
            addClippedLine(panel,
                           {placed(foot.x - along * w2, foot.y + along * w1),
                            placed(foot.x + along * w2, foot.y - along * w1)},
                           dead_[u] ? dyingDead : Paint{Role::Curve, row_->colour, 0.6},
                           dead_[u] ? Dash::Dotted : Dash::Solid, 1, say("unit {}, z = 0", u + 1));
        }
        for (std::size_t s = 0; s < data_.train; ++s)
            panel.markers.push_back({placed(data_.x[2 * s], data_.x[2 * s + 1]),
                                     data_.y[s] > 0 ? MarkerShape::FilledDot : MarkerShape::OpenDot,
                                     {Role::Text, 0, 0.8},
                                     Layer::Data,
                                     0.8});
        return panel;
    }

    Panel deadPanel(const PanelPlace& place) const {
        Panel panel = room_.panel("dead", place,
                                  {room_.page.threshold > 0 ? say("Units whose |f′| is nowhere above {}, %",
                                                                  readableNumber(room_.page.threshold))
                                                            : say("Dead units, %"),
                                   say("Dead units, %")});
        panel.pointable = true;
        panel.hint = say("drag the step");
        panel.x = linearAxis(0, room_.page.steps, say("step"), room_.ticksAcross(place));
        panel.y = linearAxis(-4, 104, say("dead, %"), std::min(6, room_.ticksUpwards(place)));
        for (const ActivationRow& row : room_.page.activations) {
            if (!row.visible)
                continue;
            std::string text = rowName(row);
            if (const DyingTraining* training = trainingOf(result_, room_.page, row, false)) {
                std::vector<Point> points;
                for (std::size_t t = 0; t < training->dead.size(); ++t)
                    if (t < 2 || t + 1 == training->dead.size() ||
                        training->dead[t] != training->dead[t - 1] ||
                        training->dead[t] != training->dead[t + 1])
                        points.push_back({static_cast<double>(t), 100 * training->dead[t]});
                addClippedLine(panel, points, rowPaint(row), Dash::Solid, &row == row_ ? 2.4 : 1.8,
                               say("{}, dead", rowName(row)));
                if (training->divergedAt >= 0)
                    text = say("{}: diverged at step {}", rowName(row), training->divergedAt);
            }
            panel.legend.entries.push_back({text, rowPaint(row)});
        }
        const double step = shownStep(room_.page);
        panel.lines.push_back({{{step, panel.y.minimum}, {step, panel.y.maximum}},
                               dyingMuted,
                               Dash::Dotted,
                               1.2,
                               say("step {}", shownStep(room_.page))});
        panel.handles.push_back(
            {"playhead", say("step shown"), {step, 50}, {Role::Text, 0, 1}, true, false, 1, 0});
        panel.legend.visible = room_.page.legend && !panel.legend.entries.empty();
        panel.legend.place = freeCorner(panel);
        return panel;
    }

    void addTables(Figure& figure) const {
        for (std::size_t i = 0; i < room_.page.activations.size(); ++i) {
            if (!room_.page.activations[i].visible)
                continue;
            DataBlock block{rowName(room_.page.activations[i]), {}, {}, "activation"};
            for (const PageProperty& property : dyingRowProperties(room_.page, result_, i)) {
                block.columns.push_back(property.id);
                block.values.push_back({std::get<double>(property.number)});
            }
            figure.data.push_back(std::move(block));
        }
        for (const ActivationRow& row : room_.page.activations) {
            const DyingTraining* training = row.visible ? trainingOf(result_, room_.page, row) : nullptr;
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
        DataBlock block{rowName(*row_),
                        {"unit", "w1", "w2", "b", "dead", "v", "active_samples", "gradient_w1", "gradient_w2",
                         "gradient_b", "gradient_v"},
                        std::vector<std::vector<double>>(11),
                        "units of"};
        const HiddenUnits& gradient = shown_.gradient;
        for (std::size_t u = 0; u < units_.units(); ++u) {
            block.values[0].push_back(static_cast<double>(u));
            block.values[1].push_back(units_.w[inputs() * u]);
            block.values[2].push_back(inputs() == 2 ? units_.w[2 * u + 1] : 0);
            block.values[3].push_back(units_.b[u]);
            block.values[4].push_back(dead_[u] ? 1 : 0);
            block.values[5].push_back(units_.v[u]);
            block.values[6].push_back(static_cast<double>(shown_.activeOn(u)));
            block.values[7].push_back(gradient.w[inputs() * u]);
            block.values[8].push_back(inputs() == 2 ? gradient.w[2 * u + 1] : 0);
            block.values[9].push_back(gradient.b[u]);
            block.values[10].push_back(gradient.v[u]);
        }
        figure.data.push_back(std::move(block));
    }

    const DyingRoom& room_;
    const DyingResult* result_;
    const ShownUnits shown_;
    // Parts of it.
    const DataSet& data_;
    const ActivationRow* row_;
    const HiddenUnits& units_;
    const std::vector<bool>& dead_;
};

} // namespace

Figure drawDyingUnits(const DyingRoom& room, const DyingResult* result, bool withData) {
    return UnitsDrawing(room, result).figure(withData);
}

} // namespace actiscope
