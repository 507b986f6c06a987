#include "core/analysis/cost.h"

#include <gtest/gtest.h>

#include <chrono>
#include <stop_token>
#include <thread>

namespace actiscope {

namespace {

/// f = x, which takes so long a call and counts its calls.
ActivationPtr slow(std::chrono::microseconds time, const std::shared_ptr<int>& calls) {
    auto made = std::make_shared<Activation>(*findOrMakeActivation("identity"));
    made->evaluate = [time, calls](Parameters, std::span<const double> x, const JetSpans& out) {
        ++*calls;
        const auto end = std::chrono::steady_clock::now() + time;
        while (std::chrono::steady_clock::now() < end) {
        }
        std::copy(x.begin(), x.end(), out.f.begin());
    };
    return made;
}

std::vector<CostsOfSize> measured(CostMeasurement measurement) {
    while (measurement.advance({})) {
    }
    EXPECT_EQ(measurement.progress(), 1);
    return measurement.costs();
}

TEST(CostMeasurement, TellsTheTimeOfAnElement) {
    const auto calls = std::make_shared<int>(0);
    const auto costs =
        measured({{{slow(std::chrono::microseconds(200), calls), {}, false}}, false, {100, 1000}, 5});
    ASSERT_EQ(costs.size(), 2U);
    EXPECT_EQ(costs[1].elements, 1000U);
    EXPECT_GE(costs[0].costs[0].low, 2000) << "200 µs over 100 elements";
    EXPECT_GE(costs[1].costs[0].low, 200);
    EXPECT_LT(costs[1].costs[0].low, costs[0].costs[0].median);
    EXPECT_LE(costs[1].costs[0].low, costs[1].costs[0].median);
    EXPECT_LE(costs[1].costs[0].median, costs[1].costs[0].high);
    EXPECT_EQ(*calls, 2 * (2 + 5)) << "each measurement is one call where a call is long enough";
}

TEST(CostMeasurement, RepeatsWhatIsShorterThanAClockCanTell) {
    const auto calls = std::make_shared<int>(0);
    const auto costs = measured({{{slow(std::chrono::microseconds(1), calls), {}, false}}, false, {10}, 5});
    EXPECT_GT(*calls, 50);
    EXPECT_GE(costs[0].costs[0].low, 100);
}

TEST(CostMeasurement, MeasuresFloatsAndCopiesToo) {
    const ActivationPtr tanh = findOrMakeActivation("tanh");
    for (const bool inFloat : {false, true}) {
        const auto costs =
            measured({{{nullptr, {}, false}, {nullptr, {}, true}, {tanh, {}, false}, {tanh, {}, true}},
                      inFloat,
                      {1, 5000},
                      3});
        for (const CostsOfSize& size : costs)
            for (const Cost& cost : size.costs)
                EXPECT_GT(cost.median, 0);
        EXPECT_GT(costs[1].costs[2].median, costs[1].costs[0].median) << "tanh takes more than a copy";
    }
}

TEST(CostMeasurement, HeedsAStopBetweenTwoMeasurements) {
    const auto calls = std::make_shared<int>(0);
    CostMeasurement measurement({{slow(std::chrono::microseconds(100), calls), {}, false}}, false, {10}, 100);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_TRUE(measurement.advance({stop.get_token(), {}}));
    EXPECT_EQ(*calls, 1);
}

TEST(CostMeasurement, KnowsTheMachine) {
    const Machine machine = thisMachine();
    EXPECT_FALSE(machine.processor.empty());
    EXPECT_TRUE(machine.instructionSet == "AVX-512" || machine.instructionSet == "AVX2" ||
                machine.instructionSet == "scalar")
        << machine.instructionSet;
    EXPECT_NE(machine.compiler.find("++ "), std::string::npos);
}

} // namespace

} // namespace actiscope
