#include "core/networks/hidden_units.h"

#include "core/expressions/resolve.h"
#include "core/numerics/constants.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace actiscope {
namespace {

const std::vector<FlatStretch> reluFlat{{-infinity, 0}};

/// Points on a circle: what a disk of this radius is to a line.
std::vector<double> circleOf(double radius) {
    std::vector<double> x;
    for (int i = 0; i < 2000; ++i) {
        x.push_back(radius * std::cos(2 * std::numbers::pi * i / 2000));
        x.push_back(radius * std::sin(2 * std::numbers::pi * i / 2000));
    }
    return x;
}

TEST(HiddenUnits, AreBornDeadAsOftenAsTheirLawSays) {
    const double radius = 1.3;
    const double sigmaB = 0.8;
    UnitLaw line{40, 1, "own", 1.7, 0, sigmaB};
    const double c = radius * 1.7 / sigmaB;
    EXPECT_NEAR(bornDeadProbability(line, std::vector<double>{-radius, 0.2, radius}, reluFlat),
                std::atan(1 / c) / std::numbers::pi, 1e-8);
    UnitLaw plane{40, 2, "own", 1.7 * std::numbers::sqrt2, 0, sigmaB};
    EXPECT_NEAR(bornDeadProbability(plane, circleOf(radius), reluFlat), 0.5 * (1 - c / std::sqrt(1 + c * c)),
                1e-5);
}

TEST(HiddenUnits, AreBornDeadWithANegativeBias) {
    const std::vector<double> interval{-1, 1};
    EXPECT_NEAR(bornDeadProbability({40, 1, "he", 1, -1, 0}, interval, reluFlat), std::erf(0.5), 1e-8);
    EXPECT_NEAR(bornDeadProbability({40, 2, "he", 1, -1, 0}, circleOf(1), reluFlat), 1 - std::exp(-0.5),
                1e-5);
}

TEST(HiddenUnits, OfPyTorchsDefaultAreBornDead) {
    EXPECT_NEAR(bornDeadProbability({40, 1, "pytorch"}, std::vector<double>{-1, 1}, reluFlat), 1 / (2 * 2.0),
                1e-8);
    EXPECT_NEAR(
        bornDeadProbability({40, 2, "pytorch"}, std::vector<double>{-1, -1, -1, 1, 1, -1, 1, 1}, reluFlat),
        1 / (2 * 6.0), 1e-5);
}

TEST(HiddenUnits, ThatAreDrawnDieAsOftenAsPredicted) {
    for (const char* init : {"own", "he", "lecun", "xavier", "pytorch"}) {
        const UnitLaw law{20'000, 1, init, 1.3, -0.2, 0.4};
        const HiddenUnits units = drawHiddenUnits(law, 7);
        double dead = 0;
        for (std::size_t u = 0; u < units.units(); ++u)
            dead += units.b[u] + std::fabs(units.w[u]) <= 0 ? 1 : 0;
        const double predicted = bornDeadProbability(law, std::vector<double>{-1, 1}, reluFlat);
        EXPECT_NEAR(dead / 20'000, predicted, 4 * std::sqrt(predicted * (1 - predicted) / 20'000) + 1e-9)
            << init;
    }
}

TEST(HiddenUnits, KnowWhereTheirActivationIsFlat) {
    const auto flatOf = [](const char* id) {
        const ActivationPtr activation = findOrMakeActivation(id);
        return flatStretches(*activation, defaultParameters(*activation));
    };
    EXPECT_EQ(flatOf("relu"), reluFlat);
    EXPECT_EQ(flatOf("hard_tanh"), (std::vector<FlatStretch>{{-infinity, -1}, {1, infinity}}));
    EXPECT_EQ(flatOf("hardswish"), (std::vector<FlatStretch>{{-infinity, -3}}));
    EXPECT_TRUE(flatOf("leaky_relu").empty());
    EXPECT_TRUE(flatOf("elu").empty());
}

/// One sample and one unit, read through a weight of 1.
struct OneUnit {
    DataSet data;
    HiddenUnits state;
    ActivationPtr relu = findOrMakeActivation("relu");

    OneUnit() {
        data.inputs = 2;
        data.train = 1;
        data.x = {0.6, -1.1};
        data.y = {0.4};
        state.inputs = 2;
        state.w = {1.5, -0.5};
        state.b = {0.2};
        state.v = {1};
    }
};

TEST(HiddenUnits, OneStepKillsFromTheCriticalRateOn) {
    OneUnit one;
    const double z = 1.5 * 0.6 + 0.5 * 1.1 + 0.2;
    const double expected = z / ((z - 0.4) * (0.6 * 0.6 + 1.1 * 1.1 + 1));
    UnitTrainer trainer(one.data, *one.relu, {});
    const double rate = criticalRate(one.state, trainer.pass(one.state), one.data, reluFlat);
    EXPECT_NEAR(rate, expected, 1e-14);
    for (const double factor : {0.999, 1.001}) {
        HiddenUnits state = one.state;
        HiddenUnits velocity;
        (void)trainer.pass(state);
        trainer.step(state, velocity, factor * rate, 0.9);
        EXPECT_EQ(trainer.pass(state).steepest[0] == 0, factor > 1);
    }
    one.data.y = {5};
    EXPECT_EQ(criticalRate(one.state, trainer.pass(one.state), one.data, reluFlat), infinity)
        << "who answers too little is pushed up";
}

TEST(HiddenUnits, GradientsHoldAgainstDifferences) {
    DataChoice choice;
    choice.id = "moons";
    choice.samples = 12;
    DataSet data = *makeData(choice);
    data.train = data.samples();
    const ActivationPtr tanh = findOrMakeActivation("tanh");
    UnitTrainer trainer(data, *tanh, {});
    const HiddenUnits state = drawHiddenUnits({5, 2, "he", 1, 0.1, 0.3}, 3);
    const HiddenUnits gradient = trainer.pass(state).gradient;
    constexpr double h = 1e-6;
    for (const auto member : {&HiddenUnits::w, &HiddenUnits::b, &HiddenUnits::v})
        for (std::size_t i = 0; i < (state.*member).size(); ++i) {
            HiddenUnits moved = state;
            (moved.*member)[i] += h;
            const double above = trainer.pass(moved).loss;
            (moved.*member)[i] -= 2 * h;
            EXPECT_NEAR((gradient.*member)[i], (above - trainer.pass(moved).loss) / (2 * h), 1e-8);
        }
}

} // namespace
} // namespace actiscope
