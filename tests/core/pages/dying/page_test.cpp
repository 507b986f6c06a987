// The Dying units page as it is drawn, edited and worked out, without a window.
#include "core/document/document.h"
#include "core/document/json.h"
#include "core/numerics/constants.h"
#include "core/pages/dying/result.h"
#include "tests/core/figure/line_named.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace actiscope {
namespace {

using testing::HasSubstr;

Document dyingDocument(const std::vector<std::string>& activations = {"relu"}) {
    Document document;
    document.page = "dying";
    const Records& records = findPage("dying")->records.front();
    records.clear(document);
    for (const auto& activation : activations)
        records.add(document, makeRow(findOrMakeActivation(activation), 0));
    records.select(document, 0);
    return document;
}

Figure wholeDying(const Document& document, bool withData = false) {
    return findPage("dying")->draw(document, *wholeResult(document), {1100, 700, 12}, withData);
}

double dyingNumberOf(const Document& document, const std::string& id, std::size_t row = 0) {
    const Page& page = *findPage("dying");
    auto all = page.rowProperties(document, *wholeResult(document), row);
    for (const auto& property : page.properties(document, *wholeResult(document)))
        all.push_back(property);
    for (const auto& property : all)
        if (property.id == id)
            return std::get<double>(property.number);
    ADD_FAILURE() << "no number " << id;
    return 0;
}

TEST(DyingPage, DeadUnitsStandInTheDeadRegionAndOthersDoNot) {
    const Document document = dyingDocument();
    for (const char* playhead : {"0", "-1"}) {
        Document shown = document;
        ASSERT_TRUE(setField(shown, "playhead", playhead));
        const Panel plane = *findPanel(wholeDying(shown), "plane");
        ASSERT_EQ(plane.areas.size(), 1U);
        const DataSet data = *dyingTask(*shown.dying).data;
        const auto [low, high] = std::minmax_element(data.x.begin(), data.x.end());
        int dead = 0;
        for (const Marker& marker : plane.markers) {
            const bool inside =
                marker.at.x * *low + marker.at.y <= 0 && marker.at.x * *high + marker.at.y <= 0;
            EXPECT_EQ(marker.shape == MarkerShape::Cross, inside) << marker.at.x << ", " << marker.at.y;
            dead += inside ? 1 : 0;
        }
        EXPECT_GT(dead, 0);
        for (const Point& corner : plane.areas[0].corners) {
            EXPECT_LE(corner.x * *low + corner.y, 1e-9);
            EXPECT_LE(corner.x * *high + corner.y, 1e-9);
        }
    }
}

TEST(DyingPage, ADeadUnitOfReluStaysWhereItIs) {
    const Document document = dyingDocument();
    const auto result = snapshotAs<DyingResult>(*wholeResult(document));
    const DyingTraining& training = *result->trainings[0];
    const HiddenUnits start = unitsAt(training, 0);
    const HiddenUnits end = unitsAt(training, document.dying->steps);
    const DataSet& data = *training.task.data;
    UnitTrainer trainer(data, *training.choice.activation, {});
    const std::vector<double> steepest = trainer.pass(start).steepest;
    int dead = 0;
    for (std::size_t u = 0; u < start.units(); ++u)
        if (steepest[u] == 0) {
            EXPECT_EQ(start.w[u], end.w[u]);
            EXPECT_EQ(start.b[u], end.b[u]);
            ++dead;
        }
    EXPECT_EQ(dead, static_cast<int>(std::lround(dyingNumberOf(document, "born_dead") * 40)));
}

TEST(DyingPage, OnlyFlatActivationsDie) {
    Document document = dyingDocument({"relu", "leaky_relu", "elu", "tanh"});
    ASSERT_TRUE(setField(document, "steps", "40"));
    EXPECT_GT(dyingNumberOf(document, "dead"), 0);
    EXPECT_GE(dyingNumberOf(document, "killed_at"), 1);
    for (const std::size_t row : {1U, 2U, 3U}) {
        EXPECT_EQ(dyingNumberOf(document, "dead", row), 0);
        EXPECT_EQ(dyingNumberOf(document, "born_dead_predicted", row), 0);
        EXPECT_EQ(dyingNumberOf(document, "critical_rate", row), infinity);
        EXPECT_TRUE(std::isnan(dyingNumberOf(document, "killed_at", row)));
    }
}

TEST(DyingPage, EluIsNearlyDeadBelowAThreshold) {
    Document document = dyingDocument({"elu"});
    ASSERT_TRUE(setFields(document, {{"bias", "-9"}, {"bias_sigma", "0"}, {"playhead", "0"}}));
    EXPECT_EQ(dyingNumberOf(document, "dead"), 0) << "exactly dead is none";
    ASSERT_TRUE(setField(document, "threshold", "0.01"));
    EXPECT_GT(dyingNumberOf(document, "dead"), 0.5);
}

TEST(DyingPage, ShareOfTheBornDeadIsThatOfTheirLaw) {
    Document document = dyingDocument();
    ASSERT_TRUE(setFields(document, {{"units", "256"}, {"steps", "1"}, {"bias", "-1"}, {"bias_sigma", "0"}}));
    double dead = 0;
    constexpr int seeds = 20;
    double predicted = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        ASSERT_TRUE(setField(document, "seed", std::to_string(seed)));
        dead += dyingNumberOf(document, "born_dead") / seeds;
        predicted += dyingNumberOf(document, "born_dead_predicted") / seeds;
    }
    EXPECT_NEAR(predicted, std::erf(0.25), 0.02) << "the samples nearly reach from −2 to 2";
    EXPECT_NEAR(dead, predicted, 4 * std::sqrt(predicted / (seeds * 256)));
}

TEST(DyingPage, TheFirstStepKillsFromTheCriticalRateOn) {
    Document document = dyingDocument();
    ASSERT_TRUE(setField(document, "steps", "1"));
    const double critical = dyingNumberOf(document, "critical_rate");
    ASSERT_TRUE(std::isfinite(critical));
    for (const double factor : {0.9999, 1.0001}) {
        document.dying->rate = factor * critical;
        EXPECT_EQ(dyingNumberOf(document, "killed_at") == 1, factor > 1);
    }
}

TEST(DyingPage, AUnitThatIsDraggedOutIsRevived) {
    Document document = dyingDocument();
    ASSERT_TRUE(setField(document, "playhead", "20"));
    const Panel plane = *findPanel(wholeDying(document), "plane");
    std::size_t dead = 0;
    while (plane.markers[dead].shape != MarkerShape::Cross)
        ++dead;
    const std::string handle = plane.handles[dead].id;
    const double before = dyingNumberOf(document, "dead");
    EXPECT_THAT(findPage("dying")->moveHandle(document, {"plane", handle, {1.5, 0.5}}),
                HasSubstr("Move unit"));
    EXPECT_TRUE(checkDocument(document));
    EXPECT_EQ(document.dying->moved.size(), numbersAMove);
    EXPECT_NEAR(dyingNumberOf(document, "dead"), before - 1.0 / 40, 1e-12);
    (void)findPage("dying")->moveHandle(document, {"plane", handle, {1.25, 0.5}});
    EXPECT_EQ(document.dying->moved.size(), numbersAMove) << "a further move replaces the first";
    const Panel moved = *findPanel(wholeDying(document), "plane");
    EXPECT_EQ(moved.handles[dead].at, (Point{1.25, 0.5}));
    for (const Command& command : findPage("dying")->commands)
        if (command.id == "put_back")
            command.apply(document);
    EXPECT_EQ(dyingNumberOf(document, "dead"), before);
}

TEST(DyingPage, ThePlayheadMovesWithoutTrainingAgain) {
    Document document = dyingDocument();
    const Page& page = *findPage("dying");
    const RunKey key = page.key(document);
    EXPECT_EQ(page.moveHandle(document, {"dead", "playhead", {33.4, 7}}), "Move the playhead");
    EXPECT_EQ(document.dying->playhead, 33);
    EXPECT_TRUE(page.key(document) == key);
    document.dying->sigmaW = 3; // counts for "own" only
    document.dying->layers = 5;
    document.dying->legend = false;
    EXPECT_TRUE(page.key(document) == key);
    ASSERT_TRUE(setField(document, "rate", "0.2"));
    EXPECT_FALSE(page.key(document) == key);
}

TEST(DyingPage, StatesBetweenKeptOnesAreTheSame) {
    Document document = dyingDocument();
    ASSERT_TRUE(setFields(
        document,
        {{"units", "256"}, {"steps", "1200"}, {"samples", "10"}, {"momentum", "0.5"}, {"rate", "0.005"}}));
    const auto result = snapshotAs<DyingResult>(*wholeResult(document));
    const DyingTraining& training = *result->trainings[0];
    ASSERT_GT(training.stride, 1);
    const DataSet& data = *training.task.data;
    UnitTrainer trainer(data, *training.choice.activation, {});
    for (const int step : {1, 2, 5, 700}) {
        const HiddenUnits units = unitsAt(training, step);
        EXPECT_EQ(trainer.pass(units).loss, training.loss[static_cast<std::size_t>(step)]) << step;
    }
}

TEST(DyingPage, SaysThatItDiverged) {
    Document document = dyingDocument({"elu"});
    ASSERT_TRUE(setField(document, "rate", "50"));
    EXPECT_GE(dyingNumberOf(document, "diverged_at"), 1);
    const Panel dead = *findPanel(wholeDying(document), "dead");
    EXPECT_THAT(dead.legend.entries[0].text, HasSubstr("diverged at step"));
}

TEST(DyingPage, WholeNetworksLieBetweenTheirBounds) {
    Document document = dyingDocument();
    ASSERT_TRUE(setFields(document, {{"show", "depth"}, {"nets", "10000"}}));
    const Page& page = *findPage("dying");
    const Snapshot result = *wholeResult(document);
    std::map<std::string, double> numbers;
    for (const auto& property : page.properties(document, result))
        numbers[property.id] = std::get<double>(property.number);
    EXPECT_NEAR(numbers["net_born_dead"], 0.620, 4 * 0.005);
    EXPECT_NEAR(numbers["net_born_dead_se"], 0.005, 0.0005);
    EXPECT_NEAR(numbers["net_born_dead_one_input"], 0.7369, 5e-5);
    EXPECT_NEAR(numbers["net_born_dead_lower"], 0.5684, 5e-5);
    const Panel depth = *findPanel(page.draw(document, result, {1100, 700, 12}, false), "depth");
    const Line* drawn = lineNamed(depth, "drawn networks of width 3");
    ASSERT_NE(drawn, nullptr);
    EXPECT_EQ(drawn->points.size(), 10U);
}

TEST(DyingPage, ReadsBackFromASessionAsItWas) {
    Document document = dyingDocument({"relu", "elu"});
    ASSERT_TRUE(
        setFields(document, {{"data", "moons"}, {"moved", "0, 1, 0.5, 0.25, -1"}, {"playhead", "3"}}));
    const auto again = fromJson(toJson(document));
    ASSERT_TRUE(again.has_value()) << again.error();
    EXPECT_EQ(*again, document);
    ASSERT_TRUE(setField(document, "moved", "1, 2"));
    EXPECT_THAT(checkDocument(document).error(), HasSubstr("dying.moved"));
}

TEST(DyingPage, IsDrawnInAnySizeWithOrWithoutAResult) {
    for (const auto& [show, data] :
         {std::pair("units", "sine"), std::pair("units", "spiral"), std::pair("depth", "sine")})
        for (const PlotSize size : {PlotSize{1, 1, 12}, PlotSize{200, 150, 12}, PlotSize{3000, 2000, 12}}) {
            Document document = dyingDocument();
            document.dying->show = show;
            document.dying->data = data;
            EXPECT_FALSE(draw(document, size).panels.empty());
            EXPECT_FALSE(findPage("dying")->draw(document, *wholeResult(document), size, true).data.empty());
        }
    Document none = dyingDocument();
    findPage("dying")->records.front().clear(none);
    EXPECT_FALSE(draw(none, {900, 600, 12}).panels.empty());
}

} // namespace
} // namespace actiscope
