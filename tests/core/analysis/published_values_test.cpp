// Numbers about activations that papers and textbooks state, and statements that do not hold.
#include "core/activations/catalogue.h"
#include "core/analysis/properties.h"
#include "core/numerics/constants.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace actiscope {
namespace {

Properties of(const std::string& id, const std::vector<double>& parameters = {},
              const AnalysisSettings& settings = {}) {
    const Activation& activation = *findActivation(id);
    return analysed(activation, parameters.empty() ? defaultParameters(activation) : parameters, settings);
}

void expectOneMinimum(const std::string& id, double x, double f, double digits) {
    const auto extrema = of(id).extrema.points;
    ASSERT_EQ(extrema.size(), 1u) << id;
    EXPECT_FALSE(extrema[0].maximum) << id;
    EXPECT_NEAR(extrema[0].x, x, digits) << id;
    EXPECT_NEAR(extrema[0].f, f, digits) << id;
}

TEST(PublishedValues, OfTheOneMinimum) {
    expectOneMinimum("gelu", -0.75179, -0.16997, 5e-6);
    expectOneMinimum("silu", -1.27846454, -0.27846454, 5e-9); // f(x) = x + 1 there: Elfwing et al. 2018
    expectOneMinimum("mish", -1.1924, -0.3088, 5e-5);         // "≈ −0.31": Misra 2019
    expectOneMinimum("hardswish", -1.5, -0.375, 1e-15);
    expectOneMinimum("serlu", -1, -2.90427 * 1.07862 / std::numbers::e, 1e-15);
}

TEST(PublishedValues, OfTheRange) {
    using Parts = std::vector<ValueInterval>;
    EXPECT_EQ(of("relu6").range.parts, (Parts{{0, 6, true, true}}));
    EXPECT_EQ(of("hard_sigmoid").range.parts, (Parts{{0, 1, true, true}}));
    EXPECT_EQ(of("softsign").range.parts, (Parts{{-1, 1, false, false}}));
    EXPECT_EQ(of("gaussian").range.parts, (Parts{{0, 1, false, true}}));
    EXPECT_EQ(of("sinc").range.parts.at(0).high, 1);
    EXPECT_NEAR(of("sinc").range.parts.at(0).low, -0.217233628211221657, 1e-16);
    EXPECT_EQ(of("cosine").range.parts, (Parts{{-1, 1, true, true}}));
    EXPECT_EQ(of("gcu").range.parts, (Parts{{-infinity, infinity, false, false}}));
    EXPECT_EQ(of("binary_step").range.parts, (Parts{{0, 0, true, true}, {1, 1, true, true}}));
}

TEST(PublishedValues, OfTheSlope) {
    EXPECT_EQ(of("sigmoid").slope.value, 0.25);
    EXPECT_EQ(of("tanh").slope.value, 1);
    EXPECT_DOUBLE_EQ(of("normal_cdf").slope.value, 1 / std::sqrt(2 * std::numbers::pi));
    EXPECT_DOUBLE_EQ(of("gaussian").slope.value, std::sqrt(2 / std::numbers::e));
    EXPECT_NEAR(of("silu").slope.value, 1.0998393201, 1e-10);
    EXPECT_NEAR(of("gelu").slope.value, 1.1289041452, 1e-10); // at √2: f″ = (2 − x²)φ(x)
    EXPECT_DOUBLE_EQ(of("gelu").slope.x, std::numbers::sqrt2);
    for (const char* id : {"square", "cube", "exponential", "relu2", "gcu", "finer"})
        EXPECT_EQ(of(id).slope.value, infinity) << id;
}

/// Klambauer et al. 2017: for z ~ N(0, 1) mean 0 and variance 1 are kept, stably.
TEST(PublishedValues, SeluKeepsMeanZeroAndVarianceOne) {
    const GaussianMoments moments = of("selu").moments;
    EXPECT_NEAR(moments.mean.value, 0, 1e-14);
    EXPECT_NEAR(moments.square.value, 1, 1e-14);
    EXPECT_NEAR(*of("selu").forwardGain, 1, 1e-14);
}

/// Yu et al. 2022: s = 1/√1.25 and b = −s/2 make (relu z)²·s + b of mean 0 and variance 1.
TEST(PublishedValues, StarReluKeepsMeanZeroAndVarianceOne) {
    const GaussianMoments rounded = of("star_relu").moments; // 0.8944, −0.4472
    EXPECT_NEAR(rounded.mean.value, 0, 5e-5);
    EXPECT_NEAR(rounded.square.value, 1, 1e-4);
    const double s = 1 / std::sqrt(1.25);
    const GaussianMoments exact = of("star_relu", {s, -s / 2}).moments;
    EXPECT_NEAR(exact.mean.value, 0, 1e-14);
    EXPECT_NEAR(exact.square.value, 1, 1e-14);
}

/// Zhang and Li 2018: SERLU's constants do the same.
TEST(PublishedValues, SerluKeepsMeanZeroAndVarianceOne) {
    const GaussianMoments moments = of("serlu").moments;
    EXPECT_NEAR(moments.mean.value, 0, 1e-5);
    EXPECT_NEAR(moments.square.value, 1, 1e-5);
}

/// LeCun et al. 1998, Efficient BackProp: f(±1) = ±1, and |f″| is largest there.
TEST(PublishedValues, LecunTanhPassesThroughOneWhereItBendsMost) {
    const Activation& tanh = *findActivation("lecun_tanh");
    EXPECT_NEAR(evaluateAt(tanh, defaultParameters(tanh), 1).f, 1, 5e-5);
    EXPECT_NEAR(evaluateAt(tanh, defaultParameters(tanh), -1).f, -1, 5e-5);
    EXPECT_NEAR(std::fabs(of("lecun_tanh").curvature.x), 1, 0.02);
}

/// He et al. 2015, equations 10 and 15.
TEST(PublishedValues, GainsOfHe) {
    for (const char* id : {"relu", "threshold"}) {
        const auto parameters =
            std::string(id) == "threshold" ? std::vector<double>{0, 0} : std::vector<double>{};
        EXPECT_NEAR(*of(id, parameters).forwardGain, std::numbers::sqrt2, 1e-12) << id;
        EXPECT_NEAR(*of(id, parameters).backwardGain, std::numbers::sqrt2, 1e-12) << id;
    }
    EXPECT_NEAR(*of("prelu").forwardGain, std::sqrt(2 / (1 + 0.25 * 0.25)), 1e-12);
    EXPECT_NEAR(*of("abs").forwardGain, 1, 1e-12);
    EXPECT_FALSE(of("binary_step").backwardGain); // no gradient at all
}

TEST(PublishedValues, MomentsInClosedForm) {
    const double pi = std::numbers::pi;
    EXPECT_NEAR(of("gelu").moments.mean.value, 1 / (2 * std::sqrt(pi)), 1e-12); // Stein: E[zΦ(z)] = E[φ(z)]
    EXPECT_NEAR(of("normal_cdf").moments.square.value, 1.0 / 3, 1e-12);
    EXPECT_NEAR(of("exponential").moments.mean.value, std::exp(0.5), 1e-12);
    EXPECT_NEAR(of("cube").moments.square.value, 15, 1e-10);
    EXPECT_NEAR(of("cosine").moments.mean.value, std::exp(-0.5), 1e-12);
    EXPECT_NEAR(of("sine").moments.square.value, (1 - std::exp(-2.0)) / 2, 1e-12);
    EXPECT_NEAR(of("sine", {30}).moments.square.value, 0.5, 1e-9);
    EXPECT_NEAR(of("gaussian").moments.mean.value, 1 / std::sqrt(3), 1e-12);
}

/// Poole et al. 2016 and Schoenholz et al. 2017: where order meets chaos without biases.
TEST(PublishedValues, CriticalWeightsWithoutBias) {
    const auto sigmaW = [](const char* id) { return of(id).critical->sigmaW; };
    EXPECT_DOUBLE_EQ(sigmaW("tanh"), 1);
    EXPECT_DOUBLE_EQ(sigmaW("relu"), std::numbers::sqrt2);
    EXPECT_DOUBLE_EQ(sigmaW("erf"), std::sqrt(std::numbers::pi) / 2);
    EXPECT_DOUBLE_EQ(sigmaW("sine"), 1);
    EXPECT_DOUBLE_EQ(sigmaW("identity"), 1);
}

/// Roberts, Yaida and Hanin 2022, The Principles of Deep Learning Theory, section 5.3.4: GELU is critical at
/// C_b ≈ 0.17292, C_W ≈ 1.98305 and K* = (3 + √17)/2.
TEST(PublishedValues, GeluIsHalfStableAtItsCriticalPoint) {
    const double k = (3 + std::sqrt(17)) / 2;
    const double weights = 1.98305826;
    const Activation& gelu = *findActivation("gelu");
    const GaussianMoments moments = gaussianMoments(gelu, {}, std::sqrt(k));
    EXPECT_NEAR(weights * moments.slopeSquare.value, 1, 1e-6);
    EXPECT_NEAR(weights * moments.square.value + 0.17292239, k, 1e-5);
}

} // namespace
} // namespace actiscope
