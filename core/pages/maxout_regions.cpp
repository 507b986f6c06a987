// The panels of two inputs: regions of the largest piece with level lines, and the weights.
#include "core/fields/readable_number.h"
#include "core/pages/maxout_panels.h"
#include "core/vectors/maxout_plane.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

Paint paintOf(std::size_t piece, double opacity = 1) {
    return {Role::Curve, static_cast<int>(piece), opacity};
}

std::vector<PlanePiece> planesOf(const MaxoutPage& page) {
    std::vector<PlanePiece> planes;
    for (std::size_t i = 0; i < page.w1.size(); ++i)
        planes.push_back({page.w1[i], page.w2[i], page.c[i]});
    return planes;
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
                               "level " + readableNumber(std::fabs(level) < step / 2 ? 0 : level),
                               Layer::Data});
    }
}

} // namespace

Panel regionsPanel(const MaxoutPage& page, const PanelPlace& place) {
    Panel panel;
    panel.id = "regions";
    panel.title = fmt::format("Maxout of two inputs: the largest of {} planes", page.w1.size());
    panel.place = place;
    panel.grid = false;
    panel.legend.visible = false;
    panel.x = axisOf(page.xMinimum, page.xMaximum, "x₁", 7);
    panel.y = axisOf(page.yMinimum, page.yMaximum, "x₂", 7);
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
        area.name = fmt::format("region of piece {}", i + 1);
        panel.areas.push_back(std::move(area));
        addLevels(panel, regions[i], planes[i], step, i);
        const PlanePoint middle = middleOf(regions[i]);
        panel.labels.push_back({{middle.x1, middle.x2},
                                fmt::format("piece {}", i + 1),
                                paintOf(i),
                                TextAlign::Centre,
                                TextSide::Middle,
                                true,
                                Layer::Data});
    }
    panel.labels.push_back({{page.xMaximum, page.yMinimum},
                            fmt::format("level lines every {}, 0 strong ", readableNumber(step)),
                            {Role::MutedText, 0, 1},
                            TextAlign::Right,
                            TextSide::Above,
                            false,
                            Layer::Data});
    return panel;
}

Panel weightsPanel(const MaxoutPage& page, const PanelPlace& place) {
    Panel panel;
    panel.id = "weights";
    panel.title = "Weights (w₁, w₂) of the pieces";
    panel.hint = "drag a ring";
    panel.place = place;
    panel.movable = false;
    panel.equalAspect = true;
    panel.legend.visible = false;
    double reach = 1;
    for (const auto* weights : {&page.w1, &page.w2})
        for (const double w : *weights)
            reach = std::max(reach, std::fabs(w));
    reach = 1.25 * std::exp2(std::ceil(std::log2(reach)));
    panel.x = axisOf(-reach, reach, "w₁", 5);
    panel.y = axisOf(-reach, reach, "w₂", 5);
    for (std::size_t i = 0; i < page.w1.size(); ++i) {
        const Point at{page.w1[i], page.w2[i]};
        panel.lines.push_back({{{0, 0}, at},
                               paintOf(i),
                               Dash::Solid,
                               2,
                               fmt::format("weights of piece {}", i + 1),
                               Layer::Data});
        panel.markers.push_back({at, MarkerShape::FilledDot, paintOf(i), Layer::Data, 1});
        panel.labels.push_back(
            {at, std::to_string(i + 1), paintOf(i), TextAlign::Centre, TextSide::Above, true, Layer::Data});
        panel.handles.push_back({fmt::format("weight.{}", i), fmt::format("weights of piece {}", i + 1), at,
                                 paintOf(i), true, true, reach / 50, reach / 50, 0});
    }
    return panel;
}

} // namespace actiscope
