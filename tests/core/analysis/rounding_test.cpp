// What the properties make of rounding: beside poles and exponentials, at kinks, and where all digits cancel.
#include "core/analysis/property_table.h"
#include "core/expressions/resolve.h"
#include "tests/core/analysis/said.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace actiscope {
namespace {

TEST(Rounding, OfWhatSwingsBetweenDoublesLittleIsComputed) {
    for (const char* formula : {"sin(1e300x)", "tan(1e300x)"}) {
        Activation counted = *makeFormulaActivation(formula);
        std::size_t points = 0;
        counted.evaluate = [&points, evaluate = counted.evaluate](
                               Parameters parameters, std::span<const double> x, const JetSpans& out) {
            points += x.size();
            evaluate(parameters, x, out);
        };
        EXPECT_EQ(findProperty("zeros")->describe(analysed(counted, {}), 6).text,
                  "29 above rounding: −3.14159·10⁻³⁰⁰, 0, 3.14159·10⁻³⁰⁰, …");
        EXPECT_LT(points, 400'000U) << formula;
    }
}

TEST(Rounding, TurnsAreFoundBesidePoles) {
    const Properties p = shapeOf("log(x)/x");
    ASSERT_EQ(p.extrema.points.size(), 1U);
    EXPECT_NEAR(p.extrema.points[0].x, std::numbers::e, 1e-9);
    EXPECT_EQ(p.monotone.kind, Monotonicity::None);
    EXPECT_EQ(said("x/log(x)", "extrema").text, "min 2.71828 at 2.71828");
    EXPECT_EQ(said("log(x)*exp(-x)", "extrema").text, "max 0.0972601 at 1.76322");
}

TEST(Rounding, ZerosOfAQuotientAreNotItsPoles) {
    EXPECT_EQ(said("1/sin(x)", "zeros").text, "none");
    EXPECT_EQ(said("tan(x)", "zeros").text, "infinitely many: −3.14159, 0, 3.14159, …");
}

TEST(Rounding, ATailOfRoundingHasNoZeros) {
    const Properties p = shapeOf("x^2/(1+abs(x))-abs(x)");
    EXPECT_FALSE(p.zeros.endless);
    EXPECT_EQ(p.zeros.points.size(), 1U);
    ASSERT_EQ(p.range.parts.size(), 1U);
    EXPECT_GE(p.range.parts[0].low, -1);
    EXPECT_EQ(p.range.parts[0].high, 0);
}

TEST(Rounding, AKinkOnARoundedPlaceHasTheValueOfTheTruePlace) {
    for (const char* formula : {"abs(x^2-2)", "abs(abs(x-0.3)-0.1)"}) {
        const Properties p = shapeOf(formula);
        EXPECT_EQ(p.range.parts.at(0).low, 0) << formula;
        EXPECT_EQ(p.zeros.points.size(), 2U) << formula;
    }
    EXPECT_EQ(shapeOf("abs(x-1)+1e-17").range.parts.at(0).low, 1e-17) << "a small value is not 0";
}

TEST(Rounding, TheRangeEndsAtTheLimitAndNotBesideIt) {
    EXPECT_EQ(said("log(x)", "range").text, "(−∞, ∞)");
    EXPECT_EQ(said("atanh(x)", "range").text, "(−∞, ∞)");
    EXPECT_EQ(said("sqrt(x-1)", "range").text, "[0, ∞)");
    EXPECT_EQ(said("asin(x)", "range").text, "[−1.5708, 1.5708]");
    EXPECT_EQ(said("atan2(x,1)", "range").text, "(−1.5708, 1.5708)");
}

TEST(Rounding, WhereAllDigitsCancelNothingIsFound) {
    EXPECT_EQ(shapeOf("atan(1/x)").inflections.points.size(), 0U);
    EXPECT_EQ(shapeOf("sqrt(x^2)").inflections.points.size(), 0U);
    EXPECT_EQ(shapeOf("sqrt(x^2)").curvature.value, 0);
    EXPECT_NEAR(shapeOf("atan(1/x)").curvature.value, 0.649519, 1e-6);
}

TEST(Rounding, ACubeHasNoKinkAndARootHas) {
    for (const char* formula : {"abs((x-0.5)^3)", "abs(x-2)^3"}) {
        EXPECT_EQ(said(formula, "smoothness").text, "C² at least") << formula;
        EXPECT_TRUE(shapeOf(formula).kinks.empty()) << formula;
    }
    EXPECT_EQ(said("atan2(x,1)", "smoothness").text, "smooth, no kinks");
    EXPECT_EQ(said("cbrt(x)", "smoothness").text, "C⁰ — kink at x = 0");
    EXPECT_EQ(*shapeOf("abs(x)^1.5").smoothness.order, 1) << "f″ grows without end";
}

TEST(Rounding, ACriticalPointOfAFormulaAtZeroIsNotProved) {
    const Properties p = analysed(*makeFormulaActivation("atan2(x,1)"), {});
    ASSERT_TRUE(p.critical);
    EXPECT_EQ(p.critical->q, 0);
    EXPECT_EQ(p.criticalKnown, Known::Sampled);
}

} // namespace
} // namespace actiscope
