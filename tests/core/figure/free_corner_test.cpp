// The legend stands where it covers least.
#include "core/figure/free_corner.h"

#include <gtest/gtest.h>

namespace actiscope {
namespace {

Panel panelWith(std::vector<Point> points) {
    Panel panel;
    panel.x = {-2, 2, "x", {}};
    panel.y = {-1, 4, "y", {}};
    panel.lines.push_back({std::move(points), {}, Dash::Solid, 2, "line", Layer::Data});
    panel.legend.entries = {{"target", {}, Dash::Solid}, {"other", {}, Dash::Solid}};
    return panel;
}

TEST(FreeCorner, AvoidsWhereTheLinesAre) {
    EXPECT_EQ(freeCorner(panelWith({{-2, 4}, {2, -1}})), "top-right");
    EXPECT_EQ(freeCorner(panelWith({{-2, -1}, {2, 4}})), "top-left");
    EXPECT_EQ(freeCorner(panelWith({{-2, 4}, {0, 0}, {2, 4}})), "bottom-right") << "a valley";
    EXPECT_EQ(freeCorner(panelWith({})), "top-right") << "of equals the first";
}

TEST(FreeCorner, AvoidsMarkersHandlesAndLabels) {
    Panel panel = panelWith({});
    panel.handles.push_back({"h", "handle", {1.8, 3.8}, {}});
    EXPECT_EQ(freeCorner(panel), "top-left");
    panel.markers.push_back({{-1.8, 3.8}, MarkerShape::FilledDot, {}, Layer::Data, 1});
    EXPECT_EQ(freeCorner(panel), "bottom-right");
    panel.labels.push_back({{1.8, -0.8}, "label", {}});
    EXPECT_EQ(freeCorner(panel), "bottom-left");
}

TEST(FreeCorner, StaysWhileThePointerMoves) {
    Panel panel = panelWith({});
    panel.lines.push_back({{{1.8, -1}, {1.8, 4}}, {}, Dash::Solid, 1, "cursor", Layer::Cursor});
    panel.markers.push_back({{1.8, 3.8}, MarkerShape::FilledDot, {}, Layer::Cursor, 1});
    EXPECT_EQ(freeCorner(panel), "top-right");
}

TEST(FreeCorner, MeasuresLogarithmicAxesAsTheyAreDrawn) {
    Panel panel = panelWith({{10, 0.1}, {1000, 0.1}});
    panel.x = {1, 1000, "step", {}, true};
    panel.y = {0.001, 10, "", {}, true};
    panel.lines.push_back({{{1, 9}, {1000, 9}}, {}, Dash::Solid, 2, "top", Layer::Data});
    EXPECT_EQ(freeCorner(panel), "bottom-right");
}

} // namespace
} // namespace actiscope
