// The Zig-zag page as it is drawn, without a window.
#include "core/document/document.h"
#include "core/pages/zigzag/result.h"
#include "tests/core/figure/line_named.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

namespace actiscope {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr PlotSize bowlSize{1000, 700, 12};

Document inZigzag() {
    Document document;
    document.page = "zigzag";
    return document;
}

Figure drawnBowls(const Document& document) {
    return draw(document, *wholeResult(document), bowlSize, true);
}

TEST(ZigzagPage, HasABowlForEachActivationAndAChart) {
    const Figure figure = drawnBowls(inZigzag());
    ASSERT_EQ(figure.panels.size(), 4U);
    EXPECT_EQ(findPanel(figure, "weights.0")->title, "Sigmoid: κ = 12.5");
    EXPECT_EQ(findPanel(figure, "weights.2")->title, "ReLU: κ = 1.93");
    const Line* full = lineNamed(*findPanel(figure, "weights.0"), "Sigmoid, full batch");
    ASSERT_NE(full, nullptr);
    EXPECT_EQ(full->points.size(), 101U);
    EXPECT_EQ(full->points.front(), (Point{-1.8, 1.2}));
    EXPECT_NE(lineNamed(*findPanel(figure, "distance"), "Sigmoid, best plain descent"), nullptr);
    ASSERT_EQ(figure.data.size(), 6U) << "two paths of each";
    EXPECT_EQ(figure.data[0].columns, (std::vector<std::string>{"step", "w1", "w2", "bias", "distance"}));
    EXPECT_EQ(figure.data[0].values[0].size(), 101U);
}

TEST(ZigzagPage, HasAChartBelowEightBowlsToo) {
    Document document = inZigzag();
    const ActivationRow row = document.zigzag->activations.front();
    document.zigzag->activations.resize(mostZigzag, row);
    for (const PlotSize& size : {PlotSize{1440, 900, 12}, PlotSize{1000, 700, 12}, PlotSize{800, 600, 12}}) {
        const Figure figure = draw(document, nullptr, size);
        EXPECT_EQ(figure.panels.size(), mostZigzag + 1) << size.widthPx;
        const Panel* chart = findPanel(figure, "distance");
        ASSERT_NE(chart, nullptr) << size.widthPx;
        EXPECT_GE(chart->place.height * size.heightPx, 12 * size.fontPx) << size.widthPx;
    }
}

TEST(ZigzagPage, ShadesTheQuadrantsOfInputsThatAreNeverNegative) {
    const Figure figure = drawnBowls(inZigzag());
    EXPECT_EQ(findPanel(figure, "weights.0")->areas.size(), 2U);
    EXPECT_THAT(findPanel(figure, "weights.1")->areas, IsEmpty());
    EXPECT_EQ(findPanel(figure, "weights.2")->areas.size(), 2U);
}

TEST(ZigzagPage, APlayheadShowsThePathThatFar) {
    Document document = inZigzag();
    document.zigzag->playhead = 7;
    const Figure figure = drawnBowls(document);
    EXPECT_EQ(lineNamed(*findPanel(figure, "weights.0"), "Sigmoid, full batch")->points.size(), 8U);
    EXPECT_EQ(lineNamed(*findPanel(figure, "distance"), "step shown")->points[0].x, 7);
    EXPECT_EQ(figure.data[0].values[0].size(), 101U) << "tables hold all";
    const Page& page = *findPage("zigzag");
    Document end = document;
    end.zigzag->playhead = -1;
    EXPECT_EQ(page.key(document), page.key(end)) << "moving the playhead does not start anew";
}

TEST(ZigzagPage, SaysWhenAndWhyItDiverged) {
    Document document = inZigzag();
    document.zigzag->rate = 5;
    const auto items = findPage("zigzag")->status(document, *wholeResult(document));
    EXPECT_THAT(items[0].text, HasSubstr("Sigmoid: diverged at step "));
    EXPECT_THAT(items[0].text, HasSubstr(": learning rate above 3.68, the largest that converges here"));
    const Figure figure = drawnBowls(document);
    bool said = false;
    for (const Label& label : findPanel(figure, "weights.0")->labels)
        said = said || label.text.starts_with("diverged at step ");
    EXPECT_TRUE(said);
}

TEST(ZigzagPage, OneSentenceStandsAtTheTopOfTheChart) {
    Document document = inZigzag();
    document.zigzag->rate = 1e4;
    const auto sentences = [&] { return findPanel(drawnBowls(document), "distance")->labels; };
    ASSERT_EQ(sentences().size(), 1U) << "others would be printed over it";
    EXPECT_THAT(sentences()[0].text, HasSubstr("Sigmoid diverged at step "));
    document.zigzag->selected = 2;
    ASSERT_EQ(sentences().size(), 1U);
    EXPECT_THAT(sentences()[0].text, HasSubstr("ReLU diverged at step "));
    document.zigzag->rate = 0.1;
    ASSERT_EQ(sentences().size(), 1U);
    EXPECT_THAT(sentences()[0].text, HasSubstr("A full batch frees"));
}

TEST(ZigzagPage, TheWordsOfAStepStayInsideTheirBowl) {
    Document document = inZigzag();
    const Records& records = findPage("zigzag")->records.front();
    records.clear(document);
    records.add(document, makeRow(findOrMakeActivation("relu"), 0));
    const Snapshot result = *wholeResult(document);
    const auto words = [&](const PlotSize& size) {
        const Figure figure = draw(document, result, size);
        std::string all;
        for (const Label& label : findPanel(figure, "weights.0")->labels)
            all += label.text;
        return all;
    };
    EXPECT_EQ(words({1600, 900, 12}), "one sample can only step into the shaded quadrants");
    EXPECT_EQ(words({673, 416, 12}), "one sample steps into the shade") << "wide, but the bowl is a square";
    EXPECT_EQ(words({200, 150, 12}), "");
}

TEST(ZigzagPage, SaysWhereAMinimumOutOfReachIs) {
    Document document = inZigzag();
    document.zigzag->reach = 0.001;
    const Figure figure = drawnBowls(document);
    const Panel& bowl = *findPanel(figure, "weights.0");
    for (const Marker& marker : bowl.markers)
        EXPECT_LE(std::fabs(marker.at.x), 0.001);
    EXPECT_TRUE(std::any_of(bowl.labels.begin(), bowl.labels.end(),
                            [](const Label& label) { return label.text == "minimum at (0.6, −0.5)"; }));
}

TEST(ZigzagPage, OptimalIsEachActivationsOwnRate) {
    Document document = inZigzag();
    document.zigzag->rate = 0;
    const auto result = snapshotAs<ZigzagResult>(*wholeResult(document));
    ASSERT_EQ(result->lanes.size(), 3U);
    EXPECT_NEAR(result->lanes[0].rule.rate, 3.40855984, 1e-8);
    EXPECT_NEAR(result->lanes[2].rule.rate, 2, 1e-12);
}

TEST(ZigzagPage, HandlesMoveStartMinimumAndPlayhead) {
    ZigzagPage page = defaultZigzagPage();
    EXPECT_EQ(moveZigzagHandle(page, {"weights.1", "start.1", {0.5, 99}}), "Move the start");
    EXPECT_EQ(page.start, (std::vector<double>{0.5, 2.4}));
    EXPECT_EQ(moveZigzagHandle(page, {"weights.0", "minimum.0", {-1, -2}}), "Move the minimum");
    EXPECT_EQ(page.minimum, (std::vector<double>{-1, -2}));
    EXPECT_EQ(moveZigzagHandle(page, {"distance", "playhead", {41.6, 0}}), "Change the step shown");
    EXPECT_EQ(page.playhead, 42);
    EXPECT_EQ(moveZigzagHandle(page, {"distance", "playhead", {1e9, 0}}), "Change the step shown");
    EXPECT_EQ(page.playhead, 100);
}

TEST(ZigzagPage, DrawsSomethingWithoutAResultOrActivations) {
    Document document = inZigzag();
    const Figure waiting = draw(document, nullptr, bowlSize);
    EXPECT_EQ(waiting.panels.size(), 4U);
    findPage("zigzag")->records.front().clear(document);
    const Figure none = draw(document, nullptr, bowlSize);
    ASSERT_EQ(none.panels.size(), 1U);
    EXPECT_EQ(none.panels[0].labels.back().text, "no activation to show");
}

TEST(ZigzagPage, KeepsTheLaneOfBeforeWhileAParameterMoves) {
    Document document = inZigzag();
    const auto result = *wholeResult(document);
    document.zigzag->rate = 0.6;
    EXPECT_NE(laneOf(snapshotAs<ZigzagResult>(result).get(),
                     settingOf(*document.zigzag, document.zigzag->activations[0])),
              nullptr);
}

} // namespace
} // namespace actiscope
