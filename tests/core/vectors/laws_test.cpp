// What holds for vector activations whatever their digits.
#include "core/numerics/constants.h"
#include "core/vectors/softmax.h"
#include "core/vectors/vector_activation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace actiscope {
namespace {

constexpr double huge = 1e308;

using Numbers = std::vector<double>;

Numbers at(const std::string& id, const Numbers& z, const Numbers& p = {}) {
    const VectorActivation& activation = *findVectorActivation(id);
    return evaluateVector(activation, p.empty() ? defaultParameters(activation) : p, z).value();
}

Numbers slopes(const std::string& id, const Numbers& z, const Numbers& p = {}) {
    const VectorActivation& activation = *findVectorActivation(id);
    return jacobianOf(activation, p.empty() ? defaultParameters(activation) : p, z).value();
}

const Numbers some{-1, 0.25, 0.5, 2, -0.375, 1.25};
const std::vector<std::string> distributions{"softmax",           "softmin",       "hardmax",
                                             "sparsemax",         "entmax15",      "taylor_softmax",
                                             "spherical_softmax", "gumbel_softmax"};

TEST(Distributions, SumToOneAndTheirJacobianColumnsToZero) {
    for (const auto& id : distributions)
        for (const auto& z : {some, Numbers{3}, Numbers{huge, -huge, 0}, Numbers{1e9, 1e9 + 1, 2}}) {
            const auto y = at(id, z);
            EXPECT_NEAR(std::accumulate(y.begin(), y.end(), 0.0), 1, 1e-15) << id;
            const auto jacobian = slopes(id, z);
            for (std::size_t j = 0; j < z.size(); ++j) {
                double column = 0;
                for (std::size_t i = 0; i < z.size(); ++i)
                    column += jacobian[i * z.size() + j];
                EXPECT_NEAR(column, 0, 1e-15) << id;
            }
        }
}

TEST(ShiftInvariant, OutputsDoNotMoveWithACommonOffset) {
    Numbers moved = some;
    for (double& x : moved)
        x += 1024; // exact: the logits are multiples of 1/8
    for (const char* id : {"softmax", "softmin", "log_softmax", "hardmax", "sparsemax", "entmax15"})
        EXPECT_EQ(at(id, some), at(id, moved)) << id;
    EXPECT_NE(at("taylor_softmax", some), at("taylor_softmax", moved)) << "not invariant, and said so";
    EXPECT_NE(at("softmax1", some), at("softmax1", moved));
}

TEST(Jacobian, IsSymmetricWhereTheActivationIsAGradient) {
    for (const char* id : {"softmax", "softmin", "sparsemax", "entmax15", "softmax1", "gumbel_softmax",
                           "squash", "l2_normalize", "rms_norm", "layer_norm", "kwta"}) {
        const auto jacobian = slopes(id, some);
        for (std::size_t i = 0; i < some.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_EQ(jacobian[i * some.size() + j], jacobian[j * some.size() + i]) << id;
    }
}

TEST(EverySymmetricActivation, PermutesItsOutputsWithItsInputs) {
    const std::vector<std::size_t> order{3, 0, 5, 1, 4, 2};
    Numbers shuffled;
    for (const std::size_t i : order)
        shuffled.push_back(some[i]);
    for (const char* id : {"softmax", "log_softmax", "softmin", "hardmax", "sparsemax", "entmax15",
                           "softmax1", "taylor_softmax", "spherical_softmax", "solu", "squash",
                           "l2_normalize", "rms_norm", "layer_norm", "kwta"}) {
        const auto y = at(id, some);
        const auto permuted = at(id, shuffled);
        for (std::size_t i = 0; i < order.size(); ++i)
            EXPECT_NEAR(permuted[i], y[order[i]], 1e-15) << id;
    }
}

TEST(EveryVectorActivation, StaysFiniteForHugeLogits) {
    const Numbers z{huge, -huge, 0, 1, -1.7e308, 1.7e308};
    for (const auto& activation : vectorCatalogue()) {
        if (activation.family == "glu") // a product of two halves may well overflow
            continue;
        for (const double y : at(activation.id, z))
            EXPECT_TRUE(std::isfinite(y) || activation.id == "log_softmax") << activation.id;
        for (const double slope : slopes(activation.id, z))
            EXPECT_TRUE(std::isfinite(slope)) << activation.id;
    }
    EXPECT_EQ(at("softmax", {huge, -huge}, {huge}), (Numbers{1 / (1 + std::exp(-2)), 1 / (1 + std::exp(2))}))
        << "a spread of 2e308 at T = 1e308";
    EXPECT_EQ(at("log_softmax", {huge, 0}), (Numbers{0, -huge}));
    EXPECT_EQ(at("softmax", {5e-324, 0}, {5e-324}), at("softmax", {1, 0})) << "subnormal temperature";
}

TEST(Softmax, GivesTheLimitAtInfinitiesAndNanWhereThereIsNone) {
    const auto allNan = [](const Numbers& y) {
        return std::all_of(y.begin(), y.end(), [](double x) { return std::isnan(x); });
    };
    for (const char* id : {"softmax", "sparsemax", "entmax15", "softmax1"}) {
        EXPECT_EQ(at(id, {1, infinity, -infinity}), (Numbers{0, 1, 0})) << id;
        EXPECT_EQ(at(id, {-infinity, 2, 2 - 1e-3}).front(), 0) << id;
        EXPECT_TRUE(allNan(at(id, {infinity, 1, infinity}))) << id;
        EXPECT_TRUE(allNan(at(id, {1, nan, 2}))) << id;
    }
    EXPECT_TRUE(allNan(at("softmax", {-infinity, -infinity})));
    EXPECT_EQ(at("softmax1", {-infinity, -infinity}), (Numbers{0, 0})) << "none of them";
    EXPECT_EQ(at("log_softmax", {1, infinity}), (Numbers{-infinity, 0}));
    EXPECT_EQ(at("log_softmax", {0, -infinity}), (Numbers{0, -infinity}));
    EXPECT_EQ(at("softmin", {1, -infinity}), (Numbers{0, 1}));
    EXPECT_EQ(at("logsumexp", {-infinity, -infinity}), Numbers{-infinity});
    EXPECT_EQ(at("logsumexp", {infinity, infinity}), Numbers{infinity});
    EXPECT_TRUE(std::isnan(at("logsumexp", {infinity, nan}).front()));
    EXPECT_EQ(slopes("softmax", {1, infinity}), (Numbers{0, 0, 0, 0}));
    EXPECT_EQ(at("solu", {-infinity, 3}), (Numbers{-0.0, 3}));
    EXPECT_EQ(at("squash", {-infinity, 3}), (Numbers{-1, 0}));
    EXPECT_EQ(at("rms_norm", {infinity, 3, 4, 5}), (Numbers{2, 0, 0, 0}));
    EXPECT_EQ(at("layer_norm", {infinity, 1, 2, 3, 4}), (Numbers{2, -0.5, -0.5, -0.5, -0.5}));
    EXPECT_EQ(at("layer_norm", {1, -infinity}), (Numbers{1, -1}));
    EXPECT_EQ(at("layer_norm", {infinity}), Numbers{0});
    for (const char* id : {"squash", "l2_normalize", "rms_norm", "layer_norm"}) {
        const Numbers limit = at(id, {1, 2, -infinity, 3});
        const Numbers far = at(id, {1, 2, -1e18, 3});
        for (std::size_t i = 0; i < limit.size(); ++i)
            EXPECT_NEAR(limit[i], far[i], 1e-12) << id << " is approached";
    }
}

TEST(Ties, GoToTheFirstMaximum) {
    EXPECT_EQ(at("hardmax", {1, 2, 2}), (Numbers{0, 1, 0}));
    EXPECT_EQ(at("hardmax", {-infinity, -infinity}), (Numbers{1, 0}));
    EXPECT_EQ(slopes("maxout", {2, 2}), (Numbers{1, 0}));
    EXPECT_EQ(at("kwta", {1, 1, 1}), (Numbers{1, 1, 0}));
    EXPECT_EQ(at("sparsemax", {5, 5}), (Numbers{0.5, 0.5}));
    EXPECT_EQ(at("entmax15", {5, 5, 5, 5}), (Numbers{0.25, 0.25, 0.25, 0.25}));
}

TEST(TwoClasses, SoftmaxIsTheSigmoidOfTheDifference) {
    for (const double d : {-40.0, -3.0, 0.0, 0.7, 5.0})
        EXPECT_NEAR(at("softmax", {d, 0}).front(), 1 / (1 + std::exp(-d)), 1e-16);
}

TEST(GumbelSoftmax, RepeatsForTheSameSeedAndIsGumbelDistributed) {
    EXPECT_EQ(at("gumbel_softmax", some, {1, 5}), at("gumbel_softmax", some, {1, 5}));
    EXPECT_NE(at("gumbel_softmax", some, {1, 5}), at("gumbel_softmax", some, {1, 6}));
    Numbers noise(100000);
    gumbelNoise(3, noise);
    const double mean = std::accumulate(noise.begin(), noise.end(), 0.0) / 1e5;
    EXPECT_NEAR(mean, 0.5772156649, 4 * 1.2825 / std::sqrt(1e5)) << "Euler's constant";
    EXPECT_TRUE(std::all_of(noise.begin(), noise.end(), [](double g) { return std::isfinite(g); }));
    Numbers shorter(10);
    gumbelNoise(3, shorter);
    EXPECT_TRUE(std::equal(shorter.begin(), shorter.end(), noise.begin()));
    EXPECT_NEAR(shorter[0], 1.1892005984901444, 1e-15);
}

TEST(VectorCatalogue, RefusesSizesThatDoNotFitAndUnknownIds) {
    const auto refusal = [](const std::string& id, std::size_t n) {
        const VectorActivation& activation = *findVectorActivation(id);
        const auto size = activation.outputSize(defaultParameters(activation), n);
        return size ? std::string() : size.error();
    };
    EXPECT_EQ(refusal("softmax", 0), "softmax needs at least one number, not an empty vector");
    EXPECT_EQ(refusal("glu", 3),
              "glu needs an even number of values, not 3: the first half meets the second");
    EXPECT_EQ(refusal("maxout", 5), "maxout with groups of 2 needs a multiple of 2 values, not 5");
    for (const auto& activation : vectorCatalogue())
        EXPECT_NE(refusal(activation.id, 0), "") << activation.id;
    EXPECT_EQ(requireVectorActivation("sofmax").error(),
              "unknown vector activation 'sofmax': did you mean 'softmax'?");
}

} // namespace
} // namespace actiscope
