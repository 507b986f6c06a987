// What the properties say of poles, holes, ends of the domain, and of a search that may miss something.
#include "core/analysis/property_sheet.h"
#include "core/expressions/resolve.h"
#include "tests/core/analysis/said.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace actiscope {
namespace {

TEST(UndefinedPlaces, APoleIsNotSmooth) {
    EXPECT_EQ(said("1/x^2", "smoothness").text, "C⁻¹ — pole at x = 0");
    EXPECT_EQ(said("1/x^2", "smoothness").known, Known::Exact);
    EXPECT_EQ(said("1/(x-0.3)", "smoothness").text, "C⁻¹ — pole at x = 0.3");
    EXPECT_EQ(said("tan(x)", "smoothness").text, "C⁻¹ — pole at x = −1.5708");
    EXPECT_EQ(said("tan(x)", "smoothness").known, Known::Sampled) << "there are endlessly many";
    const auto json = propertiesJson(shapeOf("1/x^2"));
    EXPECT_EQ(json["smoothness"]["value"]["undefined_at"], nlohmann::ordered_json::array({0.0}));
    EXPECT_EQ(json["kinks"]["value"][0]["kind"], "pole");
}

TEST(UndefinedPlaces, APoleBelongsToTheRangeAndToTheSuprema) {
    const Properties p = shapeOf("1/(x-0.3)^2");
    ASSERT_EQ(p.range.parts.size(), 1U);
    EXPECT_EQ(p.range.parts[0].low, 0);
    EXPECT_TRUE(std::isinf(p.range.parts[0].high));
    EXPECT_TRUE(std::isinf(p.slope.value));
    EXPECT_EQ(p.slope.x, 0.3);
    EXPECT_EQ(p.monotone.kind, Monotonicity::None);
    EXPECT_EQ(shapeOf("1/x").monotone.kind, Monotonicity::None) << "it falls on both sides and rises across";
    EXPECT_EQ(shapeOf("1/x").zeros.points.size(), 0U);
}

TEST(UndefinedPlaces, AnEndOfTheDomainAndAJumpAreSaidApart) {
    EXPECT_EQ(said("log(x-7)", "smoothness").text, "C⁻¹ — domain ends at x = 7");
    EXPECT_EQ(said("x/abs(x)", "smoothness").text, "C⁻¹ — not defined at x = 0");
    EXPECT_EQ(said("where(x>2, 1, 0)", "smoothness").text, "C⁻¹ — jump at x = 2");
    EXPECT_EQ(said("log(abs(x))", "smoothness").text, "C⁻¹ — pole at x = 0");
    EXPECT_EQ(said("sqrt(abs(x-3))", "smoothness").text, "C⁰ — kink at x = 3");
}

TEST(UndefinedPlaces, AHoleIsBridgedAndSaid) {
    EXPECT_EQ(said("sin(x)/x", "smoothness").text, "smooth, not defined at x = 0");
    EXPECT_EQ(said("sin(x)/x", "smoothness").known, Known::Exact);
    const Properties p = shapeOf("(1-cos(x))/x^2");
    EXPECT_NEAR(p.range.parts.at(0).high, 0.5, 1e-9);
    EXPECT_NEAR(p.curvature.value, 1.0 / 12, 1e-5) << "no noise at 0";
    for (const Extremum& extremum : shapeOf("sin(x)/x").extrema.points)
        EXPECT_TRUE(extremum.x == 0 || std::fabs(extremum.x) > 4) << extremum.x;
}

TEST(UndefinedPlaces, NoKinksAreExactOnlyWithAProof) {
    EXPECT_EQ(said("x*tanh(x)", "smoothness").text, "smooth, no kinks");
    EXPECT_EQ(said("x*tanh(x)", "kinks").text, "none");
    EXPECT_EQ(said("abs(x+exp(x)+9)", "smoothness").known, Known::Exact) << "by the enclosure";
    EXPECT_EQ(said("1/(2+sin(x)*cos(x^2))", "smoothness").text, "smooth, no kinks") << "by the enclosure";
    const PropertyText none = said("max(sin(x),0)^4", "kinks");
    EXPECT_EQ(none.text, "none found");
    EXPECT_EQ(none.known, Known::Sampled);
    EXPECT_EQ(said("abs((x-0.01)*(x-0.02))", "kinks").text, "−0.01 · 0.01 at 0.01; −0.01 · 0.01 at 0.02");
    EXPECT_EQ(said("abs((x-0.01)*(x-0.02))", "kinks").known, Known::Exact);
}

TEST(UndefinedPlaces, WhereAFormulaSmoothlyBecomesConstantIsAnEndOfAStretch) {
    for (const char* formula : {"relu(x)^4", "max(x,0)^10", "where(x>0,x^4,0)"}) {
        EXPECT_EQ(said(formula, "range").text, "[0, ∞)") << formula;
        EXPECT_EQ(said(formula, "zeros").text, "x ≤ 0") << formula;
        EXPECT_EQ(said(formula, "monotone").text, "non-decreasing") << formula;
        EXPECT_EQ(said(formula, "kinks").text, "none") << formula;
        EXPECT_EQ(shapeOf(formula).deadMass, 0.5) << formula;
    }
}

TEST(UndefinedPlaces, AZeroStretchLeavesOutAnEndWhereTheValueIsAnother) {
    EXPECT_EQ(said("x==0", "zeros").text, "x < 0, x > 0");
    EXPECT_EQ(said("x==1", "zeros").text, "x < 1, x > 1");
    EXPECT_EQ(said("where(x>0, 1, 0)", "zeros").text, "x ≤ 0");
}

TEST(UndefinedPlaces, ARangeEndsAtTheValueOfAConstantStretch) {
    EXPECT_EQ(said("clip(exp(x),0.1,7)", "range").text, "[0.1, 7]");
}

TEST(UndefinedPlaces, ASteepStepsSlopeIsItsSlope) {
    EXPECT_NEAR(shapeOf("sigmoid(1000*(x-1.2345))+sigmoid(1000*(x+2.3))").slope.value, 250, 1e-6);
    EXPECT_NEAR(shapeOf("tanh(1e6*(x-0.3))").slope.value, 1e6, 1);
    EXPECT_NEAR(shapeOf("exp(-(1e4*(x-0.37))^2)").range.parts.at(0).high, 1, 1e-12);
}

} // namespace
} // namespace actiscope
