#include "core/vectors/distribution.h"

#include "core/vectors/naive_softmax.h"
#include "core/vectors/softmax.h"

#include <gtest/gtest.h>

#include <cmath>

namespace actiscope {
namespace {

using Numbers = std::vector<double>;

Numbers probabilities(const Numbers& z) {
    Numbers y(z.size());
    softmax(z, 1, y);
    return y;
}

TEST(Entropy, RunsFromCertaintyToEqualShares) {
    EXPECT_EQ(entropy(Numbers{1, 0, 0}), 0);
    EXPECT_FALSE(std::signbit(entropy(Numbers{1, 0})));
    EXPECT_NEAR(entropy(Numbers{0.25, 0.25, 0.25, 0.25}), std::log(4.0), 1e-15);
    EXPECT_NEAR(perplexity(Numbers{0.25, 0.25, 0.25, 0.25}), 4, 1e-14);
    EXPECT_NEAR(entropy(Numbers{1, 1e-20}), 1e-20 * (1 - std::log(1e-20)), 1e-33)
        << "p + others > 1 by rounding";
}

TEST(Margin, IsTheLeadOfTheFirstClass) {
    EXPECT_DOUBLE_EQ(topMargin(Numbers{0.2, 0.7, 0.1}), 0.5);
    EXPECT_EQ(topMargin(Numbers{1}), 1);
}

TEST(CrossEntropy, GradientIsPMinusYAndFollowsTheDifferenceQuotient) {
    const Numbers z{2, 1, 0.1, -3};
    const auto p = probabilities(z);
    const auto plain = crossEntropyGradient(z, 1, 1, 0);
    EXPECT_DOUBLE_EQ(plain[0], p[0]);
    EXPECT_DOUBLE_EQ(plain[1], p[1] - 1);
    EXPECT_NEAR(crossEntropy(z, 1, 1, 0), -std::log(p[1]), 1e-15);
    for (const double smoothing : {0.0, 0.1, 1.0})
        for (const double temperature : {1.0, 0.5}) {
            const auto gradient = crossEntropyGradient(z, temperature, 2, smoothing);
            for (std::size_t i = 0; i < z.size(); ++i) {
                Numbers low = z;
                Numbers high = z;
                low[i] -= 1e-5;
                high[i] += 1e-5;
                EXPECT_NEAR((crossEntropy(high, temperature, 2, smoothing) -
                             crossEntropy(low, temperature, 2, smoothing)) /
                                2e-5,
                            gradient[i], 1e-9);
            }
        }
}

TEST(CrossEntropy, HoldsWhereSoftmaxUnderflows) {
    EXPECT_EQ(crossEntropy(Numbers{0, 2000}, 1, 0, 0), 2000);
    EXPECT_EQ(crossEntropy(Numbers{0, 2000}, 1, 1, 0), 0);
    EXPECT_EQ(crossEntropyGradient(Numbers{0, 60}, 1, 1, 0)[1], -std::exp(-60.0)) << "p − 1 would be 0";
    EXPECT_TRUE(std::isnan(crossEntropy(Numbers{0, std::nan("")}, 1, 0, 0)));
}

TEST(NaiveSoftmax, OverflowsWhereTheStableOneDoesNot) {
    EXPECT_FALSE(std::isnan(naiveSoftmax<float>(Numbers{88, 80}, 1)[0]));
    EXPECT_TRUE(std::isnan(naiveSoftmax<float>(Numbers{89, 80}, 1)[0]));
    EXPECT_FALSE(std::isnan(naiveSoftmax<double>(Numbers{709, 80}, 1)[0]));
    EXPECT_TRUE(std::isnan(naiveSoftmax<double>(Numbers{710, 80}, 1)[0]));
    EXPECT_TRUE(std::isnan(naiveSoftmax<double>(Numbers{-800, -801}, 1)[0]));
    EXPECT_NEAR(probabilities({-800, -801})[0], 1 / (1 + std::exp(-1)), 1e-16);
}

} // namespace
} // namespace actiscope
