// The Race page as it is drawn, without a window.
#include "core/document/document.h"
#include "core/document/drawing_check.h"
#include "core/pages/race/result.h"
#include "tests/core/figure/line_named.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace actiscope {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr PlotSize raceSize{1000, 700, 12};

Document inRace(const std::vector<std::string>& activations, const std::vector<KeyAndText>& settings = {}) {
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

PageProperty raceNumber(const Document& document, const Snapshot& result, const std::string& id,
                        std::size_t row = 0) {
    for (const auto& property : findPage("race")->rowProperties(document, result, row))
        if (property.id == id)
            return property;
    ADD_FAILURE() << "no number " << id;
    return {};
}

double raceValue(const Document& document, const std::string& id, std::size_t row = 0) {
    return std::get<double>(raceNumber(document, *wholeResult(document), id, row).number);
}

TEST(RacePage, FirstSightHasAFrontRunner) {
    Document document;
    document.page = "race";
    const Snapshot result = *wholeResult(document);
    const Figure figure = draw(document, result, raceSize);
    for (const char* id : {"lane.0", "lane.1", "lane.2", "lane.3", "loss", "ranking"})
        ASSERT_NE(findPanel(figure, id), nullptr) << id;
    EXPECT_GT(findPanel(figure, "lane.2")->areas.size(), 100U);
    EXPECT_NE(lineNamed(*findPanel(figure, "lane.2"), "boundary"), nullptr);
    EXPECT_NE(lineNamed(*findPanel(figure, "loss"), "ReLU, training loss"), nullptr);
    EXPECT_NE(lineNamed(*findPanel(figure, "loss"), "ReLU, test loss"), nullptr);
    EXPECT_EQ(findPanel(figure, "ranking")->labels[0].text, "1  ReLU");
    EXPECT_LT(std::get<double>(raceNumber(document, result, "loss", 2).number), 0.05);
    EXPECT_GT(std::get<double>(raceNumber(document, result, "loss", 0).number), 0.3);
    EXPECT_TRUE(std::isnan(std::get<double>(raceNumber(document, result, "epochs_to_target", 0).number)));
    EXPECT_EQ(raceNumber(document, result, "epochs_to_target", 0).value, "not yet");
}

TEST(RacePage, BeforeAnythingIsLearnedTheDataAreThere) {
    const Document document = inRace({"tanh", "relu"});
    const Figure figure = draw(document, nullptr, raceSize);
    EXPECT_GT(findPanel(figure, "lane.0")->markers.size(), 100U);
    EXPECT_THAT(findPanel(figure, "lane.0")->areas, IsEmpty());
    EXPECT_NE(lineNamed(*findPanel(figure, "loss"), "target"), nullptr);
    EXPECT_THAT(findPage("race")->rowProperties(document, nullptr, 0), IsEmpty());
}

TEST(RacePage, NumbersAreThoseOfATrainerAlone) {
    const Document document = inRace({"gelu"}, {{"race.epochs", "30"}, {"race.optimiser", "adam"}});
    const RaceInput input = raceInput(*document.race);
    Trainer trainer(input.data, input.settings,
                    laneChoice(*document.race, document.race->activations[0]).layer());
    TrainingState state = trainer.start();
    for (int i = 0; i < 30; ++i)
        trainer.trainEpoch(state);
    const EpochNumbers numbers = trainer.measure(state);
    EXPECT_EQ(raceValue(document, "loss"), numbers.loss);
    EXPECT_EQ(raceValue(document, "test_loss"), numbers.testLoss);
    EXPECT_EQ(raceValue(document, "saturated"), numbers.saturated);
}

TEST(RacePage, ThePlayheadShowsTheNetworkOfItsEpoch) {
    const Document whole = inRace({"tanh", "swish"}, {{"race.playhead", "40"}});
    const Document brief = inRace({"tanh", "swish"}, {{"race.epochs", "40"}});
    const Figure at = draw(whole, *wholeResult(whole), raceSize);
    const Figure end = draw(brief, *wholeResult(brief), raceSize);
    for (const char* lane : {"lane.0", "lane.1"}) {
        EXPECT_EQ(findPanel(at, lane)->areas, findPanel(end, lane)->areas);
        EXPECT_EQ(findPanel(at, lane)->title, findPanel(end, lane)->title);
    }
    EXPECT_EQ(raceValue(whole, "loss"), raceValue(brief, "loss"));
    EXPECT_NE(raceValue(whole, "loss"), raceValue(inRace({"tanh"}), "loss"));
}

TEST(RacePage, EpochsBetweenCheckpointsAreComputedAgain) {
    const std::vector<KeyAndText> few{
        {"race.samples", "20"}, {"race.optimiser", "momentum"}, {"race.rate", "0.001"}};
    auto settings = few;
    settings.push_back({"race.epochs", "8000"});
    Document whole = inRace({"tanh"}, settings);
    const Snapshot result = *wholeResult(whole);
    const auto known = snapshotAs<RaceResult>(result);
    const LaneHistory& lane = known->lanes[0];
    std::size_t epoch = 3000;
    while (lane.states.before(epoch).step == epoch)
        ++epoch;
    ASSERT_LT(epoch, 3004U);
    settings = few;
    settings.push_back({"race.epochs", std::to_string(epoch)});
    const auto brief = snapshotAs<RaceResult>(*wholeResult(inRace({"tanh"}, settings)));
    const LaneState then = laneState(*known, lane, epoch);
    EXPECT_EQ(then.epoch, epoch);
    EXPECT_EQ(then.weights, laneState(*brief, brief->lanes[0], epoch).weights);
}

TEST(RacePage, LanesOfTheSameFunctionAgreeToTheLastBit) {
    Document document =
        inRace({"relu", "leaky_relu", "silu", "swish", "elu", "celu"}, {{"race.activations.1.alpha", "0"}});
    const auto result = snapshotAs<RaceResult>(*wholeResult(document));
    const auto weights = [&](std::size_t lane) {
        return laneState(*result, result->lanes[lane], result->lastEpoch()).weights;
    };
    EXPECT_EQ(weights(0), weights(1));
    EXPECT_EQ(weights(2), weights(3));
    EXPECT_EQ(weights(4), weights(5));
    EXPECT_NE(weights(0), weights(2));
}

TEST(RacePage, WhatIsOnlyShownRestartsNothing) {
    const Document document = inRace({"tanh"});
    const RunKey key = findPage("race")->key(document);
    for (const KeyAndText& same :
         std::vector<KeyAndText>{{"race.playhead", "7"}, {"race.target", "0.3"}, {"race.title", "t"}})
        EXPECT_EQ(findPage("race")->key(inRace({"tanh"}, {same})), key) << same.key;
    for (const KeyAndText& other : std::vector<KeyAndText>{{"race.rate", "0.1"},
                                                           {"race.seed", "2"},
                                                           {"race.seeds", "20"},
                                                           {"race.layers", "4"},
                                                           {"race.noise", "0"},
                                                           {"race.saturation_threshold", "0.1"}})
        EXPECT_NE(findPage("race")->key(inRace({"tanh"}, {other})), key) << other.key;
    EXPECT_NE(findPage("race")->key(inRace({"relu"})), key);
    EXPECT_FALSE(findPage("race")->key(inRace({})));
}

/// The training losses of a race of this seed alone.
std::vector<double> lossesAlone(const std::vector<KeyAndText>& settings, int seed) {
    std::vector<KeyAndText> all = settings;
    all.push_back({"race.seed", std::to_string(seed)});
    const auto result = snapshotAs<RaceResult>(*wholeResult(inRace({"relu"}, all)));
    std::vector<double> losses;
    for (const EpochNumbers& numbers : result->lanes[0].epochs)
        losses.push_back(numbers.loss);
    return losses;
}

TEST(RacePage, ManySeedsGiveTheQuartilesOfSingleRaces) {
    const std::vector<KeyAndText> settings{{"race.epochs", "60"}, {"race.target", "0.1"}};
    auto many = settings;
    many.push_back({"race.seed", "7"});
    many.push_back({"race.seeds", "5"});
    const Document document = inRace({"relu", "tanh"}, many);
    const Snapshot result = *wholeResult(document);
    std::vector<double> ends;
    std::vector<double> reached;
    std::vector<std::vector<double>> alone;
    for (int seed = 7; seed < 12; ++seed) {
        alone.push_back(lossesAlone(settings, seed));
        ends.push_back(alone.back().back());
        const auto found =
            std::find_if(alone.back().begin(), alone.back().end(), [](double loss) { return loss <= 0.1; });
        reached.push_back(found == alone.back().end() ? HUGE_VAL
                                                      : static_cast<double>(found - alone.back().begin()));
    }
    std::sort(ends.begin(), ends.end());
    std::sort(reached.begin(), reached.end());
    const auto value = [&](const char* id) {
        return std::get<double>(raceNumber(document, result, id).number);
    };
    // Of five values the quartiles are the second and the fourth.
    EXPECT_EQ(value("loss_q25"), ends[1]);
    EXPECT_EQ(value("loss_median"), ends[2]);
    EXPECT_EQ(value("loss_q75"), ends[3]);
    EXPECT_EQ(value("epochs_to_target_median"), reached[2]);
    EXPECT_EQ(value("loss"), alone[0].back()) << "the lane is that of the first seed";
    const Figure figure = draw(document, result, raceSize, true);
    const Line* median = lineNamed(*findPanel(figure, "loss"), "ReLU, median training loss");
    ASSERT_NE(median, nullptr);
    EXPECT_EQ(median->points.back().y, ends[2]);
    EXPECT_EQ(findPanel(figure, "loss")->areas.size(), 2U);
    EXPECT_THAT(findPanel(figure, "loss")->title, HasSubstr("5 seeds"));
    EXPECT_EQ(
        findPanel(figure, "lane.0")->areas,
        findPanel(draw(inRace({"relu"}, {{"race.epochs", "60"}, {"race.seed", "7"}}), raceSize), "lane.0")
            ->areas);
    const auto table = std::find_if(figure.data.begin(), figure.data.end(), [](const DataBlock& block) {
        return block.columns == std::vector<std::string>{"epoch", "loss_median", "loss_q25", "loss_q75"};
    });
    ASSERT_NE(table, figure.data.end());
    std::vector<double> after30;
    for (const auto& losses : alone)
        after30.push_back(losses[30]);
    std::sort(after30.begin(), after30.end());
    EXPECT_EQ(table->values[1][30], after30[2]);
    EXPECT_EQ(table->values[3][30], after30[3]);
}

TEST(RacePage, ASeedThatNeverComesToTheTargetOrDivergesCountsAsInfinite) {
    const Document hard =
        inRace({"relu"}, {{"race.epochs", "5"}, {"race.seeds", "3"}, {"race.target", "1e-9"}});
    EXPECT_EQ(raceValue(hard, "epochs_to_target_median"), HUGE_VAL);
    EXPECT_EQ(raceNumber(hard, *wholeResult(hard), "epochs_to_target_median").value,
              "not by half of the seeds");
    const Document wild =
        inRace({"relu"}, {{"race.epochs", "20"}, {"race.seeds", "3"}, {"race.rate", "1000"}});
    EXPECT_EQ(raceValue(wild, "loss_median"), HUGE_VAL);
}

TEST(RacePage, ManySeedsDependOnNoSlices) {
    const Document document = inRace({"tanh", "relu"}, {{"race.epochs", "40"}, {"race.seeds", "6"}});
    const auto losses = [&](const RaceResult& result) {
        std::vector<std::vector<double>> all;
        for (const LaneHistory& lane : result.lanes)
            for (const auto& seed : lane.otherSeeds)
                all.push_back(seed->losses);
        return all;
    };
    const auto all = losses(*snapshotAs<RaceResult>(*wholeResult(document)));
    ASSERT_EQ(all.size(), 10U);
    EXPECT_EQ(losses(*snapshotAs<RaceResult>(*wholeResult(document))), all);
    // Seeds that have ended are known while others learn, and stay as they were.
    const auto run = findPage("race")->start(document);
    bool more = true;
    while (more) {
        more = run->advance({{}, [](double) {}});
        if (const auto known = snapshotAs<RaceResult>(run->snapshot())) {
            for (const auto& seed : losses(*known))
                EXPECT_THAT(all, testing::Contains(seed));
        }
    }
    EXPECT_EQ(losses(*snapshotAs<RaceResult>(run->snapshot())), all);
}

TEST(RacePage, TheTargetRanks) {
    const Document document = inRace({"tanh", "relu"}, {{"race.target", "0.1"}});
    const auto result = snapshotAs<RaceResult>(*wholeResult(document));
    const auto& epochs = result->lanes[1].epochs;
    const auto reached = static_cast<std::size_t>(raceValue(document, "epochs_to_target", 1));
    EXPECT_LE(epochs[reached].loss, 0.1);
    for (std::size_t i = 0; i < reached; ++i)
        EXPECT_GT(epochs[i].loss, 0.1);
    const Document easy = inRace({"tanh", "relu"}, {{"race.target", "100"}});
    EXPECT_EQ(raceValue(easy, "epochs_to_target"), 0);
}

TEST(RacePage, ALaneStopsAtTheTargetIfItIsTold) {
    const Document document =
        inRace({"relu", "sigmoid"}, {{"race.target", "0.1"}, {"race.stop_at_target", "on"}});
    const auto result = snapshotAs<RaceResult>(*wholeResult(document));
    EXPECT_EQ(static_cast<double>(result->lanes[0].lastEpoch()), raceValue(document, "epochs_to_target"));
    EXPECT_LT(result->lanes[0].lastEpoch(), 100U);
    EXPECT_EQ(result->lanes[1].lastEpoch(), 300U);
    EXPECT_THAT(findPanel(draw(document, raceSize), "lane.0")->title, HasSubstr("after epoch"));
}

TEST(RacePage, DivergenceIsSaid) {
    const Document document = inRace({"relu", "tanh"}, {{"race.rate", "100"}});
    const Snapshot result = *wholeResult(document);
    const double at = raceValue(document, "diverged_at");
    EXPECT_GE(at, 1);
    EXPECT_TRUE(std::isnan(raceValue(inRace({"relu"}), "diverged_at")));
    const Figure figure = draw(document, result, {1600, 900, 12});
    EXPECT_THAT(findPanel(figure, "lane.0")->x.label, HasSubstr("diverged in epoch"));
    EXPECT_FALSE(findPanel(figure, "lane.0")->areas.empty()) << "the last network with numbers is seen";
    const auto status = findPage("race")->status(document, result);
    EXPECT_THAT(status[1].text, HasSubstr("try a smaller rate"));
}

TEST(RacePage, HandlesMoveThePlayheadAndTheTarget) {
    RacePage page = defaultRacePage();
    EXPECT_EQ(moveRaceHandle(page, {"loss", "playhead", {120.4, 0.1}}), "Change the epoch shown");
    EXPECT_EQ(page.playhead, 120);
    moveRaceHandle(page, {"loss", "playhead", {1000, 0.1}});
    EXPECT_EQ(page.playhead, -1) << "the end";
    moveRaceHandle(page, {"loss", "playhead", {-5, 0.1}});
    EXPECT_EQ(page.playhead, 0);
    EXPECT_EQ(moveRaceHandle(page, {"loss", "target", {0, 0.01234}}), "Change the target");
    EXPECT_DOUBLE_EQ(page.target, 0.012);
}

TEST(RacePage, WrongSettingsAreSaidInPlaceOfTheFigure) {
    for (const auto& [settings, part] : std::vector<std::pair<std::vector<KeyAndText>, std::string>>{
             {{{"race.layers", "8,a"}}, "race.layers: '8,a' is no list"},
             {{{"race.layers", "65"}}, "from 1 to 64"},
             {{{"race.formula", "x*(2"}}, "race.formula: "},
             {{{"race.csv", "none.csv"}}, "race.csv: there is no such file"},
             {{{"race.data", "sine"}, {"race.loss", "cross_entropy"}}, "race.loss: "}}) {
        const Document document = inRace({"tanh"}, settings);
        const auto checked = checkDrawing(document);
        ASSERT_FALSE(checked) << part;
        EXPECT_THAT(checked.error(), HasSubstr(part));
        EXPECT_FALSE(findPage("race")->key(document));
        EXPECT_EQ(draw(document, nullptr, raceSize).panels[0].labels[0].text, "nothing to learn");
    }
}

TEST(RacePage, NamingAFormulaOrTheDataChoosesWhatFits) {
    EXPECT_EQ(inRace({"tanh"}, {{"race.formula", "x^2"}}).race->data, "formula");
    EXPECT_EQ(inRace({"tanh"}, {{"race.formula", "x^2"}, {"race.data", "y_above_formula"}}).race->data,
              "y_above_formula");
    EXPECT_EQ(inRace({"tanh"}, {{"race.sigma_w", "2"}}).race->init, "own");
    Document document = inRace({"tanh"}, {{"race.loss", "cross_entropy"}});
    EXPECT_TRUE(setFields(document, {{"race.data", "sine"}}));
    EXPECT_EQ(document.race->loss, "squared");
}

TEST(RacePage, ValuesAreDrawnAsAFittedCurve) {
    const Document document = inRace({"tanh"}, {{"race.data", "sine"}});
    const Figure figure = draw(document, *wholeResult(document), raceSize);
    const Line* fit = lineNamed(*findPanel(figure, "lane.0"), "Tanh, output");
    ASSERT_NE(fit, nullptr);
    EXPECT_EQ(fit->points.size(), 241U);
}

TEST(RacePage, DataHoldTheNumbersBehindEveryPanel) {
    const Document document = inRace({"tanh"}, {{"race.epochs", "20"}});
    const Figure figure = draw(document, *wholeResult(document), raceSize, true);
    ASSERT_EQ(figure.data.size(), 4U);
    EXPECT_THAT(figure.data[1].columns,
                testing::ElementsAre("epoch", "loss", "test_loss", "dead", "saturated"));
    EXPECT_EQ(figure.data[1].values[0].size(), 21U);
    EXPECT_EQ(figure.data[1].values[1].back(), raceValue(document, "loss"));
    EXPECT_THAT(figure.data[2].columns, testing::ElementsAre("x1", "x2", "target", "test", "output"));
    double sum = 0;
    for (std::size_t i = 0; i < 100; ++i)
        sum += std::pow(figure.data[2].values[4][i] - figure.data[2].values[2][i], 2);
    EXPECT_NEAR(sum / 200, raceValue(document, "loss"), 1e-14);
}

TEST(RacePage, ThePointerReadsTheLossesOut) {
    Document document = inRace({"tanh"}, {{"race.epochs", "50"}});
    const Snapshot result = *wholeResult(document);
    findPage("race")->hover(document, "loss", {17.3, 1});
    const Figure figure = draw(document, result, raceSize);
    const auto& callouts = findPanel(figure, "loss")->callouts;
    ASSERT_EQ(callouts.size(), 1U);
    EXPECT_EQ(callouts[0].lines[0], "epoch 17");
    EXPECT_THAT(callouts[0].lines[1], HasSubstr("Tanh: 0."));
}

TEST(RacePage, RunsAreBriefAndStop) {
    const Document document = inRace({"tanh", "relu"}, {{"race.epochs", "20000"}});
    const auto run = findPage("race")->start(document);
    std::stop_source stop;
    EXPECT_TRUE(run->advance({stop.get_token(), [](double) {}}));
    const auto known = snapshotAs<RaceResult>(run->snapshot());
    ASSERT_NE(known, nullptr);
    EXPECT_LT(known->lastEpoch(), 20'000U);
    stop.request_stop();
    run->advance({stop.get_token(), [](double) {}});
    EXPECT_LE(snapshotAs<RaceResult>(run->snapshot())->lastEpoch(), known->lastEpoch() + 1);
}

} // namespace
} // namespace actiscope
