// The Maxout page's figure, fields and gestures as data.
#include "core/pages/maxout/state.h"

#include "core/document/document.h"
#include "core/document/json.h"
#include "core/pages/maxout/result.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace actiscope {
namespace {

const PlotSize plotSize{1000, 800, 12};

Document with(const std::vector<std::pair<std::string, std::string>>& settings) {
    Document document;
    document.page = "maxout";
    for (const auto& [key, text] : settings) {
        const auto set = setField(document, key, text);
        EXPECT_TRUE(set) << (set ? "" : set.error());
    }
    return document;
}

Panel panelOf(const Figure& figure, const char* id) {
    const Panel* panel = findPanel(figure, id);
    if (!panel)
        throw std::out_of_range(id);
    return *panel;
}

std::size_t strongLines(const Panel& panel) {
    return static_cast<std::size_t>(std::count_if(panel.lines.begin(), panel.lines.end(),
                                                  [](const Line& line) { return line.width == 4; }));
}

TEST(MaxoutPage, ShowsTheEnvelopeOfFourPiecesFittedToASquareAtFirstSight) {
    const Figure figure = draw(with({}), plotSize);
    const Panel main = panelOf(figure, "maxout");
    EXPECT_EQ(strongLines(main), 4U);
    EXPECT_EQ(main.markers.size(), 3U) << "breaks";
    EXPECT_NEAR(main.markers[1].at.x, 0, 1e-9);
    EXPECT_NEAR(main.markers[1].at.y, -0.125, 1e-9);
    EXPECT_EQ(panelOf(figure, "error").x.logarithmic, true);
    const Panel slope = panelOf(figure, "slope");
    ASSERT_EQ(slope.lines.size(), 4U);
    EXPECT_NEAR(slope.lines[0].points[0].y, -3, 1e-9);
    EXPECT_EQ(slope.markers[0].shape, MarkerShape::FilledDot) << "at a tie the first piece decides";
    EXPECT_EQ(slope.markers[1].shape, MarkerShape::OpenDot);
}

TEST(MaxoutPage, LiftsAndTurnsALineThroughThePointer) {
    MaxoutPage page;
    page.fit = "own";
    const Pieces before = ownPieces(page);
    EXPECT_EQ(moveMaxoutHandle(page, {"maxout", "offset.2", {0.5, 1.25}}), "Lift piece 3");
    EXPECT_EQ(page.w[2], before[2].w);
    EXPECT_NEAR(page.w[2] * 0.5 + page.b[2], 1.25, 1e-9);
    for (int i = 0; i < 20; ++i) // a long drag does not wander
        EXPECT_EQ(moveMaxoutHandle(page, {"maxout", "slope.0", {-1.5, 2.0 + 0.05 * i}}), "Turn piece 1");
    EXPECT_NEAR(page.w[0] * -1.5 + page.b[0], 2.95, 0.05);
    EXPECT_EQ(moveMaxoutHandle(page, {"maxout", "offset.9", {0, 0}}), "");
    EXPECT_EQ(moveMaxoutHandle(page, {"maxout", "nothing", {0, 0}}), "");
}

TEST(MaxoutPage, TakesAFitOverWhenOneOfItsLinesIsDragged) {
    Document document = with({{"fit", "exact"}, {"target", "exp"}, {"k", "3"}});
    const Pieces fitted = shownMaxout(*document.maxout).pieces;
    moveMaxoutHandle(*document.maxout, {"maxout", "offset.1", {0, 3}});
    EXPECT_EQ(document.maxout->fit, "own");
    EXPECT_EQ(ownPieces(*document.maxout)[0], fitted[0]);
    EXPECT_EQ(document.maxout->count, 3);
}

TEST(MaxoutPage, FlagsARedundantPiece) {
    const Document document = with({{"w", "0, 1, 0.5"}, {"b", "0, 0, -1"}, {"target", "none"}});
    const Panel main = panelOf(draw(document, plotSize), "maxout");
    EXPECT_TRUE(std::any_of(main.labels.begin(), main.labels.end(),
                            [](const Label& label) { return label.text == "piece 3: never active"; }));
    EXPECT_EQ(strongLines(main), 2U);
    EXPECT_EQ(findPanel(draw(document, plotSize), "error"), nullptr);
}

TEST(MaxoutPage, SaysWhyANonConvexTargetIsNotReachedAndShowsWhatReachesIt) {
    const Document one = with({{"formula", "sin(x)"}, {"from", "-3"}, {"to", "3"}, {"k", "8"}});
    const Document two =
        with({{"formula", "sin(x)"}, {"from", "-3"}, {"to", "3"}, {"k", "8"}, {"fit", "difference"}});
    const ShownMaxout best = shownMaxout(*one.maxout);
    EXPECT_FALSE(best.analysis->convex);
    EXPECT_GE(best.error, best.analysis->hull.gap / 2 * (1 - 1e-9));
    EXPECT_LT(shownMaxout(*two.maxout).error, 0.05 * best.error);
    const auto properties = maxoutPage().properties(one, *wholeResult(one));
    EXPECT_TRUE(std::any_of(properties.begin(), properties.end(), [](const PageProperty& property) {
        return property.value.find("no: never below") == 0;
    }));
}

TEST(MaxoutPage, DrawsAnyTargetAndFitAndSaysWhatIsWrong) {
    for (const char* target : {"square", "abs", "exp", "softplus", "minus_log", "formula", "drawn", "none"})
        for (const char* fit : {"own", "exact", "descent", "difference"})
            for (const char* k : {"1", "12"}) {
                const Figure figure =
                    draw(with({{"k", k}, {"target", target}, {"fit", fit}}), plotSize, true);
                for (const Panel& panel : figure.panels)
                    for (const Line& line : panel.lines)
                        for (const Point& point : line.points)
                            EXPECT_FALSE(std::isinf(point.x) || std::isinf(point.y)) << target << fit;
            }
    EXPECT_EQ(shownMaxout(*with({{"formula", "log(x)"}}).maxout).trouble.find("the target is "), 0U);
    EXPECT_NE(shownMaxout(*with({{"formula", "x*("}}).maxout).trouble, "");
    Document empty = with({{"from", "2"}});
    EXPECT_FALSE(checkDocument(empty));
}

TEST(MaxoutPage, ShowsTwoInputsAsRegionsAndMovesTheirWeights) {
    Document document = with({{"show", "regions"}, {"w1", "1, -1"}, {"w2", "0, 0"}, {"c", "0, 0"}});
    const Panel regions = panelOf(draw(document, plotSize, true), "regions");
    ASSERT_EQ(regions.areas.size(), 2U);
    for (const Point& corner : regions.areas[0].corners)
        EXPECT_GE(corner.x, 0) << "the first plane is the largest on the right";
    EXPECT_EQ(regions.labels[0].text, "piece 1");
    const Document narrow =
        with({{"show", "regions"}, {"w1", "1, -1, 0"}, {"w2", "0, 0, 0"}, {"c", "0, 0, 0.4"}});
    EXPECT_EQ(panelOf(draw(narrow, plotSize), "regions").labels[2].text, "3") << "no room for words";
    EXPECT_EQ(moveMaxoutHandle(*document.maxout, {"weights", "weight.1", {0.5, 2}}),
              "Move the weights of piece 2");
    EXPECT_EQ(document.maxout->w1[1], 0.5);
    EXPECT_EQ(document.maxout->w2[1], 2);
}

TEST(MaxoutPage, ShowsTheOffsetsOfTwoInputsAsBarsAndMovesThem) {
    Document document =
        with({{"show", "regions"}, {"w1", "1, -1, 0"}, {"w2", "0, 0, 0"}, {"c", "0.5, 0, -2"}});
    const Panel offsets = panelOf(draw(document, plotSize), "offsets");
    ASSERT_EQ(offsets.bars.size(), 3U);
    ASSERT_EQ(offsets.handles.size(), 3U);
    EXPECT_EQ(offsets.bars[2].to, -2);
    EXPECT_EQ(offsets.bars[2].label, "−2.00");
    ASSERT_EQ(offsets.labels.size(), 1U);
    EXPECT_EQ(offsets.labels[0].text, "never active: 3");
    EXPECT_EQ(moveMaxoutHandle(*document.maxout, {"offsets", offsets.handles[2].id, {3, 1.234}}),
              "Change the offset of piece 3");
    EXPECT_EQ(document.maxout->c[2], 1.23);
    EXPECT_TRUE(panelOf(draw(document, plotSize), "offsets").labels.empty()) << "lifted, it is active";
    EXPECT_EQ(maxoutProperties(*document.maxout, nullptr)[0].value, "all 3");
}

TEST(MaxoutPage, ShowsEveryGatedUnitWithItsSections) {
    for (const char* unit :
         {"glu", "reglu", "geglu", "geglu_tanh", "swiglu", "bilinear", "gtu", "swiglu_oai"}) {
        Document document = with({{"show", "glu"}, {"unit", unit}, {"a", "0.5"}, {"gate_b", "2"}});
        const Figure figure = draw(document, plotSize, true);
        const Panel section = panelOf(figure, "along_a");
        ASSERT_EQ(section.markers.size(), 1U) << unit;
        EXPECT_EQ(section.markers[0].at.x, 0.5);
        EXPECT_EQ(section.markers[0].at.y, panelOf(figure, "along_b").markers[0].at.y)
            << "the sections cross";
        EXPECT_FALSE(panelOf(figure, "surface").lines.empty());
    }
}

TEST(MaxoutPage, TheZeroLinesOfABilinearUnitAreTheAxesInAnyView) {
    for (const char* from : {"-3", "-1.234"}) {
        const Document document = with({{"show", "glu"}, {"unit", "bilinear"}, {"x_min", from}});
        const Panel surface = panelOf(draw(document, plotSize), "surface");
        const auto zero = std::find_if(surface.lines.begin(), surface.lines.end(),
                                       [](const Line& line) { return line.name == "level 0"; });
        ASSERT_NE(zero, surface.lines.end());
        for (std::size_t i = 0; i + 2 < zero->points.size(); i += 3) { // segments, each with its break
            const Point& p = zero->points[i];
            const Point& q = zero->points[i + 1];
            EXPECT_TRUE((p.x == 0 && q.x == 0) || (p.y == 0 && q.y == 0)) << p.x << " " << p.y;
        }
    }
}

TEST(MaxoutPage, ReadsOutAtTheCursor) {
    const Document document = with({{"cursor_visible", "true"}, {"cursor", "0.62"}});
    std::string status;
    for (const StatusItem& item : maxoutPage().status(document, *wholeResult(document)))
        status += item.text + "|";
    EXPECT_EQ(status, "x = 0.62|active piece 3|maxout 0.495|target 0.3844|");
    const Panel main = panelOf(draw(document, plotSize), "maxout");
    std::vector<double> heights;
    for (const Marker& marker : main.markers)
        if (marker.layer == Layer::Cursor && marker.at.x == 0.62)
            heights.push_back(marker.at.y);
    ASSERT_EQ(heights.size(), 2U);
    EXPECT_DOUBLE_EQ(heights[0], 0.62 * 0.62);
    EXPECT_NEAR(heights[1], 0.495, 1e-9);
    Document hovered = with({});
    findPage("maxout")->hover(hovered, "slope", {1, 0});
    EXPECT_FALSE(hovered.maxout->cursorVisible) << "only the lines are read out";
    findPage("maxout")->hover(hovered, "maxout", {9, 0});
    EXPECT_EQ(hovered.maxout->cursor, 9);
}

TEST(MaxoutPage, ShowsSeveralDescentsBesideTheExactFit) {
    const Document document = with({{"fit", "descent"}, {"starts", "3"}, {"k", "5"}, {"steps", "200"}});
    const Figure figure = draw(document, plotSize);
    const Panel main = panelOf(figure, "maxout");
    const auto named = [](const Panel& panel, const std::string& name) {
        return std::count_if(panel.lines.begin(), panel.lines.end(),
                             [&](const Line& line) { return line.name == name; });
    };
    EXPECT_EQ(named(main, "exact minimax"), 1);
    EXPECT_EQ(named(main, "start 1") + named(main, "start 2") + named(main, "start 3"), 2) << "the others";
    const Panel errors = panelOf(figure, "descent");
    EXPECT_EQ(findPanel(figure, "error"), nullptr);
    EXPECT_EQ(named(errors, "start 1") + named(errors, "start 2") + named(errors, "start 3"), 3);
    const double exact = 16.0 / (8 * 25);
    for (const Line& line : errors.lines)
        for (const Point& point : line.points) {
            if (line.name == "exact minimax") {
                EXPECT_NEAR(point.y, exact, 1e-9);
            } else if (line.name.starts_with("start")) {
                EXPECT_GE(point.y, 0.98 * exact) << "nothing beats it, but for what falls between samples";
            }
        }
    ASSERT_EQ(errors.markers.size(), 1U);
    EXPECT_EQ(errors.markers[0].at.x, 200);
}

TEST(MaxoutPage, DescentsRepeatAndGoOnFromWhereTheyWere) {
    MaxoutPage page = *with({{"fit", "descent"}, {"steps", "700"}}).maxout;
    const Pieces fresh = shownMaxout(page).pieces;
    EXPECT_EQ(shownMaxout(page).pieces, fresh) << "what is remembered changes nothing";
    page.steps = 701;
    const Pieces next = shownMaxout(page).pieces;
    EXPECT_NE(next, fresh);
    EXPECT_NEAR(next[0].w, fresh[0].w, 0.05);
    page.seed = 2;
    EXPECT_NE(shownMaxout(page).pieces, next) << "runs of another seed are not taken";
    page.target = "exp";
    EXPECT_EQ(shownMaxout(page).analysis->target(1).f, std::exp(1)) << "nor the analysis of another target";
}

TEST(MaxoutPage, SaysThatADescentDiverged) {
    const Document document = with({{"fit", "descent"}, {"rate", "2"}, {"steps", "1500"}, {"k", "1"}});
    const ShownMaxout shown = shownMaxout(*document.maxout);
    EXPECT_NE(shown.trouble.find("diverged: a smaller learning rate"), std::string::npos);
    EXPECT_TRUE(isFinite(shown.pieces));
}

TEST(MaxoutPage, ShortensItsWordsInANarrowFigure) {
    const PlotSize column{340, 300, 11};
    const auto texts = [](const Panel& panel) {
        std::vector<std::string> all;
        for (const Label& label : panel.labels)
            all.push_back(label.text);
        return all;
    };
    EXPECT_EQ(texts(panelOf(draw(with({}), plotSize), "maxout")),
              (std::vector<std::string>{"piece 1", "piece 2", "piece 3", "piece 4"}));
    EXPECT_EQ(texts(panelOf(draw(with({}), column), "maxout")),
              (std::vector<std::string>{"1", "2", "3", "4"}));
    for (const char* show : {"lines", "regions", "glu"})
        for (const Panel& panel : draw(with({{"show", show}}), column).panels)
            EXPECT_LE(panel.title.size(), 40U) << panel.title;
}

TEST(MaxoutPage, HoldsForHugePieces) {
    const Document document = with({{"w", "-1e100, 1e100"}, {"b", "1e100, -1e100"}, {"target", "none"}});
    EXPECT_FALSE(panelOf(draw(document, plotSize), "maxout").lines.empty());
    Document refused = with({});
    EXPECT_FALSE(setField(refused, "w", "1, inf"));
    EXPECT_FALSE(setField(refused, "w", ""));
    EXPECT_FALSE(setField(refused, "k", "13"));
}

TEST(MaxoutPage, ComesBackFromItsSession) {
    const Document document =
        with({{"w", "1, 2, 3"}, {"target", "exp"}, {"fit", "descent"}, {"steps", "12"}});
    const auto read = fromJson(toJson(document));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read->maxout, *document.maxout);
}

TEST(MaxoutPage, EveryPresetAndRandomShowTheirPieces) {
    for (const auto& command : maxoutCommands()) {
        MaxoutPage page;
        command.apply(page);
        EXPECT_EQ(static_cast<std::size_t>(page.count), page.w.size()) << command.id;
        EXPECT_EQ(page.w.size(), page.b.size()) << command.id;
    }
    MaxoutPage page;
    const auto commands = maxoutCommands();
    commands.front().apply(page);
    EXPECT_EQ(ownPieces(page), (Pieces{{0, 0}, {1, 0}}));
}

} // namespace
} // namespace actiscope
