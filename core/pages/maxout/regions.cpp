// The panels of two inputs: regions of the largest piece with level lines, weights and offsets.
#include "core/fields/readable_number.h"
#include "core/figure/bar_axis.h"
#include "core/figure/ticks.h"
#include "core/pages/maxout/panels.h"
#include "core/text/say.h"
#include "core/vectors/maxout_plane.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

constexpr double barWidth = 0.62;

/// "piece 3", or "3" where the words would be wider than the region.
std::string regionName(const Polygon& region, std::size_t i, double viewWidth) {
    const auto [left, right] = std::minmax_element(
        region.begin(), region.end(), [](const PlanePoint& a, const PlanePoint& b) { return a.x1 < b.x1; });
    constexpr double words = 0.2; // of the width of the view
    return right->x1 - left->x1 > words * viewWidth ? say("piece {}", i + 1) : std::to_string(i + 1);
}

/// Level lines of a region, every `step`.
void addLevels(Panel& panel, const Polygon& region, const PlanePiece& piece, double step, std::size_t index) {
    double low = piece.at(region[0].x1, region[0].x2);
    double high = low;
    for (const PlanePoint& p : region) {
        low = std::min(low, piece.at(p.x1, p.x2));
        high = std::max(high, piece.at(p.x1, p.x2));
    }
    for (double level = std::ceil(low / step) * step; level <= high; level += step) {
        const Polygon ends = levelIn(region, piece, level);
        if (ends.empty())
            continue;
        panel.lines.push_back({{{ends[0].x1, ends[0].x2}, {ends[1].x1, ends[1].x2}},
                               paintOf(index, std::fabs(level) < step / 2 ? 1 : 0.6),
                               Dash::Solid,
                               std::fabs(level) < step / 2 ? 2.0 : 1.0,
                               say("level {}", readableNumber(std::fabs(level) < step / 2 ? 0 : level)),
                               Layer::Data});
    }
}

} // namespace

std::vector<PlanePiece> planesOf(const MaxoutPage& page) {
    std::vector<PlanePiece> planes;
    for (std::size_t i = 0; i < page.w1.size(); ++i)
        planes.push_back({page.w1[i], page.w2[i], page.c[i]});
    return planes;
}

Panel regionsPanel(const MaxoutPage& page, const PanelPlace& place, const PlotSize& size) {
    Panel panel;
    panel.id = "regions";
    panel.place = place;
    panel.grid = false;
    panel.legend.visible = false;
    panel.x = linearAxis(page.xMinimum, page.xMaximum, "x₁", 7);
    panel.y = linearAxis(page.yMinimum, page.yMaximum, "x₂", 7);
    const auto planes = planesOf(page);
    const Box box{page.xMinimum, page.xMaximum, page.yMinimum, page.yMaximum};
    std::vector<Polygon> regions;
    double largest = 0;
    for (std::size_t i = 0; i < planes.size(); ++i) {
        regions.push_back(activeRegion(planes, i, box));
        for (const PlanePoint& p : regions.back())
            largest = std::max(largest, std::fabs(planes[i].at(p.x1, p.x2)));
    }
    const double step =
        std::isfinite(largest) && largest > 0 ? std::exp2(std::round(std::log2(largest / 10))) : 1;
    for (std::size_t i = 0; i < planes.size(); ++i) {
        if (regions[i].empty())
            continue;
        Area area;
        for (const PlanePoint& p : regions[i])
            area.corners.push_back({p.x1, p.x2});
        area.fill = paintOf(i, 0.16);
        area.edge = {Role::Text, 0, 0.8};
        area.edgeWidth = 1.6;
        area.name = say("region of piece {}", i + 1);
        panel.areas.push_back(std::move(area));
        addLevels(panel, regions[i], planes[i], step, i);
        const PlanePoint middle = middleOf(regions[i]);
        panel.labels.push_back({{middle.x1, middle.x2},
                                isNarrow(size) ? std::to_string(i + 1)
                                               : regionName(regions[i], i, page.xMaximum - page.xMinimum),
                                paintOf(i),
                                TextAlign::Centre,
                                TextSide::Middle,
                                true,
                                Layer::Data});
    }
    const std::string kind = page.w1.size() == 1 ? say("Maxout of one plane: linear")
                                                 : say("Maxout: the largest of {} planes", page.w1.size());
    panel.title = titleWithRoom({say("{}, level lines every {}, 0 strong", kind, readableNumber(step)), kind},
                                place.width * size.widthPx, size.fontPx);
    return panel;
}

Panel weightsPanel(const MaxoutPage& page, const PanelPlace& place, const PlotSize& size) {
    Panel panel =
        stillPanel("weights", {say("Weights (w₁, w₂) of the pieces"), say("Weights (w₁, w₂)")}, place, size);
    panel.hint = say("drag a ring");
    panel.equalAspect = true;
    double reach = 1;
    for (const auto* weights : {&page.w1, &page.w2})
        for (const double w : *weights)
            reach = std::max(reach, std::fabs(w));
    reach = 1.25 * std::exp2(std::ceil(std::log2(reach)));
    panel.x = linearAxis(-reach, reach, "w₁", 3);
    panel.y = linearAxis(-reach, reach, "w₂", 3);
    const auto redundant = redundantPlanes(planesOf(page));
    for (std::size_t i = 0; i < page.w1.size(); ++i) {
        const Point at{page.w1[i], page.w2[i]};
        panel.lines.push_back({{{0, 0}, at},
                               paintOf(i, redundant[i] ? 0.6 : 1),
                               redundant[i] ? Dash::Dashed : Dash::Solid,
                               redundant[i] ? 1.5 : 2,
                               redundant[i] ? say("weights of piece {}, never active", i + 1)
                                            : say("weights of piece {}", i + 1),
                               Layer::Data});
        panel.markers.push_back({at, MarkerShape::FilledDot, paintOf(i), Layer::Data, 1});
        // Away from the line to it.
        panel.labels.push_back({at, std::to_string(i + 1), paintOf(i), TextAlign::Centre,
                                at.y < 0 ? TextSide::Below : TextSide::Above, true, Layer::Data});
        panel.handles.push_back({fmt::format("weight.{}", i), say("weights of piece {}", i + 1), at,
                                 paintOf(i), true, true, reach / 50, reach / 50, 0});
    }
    return panel;
}

Panel offsetsPanel(const MaxoutPage& page, const PanelPlace& place, const PlotSize& size) {
    Panel panel = stillPanel("offsets", {say("Offsets b of the pieces"), say("Offsets b")}, place, size);
    panel.hint = say("drag a bar");
    panel.grid = false;
    panel.yTicks = false;
    const std::size_t count = page.c.size();
    panel.x = {0.4, static_cast<double>(count) + 0.6, say("piece"), {}};
    const auto [least, most] = std::minmax_element(page.c.begin(), page.c.end());
    const double low = -niceAbove(-*least);
    const double above = niceAbove(*most);
    const double high = low == 0 && above == 0 ? 1 : above;
    const double keyStep = std::pow(10, std::round(std::log10(std::max(high, -low) / 30)));
    // Up to here a bar has room for its number.
    const bool numbers = place.width * size.widthPx / static_cast<double>(count) > 3.6 * size.fontPx;
    const auto redundant = redundantPlanes(planesOf(page));
    const bool all = std::count(redundant.begin(), redundant.end(), true) == 0;
    const double heightPx = place.height * size.heightPx - (all ? 0 : 2 * size.fontPx);
    panel.y = barAxis(low, high, heightPx, size.fontPx);
    std::string never;
    for (std::size_t i = 0; i < count; ++i) {
        const double x = static_cast<double>(i) + 1;
        const std::string number = shortNumber(page.c[i], 2);
        panel.x.ticks.push_back({x, std::to_string(i + 1)});
        panel.bars.push_back({x, barWidth, 0, page.c[i], paintOf(i), redundant[i] ? 0.08 : 0.27, true,
                              numbers ? number : std::string(),
                              redundant[i] ? say("piece {}, offset {}, never active", i + 1, number)
                                           : say("piece {}, offset {}", i + 1, number)});
        panel.handles.push_back({fmt::format("plane.{}", i),
                                 say("offset of piece {}", i + 1),
                                 {x, page.c[i]},
                                 paintOf(i),
                                 false,
                                 true,
                                 0,
                                 keyStep,
                                 barWidth / 2});
        if (redundant[i])
            never += fmt::format("{}{}", never.empty() ? "" : ", ", i + 1);
    }
    if (!never.empty()) {
        panel.y.maximum += 0.14 * (panel.y.maximum - panel.y.minimum);
        panel.labels.push_back({{panel.x.maximum, panel.y.maximum},
                                say("never active: {}", never),
                                {Role::Text, 0, 1},
                                TextAlign::Right,
                                TextSide::Below,
                                true,
                                Layer::Data});
    }
    return panel;
}

} // namespace actiscope
