// What the Maxout page works out, away from whoever draws it.
#include "core/pages/maxout/result.h"
#include "core/pages/maxout/state.h"

#include "core/document/document.h"
#include "core/document/drawing_check.h"
#include "core/simulation/runner.h"

#include <gtest/gtest.h>

#include <cmath>

namespace actiscope {
namespace {

const PlotSize drawnSize{1000, 800, 12};

MaxoutPage descending(int k = 5, int starts = 3) {
    MaxoutPage page;
    page.fit = "descent";
    page.count = k;
    page.starts = starts;
    return page;
}

Document documentOf(const MaxoutPage& page) {
    Document document;
    document.page = "maxout";
    *document.maxout = page;
    return document;
}

std::shared_ptr<const MaxoutResult> worked(const MaxoutPage& page) {
    return snapshotAs<MaxoutResult>(*wholeResult(documentOf(page)));
}

TEST(MaxoutResult, DependsOnTheTargetAndOnNothingThatIsOnlyDrawn) {
    const MaxoutPage page;
    MaxoutPage drawn = page;
    drawn.xMaximum = 9;
    drawn.cursorVisible = true;
    drawn.title = "t";
    drawn.count = 7;
    drawn.fit = "own";
    drawn.w = {1, 2, 3};
    drawn.rate = 0.7; // of no descent
    EXPECT_EQ(maxoutKey(drawn), maxoutKey(page));
    MaxoutPage other = page;
    other.to = 3;
    EXPECT_FALSE(maxoutKey(other) == maxoutKey(page));
    other = page;
    other.target = "exp";
    EXPECT_FALSE(maxoutKey(other) == maxoutKey(page));
    other = page;
    other.formula = "cos(x)";
    EXPECT_EQ(maxoutKey(other), maxoutKey(page)) << "it is not the target";
}

TEST(MaxoutResult, OfADescentDependsOnItsStartsAndNotOnItsPlayhead) {
    const MaxoutPage page = descending();
    MaxoutPage played = page;
    played.steps = 1000;
    EXPECT_EQ(maxoutKey(played), maxoutKey(page));
    MaxoutPage other = page;
    other.rate = 0.1;
    EXPECT_FALSE(maxoutKey(other) == maxoutKey(page));
    other = page;
    other.seed = 9;
    EXPECT_FALSE(maxoutKey(other) == maxoutKey(page));
}

TEST(MaxoutResult, IsNotAskedForWhereNoTargetIsShown) {
    for (const char* show : {"regions", "glu"}) {
        MaxoutPage page;
        page.show = show;
        EXPECT_FALSE(maxoutKey(page));
    }
    MaxoutPage page;
    page.target = "none";
    EXPECT_FALSE(maxoutKey(page));
    EXPECT_EQ(*wholeResult(documentOf(page)), nullptr);
}

TEST(MaxoutResult, IsTheSameFromARunnerAsInPlace) {
    MaxoutPage page = descending();
    page.target = "drawn";
    const ShownMaxout here = shownMaxout(page);
    page.rate = 0.25; // so that the first is not what is remembered
    Runner runner(3);
    std::vector<RunId> ids;
    for (int seed = 1; seed <= 4; ++seed) {
        page.seed = seed;
        ids.push_back(runner.start(startMaxout(page)));
    }
    std::vector<Pieces> fromRunner;
    for (const RunId id : ids) {
        const auto result = snapshotAs<MaxoutResult>(runner.wait(id)->snapshot);
        ASSERT_TRUE(result && result->runs);
        page.seed = static_cast<int>(fromRunner.size()) + 1;
        fromRunner.push_back(shownMaxout(page, result.get()).pieces);
        EXPECT_EQ(fromRunner.back(), shownMaxout(page).pieces);
    }
    EXPECT_NE(fromRunner[0], fromRunner[1]);
    page.rate = 0.3;
    page.seed = 1;
    EXPECT_EQ(shownMaxout(page).pieces, here.pieces);
}

TEST(MaxoutResult, WithoutOneTheLinesAreDrawnAlone) {
    const MaxoutPage page = descending();
    const Figure figure = drawMaxout(page, nullptr, drawnSize, false);
    ASSERT_NE(findPanel(figure, "maxout"), nullptr);
    EXPECT_EQ(findPanel(figure, "descent"), nullptr);
    EXPECT_EQ(shownMaxout(page, nullptr).pieces, ownPieces(page));
    EXPECT_TRUE(std::isnan(shownMaxout(page, nullptr).error));
    EXPECT_FALSE(maxoutProperties(page, nullptr).empty());
    EXPECT_FALSE(maxoutStatus(page, nullptr).empty());
}

TEST(MaxoutResult, ThatIsOfAnotherStateIsDrawnUntilTheNewOneComes) {
    std::vector<MaxoutPage> states;
    for (const char* target : {"square", "drawn", "formula", "none"})
        for (const char* fit : {"own", "exact", "difference", "descent"})
            for (const int k : {1, 12}) {
                MaxoutPage page = descending(k, k == 1 ? 1 : 8);
                page.target = target;
                page.fit = fit;
                page.steps = k == 1 ? 1500 : 1;
                page.w.assign(static_cast<std::size_t>(k), 1);
                page.b.assign(static_cast<std::size_t>(k), 0);
                states.push_back(page);
            }
    MaxoutPage impossible;
    impossible.target = "minus_log";
    states.push_back(impossible);
    for (const MaxoutPage& before : states)
        for (const MaxoutPage& now : states) {
            const auto result = worked(before);
            EXPECT_FALSE(drawMaxout(now, result.get(), drawnSize, true).panels.empty());
            EXPECT_FALSE(maxoutProperties(now, result.get()).empty());
            EXPECT_FALSE(maxoutStatus(now, result.get()).empty());
        }
}

TEST(MaxoutResult, OfATargetThatIsNotFiniteSaysWhy) {
    MaxoutPage page = descending();
    page.target = "minus_log";
    const auto result = worked(page);
    EXPECT_EQ(result->analysis->trouble.find("the target is "), 0U);
    EXPECT_EQ(result->runs, nullptr);
    const auto ok = checkDrawing(documentOf(page));
    ASSERT_FALSE(ok);
    EXPECT_EQ(ok.error(), "maxout.target: " + result->analysis->trouble);
}

TEST(MaxoutResult, IsOfTheWholeRunWhenItIsDrawnForAFile) {
    const Document document = documentOf(descending());
    const auto result = wholeResult(document);
    EXPECT_TRUE(draw(document, drawnSize, true) == draw(document, *result, drawnSize, true));
    EXPECT_NE(findPanel(draw(document, drawnSize), "descent"), nullptr);
}

} // namespace
} // namespace actiscope
