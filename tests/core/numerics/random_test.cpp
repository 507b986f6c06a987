#include "core/numerics/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace actiscope {
namespace {

TEST(RandomStream, KeepsItsNumbersForEver) {
    EXPECT_EQ(RandomStream(1).bits(0), 0xe28195ddd9ee4956U);
    EXPECT_EQ(RandomStream(1).bits(1), 0x6735fa339a2f4459U);
    EXPECT_EQ(RandomStream(42, 7).bits(std::uint64_t{1} << 40U), 0xbb253732a1a65dd0U);
    // 1.19927671281234197, −0.245157144103246207 and −0.666718075233833605 to the nearest doubles but one.
    EXPECT_EQ(RandomStream(1).normal(0), 0x1.3303cc746226p+0);
    EXPECT_EQ(RandomStream(1).normal(1), -0x1.f614f2e26f018p-3);
    EXPECT_EQ(RandomStream(42, 7).normal(5), -0x1.555c125190116p-1);
    EXPECT_EQ(normalQuantile(1e-5), -0x1.10f3f8843a3dap+2);
    EXPECT_EQ(normalQuantile(1e-300), -0x1.286074064c26ep+5);
}

TEST(RandomStream, TheOrderOfAskingDoesNotMatter) {
    const RandomStream stream(7, 3);
    std::vector<double> upwards(1000);
    stream.normals(0, upwards);
    for (std::size_t n = upwards.size(); n-- > 0;)
        EXPECT_EQ(stream.normal(n), upwards[n]);
    std::vector<double> part(10);
    stream.normals(500, part);
    EXPECT_TRUE(std::equal(part.begin(), part.end(), upwards.begin() + 500));
}

TEST(RandomStream, IsTheSequenceOfSplitMix) {
    SplitMix one(5);
    const SplitMix places(5);
    for (std::uint64_t n = 0; n < 100; ++n)
        EXPECT_EQ(places.at(n), one.next());
}

TEST(RandomStream, UniformNumbersFillTheirCellsEvenly) {
    // χ² with 99 degrees of freedom: mean 99, standard deviation 14.07.
    constexpr std::size_t cells = 100;
    constexpr std::size_t draws = 200'000;
    for (const std::uint64_t seed : {0U, 1U, 12345U}) {
        const RandomStream stream(seed, 9);
        std::vector<double> counts(cells, 0);
        for (std::size_t n = 0; n < draws; ++n) {
            const double u = stream.uniform(n);
            ASSERT_GT(u, 0);
            ASSERT_LT(u, 1);
            ++counts[static_cast<std::size_t>(u * cells)];
        }
        double chi = 0;
        constexpr double expected = static_cast<double>(draws) / cells;
        for (const double count : counts)
            chi += (count - expected) * (count - expected) / expected;
        EXPECT_NEAR(chi, 99, 4 * 14.07) << seed;
    }
}

TEST(RandomStream, NormalNumbersHaveTheMomentsOfTheirLaw) {
    constexpr std::size_t draws = 400'000;
    std::vector<double> z(draws);
    RandomStream(3, 1).normals(0, z);
    std::vector<double> moments(5, 0);
    for (const double x : z)
        for (int k = 1; k <= 4; ++k)
            moments[static_cast<std::size_t>(k)] += std::pow(x, k) / draws;
    // Five standard errors, √(E z^2k − (E z^k)²) / √draws each.
    const double unit = 5 / std::sqrt(static_cast<double>(draws));
    EXPECT_NEAR(moments[1], 0, unit);
    EXPECT_NEAR(moments[2], 1, std::sqrt(2) * unit);
    EXPECT_NEAR(moments[3], 0, std::sqrt(15) * unit);
    EXPECT_NEAR(moments[4], 3, std::sqrt(96) * unit);
}

TEST(RandomStream, StreamsAndSeedsAreUnrelated) {
    constexpr std::size_t draws = 100'000;
    const auto correlation = [](const RandomStream& a, const RandomStream& b) {
        double sum = 0;
        for (std::size_t n = 0; n < draws; ++n)
            sum += a.normal(n) * b.normal(n);
        return sum / draws;
    };
    const double fiveSigma = 5 / std::sqrt(static_cast<double>(draws));
    EXPECT_NEAR(correlation(RandomStream(1, 0), RandomStream(1, 1)), 0, fiveSigma);
    EXPECT_NEAR(correlation(RandomStream(1, 0), RandomStream(2, 0)), 0, fiveSigma);
    EXPECT_NEAR(correlation(RandomStream(1, 1), RandomStream(2, 0)), 0, fiveSigma);
    EXPECT_NE(RandomStream(1, 1).bits(0), RandomStream(2, 0).bits(0));
}

TEST(NormalQuantile, IsTheInverseOfTheDistributionInItsMiddleAndInItsTails) {
    struct Row {
        double p, z;
    };
    const Row rows[] = {{0.25, -0.674489750196081743},
                        {0.4, -0.253347103135799741},
                        {0.0625, -1.53412054435254631},
                        {0.08, -1.40507156030963254},
                        {0.01, -2.32634787404084109},
                        {1e-05, -4.26489079392282461},
                        {1e-11, -6.7060231554951363},
                        {1e-13, -7.34879610280067751},
                        {1.1102230246251565e-16, -8.20953615160138686},
                        {0.75, 0.674489750196081743},
                        {0.925, 1.43953147093845623},
                        {0.999, 3.09023230616781328}};
    for (const Row& row : rows) {
        EXPECT_NEAR(normalQuantile(row.p) / row.z, 1, 2e-15) << row.p;
    }
    EXPECT_EQ(normalQuantile(0.5), 0);
    for (const double p : {0x1p-30, 0x1p-10, 0.0625, 0.25, 0.4375})
        EXPECT_EQ(normalQuantile(1 - p), -normalQuantile(p)) << p;
}

} // namespace
} // namespace actiscope
