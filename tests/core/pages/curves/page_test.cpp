// The Curves page as a figure: asserted on its data.
#include "core/pages/curves/state.h"

#include "core/activations/catalogue.h"
#include "core/fields/range_check.h"
#include "core/figure/csv.h"
#include "tests/core/figure/line_named.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <utility>

namespace actiscope {
namespace {

using testing::Contains;

constexpr PlotSize size{820, 720, 12};

CurvesPage pageOf(const char* id) {
    CurvesPage page;
    page.curves = {makeCurve(findOrMakeActivation(id), 0)};
    return page;
}

Panel panelOf(const CurvesPage& page) {
    Figure figure = drawCurves(page, size);
    drawCurvesReadOut(page, size, figure);
    return figure.panels.at(0);
}

TEST(CurvesPage, FirstShowsEluWithDerivativePreluAndSwish) {
    const Panel panel = panelOf(defaultCurvesPage());
    EXPECT_NE(lineNamed(panel, "ELU (α = 0.72), f′"), nullptr);
    EXPECT_NE(lineNamed(panel, "PReLU (α = 0.01), f"), nullptr);
    EXPECT_NE(lineNamed(panel, "Swish (β = 1), f"), nullptr);
    EXPECT_EQ(panel.legend.entries.size(), 3U);
    EXPECT_EQ(panel.legend.note, "solid f · dashed f′");
}

TEST(CurvesPage, EluDerivativeJumpHasClosedDotAtTheValueAndOpenDotAtTheOtherLimit) {
    CurvesPage page = pageOf("elu");
    page.curves[0].parameters[0].value = 0.72;
    page.curves[0].value = false;
    page.curves[0].derivative = true;
    const Panel panel = panelOf(page);
    ASSERT_EQ(panel.markers.size(), 2U);
    EXPECT_EQ(panel.markers[0].shape, MarkerShape::OpenDot);
    EXPECT_EQ(panel.markers[0].at, (Point{0, 1}));
    EXPECT_EQ(panel.markers[1].shape, MarkerShape::FilledDot);
    EXPECT_DOUBLE_EQ(panel.markers[1].at.y, 0.72);
}

TEST(CurvesPage, EluWithAlphaOneHasNoJump) {
    CurvesPage page = pageOf("elu");
    page.curves[0].derivative = true;
    EXPECT_TRUE(panelOf(page).markers.empty());
}

TEST(CurvesPage, OrdersDifferInDashNotInColourAlone) {
    CurvesPage page = pageOf("tanh");
    page.curves[0].derivative = true;
    page.curves[0].secondDerivative = true;
    const Panel panel = panelOf(page);
    ASSERT_EQ(panel.lines.size(), 3U);
    EXPECT_EQ(panel.lines[0].dash, Dash::Solid);
    EXPECT_EQ(panel.lines[1].dash, Dash::Dashed);
    EXPECT_EQ(panel.lines[2].dash, Dash::Dotted);
    EXPECT_EQ(panel.legend.note, "solid f · dashed f′ · dotted f″");
}

TEST(CurvesPage, SameActivationStandsTwiceWithItsOwnAlpha) {
    CurvesPage page = pageOf("elu");
    page.curves.push_back(makeCurve(findOrMakeActivation("elu"), 1));
    page.curves[1].parameters[0].value = 2;
    const Panel panel = panelOf(page);
    EXPECT_NE(lineNamed(panel, "ELU (α = 1)"), nullptr);
    EXPECT_NE(lineNamed(panel, "ELU (α = 2)"), nullptr);
}

TEST(CurvesPage, InvisibleCurvesAreNowhere) {
    CurvesPage page = pageOf("elu");
    page.curves[0].visible = false;
    page.cursorVisible = true;
    const Figure figure = drawCurves(page, size, true);
    EXPECT_EQ(lineNamed(figure.panels[0], "ELU"), nullptr);
    EXPECT_TRUE(figure.panels[0].legend.entries.empty());
    EXPECT_TRUE(figure.data.empty());
    EXPECT_TRUE(readout(page, 0).empty());
}

TEST(CurvesPage, NothingLeavesTheView) {
    CurvesPage page = defaultCurvesPage();
    for (auto& curve : page.curves)
        curve.tangent = curve.saturation = curve.fan = curve.secondDerivative = true;
    page.yMinimum = -0.2;
    page.yMaximum = 0.4;
    const Panel panel = panelOf(page);
    const auto inside = [&](const Point& p) {
        return std::isnan(p.x) ||
               (p.x >= page.xMinimum && p.x <= page.xMaximum && p.y >= page.yMinimum && p.y <= page.yMaximum);
    };
    for (const auto& line : panel.lines)
        EXPECT_TRUE(std::all_of(line.points.begin(), line.points.end(), inside)) << line.name;
    for (const auto& marker : panel.markers)
        EXPECT_TRUE(inside(marker.at));
    for (const auto& band : panel.bands)
        EXPECT_TRUE(band.from >= page.xMinimum && band.to <= page.xMaximum && band.from < band.to);
}

TEST(CurvesPage, TangentTouchesTheCurveWithItsSlope) {
    CurvesPage page = pageOf("tanh");
    page.cursorVisible = true;
    page.cursor = 0.5;
    page.curves[0].tangent = true;
    const Panel panel = panelOf(page);
    const Line* tangent = lineNamed(panel, "tangent");
    ASSERT_NE(tangent, nullptr);
    EXPECT_EQ(tangent->layer, Layer::Cursor);
    const Point a = tangent->points.front();
    const Point b = tangent->points.back();
    const double slope = (b.y - a.y) / (b.x - a.x);
    EXPECT_NEAR(slope, 1 - std::tanh(0.5) * std::tanh(0.5), 1e-12);
    EXPECT_NEAR(a.y + slope * (0.5 - a.x), std::tanh(0.5), 1e-12);
}

TEST(CurvesPage, SaturationBandEndsWhereTheDerivativePassesTheThreshold) {
    CurvesPage page = pageOf("tanh");
    page.curves[0].saturation = true;
    page.saturationThreshold = 0.01;
    const Panel panel = panelOf(page);
    ASSERT_EQ(panel.bands.size(), 2U);
    // sech²x = 0.01 at x = ±arcosh(10)
    const double pixel = 10 / size.widthPx;
    EXPECT_NEAR(panel.bands[0].to, -std::acosh(10), 0.1 * pixel);
    EXPECT_NEAR(panel.bands[1].from, std::acosh(10), 0.1 * pixel);
    EXPECT_EQ(panel.bands[0].from, page.xMinimum);
    EXPECT_EQ(panel.bands[1].to, page.xMaximum);
}

TEST(CurvesPage, FanSpansTheSliderRange) {
    CurvesPage page = pageOf("elu");
    page.curves[0].fan = true;
    page.fanCount = 5;
    const Panel panel = panelOf(page);
    EXPECT_EQ(panel.lines.size(), 6U);
    EXPECT_NE(lineNamed(panel, "α = 0.75, f"), nullptr);
    EXPECT_LT(lineNamed(panel, "α = 0.75, f")->paint.opacity, 0.5);
}

TEST(CurvesPage, FanOfALogarithmicSliderIsEvenInTheLogarithm) {
    CurvesPage page = pageOf("softplus");
    page.curves[0].fan = true;
    page.fanCount = 3;
    EXPECT_NE(lineNamed(panelOf(page), "β = 1, f"), nullptr); // between 0.1 and 10
}

TEST(CurvesPage, CalloutSaysTheExactValueOfTheSelectedCurve) {
    CurvesPage page = defaultCurvesPage();
    page.cursorVisible = true;
    const Panel panel = panelOf(page);
    ASSERT_EQ(panel.callouts.size(), 1U);
    EXPECT_EQ(panel.callouts[0].lines, (std::vector<std::string>{"f(−1.284) = −0.5206", "slope 0.1994"}));
}

TEST(CurvesPage, HasNoReadOutThatNobodyPlaced) {
    const Panel panel = panelOf(defaultCurvesPage());
    EXPECT_TRUE(panel.callouts.empty());
    for (const Line& line : panel.lines)
        EXPECT_EQ(line.layer, Layer::Data) << line.name;
}

TEST(CurvesPage, CursorOutsideTheViewShowsNothing) {
    CurvesPage page = defaultCurvesPage();
    page.cursorVisible = true;
    page.cursor = 99;
    EXPECT_TRUE(panelOf(page).callouts.empty());
}

TEST(CurvesPage, MovingTheCursorChangesOnlyTheCursorLayer) {
    CurvesPage page = defaultCurvesPage();
    page.cursorVisible = true;
    const Panel before = panelOf(page);
    page.cursor = 2;
    const Panel after = panelOf(page);
    const auto dataLines = [](const Panel& panel) {
        std::vector<std::size_t> counts;
        for (const auto& line : panel.lines)
            if (line.layer == Layer::Data)
                counts.push_back(line.points.size());
        return counts;
    };
    EXPECT_EQ(dataLines(before), dataLines(after));
    EXPECT_EQ(before.x, after.x);
    EXPECT_EQ(before.legend, after.legend);
}

TEST(CurvesView, EqualAspectWidensOneRangeAroundItsCentre) {
    CurvesPage page = pageOf("tanh");
    page.xMinimum = -1;
    page.xMaximum = 3;
    page.yMinimum = 0;
    page.yMaximum = 1;
    page.equalAspect = true;
    const ViewRange view = viewOf(page, {400, 400});
    EXPECT_EQ(view.xMinimum, -1);
    EXPECT_EQ(view.xMaximum, 3);
    EXPECT_DOUBLE_EQ(view.yMinimum, -1.5);
    EXPECT_DOUBLE_EQ(view.yMaximum, 2.5);
}

TEST(CurvesView, AutomaticYHoldsTheCurvesWithSomeAir) {
    CurvesPage page = pageOf("sigmoid");
    page.yAutomatic = true;
    page.curves[0].derivative = true;
    const ViewRange view = viewOf(page, size);
    EXPECT_NEAR(view.yMinimum, -0.05, 0.03);
    EXPECT_NEAR(view.yMaximum, 1.05, 0.03);
}

TEST(CurvesView, AutomaticYOfAFlatOrEmptyPageIsARange) {
    CurvesPage page = pageOf("relu");
    page.yAutomatic = true;
    page.xMinimum = -5;
    page.xMaximum = -1;
    ViewRange view = viewOf(page, size);
    EXPECT_LT(view.yMinimum, view.yMaximum);
    page.curves.clear();
    view = viewOf(page, size);
    EXPECT_LT(view.yMinimum, view.yMaximum);
}

TEST(CurvesView, FitShowsAllOfEveryVisibleCurve) {
    CurvesPage page = defaultCurvesPage();
    page.xMinimum = 100;
    page.xMaximum = 101;
    const CurvesPage fit = fitted(page);
    EXPECT_EQ(fit.xMinimum, -5);
    EXPECT_LE(fit.yMinimum, -0.72);
    EXPECT_GE(fit.yMaximum, 5);
}

TEST(CurvesPage, DrawsAnythingWithoutPixelsOrCurves) {
    CurvesPage page = pageOf("tanh");
    EXPECT_EQ(drawCurves(page, {0, 0, 0}).panels.size(), 1U);
    page.curves.clear();
    page.selected = -1;
    page.cursorVisible = true;
    EXPECT_FALSE(drawCurves(page, size).panels[0].legend.visible);
}

TEST(CurvesData, HoldsXAndExactValuesOfWhatIsVisible) {
    const CurvesPage page = defaultCurvesPage();
    const Figure figure = drawCurves(page, size, true);
    ASSERT_EQ(figure.data.size(), 3U);
    const DataBlock& elu = figure.data[0];
    EXPECT_EQ(elu.columns, (std::vector<std::string>{"x", "f", "f1", "f2"}));
    EXPECT_EQ(elu.values[0].front(), page.xMinimum);
    EXPECT_EQ(elu.values[0].back(), page.xMaximum);
    EXPECT_THAT(elu.values[0], Contains(0.0)) << "the kink";
    EXPECT_TRUE(std::is_sorted(elu.values[0].begin(), elu.values[0].end()));
    for (std::size_t i = 0; i < elu.values[0].size(); ++i) {
        const Jet y = evaluateAt(*findActivation("elu"), std::vector{0.72}, elu.values[0][i]);
        EXPECT_DOUBLE_EQ(elu.values[1][i], y.f);
        EXPECT_DOUBLE_EQ(elu.values[3][i], y.f2);
    }
}

/// The value of a column between its rows, as a plot with straight lines shows it.
double plotted(const DataBlock& block, std::size_t column, double x) {
    const auto& xs = block.values[0];
    const auto right = static_cast<std::size_t>(std::lower_bound(xs.begin(), xs.end(), x) - xs.begin());
    const double t = (x - xs[right - 1]) / (xs[right] - xs[right - 1]);
    return std::lerp(block.values[column][right - 1], block.values[column][right], t);
}

TEST(CurvesData, PlottedWithStraightLinesKeepsAJumpSteep) {
    const Figure figure = drawCurves(defaultCurvesPage(), size, true);
    for (const double x : {0.01, 1.0, 4.0}) {
        EXPECT_DOUBLE_EQ(plotted(figure.data[0], 2, x), 1) << "ELU′ at " << x;
        EXPECT_DOUBLE_EQ(plotted(figure.data[1], 2, x), 1) << "PReLU′ at " << x;
        EXPECT_DOUBLE_EQ(plotted(figure.data[1], 2, -x), 0.01) << "PReLU′ at " << -x;
    }
}

/// Rows are bounded by pixels, and yet hold the least and the largest values.
TEST(CurvesData, IsBoundedHoweverOftenACurveSwings) {
    for (const char* formula : {"sin(1000x)", "abs(sin(1000x))", "abs(sin(100000x))", "sin(1/x)", "tan(300x)",
                                "floor(50x)*sin(900x)", "abs(sin(1000x))+0.001*abs(cos(3000x))"}) {
        CurvesPage page;
        page.curves = {makeCurve(findOrMakeActivation(formula), 0)};
        page.curves[0].derivative = page.curves[0].secondDerivative = true;
        const Figure figure = drawCurves(page, size, true);
        EXPECT_LT(toCsv(figure).size(), 600'000U) << formula;
        if (std::string(formula) != "abs(sin(1000x))")
            continue;
        const std::vector<double>& f = figure.data[0].values[1];
        EXPECT_NEAR(*std::min_element(f.begin(), f.end()), 0, 1e-3);
        EXPECT_NEAR(*std::max_element(f.begin(), f.end()), 1, 1e-3);
    }
}

TEST(CurvesView, AnAutomaticRangeIsNeverTooNarrowToDraw) {
    for (const char* formula : {"1e-320*x", "1e-310*sin(x)", "5e-324*x", "1e-300+1e-290*x"}) {
        CurvesPage page;
        page.curves = {makeCurve(findOrMakeActivation(formula), 0)};
        page.yAutomatic = true;
        const Panel panel = panelOf(page);
        EXPECT_TRUE(checkRange("y_min", panel.y.minimum, "y_max", panel.y.maximum)) << formula;
        const CurvesPage fit = fitted(page);
        EXPECT_TRUE(checkRange("y_min", fit.yMinimum, "y_max", fit.yMaximum)) << formula;
        std::set<std::string> labels;
        for (const Tick& tick : panel.y.ticks)
            labels.insert(tick.label);
        EXPECT_EQ(labels.size(), panel.y.ticks.size()) << formula;
        EXPECT_GE(labels.size(), 2U) << formula;
    }
}

TEST(CurvesView, FitReachesTheDipOfAFlatSwish) {
    CurvesPage page = pageOf("swish");
    page.curves[0].parameters[0].value = 0.1;
    EXPECT_LT(fitted(page).xMinimum, -12.785); // x where d/dx x·σ(x/10) = 0
    page.curves[0].parameters[0].value = 1;
    EXPECT_EQ(fitted(page).xMinimum, -5);
}

TEST(CurvesPage, DrawsWhateverNumbersThePageHolds) {
    const double infinity = std::numeric_limits<double>::infinity();
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::pair<double, double> ranges[] = {
        {nan, 5},         {5, -5},       {1, 1}, {-infinity, infinity}, {-1.7e308, 1.7e308},
        {1e-310, 2e-310}, {1, 1 + 4e-16}};
    for (const auto& [minimum, maximum] : ranges)
        for (const bool inX : {true, false}) {
            CurvesPage page = defaultCurvesPage();
            (inX ? page.xMinimum : page.yMinimum) = minimum;
            (inX ? page.xMaximum : page.yMaximum) = maximum;
            page.equalAspect = !inX;
            for (auto& curve : page.curves)
                curve.tangent = curve.saturation = curve.fan = curve.secondDerivative = true;
            const Panel panel = drawCurves(page, size, true).panels.at(0);
            EXPECT_LT(panel.x.minimum, panel.x.maximum) << minimum << "…" << maximum;
            EXPECT_LT(panel.y.minimum, panel.y.maximum) << minimum << "…" << maximum;
            EXPECT_TRUE(std::isfinite(panel.x.maximum - panel.x.minimum));
            EXPECT_TRUE(std::isfinite(panel.y.maximum - panel.y.minimum));
        }
    CurvesPage page = defaultCurvesPage();
    const std::size_t withoutFan = panelOf(page).lines.size();
    page.curves[0].fan = true; // over f and f′
    for (const int count : {-4, 1, 1000000}) {
        page.fanCount = count;
        EXPECT_LE(panelOf(page).lines.size(), withoutFan + 2 * 25);
    }
    for (const PlotSize& odd : {PlotSize{nan, infinity, nan}, PlotSize{1e300, 1e300, 1e-300}})
        EXPECT_EQ(drawCurves(page, odd).panels.size(), 1U);
}

TEST(FreeColour, IsTheFirstThatNoCurveHas) {
    CurvesPage page = defaultCurvesPage();
    EXPECT_EQ(freeColour(page.curves), 3);
    page.curves.erase(page.curves.begin() + 1);
    EXPECT_EQ(freeColour(page.curves), 1);
}

TEST(CurvesFields, HaveTheDefaultsOfThePageItself) {
    const CurvesPage page;
    for (const auto& bound : curvesFields())
        EXPECT_EQ(fieldValue(page, bound), bound.field.defaultValue) << bound.field.id;
    const Curve curve;
    for (const auto& bound : curveFields())
        EXPECT_EQ(fieldValue(curve, bound), bound.field.defaultValue) << bound.field.id;
    const ParameterState state;
    for (const auto& bound : parameterStateFields())
        EXPECT_EQ(fieldValue(state, bound), bound.field.defaultValue) << bound.field.id;
}

} // namespace
} // namespace actiscope
