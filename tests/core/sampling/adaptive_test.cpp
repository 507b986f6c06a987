#include "core/sampling/adaptive.h"

#include "core/activations/catalogue.h"
#include "core/activations/entry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace actiscope {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

View viewOver(double xMinimum, double xMaximum, double yMinimum, double yMaximum) {
    return {xMinimum, xMaximum, yMinimum, yMaximum, 1100, 720};
}

std::size_t pointCount(const SampledCurve& curve) {
    return static_cast<std::size_t>(std::count_if(curve.points.begin(), curve.points.end(),
                                                  [](const Point& p) { return !std::isnan(p.x); }));
}

SampledCurve sample(const Activation& activation, int order, const View& view) {
    return sampleCurve(activation, defaultParameters(activation), order, view);
}

/// An activation made of nothing but a formula of double.
Activation made(const std::function<double(double)>& f, std::vector<double> kinks = {}) {
    Activation activation;
    activation.id = "made";
    activation.kinks = kinksAt(std::move(kinks));
    activation.evaluate = [f](Parameters, std::span<const double> x, const JetSpans& out) {
        for (std::size_t i = 0; i < x.size(); ++i)
            if (!out.f.empty())
                out.f[i] = f(x[i]);
    };
    return activation;
}

struct Pixels {
    const View& view;
    Point operator()(const Point& p) const {
        return {(p.x - view.xMinimum) / (view.xMaximum - view.xMinimum) * view.widthPx,
                (p.y - view.yMinimum) / (view.yMaximum - view.yMinimum) * view.heightPx};
    }
};

double distanceToSegment(const Point& p, const Point& a, const Point& b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 == 0 ? 0 : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0);
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/// The largest distance in pixels from the truth, evaluated densely inside the view, to the sampled polyline.
double farthest(const Activation& activation, const std::vector<double>& parameters, int order,
                const View& view) {
    const SampledCurve curve = sampleCurve(activation, parameters, order, view);
    const Pixels px{view};
    std::vector<std::pair<Point, Point>> segments;
    for (std::size_t i = 1; i < curve.points.size(); ++i)
        if (!std::isnan(curve.points[i - 1].x) && !std::isnan(curve.points[i].x))
            segments.emplace_back(px(curve.points[i - 1]), px(curve.points[i]));
    const auto kinks = activation.kinks(parameters);
    double worst = 0;
    const int dense = 20000;
    std::size_t from = 0;
    for (int i = 0; i <= dense; ++i) {
        const double x = view.xMinimum + (view.xMaximum - view.xMinimum) * i / dense;
        const Jet y = evaluateAt(activation, parameters, x);
        const double value = order == 0 ? y.f : (order == 1 ? y.f1 : y.f2);
        // What is nearer to the edge than the tolerance may be cut off.
        const double rim = 0.1 * (view.yMaximum - view.yMinimum) / view.heightPx;
        if (!(value >= view.yMinimum + rim && value <= view.yMaximum - rim))
            continue;
        if (std::any_of(kinks.begin(), kinks.end(), [&](const Kink& kink) { return kink.x == x; }))
            continue; // where there is a jump, that point is a dot and not part of the line
        const Point p = px({x, value});
        double nearest = infinity;
        while (from + 1 < segments.size() && segments[from].second.x < p.x - 2)
            ++from;
        for (std::size_t k = from; k < segments.size() && segments[k].first.x < p.x + 2; ++k)
            nearest = std::min(nearest, distanceToSegment(p, segments[k].first, segments[k].second));
        worst = std::max(worst, nearest);
    }
    return worst;
}

/// Whether the curve turns more often than once in eight pixels: no line on a screen can follow it.
bool isFasterThanPixels(const Activation& activation, const std::vector<double>& parameters,
                        const View& view) {
    const int dense = 20000;
    int turns = 0;
    double before = 0;
    for (int i = 0; i <= dense; ++i) {
        const double x = view.xMinimum + (view.xMaximum - view.xMinimum) * i / dense;
        const double bend = evaluateAt(activation, parameters, x).f2;
        turns += before * bend < 0 ? 1 : 0;
        before = bend;
    }
    return turns > view.widthPx / 8;
}

class Sampling : public testing::TestWithParam<Activation> {};

TEST_P(Sampling, StaysWithinATenthOfAPixelAtEveryZoom) {
    const Activation& activation = GetParam();
    const View views[] = {
        viewOver(-5, 5, -1.6, 3.2),         viewOver(-50, 50, -2, 10),    viewOver(-1e6, 1e6, -1e5, 1e6),
        viewOver(-1e-6, 1e-6, -1e-6, 2e-6), viewOver(0.3, 0.31, -1, 1),   viewOver(-1.3, -1.2, -0.3, 0.3),
        viewOver(-1000, 10, -0.5, 1.5),     viewOver(-5, 5, -1e-3, 1e-3), viewOver(-0.01, 0.02, -50, 50),
    };
    std::vector<std::vector<double>> sets{defaultParameters(activation)};
    for (std::size_t i = 0; i < activation.parameters.size(); ++i)
        for (const double value :
             {activation.parameters[i].sliderMinimum, activation.parameters[i].sliderMaximum}) {
            sets.push_back(defaultParameters(activation));
            sets.back()[i] = value;
        }
    for (const auto& view : views)
        for (const auto& parameters : sets)
            for (int order = 0; order < 3 && !isFasterThanPixels(activation, parameters, view); ++order)
                EXPECT_LE(farthest(activation, parameters, order, view), 0.1)
                    << activation.id << " order " << order << " x " << view.xMinimum << "…" << view.xMaximum
                    << " y " << view.yMinimum << "…" << view.yMaximum
                    << (parameters.empty() ? "" : " parameter " + std::to_string(parameters[0]));
}

INSTANTIATE_TEST_SUITE_P(EveryActivation, Sampling, testing::ValuesIn(catalogue()),
                         [](const auto& activation) { return activation.param.id; });

TEST(PointCount, OfReluIsAtMostFourInView) {
    EXPECT_LE(pointCount(sample(*findActivation("relu"), 0, viewOver(-5, 5, -1.6, 3.2))), 4U);
    EXPECT_LE(pointCount(sample(*findActivation("relu"), 0, viewOver(-1e5, 1e4, -1, 1e4))), 4U);
}

TEST(PointCount, OfSigmoidAndTanhIsAtMostEighty) {
    for (const char* id : {"sigmoid", "tanh"})
        for (const double reach : {5.0, 10.0, 100.0})
            for (int order = 0; order < 2; ++order)
                EXPECT_LE(pointCount(sample(*findActivation(id), order, viewOver(-reach, reach, -1.2, 1.2))),
                          80U)
                    << id << " order " << order << " to " << reach;
}

TEST(Sampling, KeepsTheKinkAsAPointOfTheLine) {
    const auto curve = sample(*findActivation("relu"), 0, viewOver(-4.9, 5.3, -1.6, 3.2));
    EXPECT_NE(std::find(curve.points.begin(), curve.points.end(), Point{0, 0}), curve.points.end());
    EXPECT_TRUE(curve.jumps.empty());
}

TEST(Sampling, BreaksTheLineAtAJumpAndReportsItsThreeValues) {
    const auto curve = sampleCurve(*findActivation("elu"), std::vector{0.72}, 1, viewOver(-5, 5, -1.6, 3.2));
    ASSERT_EQ(curve.jumps.size(), 1U);
    EXPECT_EQ(curve.jumps[0].x, 0);
    EXPECT_DOUBLE_EQ(curve.jumps[0].left, 0.72);
    EXPECT_EQ(curve.jumps[0].right, 1);
    EXPECT_DOUBLE_EQ(curve.jumps[0].at, 0.72);
    EXPECT_EQ(std::count_if(curve.points.begin(), curve.points.end(),
                            [](const Point& p) { return std::isnan(p.x); }),
              1);
}

TEST(Sampling, FindsAJumpThatNobodyDeclared) {
    const auto step = made([](double x) { return x < 0.123456789 ? -0.5 : 0.5; });
    const auto curve = sampleCurve(step, {}, 0, viewOver(-5, 5, -1, 1));
    ASSERT_EQ(curve.jumps.size(), 1U);
    EXPECT_EQ(curve.jumps[0].x, 0.123456789);
    EXPECT_EQ(curve.jumps[0].left, -0.5);
    EXPECT_EQ(curve.jumps[0].right, 0.5);
    EXPECT_LE(pointCount(curve), 6U);
}

TEST(Sampling, DoesNotTakeASteepSlopeForAJump) {
    const auto steep = made([](double x) { return std::tanh(1e4 * x); });
    EXPECT_TRUE(sampleCurve(steep, {}, 0, viewOver(-5, 5, -1.2, 1.2)).jumps.empty());
}

TEST(Sampling, IsBoundedForWhatNoSamplingCanFollow) {
    const auto wild = made([](double x) { return std::sin(1 / x); });
    const auto view = viewOver(-1e-3, 1e-3, -1.2, 1.2);
    EXPECT_LE(pointCount(sampleCurve(wild, {}, 0, view)), static_cast<std::size_t>(12 * view.widthPx));
}

TEST(Sampling, LeavesGapsWhereThereIsNoValue) {
    const auto half = made([](double x) { return std::sqrt(x); });
    const auto curve = sampleCurve(half, {}, 0, viewOver(-4, 4, -1, 3));
    ASSERT_FALSE(curve.points.empty());
    for (const auto& p : curve.points)
        EXPECT_TRUE(std::isnan(p.x) || p.x >= 0);
    EXPECT_LE(curve.points.front().x, 8.0 / 1100 / 8) << "the curve begins within an eighth of a pixel of 0";
}

TEST(Sampling, LeavesOutPolesAndOverflow) {
    for (const auto& f : {std::function<double(double)>([](double x) { return 1 / x; }),
                          std::function<double(double)>([](double x) { return std::exp(100 * x); })}) {
        const auto view = viewOver(-20, 20, -3, 3);
        const auto curve = sampleCurve(made(f), {}, 0, view);
        for (const auto& p : curve.points)
            EXPECT_TRUE(std::isnan(p.x) || (p.y >= view.yMinimum && p.y <= view.yMaximum))
                << p.x << ' ' << p.y;
        EXPECT_GT(pointCount(curve), 2U);
    }
}

TEST(Sampling, DoesNotJoinTheBranchesOfAPole) {
    const auto view = viewOver(-20, 20, -3, 3);
    const auto curve = sampleCurve(made([](double x) { return std::tan(x); }), {}, 0, view);
    for (std::size_t i = 1; i < curve.points.size(); ++i) // tan rises: a line that falls crosses a pole
        EXPECT_FALSE(curve.points[i].y < curve.points[i - 1].y) << curve.points[i].x;
    EXPECT_EQ(curve.jumps.size(), 12U) << "(k + ½)π within ±20";
}

TEST(Sampling, FindsABumpFarNarrowerThanTheView) {
    const auto bump = made([](double x) { return std::exp(-x * x); });
    const auto curve = sampleCurve(bump, {}, 0, viewOver(-1e5, 1.3e5, -0.2, 1.2));
    EXPECT_TRUE(
        std::any_of(curve.points.begin(), curve.points.end(), [](const Point& p) { return p.y > 0.999; }));
}

} // namespace
} // namespace actiscope
