#include "core/networks/composed_pieces.h"

#include "core/expressions/resolve.h"
#include "core/numerics/constants.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace actiscope {
namespace {

struct Composer {
    explicit Composer(const std::string& id, std::vector<double> values = {})
        : activation(findOrMakeActivation(id)),
          parameters(values.empty() ? defaultParameters(*activation) : std::move(values)),
          pieces(*straightPieces(*activation, parameters)) {}

    std::vector<ComposedPieces> of(const ScalarNetwork& network) const {
        return composedPieces(network, *activation, parameters, pieces);
    }

    ActivationPtr activation;
    std::vector<double> parameters;
    StraightPieces pieces;
};

const double he = std::sqrt(2);

/// The mean count of pieces over 200 networks, and its standard error.
std::pair<double, double> meanCount(const ScalarNetworkLaw& law) {
    const Composer relu("relu");
    double sum = 0;
    double squares = 0;
    constexpr int nets = 200;
    for (int seed = 1; seed <= nets; ++seed) {
        const auto count = static_cast<double>(
            relu.of(drawScalarNetwork(law, static_cast<std::uint64_t>(seed))).back().count());
        sum += count;
        squares += count * count;
    }
    const double mean = sum / nets;
    return {mean, std::sqrt((squares / nets - mean * mean) / (nets - 1))};
}

std::vector<double> kinksOf(const Composer& composer, const ScalarNetworkLaw& law, std::uint64_t seed) {
    return composer.of(drawScalarNetwork(law, seed)).back().kinks;
}

double valueOf(const ComposedPieces& pieces, double x) {
    const auto above = static_cast<std::size_t>(
        std::upper_bound(pieces.kinks.begin(), pieces.kinks.end(), x) - pieces.kinks.begin());
    if (pieces.kinks.empty())
        return pieces.atZero + pieces.slopes[0] * x;
    return above == 0 ? pieces.left[0] + pieces.slopes[0] * (x - pieces.kinks[0])
                      : pieces.right[above - 1] + pieces.slopes[above] * (x - pieces.kinks[above - 1]);
}

TEST(ComposedPieces, OneHiddenLayerHasAPieceMoreThanUnits) {
    const Composer relu("relu");
    for (const int width : {1, 2, 7, 64})
        for (std::uint64_t seed = 1; seed <= 20; ++seed)
            EXPECT_EQ(relu.of(drawScalarNetwork({1, width, he, 1}, seed)).back().count(),
                      static_cast<std::size_t>(width) + 1);
}

TEST(ComposedPieces, WithoutBiasesThereAreTwoAtMostAtAnyDepth) {
    const Composer relu("relu");
    std::size_t most = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        for (const ComposedPieces& pieces : relu.of(drawScalarNetwork({12, 9, he, 0}, seed)))
            most = std::max(most, pieces.count());
    EXPECT_EQ(most, 2U);
}

TEST(ComposedPieces, TheTentDoublesThemWithEveryLayer) {
    ScalarNetwork tents;
    constexpr int depth = 12;
    for (int d = 0; d < depth; ++d) {
        tents.hidden.push_back(d == 0 ? DenseLayer{{1, 2}, {1, 1}, {0, -0.5}}
                                      : DenseLayer{{2, 2}, {2, -4, 2, -4}, {0, -0.5}});
        tents.outputs.push_back({{2, 1}, {2, -4}, {0}});
    }
    const auto all = Composer("relu").of(tents);
    ASSERT_EQ(all.size(), static_cast<std::size_t>(depth));
    for (std::size_t d = 0; d < all.size(); ++d) {
        std::size_t inside = 1;
        for (const double x : all[d].kinks)
            inside += x > 0 && x < 1 ? 1U : 0U;
        EXPECT_EQ(inside, std::size_t{1} << (d + 1)) << d + 1 << " layers";
    }
}

TEST(ComposedPieces, DeepNetworksHaveAboutOneMoreThanUnits) {
    const auto [two, twoError] = meanCount({2, 16, he, 1});
    EXPECT_NEAR(two, 32.97, 4 * 0.22) << "within errors of both means";
    EXPECT_NEAR(twoError, 0.22, 0.08);
    const auto [three, threeError] = meanCount({3, 16, he, 1});
    EXPECT_NEAR(three, 49.23, 4 * 0.41);
    EXPECT_NEAR(threeError, 0.41, 0.15);
}

TEST(ComposedPieces, KinksLieInAnIntervalAsOftenAsTheirLawSays) {
    const Composer relu("relu");
    const double reach = 1.5;
    const double sigmaB = 0.7;
    double inside = 0;
    double all = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed)
        for (const double x : kinksOf(relu, {1, 64, 1.3, sigmaB}, seed)) {
            inside += std::fabs(x) <= reach ? 1 : 0;
            ++all;
        }
    const double share = 2 / std::numbers::pi * std::atan(reach * 1.3 / sigmaB);
    EXPECT_NEAR(inside / all, share, 4 * std::sqrt(share * (1 - share) / all));
}

TEST(ComposedPieces, AreTheNetworksFunction) {
    for (const char* id : {"relu", "leaky_relu", "hard_tanh", "hard_sigmoid", "hardshrink", "relu6", "abs"}) {
        const Composer composer(id);
        const ScalarNetwork network = drawScalarNetwork({4, 9, 1.5, 0.8}, 3);
        const ComposedPieces pieces = composer.of(network).back();
        for (double x = -20.037; x < 20; x += 0.113) {
            double y = 0;
            evaluateNetwork(network, *composer.activation, composer.parameters, {&x, 1}, {{&y, 1}, {}, {}});
            EXPECT_NEAR(valueOf(pieces, x), y, 1e-10 * std::fmax(1, std::fabs(y))) << id << " at " << x;
        }
    }
}

TEST(ComposedPieces, OfAStepHaveJumps) {
    const ComposedPieces pieces = Composer("hardshrink").of(drawScalarNetwork({1, 5, 1, 1}, 2)).back();
    EXPECT_EQ(pieces.count(), 11U) << "two jumps a unit";
    for (std::size_t i = 0; i < pieces.kinks.size(); ++i)
        EXPECT_NE(pieces.left[i], pieces.right[i]);
}

TEST(ComposedPieces, AStraightLineStaysOne) {
    const ScalarNetwork network = drawScalarNetwork({12, 64, 1, 0.5}, 5);
    const Composer identity("identity");
    const auto all = identity.of(network);
    ASSERT_EQ(all.size(), 12U);
    const StraightLine line = productOfLayers(network);
    EXPECT_EQ(all.back().count(), 1U);
    EXPECT_NEAR(all.back().slopes[0], line.slope, 1e-13 * std::fabs(line.slope));
    EXPECT_NEAR(all.back().atZero, line.offset, 1e-12);
    double worst = 0;
    double largest = 0;
    for (double x = -3; x <= 3; x += 0.1) {
        double y = 0;
        evaluateNetwork(network, *identity.activation, {}, {&x, 1}, {{&y, 1}, {}, {}});
        worst = std::max(worst, std::fabs(y - (line.slope * x + line.offset)));
        largest = std::max(largest, std::fabs(y));
    }
    EXPECT_LE(worst / largest, 1e-12);
}

TEST(ComposedPieces, StopWhereTheirNumberGrowsWithoutEnd) {
    const auto all = Composer("hard_tanh").of(drawScalarNetwork({12, 24, 10, 1}, 1));
    EXPECT_LT(all.size(), 12U);
    for (std::size_t d = 1; d < all.size(); ++d)
        EXPECT_LE(all[d].count(), mostBreakpoints + 1);
}

TEST(ScalarNetwork, AShallowerOneBeginsLikeADeeperOne) {
    const ScalarNetwork shallow = drawScalarNetwork({3, 5, 1, 1}, 7);
    const ScalarNetwork deep = drawScalarNetwork({6, 5, 1, 1}, 7);
    for (std::size_t d = 0; d < 3; ++d) {
        EXPECT_EQ(shallow.hidden[d], deep.hidden[d]);
        EXPECT_EQ(shallow.outputs[d], deep.outputs[d]);
    }
    EXPECT_NE(deep.hidden[1], deep.hidden[2]);
}

TEST(ScalarNetwork, DerivativesHoldAgainstDifferences) {
    const ScalarNetwork network = drawScalarNetwork({5, 8, 1.4, 0.5}, 9);
    const ActivationPtr tanh = findOrMakeActivation("tanh");
    const auto at = [&](double x) {
        Jet y;
        evaluateNetwork(network, *tanh, {}, {&x, 1}, {{&y.f, 1}, {&y.f1, 1}, {&y.f2, 1}});
        return y;
    };
    constexpr double h = 1e-5;
    for (const double x : {-2.0, -0.3, 0.0, 0.9}) {
        EXPECT_NEAR(at(x).f1, (at(x + h).f - at(x - h).f) / (2 * h), 1e-7);
        EXPECT_NEAR(at(x).f2, (at(x + h).f1 - at(x - h).f1) / (2 * h), 1e-6);
    }
}

} // namespace
} // namespace actiscope
