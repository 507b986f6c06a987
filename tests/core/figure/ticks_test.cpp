#include "core/figure/ticks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace actiscope {
namespace {

std::vector<std::string> labels(double minimum, double maximum, int wanted) {
    std::vector<std::string> texts;
    for (const auto& tick : linearTicks(minimum, maximum, wanted))
        texts.push_back(tick.label);
    return texts;
}

using Texts = std::vector<std::string>;

TEST(Ticks, StandAtRoundNumbersWithATrueMinus) {
    EXPECT_EQ(labels(-5, 5, 5), (Texts{"−4", "−2", "0", "2", "4"}));
    EXPECT_EQ(labels(-5, 5, 10), (Texts{"−5", "−4", "−3", "−2", "−1", "0", "1", "2", "3", "4", "5"}));
    EXPECT_EQ(labels(-0.7, 1.1, 4), (Texts{"−0.5", "0.0", "0.5", "1.0"}));
}

TEST(Ticks, AreExactAtZero) {
    const auto ticks = linearTicks(-0.3, 0.3, 6);
    EXPECT_TRUE(std::any_of(ticks.begin(), ticks.end(), [](const Tick& tick) { return tick.at == 0; }));
}

TEST(Ticks, OfHugeAndTinyRangesUsePowersOfTen) {
    EXPECT_EQ(labels(0, 4e6, 4), (Texts{"0", "10⁶", "2·10⁶", "3·10⁶", "4·10⁶"}));
    EXPECT_EQ(labels(-2e-7, 2e-7, 4), (Texts{"−2·10⁻⁷", "−10⁻⁷", "0", "10⁻⁷", "2·10⁻⁷"}));
}

TEST(Ticks, StayInsideTheRangeAndNearTheWantedNumber) {
    for (const double width : {1e-9, 0.37, 1.0, 7.3, 99.0, 1e12}) {
        const auto ticks = linearTicks(0.1 * width, 1.1 * width, 8);
        EXPECT_GE(ticks.size(), 4U) << width;
        EXPECT_LE(ticks.size(), 14U) << width;
        for (const auto& tick : ticks) {
            EXPECT_GE(tick.at, 0.1 * width * (1 - 1e-9));
            EXPECT_LE(tick.at, 1.1 * width * (1 + 1e-9));
        }
    }
}

TEST(Ticks, OfARangeWithHardlyAnyDoublesAreItsEnds) {
    EXPECT_EQ(linearTicks(1e15, 1e15 + 0.25, 5).size(), 2U);
}

TEST(ReadableNumber, HasFewDigitsAndNoNoise) {
    EXPECT_EQ(readableNumber(-0.5206), "−0.5206");
    EXPECT_EQ(readableNumber(0.1 + 0.2), "0.3");
    EXPECT_EQ(readableNumber(1), "1");
    EXPECT_EQ(readableNumber(-0.0), "0");
    EXPECT_EQ(readableNumber(123456), "123456");
    EXPECT_EQ(readableNumber(1.25e-7), "1.25·10⁻⁷");
    EXPECT_EQ(readableNumber(-1e9), "−10⁹");
    EXPECT_EQ(readableNumber(2e300, 2), "2·10³⁰⁰");
}

TEST(ReadableNumber, NamesWhatIsNoNumber) {
    EXPECT_EQ(readableNumber(std::numeric_limits<double>::infinity()), "∞");
    EXPECT_EQ(readableNumber(-std::numeric_limits<double>::infinity()), "−∞");
    EXPECT_EQ(readableNumber(std::numeric_limits<double>::quiet_NaN()), "undefined");
}

} // namespace
} // namespace actiscope
