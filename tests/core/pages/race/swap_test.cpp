// A lane of the Race page that gets another activation, or one for each layer.
#include "core/document/document.h"
#include "core/document/drawing_check.h"
#include "core/pages/race/result.h"
#include "tests/core/figure/line_named.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

namespace actiscope {
namespace {

using testing::HasSubstr;

Document raceOf(const std::vector<std::string>& activations, const std::vector<KeyAndText>& settings) {
    Document document;
    document.page = "race";
    const Records& records = findPage("race")->records.front();
    records.clear(document);
    for (const auto& activation : activations)
        records.add(document, makeRow(findOrMakeActivation(activation), 0));
    const auto set = setFields(document, settings);
    EXPECT_TRUE(set) << set.error();
    return document;
}

std::shared_ptr<const RaceResult> raced(const Document& document) {
    return snapshotAs<RaceResult>(*wholeResult(document));
}

std::vector<double> endOf(const RaceResult& result, std::size_t lane) {
    return laneState(result, result.lanes[lane], result.lastEpoch()).weights;
}

/// The states that a lane keeps, by where they are in memory: those of a lane trained anew are others.
std::vector<const TrainingState*> statesOf(const LaneHistory& lane) {
    std::vector<const TrainingState*> states;
    for (std::size_t epoch = 0; epoch <= lane.lastEpoch(); ++epoch)
        states.push_back(lane.states.before(epoch).state.get());
    return states;
}

TEST(RaceSwap, OnlyTheChangedLaneLearns) {
    const std::vector<KeyAndText> settings{{"race.seed", "4711"}, {"race.epochs", "400"}};
    Document document = raceOf({"tanh", "relu", "swish"}, settings);
    const auto before = raced(document);
    redefine(document.race->activations[1], findOrMakeActivation("softsign"));
    const auto run = findPage("race")->start(document);
    ASSERT_TRUE(run->advance({{}, {}}));
    const auto begun = snapshotAs<RaceResult>(run->snapshot());
    EXPECT_EQ(begun->lanes[0].lastEpoch(), 400U);
    EXPECT_LT(begun->lanes[1].lastEpoch(), 400U) << "a slice is brief";
    EXPECT_EQ(begun->lanes[2].lastEpoch(), 400U);
    while (run->advance({{}, {}})) {
    }
    const auto after = snapshotAs<RaceResult>(run->snapshot());
    for (const std::size_t lane : {0, 2})
        EXPECT_EQ(statesOf(after->lanes[lane]), statesOf(before->lanes[lane])) << "no epoch again";
    EXPECT_EQ(after->lanes[1].states.before(0).state->weights,
              before->lanes[1].states.before(0).state->weights)
        << "the same start";
    const auto alone = raced(raceOf({"softsign"}, settings));
    EXPECT_EQ(endOf(*after, 1), endOf(*alone, 0));
}

TEST(RaceSwap, WhatIsRememberedIsWhatWouldBeLearned) {
    const std::vector<KeyAndText> settings{{"race.seed", "4712"}, {"race.epochs", "50"}};
    const auto first = raced(raceOf({"tanh"}, settings));
    for (const KeyAndText& other : std::vector<KeyAndText>{{"race.rate", "0.1"},
                                                           {"race.noise", "0.3"},
                                                           {"race.layers", "4"},
                                                           {"race.layer_activations", "relu"},
                                                           {"race.saturation_threshold", "0.3"}}) {
        auto changed = settings;
        changed.push_back(other);
        const auto lane = raced(raceOf({"tanh"}, changed))->lanes[0];
        EXPECT_NE(statesOf(lane), statesOf(first->lanes[0])) << other.key;
    }
    EXPECT_EQ(statesOf(raced(raceOf({"relu", "tanh"}, settings))->lanes[1]), statesOf(first->lanes[0]));
}

TEST(RaceSwap, ARestartLearnsEverythingAnew) {
    const Document document = raceOf({"tanh"}, {{"race.seed", "4714"}, {"race.epochs", "30"}});
    const auto ran = [&] {
        const auto run = findPage("race")->start(document);
        while (run->advance({{}, {}})) {
        }
        return snapshotAs<RaceResult>(run->snapshot());
    };
    const auto first = ran();
    const auto again = ran();
    EXPECT_NE(statesOf(again->lanes[0]), statesOf(first->lanes[0]));
    EXPECT_EQ(endOf(*again, 0), endOf(*first, 0));
}

TEST(RaceSwap, FurtherSeedsAreRememberedToo) {
    const std::vector<KeyAndText> settings{{"race.seed", "4713"}, {"race.epochs", "30"}, {"race.seeds", "4"}};
    Document document = raceOf({"tanh", "relu"}, settings);
    const auto before = raced(document);
    redefine(document.race->activations[1], findOrMakeActivation("softsign"));
    const auto after = raced(document);
    EXPECT_EQ(after->lanes[0].otherSeeds, before->lanes[0].otherSeeds) << "the very same";
    EXPECT_EQ(after->lanes[1].otherSeeds.size(), 3U);
    EXPECT_NE(after->lanes[1].otherSeeds[0]->losses, before->lanes[1].otherSeeds[0]->losses);
}

TEST(RaceSwap, LayersCanHaveActivationsOfTheirOwn) {
    const std::vector<KeyAndText> few{{"race.epochs", "40"}};
    const auto with = [&](const char* layers) {
        auto settings = few;
        settings.push_back({"race.layer_activations", layers});
        return settings;
    };
    const auto plain = raced(raceOf({"tanh", "relu"}, few));
    const auto swapped = raced(raceOf({"tanh", "relu"}, with("lane; tanh")));
    EXPECT_EQ(endOf(*swapped, 0), endOf(*plain, 0)) << "tanh in all layers";
    EXPECT_NE(endOf(*swapped, 1), endOf(*plain, 1));
    const auto same = raced(raceOf({"tanh", "relu"}, with("sin(x) ; ")));
    EXPECT_EQ(same->settings.layerActivations.size(), 2U);
    const auto all = raced(raceOf({"tanh", "relu"}, with("elu; softsign")));
    EXPECT_EQ(endOf(*all, 0), endOf(*all, 1)) << "nothing is left to the lanes";
    EXPECT_THAT(findPanel(draw(raceOf({"tanh"}, with("lane; elu")), {1400, 900, 12}), "loss")->title,
                HasSubstr("hidden layers: lane; elu"));
}

TEST(RaceSwap, WrongActivationsOfLayersAreNamed) {
    for (const auto& [text, part] : {std::pair("rellu", "race.layer_activations: unknown activation 'rellu'"),
                                     std::pair("lane; tanh; elu", "race.layer_activations: 3 activations")}) {
        const auto checked = checkDrawing(raceOf({"tanh"}, {{"race.layer_activations", text}}));
        ASSERT_FALSE(checked);
        EXPECT_THAT(checked.error(), HasSubstr(part));
    }
}

Callout calloutAt(Document& document, const std::string& panel, const Point& at, Panel* drawn = nullptr) {
    findPage("race")->hover(document, panel, at);
    const Figure figure = draw(document, *wholeResult(document), {1000, 700, 12});
    const Panel* shown = findPanel(figure, panel);
    EXPECT_EQ(shown->callouts.size(), 1U);
    if (drawn)
        *drawn = *shown;
    return shown->callouts.empty() ? Callout{} : shown->callouts[0];
}

TEST(RaceReadOut, SaysWhatTheNetworkMakesOfThePlace) {
    Document document = raceOf({"tanh", "relu"}, {{"race.epochs", "60"}, {"race.layers", "3,2"}});
    const auto result = raced(document);
    const std::vector<double> w = endOf(*result, 1);
    // A place on the line z = 0 of the second unit of the lane "ReLU", near the middle.
    const double square = w[2] * w[2] + w[3] * w[3];
    const Point on{-w[7] * w[2] / square, -w[7] * w[3] / square};
    Panel panel;
    const Callout callout = calloutAt(document, "lane.1", on, &panel);
    EXPECT_TRUE(panel.pointable);
    ASSERT_EQ(callout.lines.size(), 6U);
    EXPECT_THAT(callout.lines[0], HasSubstr("ReLU at ("));
    const double output = outputsOf(result->networkOf(result->lanes[1]), w, std::vector{on.x, on.y})[0];
    EXPECT_THAT(callout.lines[1], testing::StartsWith("output " + std::string(output < 0 ? "−" : "0")));
    EXPECT_THAT(callout.lines[2], HasSubstr("layer 1, unit 2: w "));
    EXPECT_THAT(callout.lines[4], HasSubstr("on to layer 2: "));
    const Line* line = lineNamed(panel, "z = 0 of unit 2");
    ASSERT_NE(line, nullptr);
    EXPECT_EQ(line->layer, Layer::Cursor);
    for (const Point& point : line->points)
        EXPECT_NEAR(w[2] * point.x + w[3] * point.y + w[7], 0, 1e-9);
}

TEST(RaceReadOut, KnowsLinesTablesAndLinearModels) {
    Document line = raceOf({"relu"}, {{"race.data", "sine"}, {"race.epochs", "20"}});
    EXPECT_THAT(calloutAt(line, "lane.0", {0.5, 0.2}).lines[0], HasSubstr("ReLU at 0.5"));
    Document linear = raceOf({"relu"}, {{"race.layers", ""}, {"race.epochs", "20"}});
    EXPECT_EQ(calloutAt(linear, "lane.0", {0.5, 0.2}).lines.size(), 3U);
    Document entropy = raceOf({"relu"}, {{"race.loss", "cross_entropy"}, {"race.epochs", "20"}});
    EXPECT_THAT(calloutAt(entropy, "lane.0", {0, 0}).lines[1], HasSubstr("probability of class 1"));
}

TEST(RaceReadOut, WeightsAreInTheTable) {
    const Document document = raceOf({"tanh"}, {{"race.epochs", "5"}, {"race.layers", "3"}});
    const auto result = raced(document);
    const Figure figure = findPage("race")->draw(document, *wholeResult(document), {900, 600, 12}, true);
    const DataBlock& table = figure.data.back();
    EXPECT_EQ(table.nameColumn, "weights of");
    ASSERT_EQ(table.values[0].size(), 13U);
    const std::vector<double> w = endOf(*result, 0);
    EXPECT_EQ(table.values[3][0], w[6]) << "the bias of the first unit";
    EXPECT_EQ(table.values[3][5], w[3]) << "of the second unit from the second input";
    EXPECT_EQ(table.values[3][12], w[11]) << "of the output from the third unit";
}

TEST(RaceDrawing, OneLaneBeyondAllBoundsLeavesTheOthersInView) {
    const Document document =
        raceOf({"tanh", "relu", "1e6*x"}, {{"race.rate", "1e-6"}, {"race.epochs", "20"}});
    const auto result = *wholeResult(document);
    ASSERT_GT(snapshotAs<RaceResult>(result)->lanes[2].epochs[0].loss, 1e9);
    const Panel loss = *findPanel(draw(document, result, {1000, 700, 12}), "loss");
    EXPECT_LT(loss.y.maximum, 1000);
    EXPECT_NE(lineNamed(loss, "Tanh, training loss"), nullptr);
    const auto said = std::find_if(loss.labels.begin(), loss.labels.end(), [](const Label& label) {
        return label.text.starts_with("out of view: ");
    });
    ASSERT_NE(said, loss.labels.end());
    EXPECT_THAT(said->text, HasSubstr("1e6*x"));
}

TEST(RaceDrawing, ANetworkWithoutValuesIsSaid) {
    const Document document = raceOf({"exp(exp(exp(exp(3*x)))) - exp(exp(exp(exp(3*x))))"}, {});
    const Panel lane = *findPanel(draw(document, *wholeResult(document), {1000, 700, 12}), "lane.0");
    const auto said = std::find_if(lane.labels.begin(), lane.labels.end(),
                                   [](const Label& label) { return label.text.starts_with("no value"); });
    ASSERT_NE(said, lane.labels.end());
    if (const Line* boundary = lineNamed(lane, "boundary")) {
        for (std::size_t i = 0; i < boundary->points.size(); ++i)
            EXPECT_EQ(std::isnan(boundary->points[i].x), i % 3 == 2) << "breaks only between segments";
    }
}

TEST(RaceDrawing, ALongNameKeepsItsLoss) {
    const Document document = raceOf({"tanh(x) + 0.1*sin(3*x) + 0.01*cos(7*x) + 0.001*x"}, {});
    const Panel lane = *findPanel(draw(document, *wholeResult(document), {360, 500, 12}), "lane.0");
    EXPECT_THAT(lane.title, HasSubstr("…"));
    EXPECT_THAT(lane.title, HasSubstr("loss 0."));
}

} // namespace
} // namespace actiscope
