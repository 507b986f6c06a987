// What a panel's lines are worth at the pointer, and where the pages of experiments have it.
#include "core/document/document.h"
#include "core/figure/line_read_out.h"
#include "core/numerics/constants.h"
#include "core/pages/cost/state.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace actiscope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Line readLine(std::vector<Point> points, std::string name, double width = 2) {
    return {std::move(points), {Role::Curve, 0, 1}, Dash::Solid, width, std::move(name)};
}

Figure readFigure() {
    Panel panel;
    panel.id = "plot";
    panel.x = {0, 10, "step · solid f", {}};
    panel.y = {-1, 1, "", {}};
    panel.lines = {readLine({{0, 0}, {10, 1}}, "rising"),
                   readLine({{0, 0.5}, {4, 0.5}, {nan, nan}, {6, 0.25}, {10, 0.25}}, "broken"),
                   readLine({{5, -1}, {5, 1}}, "upright"), readLine({{0, 0}, {10, 0}}, "helper", 1)};
    Figure figure;
    figure.panels.push_back(panel);
    return figure;
}

std::vector<std::string> readAt(Figure figure, const Point& at, ReadAt where = ReadAt::Anywhere) {
    addLineReadOut(figure, "plot", at, where);
    const auto& callouts = figure.panels.front().callouts;
    return callouts.empty() ? std::vector<std::string>() : callouts.front().lines;
}

TEST(LineReadOut, SaysEachLineAndMarksTheNearest) {
    EXPECT_THAT(readAt(readFigure(), {2.5, 0.3}), ElementsAre("step = 2.5", "▸ rising: 0.25", "broken: 0.5"));
    EXPECT_THAT(readAt(readFigure(), {2.5, 0.6}), ElementsAre("step = 2.5", "rising: 0.25", "▸ broken: 0.5"));
}

TEST(LineReadOut, ReadsNothingInAGapOrBesideTheView) {
    EXPECT_THAT(readAt(readFigure(), {5.5, 0}), ElementsAre("step = 5.5", "rising: 0.55"));
    EXPECT_THAT(readAt(readFigure(), {11, 0}), IsEmpty());
    Figure still = readFigure();
    still.panels.front().movable = false;
    EXPECT_THAT(readAt(still, {2.5, 0}), IsEmpty());
    still.panels.front().pointable = true;
    EXPECT_EQ(readAt(still, {2.5, 0}).size(), 3U);
}

TEST(LineReadOut, StandsAtTheNearestPointWhereOnlyPointsCount) {
    Figure figure = readFigure();
    figure.panels.front().lines = {readLine({{1, 0.1}, {2, 0.2}, {3, 0.3}}, "steps")};
    EXPECT_THAT(readAt(figure, {2.4, 0}, ReadAt::Points), ElementsAre("step = 2", "steps: 0.2"));
}

TEST(LineReadOut, FollowsLogarithmicAxesAsTheyAreDrawn) {
    Figure figure = readFigure();
    Panel& panel = figure.panels.front();
    panel.x = {1, 100, "n", {}, true};
    panel.y = {0.001, 1, "", {}, true};
    panel.lines = {readLine({{1, 0.001}, {100, 0.1}}, "power")};
    EXPECT_THAT(readAt(figure, {10, 0.1}), ElementsAre("n = 10", "power: 0.01"));
}

TEST(LineReadOut, IsOnTheCursorLayerAlone) {
    Figure figure = readFigure();
    const Panel before = figure.panels.front();
    addLineReadOut(figure, "plot", {2.5, 0.3}, ReadAt::Anywhere);
    Panel after = figure.panels.front();
    EXPECT_EQ(after.markers.size(), 2U);
    std::erase_if(after.lines, [](const Line& line) { return line.layer == Layer::Cursor; });
    std::erase_if(after.markers, [](const Marker& marker) { return marker.layer == Layer::Cursor; });
    std::erase_if(after.callouts, [](const Callout& callout) { return callout.layer == Layer::Cursor; });
    EXPECT_EQ(after, before);
}

TEST(LineReadOut, OfManyLinesSaysTheNearest) {
    Figure figure = readFigure();
    auto& lines = figure.panels.front().lines;
    lines.clear();
    for (int i = 0; i < 30; ++i)
        lines.push_back(readLine({{0, i / 30.0}, {10, i / 30.0}}, "line " + std::to_string(i)));
    const auto said = readAt(figure, {5, 1});
    EXPECT_EQ(said.size(), 13U);
    EXPECT_THAT(said.back(), HasSubstr("▸ line 29"));
}

struct ReadPanel {
    const char* page;
    const char* panel;
    Point at;
    const char* x;
    const char* line;
    std::vector<std::pair<std::string, std::string>> settings = {};
};

class ReadOutOfPage : public testing::TestWithParam<ReadPanel> {};

TEST_P(ReadOutOfPage, SaysWhatIsAtThePointer) {
    const ReadPanel& read = GetParam();
    Document document;
    document.page = read.page;
    for (const auto& [key, value] : read.settings)
        ASSERT_TRUE(setField(document, key, value));
    const Snapshot result = *wholeResult(document);
    findPage(read.page)->hover(document, read.panel, read.at);
    const Figure figure = draw(document, result, {1100, 700, 12});
    const Panel* panel = findPanel(figure, read.panel);
    ASSERT_NE(panel, nullptr);
    ASSERT_EQ(panel->callouts.size(), 1U);
    const auto& lines = panel->callouts.front().lines;
    EXPECT_EQ(lines.front(), read.x);
    EXPECT_THAT(lines, testing::Contains(HasSubstr(read.line)));
    const auto marked = [](const std::string& line) { return line.starts_with("▸"); };
    EXPECT_EQ(std::count_if(lines.begin(), lines.end(), marked), lines.size() > 2 ? 1 : 0);
}

INSTANTIATE_TEST_SUITE_P(
    Experiments, ReadOutOfPage,
    testing::Values(
        ReadPanel{"distribution", "function", {1, 0}, "z = 1", "Tanh, f: 0.76"},
        ReadPanel{"distribution", "input", {0, 0.2}, "z = 0", "z, density: 0.39"},
        ReadPanel{"precision", "value", {1, 0}, "x = 1", ", f: "},
        ReadPanel{"zigzag", "distance", {7.3, 0.1}, "step = 7", "ReLU, full batch: "},
        ReadPanel{"gradient_flow", "variance", {12.2, 1}, "layer = 12", ", variance: "},
        ReadPanel{"neuron", "curve", {1, 0}, "z = 1", ", f: "},
        ReadPanel{"cost", "sizes", {9, 1}, "n = 10", "GELU, f: ", {{"cost.n", "100"}, {"cost.rounds", "3"}}}),
    [](const auto& read) { return std::string(read.param.page) + "_" + read.param.panel; });

TEST(LineReadOut, OfBarsSaysTheOneUnderThePointer) {
    Document document;
    document.page = "cost";
    document.cost->n = 100;
    document.cost->rounds = 3;
    const Snapshot result = *wholeResult(document);
    findPage("cost")->hover(document, "cost", {-0.19, 0.5});
    const Figure figure = draw(document, result, {1100, 700, 12});
    ASSERT_EQ(findPanel(figure, "cost")->callouts.size(), 1U);
    EXPECT_THAT(findPanel(figure, "cost")->callouts[0].lines, ElementsAre(HasSubstr("f: ")));
}

} // namespace
} // namespace actiscope
