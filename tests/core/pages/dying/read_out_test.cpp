// What stands at the pointer on the Dying units page, and a person's own data.
#include "core/document/document.h"
#include "core/document/drawing_check.h"
#include "core/pages/dying/shown_units.h"
#include "tests/core/figure/line_named.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace actiscope {
namespace {

using testing::HasSubstr;

constexpr PlotSize dyingSize{1100, 700, 12};

Document dyingOf(const std::vector<KeyAndText>& settings, const char* activation = "relu") {
    Document document;
    document.page = "dying";
    const Records& records = findPage("dying")->records.front();
    records.clear(document);
    records.add(document, makeRow(findOrMakeActivation(activation), 0));
    const auto set = setFields(document, settings);
    EXPECT_TRUE(set) << set.error();
    return document;
}

Figure pointedAt(Document& document, const std::string& panel, const Point& at) {
    findPage("dying")->hover(document, panel, at);
    return draw(document, *wholeResult(document), dyingSize);
}

const Callout& calloutOf(const Figure& figure, const std::string& panel) {
    static const Callout none;
    const auto& callouts = findPanel(figure, panel)->callouts;
    EXPECT_EQ(callouts.size(), 1U) << panel;
    return callouts.empty() ? none : callouts.front();
}

TEST(DyingReadOut, ShowsTheLineTheSamplesAndTheGradientOfTheUnit) {
    Document document = dyingOf({{"dying.playhead", "0"}});
    const auto result = snapshotAs<DyingResult>(*wholeResult(document));
    const ShownUnits shown(*document.dying, result.get());
    const std::size_t unit = 3;
    const Figure figure = pointedAt(document, "plane", shown.placeOf(unit));
    const Callout& callout = calloutOf(figure, "plane");
    ASSERT_EQ(callout.lines.size(), 6U);
    EXPECT_THAT(callout.lines[0], testing::StartsWith("unit 4"));
    std::size_t active = 0;
    for (const double x : shown.data().x)
        active += shown.units.w[unit] * x + shown.units.b[unit] > 0 ? 1U : 0U;
    EXPECT_EQ(callout.lines[3], "active on " + std::to_string(active) + " of 60 samples");
    EXPECT_THAT(callout.lines[5], HasSubstr("gradient: w "));
    for (const Panel& panel : figure.panels)
        for (const Marker& marker : panel.markers)
            if (marker.layer == Layer::Cursor) {
                EXPECT_EQ(marker.at, shown.placeOf(unit));
            }
    const Line* part = lineNamed(*findPanel(figure, "fit"), "unit 4, its part of the fit");
    ASSERT_NE(part, nullptr);
    EXPECT_EQ(part->layer, Layer::Cursor);
    for (const Point& point : part->points)
        if (std::isfinite(point.x)) {
            const double z = shown.units.w[unit] * point.x + shown.units.b[unit];
            EXPECT_NEAR(point.y, shown.units.v[unit] * std::max(z, 0.0), 1e-9);
        }
}

TEST(DyingReadOut, TheGradientIsThatOfTheLoss) {
    const Document document = dyingOf({{"dying.playhead", "5"}, {"dying.data", "moons"}}, "tanh");
    const auto result = snapshotAs<DyingResult>(*wholeResult(document));
    const ShownUnits shown(*document.dying, result.get());
    UnitTrainer trainer(shown.data(), *shown.row->activation, {});
    for (const std::size_t unit : {0, 7}) {
        const auto lossWith = [&](std::vector<double> HiddenUnits::*member, std::size_t at, double change) {
            HiddenUnits changed = shown.units;
            (changed.*member)[at] += change;
            return trainer.pass(changed).loss;
        };
        const auto difference = [&](std::vector<double> HiddenUnits::*member, std::size_t at) {
            constexpr double step = 1e-5;
            return (lossWith(member, at, step) - lossWith(member, at, -step)) / (2 * step);
        };
        EXPECT_NEAR(shown.gradient.w[2 * unit + 1], difference(&HiddenUnits::w, 2 * unit + 1), 1e-8);
        EXPECT_NEAR(shown.gradient.b[unit], difference(&HiddenUnits::b, unit), 1e-8);
        EXPECT_NEAR(shown.gradient.v[unit], difference(&HiddenUnits::v, unit), 1e-8);
    }
}

TEST(DyingReadOut, SaysWhatAUnitWouldBeWhereNoneIs) {
    Document document = dyingOf({{"dying.units", "1"}});
    EXPECT_EQ(calloutOf(pointedAt(document, "plane", {0.1, -2.5}), "plane").lines[0],
              "a unit here would be dead");
    const Figure figure = pointedAt(document, "plane", {0.1, 2.5});
    EXPECT_EQ(calloutOf(figure, "plane").lines[0], "a unit here would live");
    EXPECT_EQ(calloutOf(figure, "plane").lines[3], "active on 60 of 60 samples");
}

TEST(DyingReadOut, FindsTheUnitThatBeginsAtThePointerAmongSamples) {
    for (const char* data : {"sine", "moons"}) {
        Document document = dyingOf({{"dying.data", data}, {"dying.playhead", "0"}});
        const ShownUnits shown(*document.dying, nullptr);
        const double w1 = shown.weightsOf(5)[0];
        const double w2 = shown.inputs() == 2 ? shown.weightsOf(5)[1] : 0;
        const double square = w1 * w1 + w2 * w2;
        const Point on{-shown.units.b[5] * w1 / square, -shown.units.b[5] * w2 / square};
        const char* panel = shown.inputs() == 2 ? "lines" : "fit";
        const Figure figure = pointedAt(document, panel, on);
        EXPECT_THAT(calloutOf(figure, panel).lines[0], testing::StartsWith("unit 6")) << data;
    }
}

TEST(DyingReadOut, ReadsTheSharesOfAStep) {
    Document document = dyingOf({});
    const auto result = snapshotAs<DyingResult>(*wholeResult(document));
    const Callout callout = calloutOf(pointedAt(document, "dead", {40.3, 10}), "dead");
    EXPECT_EQ(callout.lines[0], "step 40");
    EXPECT_THAT(callout.lines[1], HasSubstr("ReLU: "));
    EXPECT_THAT(callout.lines[1], HasSubstr(" % dead, loss "));
}

TEST(DyingReadOut, NumbersOfAllUnitsAreInTheTable) {
    const Document document = dyingOf({{"dying.data", "moons"}});
    const auto result = snapshotAs<DyingResult>(*wholeResult(document));
    const ShownUnits shown(*document.dying, result.get());
    const Figure figure = findPage("dying")->draw(document, *wholeResult(document), dyingSize, true);
    const DataBlock& table = figure.data.back();
    ASSERT_EQ(table.columns.size(), 11U);
    EXPECT_EQ(table.columns[6], "active_samples");
    for (std::size_t unit = 0; unit < 40; ++unit) {
        EXPECT_EQ(table.values[6][unit] == 0, table.values[4][unit] == 1) << "dead is active nowhere";
        EXPECT_EQ(table.values[9][unit], shown.gradient.b[unit]);
    }
}

class OwnDyingTable : public testing::Test {
protected:
    OwnDyingTable()
        : path_((std::filesystem::temp_directory_path() / ("dying-" + std::to_string(::getpid()) + ".csv"))
                    .string()) {}
    ~OwnDyingTable() override { std::filesystem::remove(path_); }
    void write(const std::string& text) const { std::ofstream(path_) << text; }

    std::string path_;
};

TEST_F(OwnDyingTable, IsLearnedAndShownInItsOwnUnits) {
    write("speed,power\n100,1\n200,3\n300,2\n400,5\n");
    const Document document = dyingOf({{"dying.csv", path_}, {"dying.steps", "50"}});
    EXPECT_EQ(document.dying->data, "csv") << "who names a file wants it used";
    const Figure figure = draw(document, *wholeResult(document), dyingSize);
    const Panel& fit = *findPanel(figure, "fit");
    EXPECT_EQ(fit.x.label, "speed");
    EXPECT_EQ(fit.y.label, "power");
    EXPECT_LT(fit.x.minimum, 100);
    EXPECT_GT(fit.x.maximum, 400);
    std::vector<double> places;
    for (const Marker& marker : fit.markers)
        places.push_back(std::round(marker.at.x));
    EXPECT_THAT(places, testing::UnorderedElementsAre(100, 200, 300, 400));
    EXPECT_NE(lineNamed(fit, "ReLU, fit"), nullptr);
    EXPECT_NE(lineNamed(*findPanel(figure, "dead"), "ReLU, dead"), nullptr);
}

TEST_F(OwnDyingTable, OfMoreThanTwoInputsIsRefusedInWords) {
    write("1,2,3,4\n2,3,4,5\n3,5,4,1\n");
    const Document document = dyingOf({{"dying.csv", path_}});
    const auto checked = checkDrawing(document);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error(), "dying.csv: a table of 3 inputs: units are shown of one or two");
    EXPECT_FALSE(findPage("dying")->key(document));
    EXPECT_EQ(draw(document, nullptr, dyingSize).panels[0].labels[0].text, "nothing to learn");
    EXPECT_THAT(findPage("dying")->status(document, nullptr)[0].text, HasSubstr("3 inputs"));
    EXPECT_EQ(findPage("dying")->properties(document, nullptr)[0].label, "csv");
    EXPECT_TRUE(checkDrawing(dyingOf({{"dying.csv", path_}, {"dying.show", "depth"}})));
}

TEST_F(OwnDyingTable, MissingFilesAndWrongFormulasAreNamed) {
    const auto missing = checkDrawing(dyingOf({{"dying.csv", "none.csv"}}));
    ASSERT_FALSE(missing);
    EXPECT_THAT(missing.error(), HasSubstr("dying.csv: there is no such file"));
    const Document document = dyingOf({{"dying.formula", "x*(2"}});
    EXPECT_EQ(document.dying->data, "formula");
    const auto wrong = checkDrawing(document);
    ASSERT_FALSE(wrong);
    EXPECT_THAT(wrong.error(), HasSubstr("dying.formula: "));
}

TEST_F(OwnDyingTable, NoiseAndFormulasAreTheRaces) {
    const Document document =
        dyingOf({{"dying.formula", "x^2"}, {"dying.noise", "0.1"}, {"dying.seed", "3"}});
    const DyingTask task = dyingTask(*document.dying);
    const DataSet expected = *makeData(
        {.id = "formula", .noise = 0.1, .trainShare = 1, .samples = 60, .seed = 3, .formula = "x^2"});
    EXPECT_EQ(*task.data, expected);
    EXPECT_EQ(task.law.inputs, 1U);
    EXPECT_EQ(dyingTask(*dyingOf({{"dying.data", "y_above_formula"}}).dying).law.inputs, 2U);
}

} // namespace
} // namespace actiscope
