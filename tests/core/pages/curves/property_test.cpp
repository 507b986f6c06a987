// What the Curves page draws to show a property.
#include "core/activations/catalogue.h"
#include "core/analysis/property_table.h"
#include "core/pages/curves/state.h"
#include "tests/core/figure/line_named.h"

#include <gmock/gmock.h>

#include <cmath>

namespace actiscope {
namespace {

/// One curve, selected, with this property shown.
Panel shown(const char* id, const char* property, double parameter = NAN) {
    CurvesPage page;
    page.curves = {makeCurve(findOrMakeActivation(id), 0)};
    if (!std::isnan(parameter))
        page.curves[0].parameters[0].value = parameter;
    page.shownProperty = property;
    return drawCurves(page, {}).panels[0];
}

TEST(ShownProperty, IsNothingUntilOneIsChosen) {
    const Panel panel = shown("silu", "none");
    EXPECT_TRUE(panel.markers.empty() && panel.callouts.empty() && panel.bands.empty());
    EXPECT_EQ(panel.lines.size(), 1u);
}

TEST(ShownProperty, MarksTheExtremumAndNamesIt) {
    const Panel panel = shown("silu", "extrema");
    ASSERT_EQ(panel.markers.size(), 1u);
    EXPECT_NEAR(panel.markers[0].at.x, -1.2784645, 1e-6);
    EXPECT_NEAR(panel.markers[0].at.y, -0.2784645, 1e-6);
    ASSERT_EQ(panel.callouts.size(), 1u);
    EXPECT_EQ(panel.callouts[0].lines[0], "min −0.2785");
}

TEST(ShownProperty, DashesTheLimitsThatAreFinite) {
    const Panel elu = shown("elu", "limits", 0.72);
    const Line* limit = lineNamed(elu, "limit −0.72 at −∞");
    ASSERT_NE(limit, nullptr);
    EXPECT_EQ(limit->dash, Dash::Dashed);
    EXPECT_THAT(limit->points, testing::Each(testing::Field(&Point::y, -0.72)));
    EXPECT_EQ(elu.lines.size(), 2u); // none at ∞
}

TEST(ShownProperty, ShadesTheSaturatedAndTheDeadSet) {
    const Panel dead = shown("relu", "dead_mass");
    ASSERT_EQ(dead.bands.size(), 1u);
    EXPECT_EQ(dead.bands[0].from, -5);
    EXPECT_EQ(dead.bands[0].to, 0);
    const Panel saturated = shown("tanh", "saturation");
    ASSERT_EQ(saturated.bands.size(), 2u);
    EXPECT_NEAR(saturated.bands[1].from, std::atanh(std::sqrt(0.99)), 1e-12);
    EXPECT_EQ(saturated.bands[1].to, 5);
}

TEST(ShownProperty, PointsAtTheWitnessAgainstMonotonicity) {
    const Panel panel = shown("silu", "monotone");
    EXPECT_EQ(panel.markers.size(), 3u);
    EXPECT_NE(lineNamed(panel, "not monotone"), nullptr);
    EXPECT_TRUE(shown("tanh", "monotone").markers.empty());
}

TEST(ShownProperty, DrawsTheSteepestTangent) {
    const Line* tangent = nullptr;
    const Panel panel = shown("sigmoid", "lipschitz");
    tangent = lineNamed(panel, "steepest tangent");
    ASSERT_NE(tangent, nullptr);
    const Point a = tangent->points.front();
    const Point b = tangent->points.back();
    EXPECT_NEAR((b.y - a.y) / (b.x - a.x), 0.25, 1e-12);
    EXPECT_NEAR((a.y + b.y) / 2, 0.5, 1e-12);
}

TEST(ShownProperty, IsOfTheSelectedCurveAndHasAWayToBeShownForEveryProperty) {
    for (const Property& property : propertyTable()) {
        bool anything = false;
        for (const char* id : {"silu", "prelu", "tanh", "relu"}) {
            const Panel with = shown(id, property.id.c_str());
            const Panel without = shown(id, "none");
            anything = anything ||
                       with.markers.size() + with.lines.size() + with.bands.size() + with.callouts.size() >
                           without.lines.size();
        }
        EXPECT_TRUE(anything) << property.id;
    }
    CurvesPage page;
    page.curves = {makeCurve(findOrMakeActivation("silu"), 0), makeCurve(findOrMakeActivation("relu"), 1)};
    page.shownProperty = "extrema";
    page.selected = 1;
    EXPECT_TRUE(drawCurves(page, {}).panels[0].callouts.empty()) << "ReLU has no strict extremum";
    page.selected = 0;
    EXPECT_EQ(drawCurves(page, {}).panels[0].callouts.size(), 1u);
}

} // namespace
} // namespace actiscope
