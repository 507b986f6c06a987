// Poles, holes, steep steps and large offsets on the Curves page: what is drawn, its range and its table.
#include "core/activations/catalogue.h"
#include "core/expressions/resolve.h"
#include "core/figure/csv.h"
#include "core/pages/curves/state.h"
#include "core/sampling/adaptive.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

namespace actiscope {
namespace {

constexpr PlotSize landmarkSize{820, 720, 12};

CurvesPage formulaPage(const std::string& formula) {
    CurvesPage page;
    page.curves = {makeCurve(findOrMakeActivation(asFormula(formula)), 0)};
    page.yAutomatic = true;
    return page;
}

ViewRange rangeOf(const std::string& formula, int order = 0) {
    CurvesPage page = formulaPage(formula);
    page.curves[0].value = order == 0;
    page.curves[0].derivative = order == 1;
    page.curves[0].secondDerivative = order == 2;
    return viewOf(page, landmarkSize);
}

TEST(CurvesLandmarks, AutomaticRangeHasAllNarrowPeaks) {
    for (const char* formula : {"sigmoid(1000*(x-1))+sigmoid(1000*(x+2.3))", "sigmoid(1000*(x-1.23456))"}) {
        EXPECT_GE(rangeOf(formula, 1).yMaximum, 250) << formula;
        EXPECT_LT(rangeOf(formula, 1).yMaximum, 270) << formula;
    }
    EXPECT_GE(rangeOf("exp(-(1e4*(x-0.37))^2)").yMaximum, 1);
    EXPECT_GE(rangeOf("1/(1+1e8*(x-0.37)^2)").yMaximum, 1);
}

TEST(CurvesLandmarks, BothSpikesOfTwoSteepStepsAreDrawn) {
    const Activation activation = *makeFormulaActivation("sigmoid(1000*(x-1))+sigmoid(1000*(x+2.3))");
    const SampledCurve curve = sampleCurve(activation, {}, 1, {-5, 5, -10, 260, 800, 600});
    for (const double spike : {-2.3, 1.0}) {
        double highest = 0;
        for (const Point& p : curve.points)
            if (std::fabs(p.x - spike) < 0.01)
                highest = std::max(highest, p.y);
        EXPECT_NEAR(highest, 250, 0.5) << spike;
    }
}

TEST(CurvesLandmarks, AutomaticRangeLeavesPolesOut) {
    for (const char* formula : {"tan(x)", "1/x", "1/x^2", "1/(x-1.2345)", "1/(x^2-2)", "x+1e-9/(x-0.1)"}) {
        const ViewRange view = rangeOf(formula);
        EXPECT_LT(view.yMaximum, 20) << formula;
        EXPECT_GT(view.yMaximum, 1) << formula;
        EXPECT_GT(view.yMinimum, -20) << formula;
    }
    EXPECT_LT(rangeOf("log(abs(x))").yMinimum, -0.5);
    EXPECT_GT(rangeOf("log(abs(x))").yMinimum, -10);
    EXPECT_LT(rangeOf("sqrt(abs(x-3))", 1).yMaximum, 20);
    EXPECT_GE(rangeOf("where(x>4.99, 1000, 0)").yMaximum, 1000) << "a jump is no pole";
}

TEST(CurvesLandmarks, AutomaticRangeOfASmallSwingOnALargeOffset) {
    const ViewRange view = rangeOf("1e10+sin(x)");
    EXPECT_NEAR(view.yMinimum, 1e10 - 1.12, 0.01);
    EXPECT_NEAR(view.yMaximum, 1e10 + 1.12, 0.01);
    const ViewRange flat = rangeOf("1e10+0*x");
    EXPECT_LT(flat.yMinimum, 1e10 - 1e6);
}

TEST(CurvesLandmarks, APoleHasNoStrokeAndAHoleNoGap) {
    const auto breaks = [](const std::string& formula, int order) {
        const Activation activation = *makeFormulaActivation(formula);
        const SampledCurve curve = sampleCurve(activation, {}, order, {-5, 5, -5, 5, 800, 600});
        return std::count_if(curve.points.begin(), curve.points.end(),
                             [](const Point& p) { return std::isnan(p.x); });
    };
    for (const int order : {0, 1, 2})
        EXPECT_EQ(breaks("1/(x-0.37)", order), 1) << order;
    EXPECT_EQ(breaks("tan(x)", 0), 4);
    for (const int order : {0, 1, 2})
        for (const char* formula : {"sin(x)/x", "(1-cos(x))/x^2", "(x^2-1)/(x-1)", "x/tanh(x)"})
            EXPECT_EQ(breaks(formula, order), 0) << formula << " " << order;
}

TEST(CurvesLandmarks, TheSecondDerivativeAcrossAHoleIsClean) {
    const Activation activation = *makeFormulaActivation("sin(x)/x");
    for (const double width : {5.0, 1e-2, 1e-6}) {
        const SampledCurve curve = sampleCurve(activation, {}, 2, {-width, width, -1, 1, 800, 600});
        ASSERT_FALSE(curve.points.empty());
        for (const Point& p : curve.points)
            if (std::fabs(p.x) < 0.01) {
                EXPECT_NEAR(p.y, -1.0 / 3, 1e-4) << p.x << " in ±" << width;
            }
        EXPECT_TRUE(curve.jumps.empty());
    }
}

TEST(CurvesLandmarks, ATinyWindowAroundAKinkHasItsCorner) {
    const Activation activation = *makeFormulaActivation("abs(x-0.3)");
    const SampledCurve curve =
        sampleCurve(activation, {}, 0, {0.3 - 1e-9, 0.3 + 1e-9, -1e-10, 1e-9, 800, 600});
    EXPECT_TRUE(std::any_of(curve.points.begin(), curve.points.end(),
                            [](const Point& p) { return p.x == 0.3 && p.y < 1e-16; }) ||
                std::any_of(curve.points.begin(), curve.points.end(),
                            [](const Point& p) { return std::fabs(p.x - 0.3) < 1e-15; }));
}

std::vector<std::vector<double>> tableOf(const std::string& formula) {
    return drawCurves(formulaPage(formula), landmarkSize, true).data.at(0).values;
}

TEST(CurvesLandmarks, ThePoleIsOneRowWithoutValues) {
    for (const char* formula : {"1/x", "1/x^2", "tan(x+1.5707963267948966)"}) {
        const auto values = tableOf(formula);
        const auto row = std::min_element(values[0].begin(), values[0].end(),
                                          [](double a, double b) { return std::fabs(a) < std::fabs(b); }) -
                         values[0].begin();
        const auto i = static_cast<std::size_t>(row);
        EXPECT_NEAR(values[0][i], 0, 1e-15) << formula;
        for (std::size_t column = 1; column < values.size(); ++column)
            EXPECT_TRUE(std::isnan(values[column][i])) << formula << " " << column;
        EXPECT_TRUE(std::isfinite(values[1][i - 1]) && std::isfinite(values[1][i + 1])) << formula;
    }
    EXPECT_THAT(toCsv(drawCurves(formulaPage("1/x"), landmarkSize, true)),
                testing::HasSubstr("\n1/x,0,nan,nan,nan\n"));
}

TEST(CurvesLandmarks, ASteepStepIsARowForEachBitOfItsFlank) {
    const auto values = tableOf("tanh(1e6*(x-0.3))");
    const auto onFlank =
        std::count_if(values[1].begin(), values[1].end(), [](double y) { return std::fabs(y) < 0.99; });
    EXPECT_GE(onFlank, 20);
    const auto smooth = tableOf("sin(x)/x");
    for (const double y : smooth[3])
        EXPECT_LT(std::fabs(y), 0.34);
}

} // namespace
} // namespace actiscope
