#include "core/activations/catalogue.h"
#include "core/expressions/resolve.h"
#include "core/networks/mean_field.h"
#include "core/numerics/constants.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace actiscope {
namespace {

struct WideNetwork {
    const Activation& activation;
    std::vector<double> parameters;
    MeanFieldLayer layer;

    WideNetwork(const char* id, double sigmaW2, double sigmaB2)
        : activation(*findActivation(id)),
          parameters(defaultParameters(activation)),
          layer(activation, parameters, {sigmaW2, sigmaB2}) {}
};

double criticalOf(const char* id, double sigmaB2, const std::vector<double>& parameters = {}) {
    const Activation& activation = *findActivation(id);
    return criticalSigmaW2(activation, parameters.empty() ? defaultParameters(activation) : parameters,
                           std::sqrt(sigmaB2));
}

/// The gradient that is left after so many layers.
double gradientAfter(const WideNetwork& network, double firstQ, std::size_t layers) {
    return meanFieldPath(network.layer, firstQ, layers + 1).gradient.front();
}

TEST(MeanField, TanhHasTheFixedPointsOfBothPhases) {
    const WideNetwork ordered("tanh", 1.5, 0.05);
    const MeanFieldLimit calm = meanFieldLimit(ordered.layer, 1);
    EXPECT_NEAR(calm.qStar, 0.418037201, 1e-9);
    EXPECT_NEAR(calm.chi, 0.938636268, 1e-9);
    EXPECT_NEAR(calm.xiC, 15.7910, 1e-4);
    EXPECT_NEAR(calm.xiQ, 1.68283, 1e-5);
    EXPECT_EQ(calm.cStar, 1);
    const WideNetwork chaotic("tanh", 2.5, 0.05);
    const MeanFieldLimit wild = meanFieldLimit(chaotic.layer, 1);
    EXPECT_NEAR(wild.qStar, 1.063958377, 1e-9);
    EXPECT_NEAR(wild.chi, 1.133515699, 1e-9);
    EXPECT_NEAR(wild.xiQ, 1.17987, 1e-5);
}

/// E f(u) f(v) and E f′(u) f′(v) by the trapezoidal rule, which converges exponentially for them.
MeanFieldLayer::CorrelationStep tanhProducts(double q, double c) {
    constexpr double h = 0.08;
    constexpr int count = 112;
    const double side = std::sqrt(1 - c * c);
    const double root = std::sqrt(q);
    MeanFieldLayer::CorrelationStep means;
    for (int i = -count; i <= count; ++i)
        for (int j = -count; j <= count; ++j) {
            const double x = i * h;
            const double y = j * h;
            const double weight = h * h * std::exp(-(x * x + y * y) / 2) / (2 * std::numbers::pi);
            const double f = std::tanh(root * x);
            const double g = std::tanh(root * (c * x + side * y));
            means.next += weight * f * g;
            means.slope += weight * (1 - f * f) * (1 - g * g);
        }
    return means;
}

TEST(MeanField, CorrelationInChaosRunsToTheLowerFixedPointOfItsMap) {
    const WideNetwork network("tanh", 2.5, 0.05);
    const MeanFieldLimit limit = meanFieldLimit(network.layer, 1);
    const auto oracle = tanhProducts(limit.qStar, limit.cStar);
    EXPECT_NEAR((2.5 * oracle.next + 0.05) / limit.qStar, limit.cStar, 1e-10);
    EXPECT_NEAR(limit.xiC, -1 / std::log(2.5 * oracle.slope), 1e-7);
    EXPECT_NEAR(limit.cStar, 0.446804234, 1e-8);
    EXPECT_NEAR(limit.xiC, 11.7955976, 1e-6);
    const auto path = correlationPath(network.layer, std::vector<double>(400, limit.qStar), 0.9);
    EXPECT_NEAR(path.back(), limit.cStar, 1e-10);
}

TEST(MeanField, CriticalWeightsOfTheReference) {
    EXPECT_NEAR(criticalOf("tanh", 0.05), 1.76095463961, 1e-10);
    EXPECT_NEAR(criticalOf("erf", 0.05), 1.375839007, 1e-9);
    EXPECT_NEAR(criticalOf("gelu", 0.04), 2.393238, 1e-6);
    EXPECT_NEAR(criticalOf("elu", 0.04), 1.511058, 1e-6);
    EXPECT_NEAR(criticalOf("sigmoid", 0), 103.007554, 1e-6);
    EXPECT_NEAR(meanFieldLimit(WideNetwork("tanh", 1.76095463961, 0.05).layer, 1).qStar, 0.570047881641,
                1e-9);
    EXPECT_NEAR(meanFieldLimit(WideNetwork("erf", 1.375839007, 0.05).layer, 1).qStar, 0.517176838, 1e-8);
}

TEST(MeanField, ReluIsCriticalWhateverItsBiases) {
    for (const double sigmaB2 : {0.0, 0.04, 1.0}) {
        EXPECT_NEAR(criticalOf("relu", sigmaB2), 2, 1e-12);
        EXPECT_NEAR(criticalOf("leaky_relu", sigmaB2, {0.3}), 2 / 1.09, 1e-12);
    }
}

TEST(MeanField, SigmoidLosesAMillionthInLessThanTenLayers) {
    const WideNetwork network("sigmoid", 1, 0);
    const MeanFieldLimit limit = meanFieldLimit(network.layer, 1);
    EXPECT_NEAR(limit.qStar, 0.264686875, 1e-9);
    EXPECT_NEAR(std::sqrt(limit.chi), 0.236052339, 1e-9);
    EXPECT_NEAR(layersToMillionth(limit.chi), 9.5695, 1e-4);
    EXPECT_NEAR(gradientAfter(network, 1, 5) / 6.53712e-4, 1, 1e-6);
    EXPECT_NEAR(gradientAfter(network, 1, 10) / 4.79102e-7, 1, 2e-6);
    EXPECT_NEAR(gradientAfter(network, 1, 20) / 2.57342e-13, 1, 3e-6);
}

TEST(MeanField, TanhWithoutBiasesFollowsAPowerLawWithoutARate) {
    const WideNetwork network("tanh", 1, 0);
    EXPECT_NEAR(gradientAfter(network, 1, 10), 0.267151, 1e-6);
    EXPECT_NEAR(gradientAfter(network, 1, 50), 0.119728, 1e-6);
    EXPECT_NEAR(gradientAfter(network, 1, 100), 0.0844645, 1e-7);
    const MeanFieldLimit limit = meanFieldLimit(network.layer, 1);
    EXPECT_EQ(limit.qStar, 0);
    EXPECT_EQ(limit.chi, 1);
    EXPECT_EQ(limit.xiQ, infinity);
    EXPECT_EQ(limit.xiC, infinity);
    EXPECT_EQ(layersToMillionth(limit.chi), infinity);
}

TEST(MeanField, ReluLosesHalfOfTheVarianceOfItsWeights) {
    const WideNetwork usual("relu", 1.0 / 3, 0);
    EXPECT_NEAR(factorPerLayer(meanFieldPath(usual.layer, 1, 40).gradient), 0.408248, 1e-6);
    EXPECT_NEAR(layersToMillionth(usual.layer.at(1).chi), 15.42, 0.005);
    EXPECT_NEAR(gradientAfter(WideNetwork("relu", 1, 0), 1, 30), 0x1p-15, 1e-14);
}

TEST(MeanField, ReluWithHeKeepsItsVarianceAndDrawsInputsTogether) {
    const WideNetwork network("relu", 2, 0);
    const MeanFieldPath path = meanFieldPath(network.layer, 1, 101);
    EXPECT_NEAR(path.q.back(), 1, 1e-9);
    EXPECT_NEAR(path.gradient.front(), 1, 1e-9);
    const auto c = correlationPath(network.layer, path.q, 0);
    EXPECT_NEAR(c[1], 1 / std::numbers::pi, 1e-11);
    EXPECT_NEAR(c[10], 0.871535516, 1e-9);
    EXPECT_NEAR(c[100], 0.9964231467, 1e-10);
    EXPECT_NEAR(meanFieldLimit(network.layer, 3).qStar, 3, 1e-9) << "any variance stays";
}

TEST(MeanField, SeluRunsToVarianceOne) {
    const WideNetwork network("selu", 1, 0);
    const MeanFieldLimit limit = meanFieldLimit(network.layer, 3);
    EXPECT_NEAR(limit.qStar, 1, 1e-9);
    EXPECT_NEAR(limit.xiQ, -1 / std::log(0.7826479), 1e-5);
    EXPECT_NEAR(limit.chi, 1.07157499246, 1e-9);
}

TEST(MeanField, VarianceThatGrowsWithoutEndIsInfinite) {
    EXPECT_EQ(meanFieldLimit(WideNetwork("relu", 3, 0).layer, 1).qStar, infinity);
    EXPECT_EQ(meanFieldLimit(WideNetwork("relu", 2, 0.05).layer, 1).qStar, infinity);
    EXPECT_NEAR(meanFieldLimit(WideNetwork("relu", 3, 0).layer, 1).chi, 1.5, 1e-12);
    EXPECT_EQ(meanFieldLimit(WideNetwork("exponential", 1, 0).layer, 1).qStar, infinity);
    EXPECT_EQ(meanFieldLimit(WideNetwork("relu", 1, 0).layer, 1).qStar, 0);
}

TEST(MeanField, CorrelationOfOneInputWithItselfIsTheVariance) {
    for (const auto& activation : catalogue()) {
        const auto parameters = defaultParameters(activation);
        const MeanFieldLayer layer(activation, parameters, {1.3, 0.1});
        const auto step = layer.at(0.8);
        const bool isFlat = step.chi == 0; // a step: its correlation falls steeply from 1
        EXPECT_NEAR(layer.correlationAt(0.8, 1).next, 1, isFlat ? 1e-5 : 1e-6) << activation.id;
        if (!isFlat) {
            EXPECT_NEAR(layer.correlationAt(0.8, 1).slope / step.chi, 1, 1e-4) << activation.id;
        }
    }
}

TEST(MeanField, CorrelationOfCountlessKinksIsFinishedAndNearlyRight) {
    // Over 68 standard deviations floor(x) jumps as often; independent inputs have the product of the means.
    const ActivationPtr steps = findOrMakeActivation("floor(x)");
    ASSERT_TRUE(steps);
    const MeanFieldLayer layer(*steps, {}, {1, 0});
    EXPECT_NEAR(layer.correlationAt(4, 0).next * layer.at(4).next, 0.25, 1e-3);

    // tan(x) has a pole every π, here thousands: no fewer than a limit are told apart.
    const ActivationPtr poles = findOrMakeActivation("tan(x)");
    ASSERT_TRUE(poles);
    Activation counted = *poles;
    std::size_t evaluations = 0;
    counted.evaluate = [&](Parameters parameters, std::span<const double> x, const JetSpans& out) {
        evaluations += x.size();
        poles->evaluate(parameters, x, out);
    };
    const MeanFieldLayer wild(counted, {}, {1, 0});
    evaluations = 0;
    wild.correlationAt(1e6, 0.5);
    EXPECT_LT(evaluations, 5'000'000U);
}

TEST(MeanField, TheEdgeOfChaosPassesThroughTheCriticalPoints) {
    for (const char* id : {"tanh", "erf", "elu", "gelu"}) {
        const Activation& activation = *findActivation(id);
        const auto edge = edgeOfChaos(activation, defaultParameters(activation));
        ASSERT_GT(edge.size(), 50U);
        bool passed = false;
        for (std::size_t i = 1; i < edge.size(); ++i)
            if (edge[i - 1].sigmaB2 < 0.04 && edge[i].sigmaB2 >= 0.04) {
                const double critical = criticalOf(id, 0.04);
                EXPECT_GE(critical, std::min(edge[i - 1].sigmaW2, edge[i].sigmaW2)) << id;
                EXPECT_LE(critical, std::max(edge[i - 1].sigmaW2, edge[i].sigmaW2)) << id;
                passed = true;
            }
        EXPECT_TRUE(passed) << id;
    }
}

} // namespace
} // namespace actiscope
