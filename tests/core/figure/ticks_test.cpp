#include "core/figure/ticks.h"

#include "core/fields/field.h"
#include "core/numerics/constants.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <regex>
#include <set>

namespace actiscope {
namespace {

std::vector<std::string> labels(double minimum, double maximum, int wanted) {
    std::vector<std::string> texts;
    for (const auto& tick : linearTicks(minimum, maximum, wanted).ticks)
        texts.push_back(tick.label);
    return texts;
}

using Texts = std::vector<std::string>;

std::string unit(double minimum, double maximum, int wanted) {
    return linearTicks(minimum, maximum, wanted).unit;
}

/// As a program reads it: "−1.5" → "-1.5", "1.2·10⁻⁷" → "1.2e-7", "+10⁶" → "+1e6".
std::string plain(std::string text) {
    const std::pair<const char*, const char*> spellings[] = {
        {"−", "-"},  {"⁻", "^-"}, {"⁰", "^0"}, {"¹", "^1"}, {"²", "^2"}, {"³", "^3"},
        {"⁴", "^4"}, {"⁵", "^5"}, {"⁶", "^6"}, {"⁷", "^7"}, {"⁸", "^8"}, {"⁹", "^9"}};
    for (const auto& [from, to] : spellings)
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from))
            text.replace(at, std::string_view(from).size(), to);
    text = std::regex_replace(text, std::regex("·10((\\^.)+)"), "e$1");
    text = std::regex_replace(text, std::regex("10((\\^.)+)"), "1e$1");
    std::erase(text, '^');
    std::erase(text, ' ');
    return text;
}

/// What a reader makes of a label and the unit at the axis's end.
long double meant(const Tick& tick, const std::string& unit) {
    const std::size_t space = std::min(unit.find(' '), unit.size());
    const bool scaled = unit.starts_with("·");
    const std::string power = scaled ? plain(unit.substr(0, space)) : "";
    const std::string offset = scaled ? plain(unit.substr(space)) : plain(unit);
    return std::stold(plain(tick.label) + power) + (offset.empty() ? 0 : std::stold(offset));
}

/// The digits of a label without its point.
std::int64_t digits(const Tick& tick) {
    std::string text = plain(tick.label);
    std::erase(text, '.');
    return std::stoll(text);
}

std::size_t decimals(const Tick& tick) {
    const auto point = tick.label.find('.');
    return point == std::string::npos ? 0 : tick.label.size() - point - 1;
}

void expectTrueLabels(double minimum, double maximum, int wanted) {
    const Ticks ticks = linearTicks(minimum, maximum, wanted);
    const std::string where = "[" + shortestText(minimum) + ", " + shortestText(maximum) + "] " + ticks.unit;
    ASSERT_GE(ticks.ticks.size(), 2U) << where;
    EXPECT_LE(ticks.ticks.size(), static_cast<std::size_t>(3 * wanted + 2)) << where;
    std::set<std::string> texts;
    for (const Tick& tick : ticks.ticks) {
        EXPECT_TRUE(texts.insert(tick.label).second) << tick.label << " twice in " << where;
        EXPECT_LE(tick.label.size(), 12U + 24 * (ticks.ticks.size() == 2)) << tick.label << where;
        const double ulp = std::nextafter(std::fabs(tick.at), infinity) - std::fabs(tick.at);
        EXPECT_LE(std::fabs(static_cast<double>(meant(tick, ticks.unit) - static_cast<long double>(tick.at))),
                  0.51 * ulp)
            << tick.label << ' ' << where;
        EXPECT_GE(tick.at, minimum - 1e-8 * (maximum / 2 - minimum / 2)) << where;
        EXPECT_LE(tick.at, maximum + 1e-8 * (maximum / 2 - minimum / 2)) << where;
    }
    for (std::size_t i = 2; i < ticks.ticks.size(); ++i) {
        const auto& t = ticks.ticks;
        EXPECT_EQ(digits(t[i]) - digits(t[i - 1]), digits(t[1]) - digits(t[0])) << where;
        EXPECT_TRUE(decimals(t[i]) == decimals(t[0]) || t[i].label == "0" || t[0].label == "0") << where;
    }
}

TEST(Ticks, StandAtRoundNumbersWithATrueMinus) {
    EXPECT_EQ(labels(-5, 5, 5), (Texts{"−4", "−2", "0", "2", "4"}));
    EXPECT_EQ(labels(-5, 5, 10), (Texts{"−5", "−4", "−3", "−2", "−1", "0", "1", "2", "3", "4", "5"}));
    EXPECT_EQ(labels(-0.7, 1.1, 4), (Texts{"−0.5", "0.0", "0.5", "1.0"}));
}

TEST(Ticks, AreExactAtZero) {
    const auto ticks = linearTicks(-0.3, 0.3, 6).ticks;
    EXPECT_TRUE(std::any_of(ticks.begin(), ticks.end(), [](const Tick& tick) { return tick.at == 0; }));
}

TEST(Ticks, OfHugeAndTinyRangesShareAPowerOfTenAtTheAxisEnd) {
    EXPECT_EQ(labels(0, 4e6, 4), (Texts{"0", "1", "2", "3", "4"}));
    EXPECT_EQ(unit(0, 4e6, 4), "·10⁶");
    EXPECT_EQ(labels(-2e-7, 2e-7, 4), (Texts{"−2", "−1", "0", "1", "2"}));
    EXPECT_EQ(unit(-2e-7, 2e-7, 4), "·10⁻⁷");
    EXPECT_EQ(labels(0, 1600000, 8), (Texts{"0.0", "0.2", "0.4", "0.6", "0.8", "1.0", "1.2", "1.4", "1.6"}));
    EXPECT_EQ(unit(0, 1600000, 8), "·10⁶");
    EXPECT_EQ(labels(9.5e11, 1.05e12, 5), (Texts{"0.96", "0.98", "1.00", "1.02", "1.04"}));
    EXPECT_EQ(unit(9.5e11, 1.05e12, 5), "·10¹²");
}

TEST(Ticks, FarFromZeroShareAnOffsetAtTheAxisEnd) {
    EXPECT_EQ(labels(1e15, 1e15 + 8, 4), (Texts{"0", "2", "4", "6", "8"}));
    EXPECT_EQ(unit(1e15, 1e15 + 8, 4), "+10¹⁵");
    EXPECT_EQ(unit(-1e6 - 2e-3, -1e6 + 2e-3, 4), "−10⁶");
    EXPECT_EQ(labels(1 - 1e-12, 1 + 1e-12, 4), (Texts{"−1.0", "−0.5", "0.0", "0.5", "1.0"}));
    EXPECT_EQ(unit(1 - 1e-12, 1 + 1e-12, 4), "·10⁻¹² + 1");
    EXPECT_EQ(unit(0.35716 - 1e-7, 0.35716 + 1e-7, 4), "·10⁻⁷ + 0.35716");
}

TEST(Ticks, ReadBackToWhatTheyStandAtOverTheWholeRangeOfDoubles) {
    const double largest = std::numeric_limits<double>::max();
    const double least = std::numeric_limits<double>::denorm_min();
    const std::pair<double, double> ranges[] = {{1e15, 1e15 + 8},
                                                {1e15, 1e15 + 0.25},
                                                {1 - 1e-12, 1 + 1e-12},
                                                {1, 1 + 1e-15},
                                                {0.3, std::nextafter(0.3, 1)},
                                                {-largest, largest},
                                                {largest / 2, largest},
                                                {0, 1e-300},
                                                {-1e300, 1e300},
                                                {0, 40 * least},
                                                {-least, least},
                                                {1e-310, 3e-310},
                                                {-1e12 - 5e10, -1e12 + 5e10},
                                                {999999.5, 1000000.5}};
    for (const auto& [minimum, maximum] : ranges)
        for (const int wanted : {2, 5, 12})
            expectTrueLabels(minimum, maximum, wanted);
    std::mt19937_64 random(8);
    const auto uniform = [&](double a, double b) { return std::uniform_real_distribution(a, b)(random); };
    for (int i = 0; i < 5000; ++i) {
        double a = std::copysign(std::pow(10, uniform(-323, 308)), uniform(-1, 1));
        double b = i % 2 == 0 ? std::copysign(std::pow(10, uniform(-323, 308)), uniform(-1, 1))
                              : a + std::fabs(a) * std::pow(10, uniform(-15, 1));
        if (a > b)
            std::swap(a, b);
        if (a < b && std::isfinite(b))
            expectTrueLabels(a, b, static_cast<int>(uniform(2, 12)));
    }
}

TEST(Ticks, KeepTheirUnitWhileARangeIsMovedByItsWidth) {
    for (const double centre : {1e6, 1.0, -3e9, 0.35716})
        for (const double width : {1e-7, 1e-8}) {
            std::set<std::string> units;
            for (int i = -20; i <= 20; ++i) {
                const double middle = centre + centre * width * i / 20;
                const double half = std::fabs(centre) * width / 2;
                units.insert(unit(middle - half, middle + half, 6));
            }
            EXPECT_EQ(units.size(), 1U) << *units.begin() << ' ' << *units.rbegin();
        }
}

TEST(Ticks, StayInsideTheRangeAndNearTheWantedNumber) {
    for (const double width : {1e-9, 0.37, 1.0, 7.3, 99.0, 1e12}) {
        const auto ticks = linearTicks(0.1 * width, 1.1 * width, 8).ticks;
        EXPECT_GE(ticks.size(), 4U) << width;
        EXPECT_LE(ticks.size(), 14U) << width;
        for (const auto& tick : ticks) {
            EXPECT_GE(tick.at, 0.1 * width * (1 - 1e-9));
            EXPECT_LE(tick.at, 1.1 * width * (1 + 1e-9));
        }
    }
}

TEST(Ticks, OfARangeOfTwoDoublesAreItsEnds) {
    EXPECT_EQ(labels(0.3, std::nextafter(0.3, 1), 5), (Texts{"0.3", "0.30000000000000004"}));
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

TEST(Ticks, ComeToAnEndWhereWholeNumbersDo) {
    for (const double end : {0x1p53, 0x1p54})
        for (const double width : {2, 4, 16}) {
            const auto ticks = linearTicks(end - width, end, 5).ticks;
            EXPECT_GE(ticks.size(), 2U) << width << " below " << end;
            EXPECT_LE(ticks.size(), 20U) << width << " below " << end;
        }
}

TEST(ReadableNumber, NamesWhatIsNoNumber) {
    EXPECT_EQ(readableNumber(std::numeric_limits<double>::infinity()), "∞");
    EXPECT_EQ(readableNumber(-std::numeric_limits<double>::infinity()), "−∞");
    EXPECT_EQ(readableNumber(std::numeric_limits<double>::quiet_NaN()), "undefined");
}

} // namespace
} // namespace actiscope
