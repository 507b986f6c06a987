#include "core/networks/linear_unit.h"

#include "core/expressions/resolve.h"

#include <gtest/gtest.h>

#include <cmath>

namespace actiscope {

namespace {

UnitInputs exactInputs(const char* id, bool bias = false) {
    const ActivationPtr activation = findOrMakeActivation(id);
    return unitInputs(*activation, defaultParameters(*activation), 0, RandomStream(1), bias);
}

DescentPath pathOf(const UnitInputs& inputs, const DescentRule& rule, std::size_t batch, std::size_t steps,
                   const UnitWeights& start = {1, -2, 0}, const UnitWeights& minimum = {0.25, 0.5, 0}) {
    const ActivationPtr sigmoid = findOrMakeActivation("sigmoid");
    return descend(inputs, *sigmoid, {}, rule, batch, steps, start, minimum, RandomStream(1));
}

TEST(LinearUnit, HasTheSpectrumThatTheMomentsGive) {
    const Spectrum sigmoid = spectrumOf(exactInputs("sigmoid"));
    EXPECT_NEAR(sigmoid.least, 0.0433790359, 1e-10);
    EXPECT_NEAR(sigmoid.largest, 0.5433790359, 1e-10);
    EXPECT_NEAR(sigmoid.kappa(), 12.5263050, 1e-7);
    EXPECT_NEAR(sigmoid.optimalRate(), 3.40855984, 1e-8);
    EXPECT_NEAR(largestRate(sigmoid, {}), 3.68067200, 1e-8);
    EXPECT_NEAR(sigmoid.contraction(), 0.852139960, 1e-9);
    EXPECT_NEAR(sigmoid.contractionMomentum(), 0.559398778, 1e-9);
    EXPECT_NEAR(sigmoid.stepsToMillionth(), 86.34, 5e-3);
    EXPECT_NEAR(std::log(1e-6) / std::log(sigmoid.contractionMomentum()), 23.78, 5e-3);
    EXPECT_NEAR(spectrumOf(exactInputs("sigmoid", true)).kappa(), 52.8928, 5e-5);
    const std::pair<const char*, double> kappas[]{
        {"relu", 1.93388}, {"gelu", 1.46046}, {"softplus", 5.78598}, {"tanh", 1}, {"2*sigmoid(x)-1", 1}};
    for (const auto& [id, kappa] : kappas)
        EXPECT_NEAR(spectrumOf(exactInputs(id)).kappa(), kappa, 5e-6) << id;
}

TEST(LinearUnit, OneSampleLeavesAFlatDirection) {
    for (const char* id : {"sigmoid", "2*sigmoid(x)-1", "gelu"}) {
        const ActivationPtr activation = findOrMakeActivation(id);
        const Spectrum flat =
            spectrumOf(unitInputs(*activation, defaultParameters(*activation), 1, RandomStream(1), false));
        EXPECT_EQ(flat.least, 0) << id;
        EXPECT_EQ(flat.kappa(), INFINITY) << id;
        EXPECT_EQ(flat.stepsToMillionth(), INFINITY) << id << ": never, not before the start";
    }
}

TEST(LinearUnit, SamplesComeNearTheExpectation) {
    const ActivationPtr relu = findOrMakeActivation("relu");
    const UnitInputs few = unitInputs(*relu, {}, 10'000, RandomStream(4), true);
    const UnitInputs exact = unitInputs(*relu, {}, 0, RandomStream(4), true);
    EXPECT_EQ(few.samples.size(), 10'000U);
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t k = 0; k < 3; ++k)
            EXPECT_NEAR(few.curvature[i][k], exact.curvature[i][k], 0.05) << i << k;
}

TEST(LinearUnit, SeesWhichInputsAreNeverNegative) {
    for (const char* id : {"sigmoid", "relu", "softplus"})
        EXPECT_TRUE(exactInputs(id).neverNegative) << id;
    for (const char* id : {"tanh", "gelu", "2*sigmoid(x)-1"})
        EXPECT_FALSE(exactInputs(id).neverNegative) << id;
}

/// w_k − w* = Q (I − ηΛ)ᵏ Qᵀ (w₀ − w*), whose axes are the diagonals.
TEST(LinearUnit, FollowsTheExactPath) {
    const UnitInputs inputs = exactInputs("sigmoid");
    const Spectrum spectrum = spectrumOf(inputs);
    const double rate = 1.7;
    const DescentPath path = pathOf(inputs, {rate}, 0, 40);
    ASSERT_EQ(path.weights.size(), 41U);
    for (int k = 0; k <= 40; ++k) {
        const auto& w = path.weights[static_cast<std::size_t>(k)];
        EXPECT_NEAR(w[0] - w[1] + 0.25, 3.25 * std::pow(1 - rate * spectrum.least, k), 1e-12);
        EXPECT_NEAR(w[0] + w[1] - 0.75, -1.75 * std::pow(1 - rate * spectrum.largest, k), 1e-12);
    }
}

/// On ½x²: the trajectories of the frameworks' optimisers, which start at 1 with a rate of 0.1.
TEST(LinearUnit, HasTheFrameworksMomentum) {
    UnitInputs bowl;
    bowl.curvature[0][0] = bowl.curvature[1][1] = 1;
    const auto after = [&](const DescentRule& rule, std::size_t steps) {
        return pathOf(bowl, rule, 0, steps, {1, 0, 0}, {0, 0, 0}).weights.back()[0];
    };
    EXPECT_NEAR(after({0.1, 0, false}, 10), 0.3486784401, 1e-15);
    EXPECT_NEAR(after({0.1, 0.9, false}, 2), 0.72, 1e-15);
    EXPECT_NEAR(after({0.1, 0.9, false}, 10), -0.5887893888, 1e-10);
    EXPECT_NEAR(after({0.1, 0.9, true}, 3), 0.327321, 1e-15);
    EXPECT_NEAR(after({0.1, 0.9, true}, 10), -0.3465781716, 1e-10);
}

TEST(LinearUnit, DivergesJustAboveTheLargestRate) {
    const UnitInputs inputs = exactInputs("sigmoid");
    const Spectrum spectrum = spectrumOf(inputs);
    for (const DescentRule& rule :
         {DescentRule{0, 0, false}, DescentRule{0, 0.9, false}, DescentRule{0, 0.9, true}}) {
        DescentRule at = rule;
        at.rate = 1.02 * largestRate(spectrum, rule);
        EXPECT_TRUE(pathOf(inputs, at, 0, 10'000).divergedAt) << rule.momentum << rule.nesterov;
        at.rate = 0.98 * largestRate(spectrum, rule);
        const DescentPath path = pathOf(inputs, at, 0, 10'000);
        EXPECT_FALSE(path.divergedAt) << rule.momentum << rule.nesterov;
        EXPECT_LT(distance(path.weights.back(), {0.25, 0.5, 0}), 1e-3);
    }
}

TEST(LinearUnit, AStepOfOneSampleStaysInTwoQuadrants) {
    const DescentPath path = pathOf(exactInputs("sigmoid"), {0.5}, 1, 300);
    for (std::size_t k = 1; k < path.weights.size(); ++k)
        EXPECT_GE(
            (path.weights[k][0] - path.weights[k - 1][0]) * (path.weights[k][1] - path.weights[k - 1][1]), 0);
    EXPECT_GT(pathRatio(path), 1.5);
    EXPECT_NEAR(pathRatio(pathOf(exactInputs("tanh"), {0.5}, 0, 300)), 1, 1e-9)
        << "straight into a round bowl";
}

TEST(LinearUnit, ABatchOfAllSamplesIsTheFullBatch) {
    const ActivationPtr sigmoid = findOrMakeActivation("sigmoid");
    const UnitInputs inputs = unitInputs(*sigmoid, {}, 25, RandomStream(2), true);
    const DescentPath full = pathOf(inputs, {0.7, 0.5}, 0, 50);
    const DescentPath all = pathOf(inputs, {0.7, 0.5}, 25, 50);
    for (std::size_t k = 0; k <= 50; ++k)
        EXPECT_NEAR(distance(full.weights[k], all.weights[k]), 0, 1e-12) << k;
}

TEST(LinearUnit, TheBowlSeenFromAboveHasTheBiasAtItsBest) {
    const UnitInputs inputs = exactInputs("sigmoid", true);
    const auto shadow = shadowCurvature(inputs);
    EXPECT_NEAR(shadow[0][0], 0.0433790359, 1e-10) << "what is left is the variance";
    EXPECT_NEAR(shadow[0][1], 0, 1e-15);
}

} // namespace

} // namespace actiscope
