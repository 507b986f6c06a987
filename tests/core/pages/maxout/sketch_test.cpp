// The target of the Maxout page drawn by hand, as data.
#include "core/numerics/constants.h"
#include "core/pages/maxout/sketch.h"
#include "core/pages/maxout/state.h"

#include "core/document/document.h"
#include "core/document/json.h"
#include "core/pages/maxout/result.h"

#include <gmock/gmock.h>

#include <cmath>

namespace actiscope {
namespace {

MaxoutPage flat() {
    MaxoutPage page;
    page.target = "drawn";
    page.drawn = {0, 0};
    return page;
}

std::string draw(MaxoutPage& page, std::vector<Point> points) {
    return sketchMaxout(page, {"maxout", std::move(points)});
}

TEST(MaxoutSketch, OverwritesTheTargetOnlyBetweenTheXThatTheStrokePasses) {
    MaxoutPage page = flat();
    EXPECT_EQ(draw(page, {{-1, 1}, {0.5, 2.5}}), "Draw the target");
    for (std::size_t i = 0; i < sketchKnots; ++i) {
        const double x = -2 + 4 * static_cast<double>(i) / static_cast<double>(sketchKnots - 1);
        EXPECT_NEAR(page.drawn[i], x < -1 || x > 0.5 ? 0 : x + 2, 1e-3) << x;
    }
}

TEST(MaxoutSketch, IsTheSameFromRightToLeft) {
    MaxoutPage right = flat();
    MaxoutPage left = flat();
    draw(right, {{-1.23, 1}, {0.1, 3}, {0.77, -1}});
    draw(left, {{0.77, -1}, {0.1, 3}, {-1.23, 1}});
    EXPECT_EQ(right.drawn, left.drawn);
    EXPECT_NEAR(penAt(right).x, 0.77, 1e-12) << "the pen is where the stroke ended";
    EXPECT_NEAR(penAt(left).x, -1.23, 1e-12);
}

TEST(MaxoutSketch, IsTheSameInManyPartsAsInOne) {
    MaxoutPage whole = flat();
    MaxoutPage parts = flat();
    draw(whole, {{-1.5, -1}, {1.5, 2}});
    for (int i = 0; i < 10; ++i)
        draw(parts, {{-1.5 + 0.3 * i, -1 + 0.3 * i}, {-1.2 + 0.3 * i, -0.7 + 0.3 * i}});
    for (std::size_t i = 0; i < sketchKnots; ++i)
        EXPECT_NEAR(parts.drawn[i], whole.drawn[i], 2e-3) << i;
}

TEST(MaxoutSketch, MovesTheNextKnotWhenTheStrokeIsAPointOrUpright) {
    MaxoutPage dot = flat();
    EXPECT_EQ(draw(dot, {{0.01, 2}}), "Draw the target");
    EXPECT_EQ(dot.drawn[64], 2);
    EXPECT_EQ(std::count(dot.drawn.begin(), dot.drawn.end(), 0), 128);
    MaxoutPage upright = flat();
    draw(upright, {{0.01, 2}, {0.01, 3}, {0.01, -1}});
    EXPECT_EQ(upright.drawn[64], -1);
    EXPECT_EQ(std::count(upright.drawn.begin(), upright.drawn.end(), 0), 128);
}

TEST(MaxoutSketch, CutsOffWhatIsOutsideTheRange) {
    MaxoutPage page = flat();
    EXPECT_EQ(draw(page, {{1, 0}, {9, 8}}), "Draw the target");
    EXPECT_NEAR(page.drawn.back(), 1, 1e-3) << "where the stroke leaves the range, not where it ended";
    EXPECT_EQ(page.pen, 1);
    const MaxoutPage before = page;
    EXPECT_EQ(draw(page, {{5, 1}, {9, 3}}), "");
    EXPECT_EQ(draw(page, {}), "");
    EXPECT_EQ(page, before);
}

TEST(MaxoutSketch, LetsNoNaNOrInfinityIn) {
    MaxoutPage page = flat();
    const MaxoutPage before = page;
    for (const double bad : {nan, infinity, -infinity}) {
        EXPECT_EQ(draw(page, {{0, bad}, {1, 1}}), "");
        EXPECT_EQ(draw(page, {{bad, 0}, {1, 1}}), "");
        EXPECT_EQ(movePen(page, {0, bad}), "");
        EXPECT_EQ(movePen(page, {bad, 0}), "");
    }
    EXPECT_EQ(page, before);
    EXPECT_EQ(draw(page, {{-1, 1}, {0, 1}, {1, nan}}), "Draw the target") << "as far as it is numbers";
    EXPECT_EQ(draw(page, {{-2, 1e300}, {2, -1e300}}), "Draw the target");
    for (const double y : page.drawn)
        EXPECT_LE(std::fabs(y), 1e100);
    Document document;
    *document.maxout = page;
    EXPECT_TRUE(fromJson(toJson(document))) << "a session of it is read again";
}

TEST(MaxoutSketch, DrawsNothingWhenAnotherTargetIsChosen) {
    MaxoutPage page;
    const MaxoutPage before = page;
    EXPECT_EQ(draw(page, {{-1, 1}, {1, 1}}), "");
    EXPECT_EQ(page, before);
}

TEST(MaxoutSketch, KeepsATargetOfFewerKnotsWhereItIsNotDrawn) {
    MaxoutPage page = flat();
    page.drawn = {1, 0.4, 0.1, 0.6, 1.2, 0.9, 0.2, -0.2, 0.1};
    const MaxoutPage before = page;
    draw(page, {{1, 3}, {1.2, 3}});
    EXPECT_EQ(page.drawn.size(), sketchKnots);
    for (double x = -2; x < 0.95; x += 0.01)
        EXPECT_NEAR(drawnAt(page, x), drawnAt(before, x), 1e-12) << x;
}

TEST(MaxoutSketch, ResamplesAPolylineOnItself) {
    EXPECT_THAT(resampled({0, 2, 1}, 5), testing::ElementsAre(0, 1, 2, 1.5, 1));
    EXPECT_THAT(resampled({0, 1, 2, 3}, 2), testing::ElementsAre(0, 3));
    EXPECT_EQ(resampled(firstSketch(), firstSketch().size()), firstSketch());
}

TEST(MaxoutSketch, MovesThePenAlongTheTargetAndBendsItThere) {
    MaxoutPage page = flat();
    page.drawn = firstSketch();
    EXPECT_EQ(movePen(page, {1, -7}), "Move the pen");
    EXPECT_EQ(page.drawn, firstSketch()) << "moving along draws nothing";
    const Point pen = penAt(page);
    EXPECT_NEAR(pen.x, 1, 1e-12);
    EXPECT_NEAR(pen.y, drawnAt(page, 1), 1e-12) << "it stands on the target";
    const MaxoutPage before = page;
    EXPECT_EQ(movePen(page, {pen.x, pen.y + 0.5}), "Draw the target");
    EXPECT_NEAR(penAt(page).y, pen.y + 0.5, 1e-3);
    double last = -1;
    for (double x = -2; x <= 1; x += 0.05) { // a bump: nothing far away, more the nearer
        const double lift = drawnAt(page, x) - drawnAt(before, x);
        EXPECT_GE(lift, last - 2e-3) << x;
        last = lift;
    }
    EXPECT_NEAR(drawnAt(page, -1), drawnAt(before, -1), 1e-3);
    movePen(page, {50, 0});
    EXPECT_EQ(page.pen, 1) << "not beyond the range";
}

TEST(MaxoutSketch, ThePenIsNeverLostOutsideTheView) {
    MaxoutPage page = flat();
    for (int i = 0; i < 20; ++i)
        movePen(page, {penAt(page).x, penAt(page).y + 1});
    EXPECT_NEAR(drawnAt(page, 0), page.yMaximum, 1e-3);
    page.xMinimum = 1; // it was at 0
    page.yMaximum = page.yMinimum + 0.5;
    EXPECT_EQ(penAt(page), (Point{1, page.yMaximum}));
    const double before = drawnAt(page, 1);
    movePen(page, {1, page.yMaximum - 0.25});
    EXPECT_NEAR(drawnAt(page, 1), before - 0.25, 1e-3);
    movePen(page, {1.5, 0});
    EXPECT_NEAR(penAt(page).x, 1.5, 1e-12);
}

TEST(MaxoutSketch, IsAnOfferOfThePanelOnlyWhenTheTargetIsDrawn) {
    Document document;
    document.page = "maxout";
    const PlotSize size{1000, 800, 12};
    EXPECT_FALSE(findPanel(draw(document, size), "maxout")->sketch);
    ASSERT_TRUE(setField(document, "target", "drawn"));
    const Figure figure = draw(document, size);
    const Panel& panel = *findPanel(figure, "maxout");
    ASSERT_TRUE(panel.sketch);
    EXPECT_EQ(panel.sketch->from, -2);
    EXPECT_EQ(panel.sketch->to, 2);
    EXPECT_EQ(panel.hint.find("draw the target"), 0U);
    EXPECT_EQ(std::count_if(panel.handles.begin(), panel.handles.end(),
                            [](const Handle& handle) { return handle.keysOnly; }),
              1)
        << "one pen, not a ring a knot";
}

TEST(MaxoutSketch, BeginsWithACurveThatNoMaxoutFollows) {
    MaxoutPage page;
    page.target = "drawn";
    const ShownMaxout shown = shownMaxout(page);
    EXPECT_FALSE(shown.analysis->convex);
    EXPECT_GT(shown.analysis->hull.gap, 0.5);
    for (const double y : page.drawn) {
        EXPECT_GT(y, page.yMinimum);
        EXPECT_LT(y, page.yMaximum);
    }
}

TEST(MaxoutSketch, FittingTheViewShowsAllOfTheDrawnTarget) {
    MaxoutPage page = flat();
    draw(page, {{-0.1, 50}, {0.1, 50}});
    draw(page, {{1, -30}, {1.1, -30}});
    Document document;
    *document.maxout = page;
    maxoutPage().fit(document);
    EXPECT_LT(document.maxout->yMinimum, -30);
    EXPECT_GT(document.maxout->yMaximum, 50);
}

TEST(MaxoutSketch, ChipsStartItFlatOrFromTheTargetThatIsShown) {
    for (const auto& command : maxoutCommands()) {
        MaxoutPage page;
        page.target = "exp";
        if (command.id == "start_flat") {
            command.apply(page);
            EXPECT_EQ(page.target, "drawn");
            EXPECT_EQ(*std::min_element(page.drawn.begin(), page.drawn.end()),
                      *std::max_element(page.drawn.begin(), page.drawn.end()));
        } else if (command.id == "draw_over") {
            EXPECT_TRUE(command.enabled(page));
            command.apply(page);
            EXPECT_EQ(page.target, "drawn");
            EXPECT_NEAR(drawnAt(page, 1), std::exp(1), 1e-3);
            EXPECT_FALSE(command.enabled(page)) << "it is drawn already";
            page.target = "none";
            EXPECT_FALSE(command.enabled(page));
        }
    }
}

} // namespace
} // namespace actiscope
