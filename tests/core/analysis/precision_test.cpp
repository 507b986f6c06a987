// Activations in the formats of networks: against counts and places that can be derived by hand.
#include "core/activations/catalogue.h"
#include "core/analysis/precision.h"
#include "core/expressions/resolve.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace actiscope {
namespace {

RoundedActivation inFormat(const std::string& activation, const char* format) {
    const ActivationPtr resolved = findOrMakeActivation(activation);
    return {resolved, defaultParameters(*resolved), *findFloatFormat(format)};
}

PrecisionNumbers numbersOf(const std::string& activation, const char* format) {
    PrecisionScan scan(inFormat(activation, format));
    while (scan.advance(1000)) {
    }
    return scan.numbers();
}

TEST(Precision, CountsTheFiniteNumbersOfAFormatByTheIdentity) {
    EXPECT_EQ(numbersOf("identity", "e4m3").distinct, 256 - 2 - 1); // two NaN, and two zeros
    EXPECT_EQ(numbersOf("identity", "e5m2").distinct, 256 - 8 - 1); // ±∞ and six NaN
    EXPECT_EQ(numbersOf("identity", "float16").distinct, 65536 - 2 * 1024 - 1);
    EXPECT_EQ(numbersOf("identity", "bfloat16").distinct, 65536 - 2 * 128 - 1);
    EXPECT_TRUE(std::isnan(numbersOf("identity", "float32").distinct));
    for (const FloatFormat& format : floatFormats()) {
        const PrecisionNumbers numbers = numbersOf("identity", format.id.data());
        EXPECT_EQ(numbers.maxUlp, 0) << format.id;
        EXPECT_TRUE(std::isnan(numbers.maxUlpAt) && std::isnan(numbers.overflowFrom) &&
                    std::isnan(numbers.gradientZeroFrom))
            << format.id;
    }
}

TEST(Precision, KeepsHalfOfTheNumbersBehindRelu) {
    EXPECT_EQ(numbersOf("relu", "e4m3").distinct, 127);
    EXPECT_EQ(numbersOf("relu", "float16").distinct, 31744);
    EXPECT_TRUE(std::isnan(numbersOf("relu", "float16").gradientZeroFrom)) << "0 there, and no underflow";
}

TEST(Precision, RoundsOneLibraryCallByHalfASpacing) {
    for (const char* id : {"tanh", "sigmoid", "softplus"})
        for (const FloatFormat& format : floatFormats())
            EXPECT_LE(numbersOf(id, format.id.data()).maxUlp, 0.5 + 1e-6) << id << " " << format.id;
}

/// The textbook's form is ±∞ or NaN where e^|x| no longer fits.
TEST(Precision, FindsWhereTextbookFormsOverflow) {
    const double half = std::log(65520.0); // from which on float16 rounds to ∞
    const double softplus = numbersOf("softplus", "float16").overflowFrom;
    EXPECT_GE(softplus, half - 0.01);
    EXPECT_LE(softplus, half + 0.01);
    EXPECT_NEAR(std::fabs(numbersOf("tanh", "float16").overflowFrom), half, 0.01) << "∞/∞";
    EXPECT_NEAR(numbersOf("softplus", "float32").overflowFrom, 88.7228, 0.05);
    EXPECT_TRUE(std::isnan(numbersOf("sigmoid", "float16").overflowFrom)) << "1/∞ is right: 0";
    EXPECT_TRUE(std::isnan(numbersOf("relu", "float16").overflowFrom));
}

/// σ′(x) ≈ e^−|x| rounds to 0 below half the smallest number.
TEST(Precision, FindsWhereSlopesUnderflow) {
    EXPECT_NEAR(std::fabs(numbersOf("sigmoid", "float16").gradientZeroFrom), 25 * std::numbers::ln2,
                1.0 / 64);
    EXPECT_NEAR(std::fabs(numbersOf("tanh", "float16").gradientZeroFrom), (25 + 2) * std::numbers::ln2 / 2,
                0.01);
    EXPECT_NEAR(std::fabs(numbersOf("sigmoid", "e4m3").gradientZeroFrom), 10 * std::numbers::ln2, 1);
    EXPECT_NEAR(std::fabs(numbersOf("sigmoid", "float32").gradientZeroFrom), 150 * std::numbers::ln2, 0.3);
    EXPECT_NEAR(std::fabs(numbersOf("softsign", "float16").gradientZeroFrom), std::exp2(12.5) - 1, 4)
        << "1/(1 + |x|)²";
}

TEST(Precision, DoesNotDependOnHowTheWorkIsCut) {
    PrecisionScan whole(inFormat("gelu", "float16"));
    PrecisionScan pieces(inFormat("gelu", "float16"));
    while (whole.advance(1U << 20)) {
    }
    while (pieces.advance(77)) {
    }
    EXPECT_EQ(whole.numbers().maxUlp, pieces.numbers().maxUlp);
    EXPECT_EQ(whole.numbers().maxUlpAt, pieces.numbers().maxUlpAt);
    EXPECT_EQ(whole.numbers().distinct, pieces.numbers().distinct);
    EXPECT_EQ(whole.progress(), 1);
}

TEST(Precision, RunsEveryActivationOfTheCatalogue) {
    for (const Activation& activation : catalogue()) {
        const PrecisionNumbers numbers = numbersOf(activation.id, "e5m2");
        EXPECT_GE(numbers.distinct, 1) << activation.id;
        EXPECT_FALSE(std::isnan(numbers.maxUlp)) << activation.id;
    }
}

class EveryFormat : public testing::TestWithParam<const char*> {};

/// What is computed is a number of the format, after every operation.
TEST_P(EveryFormat, GivesNumbersOfTheFormatOnly) {
    const FloatFormat& format = *findFloatFormat(GetParam());
    for (const Activation& activation : catalogue()) {
        const RoundedActivation tested = inFormat(activation.id, GetParam());
        std::vector<double> x;
        for (double at = -9; at <= 9; at += 0.37)
            x.push_back(rounded(at, format));
        std::vector<double> f(x.size());
        std::vector<double> f1(x.size());
        for (const bool textbook : {false, true}) {
            textbook ? tested.textbook(x, f, f1) : tested.stable(x, f, f1);
            for (std::size_t i = 0; i < x.size(); ++i)
                for (const double y : {f[i], f1[i]})
                    EXPECT_TRUE(std::isnan(y) || rounded(y, format) == y) << activation.id << " at " << x[i];
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, EveryFormat,
                         testing::Values("float32", "bfloat16", "float16", "e4m3", "e5m2"),
                         [](const auto& tested) { return std::string(tested.param); });

/// In a format as fine as float32 the forms are the activation itself where nothing cancels.
TEST(Precision, FollowsTheActivationInFloat32) {
    const FloatFormat& format = *findFloatFormat("float32");
    for (const Activation& activation : catalogue()) {
        const RoundedActivation tested = inFormat(activation.id, "float32");
        for (const double x : {-2.5, -0.75, 0.625, 1.875}) {
            double exact = 0;
            double stable = 0;
            double textbook = 0;
            tested.exact({&x, 1}, {&exact, 1}, {});
            tested.stable({&x, 1}, {&stable, 1}, {});
            tested.textbook({&x, 1}, {&textbook, 1}, {});
            const double near = 64 * spacing(std::max(1.0, std::fabs(exact)), format);
            EXPECT_NEAR(stable, exact, near) << activation.id << " at " << x;
            EXPECT_NEAR(textbook, exact, near) << activation.id << " at " << x;
        }
    }
}

} // namespace
} // namespace actiscope
