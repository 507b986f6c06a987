// Rounding to the formats of networks, bit by bit: every number of 8 and 16 bits, and what lies between them.
#include "core/numerics/constants.h"
#include "core/numerics/float_format.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <random>
#include <vector>

namespace actiscope {
namespace {

class SmallFormats : public testing::TestWithParam<const char*> {
protected:
    const FloatFormat& format = *findFloatFormat(GetParam());

    /// Zero and all positive finite numbers with their bits, ascending.
    std::vector<double> positiveNumbers() const {
        std::vector<double> numbers;
        for (std::uint32_t bits = 0; bits < 1U << (format.bits - 1); ++bits)
            if (const double number = decoded(bits, format); std::isfinite(number))
                numbers.push_back(number);
        return numbers;
    }
};

TEST_P(SmallFormats, KeepTheirOwnNumbers) {
    for (std::uint32_t bits = 0; bits < 1U << format.bits; ++bits) {
        const double number = decoded(bits, format);
        const double kept = rounded(number, format);
        EXPECT_TRUE(kept == number || (std::isnan(kept) && std::isnan(number))) << bits;
        if (!std::isnan(number)) {
            EXPECT_EQ(std::signbit(kept), bits >> (format.bits - 1) != 0) << bits;
        }
    }
}

TEST_P(SmallFormats, RoundToTheNearestAndFromTheMiddleToEven) {
    const std::vector<double> numbers = positiveNumbers();
    for (std::size_t i = 0; i + 1 < numbers.size(); ++i) {
        const double low = numbers[i];
        const double high = numbers[i + 1];
        ASSERT_LT(low, high);
        const double middle = (low + high) / 2;      // exact: one bit more than the format has
        const double even = i % 2 == 0 ? low : high; // the bits are the index
        EXPECT_EQ(rounded(middle, format), even) << middle;
        EXPECT_EQ(rounded(std::nextafter(middle, 0), format), low) << middle;
        EXPECT_EQ(rounded(std::nextafter(middle, infinity), format), high) << middle;
        EXPECT_EQ(rounded(-middle, format), -even) << middle;
        EXPECT_EQ(spacing(low, format), high - low) << low;
        EXPECT_EQ(nextAbove(low, format), high);
        EXPECT_EQ(nextAbove(-high, format), -low);
    }
}

TEST_P(SmallFormats, EndWhereTheNextNumberWouldBeNearer) {
    const double beyond = format.largest + spacing(format.largest, format) / 2;
    EXPECT_EQ(positiveNumbers().back(), format.largest);
    EXPECT_EQ(rounded(std::nextafter(beyond, 0), format), format.largest);
    for (const double sign : {1.0, -1.0}) {
        const double large = rounded(sign * std::nextafter(beyond, infinity), format);
        const double most = rounded(sign * infinity, format);
        if (format.hasInfinity) {
            EXPECT_EQ(large, sign * infinity);
            EXPECT_EQ(most, sign * infinity);
        } else {
            EXPECT_TRUE(std::isnan(large));
            EXPECT_TRUE(std::isnan(most));
        }
    }
    EXPECT_TRUE(std::isnan(rounded(nan, format)));
}

INSTANTIATE_TEST_SUITE_P(Formats, SmallFormats, testing::Values("bfloat16", "float16", "e4m3", "e5m2"),
                         [](const auto& tested) { return std::string(tested.param); });

/// Of the standards' own tables.
TEST(FloatFormats, HaveTheNumbersOfTheirStandards) {
    const auto at = [](const char* id, std::uint32_t bits) { return decoded(bits, *findFloatFormat(id)); };
    EXPECT_EQ(at("e4m3", 0x7e), 448);
    EXPECT_TRUE(std::isnan(at("e4m3", 0x7f)));
    EXPECT_TRUE(std::isnan(at("e4m3", 0xff)));
    EXPECT_EQ(at("e4m3", 0x01), 0x1p-9);
    EXPECT_EQ(at("e4m3", 0x08), 0x1p-6);
    EXPECT_EQ(at("e5m2", 0x7b), 57344);
    EXPECT_EQ(at("e5m2", 0x7c), infinity);
    EXPECT_TRUE(std::isnan(at("e5m2", 0x7d)));
    EXPECT_EQ(at("e5m2", 0x01), 0x1p-16);
    EXPECT_EQ(at("float16", 0x3c00), 1);
    EXPECT_EQ(at("float16", 0x7bff), 65504);
    EXPECT_EQ(at("float16", 0xfc00), -infinity);
    EXPECT_EQ(at("float16", 0x0001), 0x1p-24);
    EXPECT_EQ(at("bfloat16", 0x3f80), 1);
    EXPECT_EQ(at("bfloat16", 0x7f7f), 0x1.fep127);
    EXPECT_EQ(findFloatFormat("float8"), nullptr);
}

TEST(FloatFormats, RoundToFloat32AsTheProcessorDoes) {
    const FloatFormat& format = *findFloatFormat("float32");
    std::mt19937_64 random(5);
    for (int i = 0; i < 200000; ++i) {
        const double x =
            i % 2 == 0 ? std::bit_cast<double>(random())
                       : std::ldexp(static_cast<double>(random()), -64 - static_cast<int>(random() % 160));
        if (std::isfinite(x)) {
            EXPECT_EQ(rounded(x, format), static_cast<double>(static_cast<float>(x))) << x;
        }
    }
    for (const std::uint32_t bits :
         {0U, 1U, 0x007fffffU, 0x00800000U, 0x3f800001U, 0x7f7fffffU, 0x80000001U, 0x7f800000U})
        EXPECT_EQ(decoded(bits, format), static_cast<double>(std::bit_cast<float>(bits)));
}

} // namespace
} // namespace actiscope
