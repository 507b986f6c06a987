// Whole networks that are dead from the start, against depth and width.
#include "core/figure/ticks.h"
#include "core/numerics/constants.h"
#include "core/pages/dying/panels.h"
#include "core/text/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

class DeadNetworksDrawing {
public:
    DeadNetworksDrawing(const DyingRoom& room, const DyingResult* result) : room_(room), result_(result) {}

    Figure figure(bool withData) const {
        const bool hasSide = room_.hasSide();
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
    const DeadNetworks* networks() const { return result_ ? result_->networks.get() : nullptr; }

    void addShares(Panel& panel, bool overWidth, int widthOf, const Paint& paint, bool strong) const {
        const DeadNetworks* known = networks();
        if (!known)
            return;
        std::vector<Point> points;
        const int layers = std::min(room_.page.layers, known->layers);
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
                                   say("standard error")});
            panel.markers.push_back({points.back(), MarkerShape::FilledDot, paint, Layer::Data, 0.9});
        }
        const std::string name =
            overWidth ? say("drawn networks") : say("drawn networks of width {}", widthOf);
        panel.lines.push_back({std::move(points), paint, Dash::Solid, strong ? 2.2 : 1.1, name});
    }

    void addBounds(Panel& panel, bool overWidth) const {
        std::vector<Point> upper;
        std::vector<Point> lower;
        for (int i = 1; i <= (overWidth ? mostLayerWidth : room_.page.layers); ++i) {
            const int width = overWidth ? i : room_.page.layerWidth;
            const int layers = overWidth ? room_.page.layers : i;
            upper.push_back({static_cast<double>(i), bornDeadOneInput(width, layers)});
            lower.push_back({static_cast<double>(i), bornDeadLowerBound(width, layers)});
        }
        panel.lines.push_back({std::move(upper), dyingDead, Dash::Dashed, 1.6, say("one input, exactly")});
        panel.lines.push_back({std::move(lower), dyingMuted, Dash::Dotted, 1.6, say("lower bound")});
    }

    Panel depthPanel(const PanelPlace& place) const {
        Panel panel = room_.panel(
            "depth", place,
            {say("A whole ReLU network of width {} is dead from the start", room_.page.layerWidth),
             say("Dead from the start, width {}", room_.page.layerWidth), say("Dead from the start")});
        panel.x = linearAxis(0.7, room_.page.layers + 0.3, say("hidden layers"),
                             std::min(room_.page.layers, room_.ticksAcross(place)));
        std::erase_if(panel.x.ticks, [](const Tick& tick) { return tick.at != std::round(tick.at); });
        panel.y = linearAxis(-0.02, 1.02, say("probability"), std::min(6, room_.ticksUpwards(place)));
        for (int width = 1; width <= 5; ++width)
            if (width != room_.page.layerWidth) {
                addShares(panel, false, width, {Role::MutedText, 0, 0.55}, false);
                if (networks())
                    panel.labels.push_back(
                        {{static_cast<double>(room_.page.layers),
                          networks()->share(width, std::min(room_.page.layers, networks()->layers))},
                         say("width {}", width),
                         dyingMuted,
                         TextAlign::Right,
                         TextSide::Above});
            }
        addBounds(panel, false);
        addShares(panel, false, room_.page.layerWidth, {Role::Curve, 0, 1}, true);
        return panel;
    }

    Panel widthPanel(const PanelPlace& place) const {
        Panel panel = room_.panel(
            "width", place,
            {say("The same against width, {} hidden layers", room_.page.layers), say("Against width")});
        panel.x = linearAxis(0.7, mostLayerWidth + 0.3, say("units a layer"), mostLayerWidth);
        panel.y = linearAxis(-0.02, 1.02, say("probability"), std::min(6, room_.ticksUpwards(place)));
        addBounds(panel, true);
        addShares(panel, true, 0, {Role::Curve, 0, 1}, true);
        panel.legend.visible = room_.page.legend;
        panel.legend.entries = {
            {say("one input, exactly: the most for all"), dyingDead, Dash::Dashed},
            {say("all inputs: {} drawn networks", room_.page.nets), {Role::Curve, 0, 1}, Dash::Solid},
            {say("lower bound (Lu et al. 2019)"), dyingMuted, Dash::Dotted}};
        panel.legend.place = "top-right";
        return panel;
    }

    void addDepthTables(Figure& figure) const {
        for (int width = 1; width <= mostLayerWidth; ++width) {
            DataBlock block{fmt::format("width {}", width),
                            {"hidden_layers", "one_input", "lower_bound", "drawn", "drawn_se"},
                            {{}, {}, {}, {}, {}},
                            "networks of"};
            for (int layers = 1; layers <= room_.page.layers; ++layers) {
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

    const DyingRoom& room_;
    const DyingResult* result_;
};

} // namespace

Figure drawDeadNetworks(const DyingRoom& room, const DyingResult* result, bool withData) {
    return DeadNetworksDrawing(room, result).figure(withData);
}

} // namespace actiscope
