#include "core/activations/catalogue.h"
#include "core/analysis/properties.h"
#include "core/analysis/property_table.h"
#include "core/numerics/constants.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace actiscope {
namespace {

Properties of(const char* id, const std::vector<double>& parameters = {},
              const AnalysisSettings& settings = {}) {
    const Activation& activation = *findActivation(id);
    return analysed(activation, parameters.empty() ? defaultParameters(activation) : parameters, settings);
}

/// An activation that no catalogue has, for what must work with typed formulas too.
Activation made(const std::vector<Kink>& kinks, Jet (*formula)(double)) {
    Activation activation;
    activation.id = "made";
    activation.kinks = [kinks](Parameters) { return kinks; };
    activation.evaluate = [formula](Parameters, std::span<const double> x, const JetSpans& out) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            const Jet y = formula(x[i]);
            if (!out.f.empty())
                out.f[i] = y.f;
            if (!out.f1.empty())
                out.f1[i] = y.f1;
            if (!out.f2.empty())
                out.f2[i] = y.f2;
        }
    };
    return activation;
}

TEST(Range, SaysWhichEndsAreAttained) {
    using Parts = std::vector<ValueInterval>;
    EXPECT_EQ(of("sigmoid").range.parts, (Parts{{0, 1, false, false}}));
    EXPECT_EQ(of("tanh").range.parts, (Parts{{-1, 1, false, false}}));
    EXPECT_EQ(of("relu").range.parts, (Parts{{0, infinity, true, false}}));
    EXPECT_EQ(of("elu", {0.72}).range.parts, (Parts{{-0.72, infinity, false, false}}));
    EXPECT_EQ(of("softplus").range.parts, (Parts{{0, infinity, false, false}}));
    const auto silu = of("silu").range.parts;
    ASSERT_EQ(silu.size(), 1u);
    EXPECT_TRUE(silu[0].lowAttained);
    EXPECT_NEAR(silu[0].low, -0.278464542761073795, 1e-16);
}

TEST(Range, OfAFunctionWithJumpsHasGaps) {
    const Activation hard = made({{-1}, {1}}, [](double x) {
        return std::fabs(x) > 1 ? Jet(x, 1, 0) : std::isnan(x) ? Jet(x) : Jet(0);
    });
    const auto parts = analysed(hard, {}).range.parts;
    const std::vector<ValueInterval> expected{
        {-infinity, -1, false, false}, {0, 0, true, true}, {1, infinity, false, false}};
    EXPECT_EQ(parts.size(), expected.size());
    for (std::size_t i = 0; i < std::min(parts.size(), expected.size()); ++i) {
        EXPECT_DOUBLE_EQ(parts[i].low, expected[i].low);
        EXPECT_DOUBLE_EQ(parts[i].high, expected[i].high);
        EXPECT_EQ(parts[i].lowAttained, expected[i].lowAttained);
        EXPECT_EQ(parts[i].highAttained, expected[i].highAttained);
    }
}

TEST(Range, OfAStepIsTwoValuesAndNothingBetween) {
    const Activation step = made({{0}}, [](double x) { return Jet(x > 0 ? 1 : 0); });
    EXPECT_EQ(analysed(step, {}).range.parts,
              (std::vector<ValueInterval>{{0, 0, true, true}, {1, 1, true, true}}));
    EXPECT_EQ(analysed(step, {}).smoothness.order, -1);
    EXPECT_EQ(analysed(step, {}).deadMass, 1);
    EXPECT_EQ(analysed(step, {}).monotone.kind, Monotonicity::NonDecreasing);
}

TEST(Range, ReachesToInfinityAtAPoleAndAtTheEndOfTheDomain) {
    const Properties logarithm = of("soft_exponential", {-0.5}); // NaN left of −1.5
    ASSERT_EQ(logarithm.range.parts.size(), 1u);
    EXPECT_EQ(logarithm.range.parts[0], (ValueInterval{-infinity, infinity, false, false}));
    EXPECT_EQ(logarithm.slope.value, infinity);
    EXPECT_DOUBLE_EQ(logarithm.slope.x, -1.5);
    const Activation& srs = *findActivation("srs"); // α = 2, β = 8: the denominator vanishes left of 0
    const Properties pole = analysed(srs, std::vector<double>{2, 8});
    EXPECT_EQ(pole.range.parts.front().low, -infinity);
    EXPECT_EQ(pole.range.parts.back().high, infinity);
    EXPECT_EQ(pole.slope.value, infinity);
    EXPECT_EQ(pole.curvature.value, infinity);
    EXPECT_EQ(pole.reluDistance.value, infinity);
    EXPECT_EQ(pole.smoothness.order, -1);
    const double x = pole.smoothness.place;
    EXPECT_NEAR(x / 2 + std::exp(-x / 8), 0, 1e-12);
}

TEST(Suprema, OfAnOscillationArePointedAtNearZero) {
    EXPECT_NEAR(std::fabs(of("sine").monotone.witness.at(1).x), std::numbers::pi / 2, 1e-12);
    EXPECT_EQ(of("sine").slope.x, 0);
    EXPECT_NEAR(std::fabs(of("cosine").slope.x), std::numbers::pi / 2, 1e-12);
    EXPECT_NEAR(std::fabs(of("sine").curvature.x), std::numbers::pi / 2, 1e-6);
    EXPECT_NEAR(std::fabs(of("snake").slope.x), std::numbers::pi / 4, 1e-12);
}

TEST(Extrema, OfSiluAreWherePublished) {
    const auto extrema = of("silu").extrema.points;
    ASSERT_EQ(extrema.size(), 1u);
    EXPECT_NEAR(extrema[0].x, -1.27846454276107380, 1e-15);
    EXPECT_NEAR(extrema[0].f, -0.27846454276107380, 1e-16);
    EXPECT_FALSE(extrema[0].maximum);
}

TEST(Extrema, OfSwishMoveWithBetaHoweverSteepOrSlow) {
    for (const double beta : {1e-4, 0.01, 3.0, 1e4}) {
        const auto extrema = of("swish", {beta}).extrema.points;
        ASSERT_EQ(extrema.size(), 1u) << beta;
        EXPECT_NEAR(extrema[0].x * beta, -1.27846454276107380, 1e-13) << beta;
    }
}

TEST(Extrema, OfGeluAreWherePublished) {
    const auto extrema = of("gelu").extrema.points;
    ASSERT_EQ(extrema.size(), 1u);
    EXPECT_NEAR(extrema[0].x, -0.751791524693564457, 1e-15);
    EXPECT_NEAR(extrema[0].f, -0.169971207479903662, 1e-16);
}

TEST(Extrema, AtACornerCount) {
    const auto extrema = of("prelu", {-1}).extrema.points; // |x|
    ASSERT_EQ(extrema.size(), 1u);
    EXPECT_EQ(extrema[0].x, 0);
    EXPECT_TRUE(extrema[0].atKink);
    EXPECT_FALSE(extrema[0].maximum);
}

TEST(Zeros, OfReluAreAStretchAndThoseOfAnUnderflowingTailAreNone) {
    const auto relu = of("relu").zeros;
    EXPECT_TRUE(relu.points.empty());
    ASSERT_EQ(relu.stretches.size(), 1u);
    EXPECT_EQ(relu.stretches[0].from, -infinity);
    EXPECT_EQ(relu.stretches[0].to, 0);
    EXPECT_TRUE(of("softplus").zeros.points.empty());
    EXPECT_TRUE(of("softplus").zeros.stretches.empty());
}

TEST(Zeros, ThatGoOnWhereTheFunctionHasDiedAwayAreSaidToBeThoseAboveRounding) {
    const Properties gabor = of("gabor"); // cos(ωx)·e^(−x²/2): the zeros never end
    EXPECT_TRUE(gabor.zeros.faint && gabor.extrema.faint && gabor.inflections.faint);
    EXPECT_FALSE(gabor.zeros.endless);
    EXPECT_EQ(gabor.zeros.known, Known::Sampled);
    EXPECT_THAT(findProperty("zeros")->describe(gabor, 4).text, testing::StartsWith("8 above rounding: "));
    const Properties gaussian = of("gaussian");
    EXPECT_FALSE(gaussian.zeros.faint || gaussian.extrema.faint || gaussian.inflections.faint);
    EXPECT_EQ(gaussian.zeros.known, Known::Exact);
}

TEST(Zeros, OfAnOscillatingFunctionAreInfinitelyManyAndSampled) {
    const Activation sine = made({}, [](double x) { return Jet(std::sin(x), std::cos(x), -std::sin(x)); });
    const Properties p = analysed(sine, {});
    EXPECT_TRUE(p.zeros.endless && p.extrema.endless && p.inflections.endless);
    EXPECT_EQ(p.zeros.known, Known::Sampled);
    EXPECT_TRUE(std::isnan(p.limitRight));
    ASSERT_EQ(p.range.parts.size(), 1u);
    EXPECT_EQ(p.range.parts[0], (ValueInterval{-1, 1, true, true}));
    EXPECT_EQ(p.symmetry.kind, Symmetry::Odd);
}

TEST(Zeros, WhereTheFunctionOnlyTouchesTheAxisAreSaidToTouch) {
    const Activation square = made({}, [](double x) { return Jet((x - 0.3) * (x - 0.3), 2 * (x - 0.3), 2); });
    const auto zeros = analysed(square, {}).zeros.points;
    ASSERT_EQ(zeros.size(), 1u);
    EXPECT_DOUBLE_EQ(zeros[0].x, 0.3);
    EXPECT_TRUE(zeros[0].touches);
}

TEST(Monotone, WitnessesShowThatFDipsOrPeaks) {
    for (const char* id : {"silu", "swish"}) {
        const auto monotone = of(id).monotone;
        EXPECT_EQ(monotone.kind, Monotonicity::None);
        ASSERT_EQ(monotone.witness.size(), 3u);
        const auto& w = monotone.witness;
        EXPECT_LT(w[0].x, w[1].x);
        EXPECT_LT(w[1].x, w[2].x);
        EXPECT_GT(w[0].f, w[1].f);
        EXPECT_LT(w[1].f, w[2].f);
        for (const Witness& witness : w)
            EXPECT_EQ(evaluateAt(*findActivation(id), defaultParameters(*findActivation(id)), witness.x).f,
                      witness.f);
    }
}

TEST(Monotone, TellsStrictFromNot) {
    EXPECT_EQ(of("tanh").monotone.kind, Monotonicity::Increasing);
    EXPECT_EQ(of("softplus").monotone.kind, Monotonicity::Increasing);
    EXPECT_EQ(of("relu").monotone.kind, Monotonicity::NonDecreasing);
    EXPECT_EQ(of("elu", {0.5}).monotone.kind, Monotonicity::Increasing);
    EXPECT_EQ(of("elu", {0}).monotone.kind, Monotonicity::NonDecreasing);
    EXPECT_EQ(of("prelu", {-0.25}).monotone.kind, Monotonicity::None);
}

/// Several texts call these monotone, and hard swish smooth.
TEST(DocumentedTraps, AreAnsweredByWhatIsComputed) {
    for (const char* id : {"gelu", "silu", "mish", "hardswish"})
        EXPECT_EQ(of(id).monotone.kind, Monotonicity::None) << id;
    EXPECT_EQ(of("hardswish").smoothness.order, 0);
    // "ELU is smooth everywhere" holds for α = 1 only, and even there only once.
    EXPECT_EQ(of("elu", {0.72}).smoothness.order, 0);
    EXPECT_EQ(of("elu", {1}).smoothness.order, 1);
}

TEST(Symmetry, IsOddEvenOrAboutAPoint) {
    EXPECT_EQ(of("tanh").symmetry.kind, Symmetry::Odd);
    EXPECT_EQ(of("identity").symmetry.kind, Symmetry::Odd);
    EXPECT_EQ(of("prelu", {-1}).symmetry.kind, Symmetry::Even);
    EXPECT_EQ(of("relu").symmetry.kind, Symmetry::None);
    EXPECT_EQ(of("sigmoid").symmetry.kind, Symmetry::AboutPoint);
    EXPECT_EQ(of("sigmoid").symmetry.centre, 0.5);
}

TEST(Smoothness, FollowsTheParameters) {
    EXPECT_FALSE(of("tanh").smoothness.order);
    EXPECT_EQ(of("relu").smoothness.order, 0);
    EXPECT_EQ(of("softsign").smoothness.order, 1);
    EXPECT_EQ(of("prelu", {1}).smoothness.order, 2);
}

TEST(Kinks, AreFoundWhereverTheyLieWithBothSlopes) {
    const Activation corner =
        made({{1e5}}, [](double x) { return x > 1e5 ? Jet(1e5 + 3 * (x - 1e5), 3, 0) : Jet(x, 1, 0); });
    const Properties p = analysed(corner, {});
    ASSERT_EQ(p.kinks.size(), 1u);
    EXPECT_EQ(p.kinks[0].smoothness, 0);
    EXPECT_EQ(p.kinks[0].left.f1, 1);
    EXPECT_EQ(p.kinks[0].right.f1, 3);
    EXPECT_EQ(p.slope.value, 3);
}

TEST(Slope, SupremumOfSigmoidIsAQuarterAtZero) {
    const Supremum slope = of("sigmoid").slope;
    EXPECT_EQ(slope.value, 0.25);
    EXPECT_EQ(slope.where, Supremum::Where::At);
    EXPECT_NEAR(slope.x, 0, 1e-15);
}

TEST(Slope, SupremumSaysWhetherItIsAttained) {
    EXPECT_EQ(of("relu").slope.where, Supremum::Where::Along);
    const Supremum softplus = of("softplus").slope;
    EXPECT_EQ(softplus.value, 1);
    EXPECT_EQ(softplus.where, Supremum::Where::Approached);
    EXPECT_EQ(softplus.x, infinity);
    const Supremum steep = of("elu", {2}).slope; // f′(0⁻) = α
    EXPECT_DOUBLE_EQ(steep.value, 2);
    EXPECT_EQ(steep.where, Supremum::Where::Approached);
    EXPECT_EQ(steep.side, -1);
}

TEST(Slope, SupremumIsInfiniteWhereTheSlopeGrowsWithoutEnd) {
    const Activation root = made({{0}}, [](double x) {
        const double r = std::sqrt(std::fabs(x));
        return Jet(std::copysign(r, x), 1 / (2 * r), -std::copysign(1 / (4 * r * r * r), x));
    });
    const Properties p = analysed(root, {});
    EXPECT_EQ(p.slope.value, infinity);
    EXPECT_EQ(p.slope.x, 0);
    EXPECT_EQ(p.smoothness.order, 0);
    const Activation square = made({}, [](double x) { return Jet(x * x, 2 * x, 2); });
    EXPECT_EQ(analysed(square, {}).slope.value, infinity);
}

TEST(Curvature, SupremumOfSigmoidIsWherePublished) {
    // |σ″| ≤ 1/(6√3)
    EXPECT_NEAR(of("sigmoid").curvature.value, 1 / (6 * std::sqrt(3)), 1e-15);
    EXPECT_NEAR(of("tanh").curvature.value, 4 / (3 * std::sqrt(3)), 1e-15);
}

TEST(Saturation, EndsWhereTheSlopePassesTheThreshold) {
    const Saturation tanh = of("tanh").saturation; // 1 − tanh² = 0.01
    ASSERT_EQ(tanh.stretches.size(), 2u);
    EXPECT_EQ(tanh.stretches[0].from, -infinity);
    EXPECT_NEAR(tanh.stretches[0].to, -std::atanh(std::sqrt(0.99)), 1e-14);
    EXPECT_NEAR(tanh.stretches[1].from, std::atanh(std::sqrt(0.99)), 1e-14);
    EXPECT_NEAR(tanh.mass, std::erfc(std::atanh(std::sqrt(0.99)) / std::numbers::sqrt2), 1e-15);
}

TEST(DeadMass, IsOfStretchesNotOfUnderflow) {
    EXPECT_EQ(of("relu").deadMass, 0.5);
    EXPECT_EQ(of("tanh", {}, {.sigma = 1e4}).deadMass, 0);
    EXPECT_EQ(of("elu", {0}).deadMass, 0.5);
}

TEST(Gains, ArePublishedOnes) {
    EXPECT_NEAR(*of("relu").forwardGain, std::sqrt(2), 1e-12);
    EXPECT_NEAR(*of("relu").backwardGain, std::sqrt(2), 1e-12);
    EXPECT_NEAR(*of("relu", {}, {.sigma = 3}).forwardGain, std::sqrt(2), 1e-12);
    EXPECT_NEAR(*of("leaky_relu", {0.2}).forwardGain, std::sqrt(2 / 1.04), 1e-12);
    EXPECT_NEAR(*of("tanh").forwardGain, 1.5925374197228312, 1e-12); // PyTorch rounds it to 5/3
    EXPECT_NEAR(*of("identity").forwardGain, 1, 1e-12);
    const Activation zero = made({}, [](double x) { return Jet(0 * x); });
    EXPECT_FALSE(analysed(zero, {}).forwardGain);
    EXPECT_FALSE(analysed(zero, {}).critical);
}

TEST(ReluDistance, IsLogTwoForSoftplusAndInfiniteForWhatBendsAway) {
    const Supremum softplus = of("softplus").reluDistance;
    EXPECT_DOUBLE_EQ(softplus.value, std::numbers::ln2);
    EXPECT_EQ(softplus.x, 0);
    EXPECT_EQ(of("relu").reluDistance.value, 0);
    EXPECT_EQ(of("elu", {0.72}).reluDistance.value, 0.72);
    EXPECT_EQ(of("tanh").reluDistance.value, infinity);
    EXPECT_EQ(of("identity").reluDistance.value, infinity);
    EXPECT_NEAR(of("silu").reluDistance.value, 0.278464542761073795, 1e-15);
}

TEST(ReluDistance, OfAnOscillationIsInfiniteOnlyWhereItLeavesRelu) {
    for (const char* id : {"sine", "cosine", "gcu", "finer"}) {
        const Supremum distance = of(id).reluDistance;
        EXPECT_EQ(distance.value, infinity) << id;
        EXPECT_EQ(distance.where, Supremum::Where::Approached) << id;
    }
    const Activation waves = made({{0}}, [](double x) { // ReLU + ½ cos x, without limit on the left
        return Jet(std::max(x, 0.0) + std::cos(x) / 2, (x > 0) - std::sin(x) / 2, -std::cos(x) / 2);
    });
    EXPECT_NEAR(analysed(waves, {}).reluDistance.value, 0.5, 1e-15);
}

} // namespace
} // namespace actiscope
