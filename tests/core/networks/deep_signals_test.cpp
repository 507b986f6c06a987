#include "core/activations/catalogue.h"
#include "core/networks/deep_signals.h"
#include "core/networks/initialisers.h"
#include "core/numerics/constants.h"
#include "core/simulation/parallel.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <thread>

namespace actiscope {
namespace {

using Nets = std::vector<std::vector<LayerSignals>>;

CarriedActivation carried(const char* id) {
    const Activation& activation = *findActivation(id);
    return {&activation, defaultParameters(activation), -1, 1};
}

Nets simulated(const DeepNetworks& networks, const char* id, std::size_t count) {
    Nets nets(count);
    inParallel(count, [&](std::size_t i) {
        WeightRoom room;
        nets[i] = (*deepSignals(networks, {carried(id)}, i, room, {}))[0];
    });
    return nets;
}

bool sameBits(double a, double b) {
    return std::memcmp(&a, &b, sizeof a) == 0;
}

bool sameLayers(const std::vector<LayerSignals>& a, const std::vector<LayerSignals>& b) {
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!sameBits(a[i].q, b[i].q) || !sameBits(a[i].gradient, b[i].gradient) ||
            !sameBits(a[i].saturated, b[i].saturated) || !sameBits(a[i].dead, b[i].dead) ||
            !sameBits(a[i].correlation, b[i].correlation) || a[i].cells != b[i].cells)
            return false;
    return true;
}

TEST(DeepSignals, AreTheSameOnAnyThreadBesideAnyActivationAndInAnyRoom) {
    DeepNetworks networks;
    networks.depth = 9;
    networks.width = 33;
    networks.samples = 5;
    networks.sigmaB = 0.3;
    const Nets parallel = simulated(networks, "tanh", 6);
    WeightRoom room{0};
    for (std::size_t i = 6; i-- > 0;) {
        room.mostBytes = i * 40'000;
        const auto all = deepSignals(networks, {carried("relu"), carried("tanh")}, i, room, {});
        ASSERT_TRUE(all);
        EXPECT_TRUE(sameLayers((*all)[1], parallel[i])) << i;
    }
    std::vector<LayerSignals> elsewhere;
    std::jthread([&] {
        WeightRoom own;
        elsewhere = (*deepSignals(networks, {carried("tanh")}, 3, own, {}))[0];
    }).join();
    EXPECT_TRUE(sameLayers(elsewhere, parallel[3]));
    EXPECT_FALSE(sameLayers(parallel[2], parallel[3]));
}

TEST(DeepSignals, HaveTheVariancesOfTheirInitialiser) {
    DeepNetworks networks;
    networks.width = 96;
    networks.sigmaW = 1.3;
    networks.sigmaB = 0.2;
    for (const FieldChoice& choice : initialisers()) {
        networks.init = choice.id;
        const InitialScale drawn = initialScale(choice.id, {96, 96}, 1.3, 0.2);
        const double fanIn = drawn.law == WeightLaw::Orthogonal ? 1 : 96;
        EXPECT_NEAR(layerScale(networks).sigmaW2, fanIn * drawn.weight * drawn.weight, 1e-14) << choice.id;
        EXPECT_NEAR(layerScale(networks).sigmaB2, drawn.bias * drawn.bias, 1e-16) << choice.id;
    }
}

TEST(DeepSignals, StopWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    WeightRoom room;
    EXPECT_FALSE(deepSignals({}, {carried("tanh")}, 0, room, stop.get_token()));
}

/// Backward through the identity is forward through the transposed product: rates are those of the matrices.
TEST(DeepSignals, OrthogonalWeightsCarryTheIdentityUnchanged) {
    DeepNetworks networks;
    networks.init = "orthogonal";
    networks.depth = 12;
    networks.width = 20;
    networks.samples = 4;
    networks.inputQ = 2.5;
    networks.inputCorrelation = 0.3;
    for (const auto& net : simulated(networks, "identity", 2))
        for (const LayerSignals& layer : net) {
            EXPECT_NEAR(layer.q, 2.5, 1e-13);
            EXPECT_NEAR(layer.gradient, 1, 1e-13);
            EXPECT_NEAR(layer.correlation, 0.3, 1e-13);
            EXPECT_EQ(layer.dead, 0);
            EXPECT_EQ(layer.saturated, 0);
        }
}

TEST(DeepSignals, GradientsFollowTheTheoryOfWideNetworks) {
    DeepNetworks networks;
    networks.width = 200;
    networks.depth = 12;
    networks.samples = 4;
    const struct {
        const char* id;
        const char* init;
    } cases[]{{"sigmoid", "own"}, {"tanh", "lecun"},   {"relu", "he"},
              {"elu", "lecun"},   {"relu", "pytorch"}, {"tanh", "orthogonal"}};
    for (const auto& [id, init] : cases) {
        networks.init = init;
        networks.width = networks.init == "orthogonal" ? 80 : 200; // which take the longest to draw
        const SignalSummary summary = summarised(simulated(networks, id, 24));
        const CarriedActivation activation = carried(id);
        const MeanFieldLayer layer(*activation.activation, activation.parameters, layerScale(networks));
        const auto path = meanFieldPath(layer, layer.scale().sigmaW2 + layer.scale().sigmaB2, 12);
        EXPECT_NEAR(summary.factor / factorPerLayer(path.gradient), 1, 0.02) << id << " " << init;
        EXPECT_LT(summary.factorError / summary.factor, 0.01);
        for (std::size_t i = 0; i < 12; ++i) {
            EXPECT_NEAR(summary.layers[i].q / path.q[i], 1, 0.2) << id << " " << init << " layer " << i;
            EXPECT_LE(summary.layers[i].gradientLower, summary.layers[i].gradient);
            EXPECT_LE(summary.layers[i].gradient, summary.layers[i].gradientUpper);
        }
        EXPECT_EQ(summary.layers.back().gradient, 1);
        const auto c = correlationPath(layer, path.q, 0.5);
        if (layer.scale().sigmaB2 == 0) {
            EXPECT_NEAR(summary.layers.back().correlation, c.back(), 0.05) << id << " " << init;
        }
    }
}

/// Hanin and Nica 2018: per layer the logarithm of ‖a‖² has variance 5/n, and its mean falls by half of that.
TEST(DeepSignals, ReluWithHeIsFlatOnAverageOnly) {
    DeepNetworks networks;
    networks.init = "he";
    networks.width = 64;
    networks.depth = 33;
    networks.samples = 1;
    constexpr std::size_t count = 300;
    const Nets nets = simulated(networks, "relu", count);
    double mean = 0;
    double logMean = 0;
    double logSquare = 0;
    for (const auto& net : nets) {
        const double ratio = net.back().q / net.front().q;
        mean += ratio / count;
        logMean += std::log(ratio) / count;
        logSquare += std::log(ratio) * std::log(ratio) / count;
    }
    const double variance = 5.0 / 64 * 32;
    EXPECT_NEAR(logMean, -variance / 2, 0.35);
    EXPECT_NEAR(logSquare - logMean * logMean, variance, 0.6);
    EXPECT_NEAR(mean, 1, 0.7) << "few large networks make the mean";
    EXPECT_LT(std::exp(logMean), 0.5) << "the usual network is far below";
}

TEST(DeepSignals, CountDeadUnitsAndSaturatedOnes) {
    DeepNetworks networks;
    networks.samples = 1;
    networks.depth = 3;
    const Nets relu = simulated(networks, "relu", 4);
    for (const auto& net : relu)
        for (const LayerSignals& layer : net) {
            EXPECT_NEAR(layer.dead, 0.5, 0.2);
            EXPECT_EQ(layer.dead, layer.saturated) << "with one sample";
        }
    networks.sigmaW = 20;
    EXPECT_GT(simulated(networks, "tanh", 1)[0][1].saturated, 0.7);
    EXPECT_LT(simulated(networks, "tanh", 1)[0][1].dead, 0.9);
}

TEST(DeepSignals, KeepTheirRangeWhereSquaresWouldLeaveIt) {
    DeepNetworks networks;
    networks.width = 16;
    networks.depth = 200;
    networks.samples = 2;
    networks.sigmaW = 0.05;
    const auto net = simulated(networks, "tanh", 1)[0];
    EXPECT_GT(net.front().gradient, 0);
    EXPECT_LT(net.front().gradient, 1e-200);
    EXPECT_TRUE(std::isfinite(std::log(net.front().gradient)));
}

TEST(DeepSignals, CountValuesInTheirCells) {
    DeepNetworks networks;
    networks.depth = 2;
    const auto net = simulated(networks, "tanh", 1)[0];
    std::size_t all = 0;
    for (const auto count : net[0].cells)
        all += count;
    EXPECT_EQ(all, networks.width * networks.samples) << "tanh lies in [−1, 1]";
}

TEST(SignalSummary, HasQuartilesAndGeometricMeans) {
    Nets nets;
    for (const double y : {0.04, 0.01, 0.16, 0.09, 0.25})
        nets.push_back({{1, y, 0.5, 0, nan, std::vector<std::uint32_t>(signalCells)},
                        {3, 1, 0, 0.25, nan, std::vector<std::uint32_t>(signalCells)}});
    const SignalSummary summary = summarised(nets);
    EXPECT_DOUBLE_EQ(summary.layers[0].gradient, 0.09);
    EXPECT_DOUBLE_EQ(summary.layers[0].gradientLower, 0.04);
    EXPECT_DOUBLE_EQ(summary.layers[0].gradientUpper, 0.16);
    EXPECT_DOUBLE_EQ(summary.factor, std::pow(0.04 * 0.01 * 0.16 * 0.09 * 0.25, 0.2));
    EXPECT_GT(summary.factorError, 0);
    EXPECT_TRUE(std::isnan(summarised({nets[0]}).factorError));
    EXPECT_TRUE(std::isnan(summarised({{nets[0][1]}}).factor)) << "one layer has no factor";
}

TEST(SignalSummary, FindsWhereAGradientHasChangedByAMillion) {
    std::vector<double> falls;
    for (int layer = 0; layer < 31; ++layer)
        falls.push_back(std::pow(0.25, 30 - layer));
    EXPECT_NEAR(measuredLayersToMillionth(falls), std::log(1e6) / std::log(4), 1e-9);
    for (double& gradient : falls)
        gradient = 1 / gradient;
    EXPECT_NEAR(measuredLayersToMillionth(falls), std::log(1e6) / std::log(4), 1e-9);
    EXPECT_TRUE(std::isnan(measuredLayersToMillionth({1e-5, 1e-3, 1})));
}

} // namespace
} // namespace actiscope
