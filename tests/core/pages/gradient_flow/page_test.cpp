// The Gradient flow page as it is drawn, without a window.
#include "core/document/document.h"
#include "core/numerics/constants.h"
#include "core/pages/gradient_flow/result.h"
#include "tests/core/figure/line_named.h"

#include <gmock/gmock.h>

#include <cmath>

namespace actiscope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr PlotSize flowSize{1200, 800, 12};

/// Small networks: a tenth of a second.
Document inFlow(const std::vector<std::string>& activations) {
    Document document;
    document.page = "gradient_flow";
    const Records& records = findPage("gradient_flow")->records.front();
    records.clear(document);
    for (const auto& activation : activations)
        records.add(document, makeRow(findOrMakeActivation(activation), 0));
    document.gradientFlow->selected = 0;
    document.gradientFlow->depth = 16;
    document.gradientFlow->width = 48;
    document.gradientFlow->seeds = 7;
    return document;
}

double flowNumber(const Document& document, const Snapshot& result, const std::string& id,
                  std::size_t row = 0) {
    for (const auto& property : findPage("gradient_flow")->rowProperties(document, result, row))
        if (property.id == id)
            return std::get<double>(property.number);
    ADD_FAILURE() << "no number " << id;
    return 0;
}

std::string flowWords(const Document& document, const std::string& id) {
    for (const auto& property : findPage("gradient_flow")->rowProperties(document, nullptr, 0))
        if (property.id == id)
            return property.value;
    return "";
}

TEST(GradientFlowPage, MeasuresWhatTheoryPredicts) {
    Document document = inFlow({"sigmoid", "tanh", "relu"});
    const Snapshot result = *wholeResult(document);
    for (std::size_t row = 0; row < 3; ++row) {
        const double factor = flowNumber(document, result, "factor", row);
        const double predicted = flowNumber(document, result, "factor_predicted", row);
        EXPECT_NEAR(factor / predicted, 1, 0.06) << row;
        EXPECT_GT(flowNumber(document, result, "factor_se", row), 0);
        EXPECT_LT(flowNumber(document, result, "factor_se", row), 0.1 * factor);
    }
    EXPECT_NEAR(flowNumber(document, result, "q_star"), 0.264686875, 1e-9);
    EXPECT_NEAR(std::sqrt(flowNumber(document, result, "chi")), 0.236052339, 1e-9);
    EXPECT_NEAR(flowNumber(document, result, "depth_1e6_predicted"), 9.5695, 1e-4);
    EXPECT_NEAR(flowNumber(document, result, "depth_1e6"), 9.5, 0.4);
    EXPECT_NEAR(flowNumber(document, result, "critical_sigma_w2"), 103.007554, 1e-6);
}

TEST(GradientFlowPage, SaysWherePowerLawsHaveNoRate) {
    const Document document = inFlow({"tanh"});
    EXPECT_EQ(flowNumber(document, nullptr, "depth_1e6_predicted"), infinity);
    EXPECT_THAT(flowWords(document, "depth_1e6_predicted"), HasSubstr("power law"));
    EXPECT_THAT(flowWords(document, "xi_c"), HasSubstr("power law"));
    EXPECT_EQ(flowWords(document, "factor"), "not measured");
}

TEST(GradientFlowPage, TheoryIsThatOfWhatTheInitialiserMeans) {
    Document document = inFlow({"relu"});
    const std::pair<const char*, double> factors[]{
        {"he", 1}, {"pytorch", 0.408248290}, {"xavier", std::sqrt(0.5)}, {"orthogonal", std::sqrt(0.5)}};
    for (const auto& [init, factor] : factors) {
        document.gradientFlow->init = init;
        document.gradientFlow->sigmaW = 5;
        EXPECT_NEAR(flowNumber(document, nullptr, "factor_predicted"), factor, 1e-9) << init;
    }
    document.gradientFlow->init = "pytorch";
    EXPECT_NEAR(flowNumber(document, nullptr, "depth_1e6_predicted"), 15.42, 0.005);
}

TEST(GradientFlowPage, DrawsMediansPredictionsAndQuartiles) {
    const Document document = inFlow({"sigmoid", "relu"});
    const Snapshot result = *wholeResult(document);
    const Figure figure = draw(document, result, flowSize);
    const Panel& gradient = *findPanel(figure, "gradient");
    const Line* median = lineNamed(gradient, "Sigmoid, median gradient");
    const Line* predicted = lineNamed(gradient, "Sigmoid, predicted");
    ASSERT_TRUE(median && predicted);
    EXPECT_EQ(median->points.size(), 16U);
    EXPECT_EQ(median->points.back(), (Point{16, 1}));
    EXPECT_EQ(predicted->dash, Dash::Dashed);
    EXPECT_TRUE(gradient.y.logarithmic);
    EXPECT_EQ(gradient.areas.size(), 2U);
    const Line* bound = lineNamed(gradient, "(¼)^(L−l)");
    ASSERT_TRUE(bound);
    EXPECT_EQ(bound->dash, Dash::Dotted);
    EXPECT_NEAR(bound->points.front().y / std::pow(0.25, 15), 1, 1e-9);
    bool said = false;
    for (const Label& label : gradient.labels)
        said |= label.text.find("fallen by 10⁶ after 9.") != std::string::npos;
    EXPECT_TRUE(said);
    for (const char* id : {"variance", "units", "values", "correlation", "plane"})
        EXPECT_TRUE(findPanel(figure, id)) << id;
    EXPECT_TRUE(lineNamed(*findPanel(figure, "units"), "ReLU, saturated"));
    EXPECT_GT(findPanel(figure, "values")->areas.size(), 16U);
    EXPECT_FALSE(lineNamed(*findPanel(draw(inFlow({"tanh"}), nullptr, flowSize), "gradient"), "(¼)"))
        << "the bound is the sigmoid's";
}

TEST(GradientFlowPage, PredictsBeforeAnythingIsMeasured) {
    const Figure figure = draw(inFlow({"sigmoid"}), nullptr, flowSize);
    EXPECT_TRUE(lineNamed(*findPanel(figure, "gradient"), "Sigmoid, predicted"));
    EXPECT_FALSE(lineNamed(*findPanel(figure, "gradient"), "median"));
    EXPECT_TRUE(lineNamed(*findPanel(figure, "variance"), "Sigmoid, predicted"));
    EXPECT_THAT(findPanel(figure, "gradient")->title, HasSubstr("no network measured yet"));
}

TEST(GradientFlowPage, KeepsWhatWasMeasuredWhileItIsMeasuredAnew) {
    Document document = inFlow({"tanh"});
    const Snapshot before = *wholeResult(document);
    document.gradientFlow->sigmaW = 1.7;
    const Figure figure = draw(document, before, flowSize);
    EXPECT_TRUE(lineNamed(*findPanel(figure, "gradient"), "median gradient"));
    EXPECT_TRUE(std::isnan(flowNumber(document, before, "factor"))) << "numbers are of this state";
    document.gradientFlow->depth = 5;
    EXPECT_TRUE(lineNamed(*findPanel(draw(document, before, flowSize), "gradient"), "median gradient"));
    document.gradientFlow->depth = 150;
    EXPECT_TRUE(lineNamed(*findPanel(draw(document, before, flowSize), "gradient"), "median gradient"));
}

TEST(GradientFlowPage, TheEdgeOfChaosPassesTheCriticalPoint) {
    Document document = inFlow({"tanh"});
    document.gradientFlow->sigmaB = std::sqrt(0.05);
    const double critical = flowNumber(document, nullptr, "critical_sigma_w2");
    EXPECT_NEAR(critical, 1.76095463961, 1e-9);
    const Figure figure = draw(document, nullptr, flowSize);
    const Panel& plane = *findPanel(figure, "plane");
    const Line* edge = lineNamed(plane, "χ = 1");
    ASSERT_TRUE(edge);
    bool passed = false;
    for (std::size_t i = 1; i < edge->points.size(); ++i) {
        const Point& a = edge->points[i - 1];
        const Point& b = edge->points[i];
        if (a.y <= 0.05 && b.y > 0.05) {
            EXPECT_NEAR(a.x + (b.x - a.x) * (0.05 - a.y) / (b.y - a.y), critical, 0.01);
            passed = true;
        }
    }
    EXPECT_TRUE(passed);
    for (const Area& area : plane.areas)
        for (const Point& corner : area.corners)
            if (std::fabs(corner.y - 0.05) < 0.004 && corner.x > 0 && corner.x < 4) {
                EXPECT_NEAR(corner.x, critical, 0.06) << "where the phases meet";
            }
    const Figure relu = draw(inFlow({"relu"}), nullptr, flowSize);
    const Line* upright = lineNamed(*findPanel(relu, "plane"), "χ = 1");
    ASSERT_TRUE(upright);
    EXPECT_NEAR(upright->points.front().x, 2, 1e-9);
    EXPECT_NEAR(upright->points.back().x, 2, 1e-9);
}

TEST(GradientFlowPage, SaysWhereAnEdgeOfChaosOutOfSightIs) {
    const Figure figure = draw(inFlow({"sigmoid"}), nullptr, flowSize);
    const Panel& plane = *findPanel(figure, "plane");
    EXPECT_FALSE(lineNamed(plane, "χ = 1"));
    ASSERT_EQ(plane.labels.size(), 2U);
    EXPECT_EQ(plane.labels[0].text, "gradients die");
    EXPECT_THAT(plane.labels[1].text, HasSubstr("σ_w² = 103"));
}

TEST(GradientFlowPage, APointOutOfThePlaneSaysWhereItIs) {
    Document document = inFlow({"tanh"});
    const auto words = [&] {
        const Figure figure = draw(document, flowSize, false);
        std::string all;
        for (const Label& label : findPanel(figure, "plane")->labels)
            all += label.text + "|";
        return all;
    };
    EXPECT_THAT(words(), testing::Not(HasSubstr("σ_")));
    ASSERT_TRUE(setFields(document, {{"sigma_w", "100"}, {"sigma_b", "2"}}));
    EXPECT_THAT(words(), HasSubstr("σ_w² = 10⁴ →"));
    EXPECT_THAT(words(), HasSubstr("σ_b² = 4 ↑"));
}

TEST(GradientFlowPage, ASingleLayerIsADotInEveryPanel) {
    Document document = inFlow({"tanh"});
    document.gradientFlow->depth = 1;
    const Figure figure = draw(document, flowSize, false);
    for (const char* id : {"gradient", "variance", "units", "correlation"})
        EXPECT_FALSE(findPanel(figure, id)->markers.empty()) << id;
}

TEST(GradientFlowPage, SaysThatACorrelationIsOfTwoInputs) {
    Document document = inFlow({"tanh"});
    document.gradientFlow->inputs = 1;
    const Figure figure = draw(document, flowSize, false);
    ASSERT_EQ(findPanel(figure, "correlation")->labels.size(), 1U);
    EXPECT_EQ(findPanel(figure, "correlation")->labels[0].text, "measured with two inputs or more");
}

TEST(GradientFlowPage, ValuesAtTheEndOfTheDoublesHaveAxesThatCanBeDrawn) {
    for (const char* formula : {"if(x>0, 1e308, -1e308)", "1e300*x", "1e308"}) {
        const Panel values = *findPanel(draw(inFlow({formula}), flowSize, false), "values");
        EXPECT_TRUE(values.y.minimum < values.y.maximum) << formula;
        EXPECT_LT(values.y.maximum, 1e100) << formula;
        EXPECT_GT(values.y.minimum, -1e100) << formula;
    }
}

TEST(GradientFlowPage, ThePointOfThePlaneSetsBothDeviations) {
    GradientFlowPage page;
    page.init = "he";
    EXPECT_NE(moveGradientFlowHandle(page, {"plane", "variances", {2.25, 0.09}}), "");
    EXPECT_EQ(page.init, "own");
    EXPECT_DOUBLE_EQ(page.sigmaW, 1.5);
    EXPECT_DOUBLE_EQ(page.sigmaB, 0.3);
    moveGradientFlowHandle(page, {"plane", "variances", {-1, 99}});
    EXPECT_EQ(page.sigmaW, 0);
    EXPECT_DOUBLE_EQ(page.sigmaB, std::sqrt(page.planeSigmaB2));
    moveGradientFlowHandle(page, {"gradient", "layer", {12.4, 1}});
    EXPECT_EQ(page.layer, 12);
    moveGradientFlowHandle(page, {"gradient", "layer", {99, 1}});
    EXPECT_EQ(page.layer, 0) << "the last one, whatever the depth";
}

TEST(GradientFlowPage, WhoGivesADeviationMeansHisOwnInitialisation) {
    Document document;
    ASSERT_TRUE(setFields(document, {{"gradient_flow.init", "he"}}));
    ASSERT_TRUE(setFields(document, {{"gradient_flow.sigma_w", "1.5"}}));
    EXPECT_EQ(document.gradientFlow->init, "own");
}

TEST(GradientFlowPage, IsWorkedOutAnewOnlyForWhatMatters) {
    const GradientFlowPage page = *inFlow({"tanh"}).gradientFlow;
    GradientFlowPage drawn = page;
    drawn.layer = 3;
    drawn.planeSigmaW2 = 9;
    drawn.title = "t";
    drawn.activations[0].colour = 5;
    EXPECT_EQ(gradientFlowKey(drawn), gradientFlowKey(page));
    GradientFlowPage he = page;
    he.init = "he";
    GradientFlowPage other = he;
    other.sigmaW = 2;
    EXPECT_EQ(gradientFlowKey(he), gradientFlowKey(other)) << "σ_w is that of own weights only";
    EXPECT_FALSE(gradientFlowKey(he) == gradientFlowKey(page));
    GradientFlowPage hidden = page;
    hidden.activations[0].visible = false;
    EXPECT_FALSE(gradientFlowKey(hidden)) << "nothing to work out";
}

TEST(GradientFlowPage, TheSameSeedDrawsTheSameFigure) {
    Document document = inFlow({"tanh", "gelu"});
    const Figure first = draw(document, *wholeResult(document), flowSize, true);
    EXPECT_EQ(draw(document, *wholeResult(document), flowSize, true), first);
    document.gradientFlow->seed = 2;
    EXPECT_FALSE(draw(document, *wholeResult(document), flowSize, true) == first);
}

TEST(GradientFlowPage, WritesTheNumbersBehindItsPanels) {
    const Document document = inFlow({"sigmoid", "relu"});
    const Figure figure = draw(document, *wholeResult(document), flowSize, true);
    ASSERT_EQ(figure.data.size(), 6U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(figure.data[i].nameColumn, "activation");
        EXPECT_THAT(figure.data[i].columns,
                    ElementsAre("layer", "q", "q_predicted", "gradient", "gradient_q25", "gradient_q75",
                                "gradient_predicted", "saturated", "dead"));
        for (const auto& column : figure.data[i].values)
            EXPECT_EQ(column.size(), 16U);
    }
    EXPECT_EQ(figure.data[0].values[0].front(), 1);
    EXPECT_EQ(figure.data[0].values[3].back(), 1);
    EXPECT_EQ(figure.data[2].nameColumn, "correlation of");
    EXPECT_EQ(figure.data[4].nameColumn, "values of");
    EXPECT_EQ(figure.data[5].nameColumn, "edge of chaos of");
}

TEST(GradientFlowPage, DrawsExtremesAndSaysWhatTheyAre) {
    Document document = inFlow({"relu", "x*x", "exp(x)", "1/x", "binary_step"});
    document.gradientFlow->sigmaW = 60;
    document.gradientFlow->depth = 40;
    document.gradientFlow->width = 8;
    const Figure wild = draw(document, *wholeResult(document), flowSize, true);
    bool said = false;
    for (const Label& label : findPanel(wild, "gradient")->labels)
        said |= label.text.find("diverged: beyond all doubles in layer") != std::string::npos;
    EXPECT_TRUE(said);
    for (const Panel& panel : wild.panels) {
        EXPECT_TRUE(std::isfinite(panel.y.minimum) && std::isfinite(panel.y.maximum)) << panel.id;
        EXPECT_LT(panel.y.minimum, panel.y.maximum) << panel.id;
    }
    document.gradientFlow->sigmaW = 0;
    EXPECT_EQ(draw(document, *wholeResult(document), flowSize).panels.size(), 6U);
    Document one = inFlow({"tanh"});
    one.gradientFlow->depth = one.gradientFlow->width = one.gradientFlow->inputs = one.gradientFlow->seeds =
        1;
    EXPECT_EQ(draw(one, *wholeResult(one), flowSize).panels.size(), 6U);
    EXPECT_TRUE(std::isnan(flowNumber(one, *wholeResult(one), "factor"))) << "one layer has no factor";
    EXPECT_THAT(findPanel(draw(inFlow({}), nullptr, flowSize), "gradient")->labels[0].text,
                HasSubstr("no activation"));
    EXPECT_EQ(draw(inFlow({"tanh"}), nullptr, {200, 200, 12}).panels.size(), 2U);
}

} // namespace
} // namespace actiscope
