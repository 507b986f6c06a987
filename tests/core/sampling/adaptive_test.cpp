#include "core/sampling/adaptive.h"

#include "core/activations/catalogue.h"
#include "core/activations/entry.h"
#include "core/numerics/constants.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace actiscope {
namespace {

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

/// Whether the band of a curve that swings from pixel to pixel covers this point, to a pixel of height.
bool isInBand(const SampledCurve& curve, const Point& p, double pixel) {
    for (std::size_t i = 1; i < curve.swings.size(); ++i) {
        const Swing& a = curve.swings[i - 1];
        const Swing& b = curve.swings[i];
        if (a.x <= p.x && p.x <= b.x)
            return p.y >= std::min(a.low, b.low) - pixel && p.y <= std::max(a.high, b.high) + pixel;
    }
    return false;
}

/// The largest distance in pixels from the truth, evaluated densely inside the view, to the sampled polyline;
/// what a band covers is drawn.
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
        if (isInBand(curve, {x, value}, (view.yMaximum - view.yMinimum) / view.heightPx))
            continue;
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

std::pair<double, double> extent(const SampledCurve& curve) {
    std::pair<double, double> extent{infinity, -infinity};
    for (const Swing& swing : curve.swings) {
        extent.first = std::min(extent.first, swing.low);
        extent.second = std::max(extent.second, swing.high);
    }
    return extent;
}

TEST(Swings, AreABandBetweenTheLeastAndTheLargestValue) {
    const auto view = viewOver(-5, 5, -1.2, 1.2);
    const double pixel = 2.4 / 720;
    // The last is in step with every even division of the view.
    for (const double k : {350.0, 1000.0, 1e5, 1e6, 2 * std::acos(-1.0) * 4096 / 10}) {
        const auto curve = sampleCurve(made([k](double x) { return std::sin(k * x); }), {}, 0, view);
        ASSERT_FALSE(curve.swings.empty()) << k;
        EXPECT_EQ(pointCount(curve), 0U) << k;
        EXPECT_EQ(curve.swings.front().x, view.xMinimum) << k;
        EXPECT_NEAR(curve.swings.back().x, view.xMaximum, 1e-9) << k;
        EXPECT_LE(curve.swings.size(), 100U) << k;
        for (const Swing& swing : curve.swings) {
            EXPECT_NEAR(swing.low, -1, pixel) << k << " at " << swing.x;
            EXPECT_NEAR(swing.high, 1, pixel) << k << " at " << swing.x;
        }
    }
}

TEST(Swings, FollowTheEnvelopeWithinAPixel) {
    const auto view = viewOver(0, 10, -6, 6);
    const auto envelope = [](double x) { return 5 * std::exp(-x / 2) + 0.3; };
    const auto curve =
        sampleCurve(made([&](double x) { return envelope(x) * std::sin(7000 * x); }), {}, 0, view);
    ASSERT_GT(curve.swings.size(), 10U);
    for (const Swing& swing : curve.swings) {
        const double reach = 2 * 10 / view.widthPx; // what a line of two pixels covers at its sides
        const double pixel = 12 / view.heightPx;
        EXPECT_LE(swing.high, envelope(swing.x - reach) + pixel) << swing.x;
        EXPECT_GE(swing.high, envelope(swing.x + reach) - pixel) << swing.x;
        EXPECT_GE(swing.low, -envelope(swing.x - reach) - pixel) << swing.x;
        EXPECT_LE(swing.low, -envelope(swing.x + reach) + pixel) << swing.x;
    }
}

TEST(Swings, MeetTheLineWhereItEnds) {
    const auto view = viewOver(0, 60, -1.2, 1.2);
    const auto curve = sampleCurve(made([](double x) { return std::sin(x * x); }), {}, 0, view);
    ASSERT_FALSE(curve.swings.empty());
    ASSERT_FALSE(curve.points.empty());
    const Point& last = curve.points.back();
    const Swing& first = curve.swings.front();
    EXPECT_EQ(last.x, first.x);
    EXPECT_GE(last.y, first.low - 1e-9);
    EXPECT_LE(last.y, first.high + 1e-9);
    EXPECT_GT(first.x, 20) << "where sin(x²) has a period of three pixels";
}

TEST(Swings, AreNoneOfAnOrdinaryCurve) {
    for (const auto& activation : catalogue())
        for (int order = 0; order < 3; ++order)
            EXPECT_TRUE(sample(activation, order, viewOver(-5, 5, -1.6, 3.2)).swings.empty())
                << activation.id << " order " << order;
}

TEST(Swings, OfPolesFillTheHeight) {
    const auto view = viewOver(-5, 5, -3, 3);
    const auto curve = sampleCurve(made([](double x) { return std::tan(1000 * x); }), {}, 0, view);
    EXPECT_EQ(extent(curve), std::pair(-3.0, 3.0));
    EXPECT_TRUE(curve.jumps.empty()) << "within the band";
}

/// How often the curve is evaluated.
std::size_t evaluationsOf(const std::function<double(double)>& f, const View& view) {
    std::size_t count = 0;
    sampleCurve(made([&](double x) {
                    ++count;
                    return f(x);
                }),
                {}, 0, view);
    return count;
}

TEST(Sampling, TakesABoundedNumberOfEvaluations) {
    auto view = viewOver(-5, 5, -1.2, 1.2);
    const std::function<double(double)> wild[] = {
        [](double x) { return std::sin(50 * x); }, [](double x) { return std::sin(1e6 * x); },
        [](double x) { return std::sin(1 / x); }, [](double x) { return std::tan(100 * x); },
        [](double x) { return std::floor(30 * x); }};
    for (const auto& f : wild) {
        view.evaluations = 1e6;
        EXPECT_LE(evaluationsOf(f, view), static_cast<std::size_t>(170 * view.widthPx));
        for (const double budget : {1000.0, 4000.0, 20000.0}) {
            view.evaluations = budget;
            EXPECT_LE(evaluationsOf(f, view), static_cast<std::size_t>(1.5 * budget) + 600) << budget;
        }
    }
}

TEST(Sampling, SaysWhenItsEvaluationsDoNotReach) {
    const auto fast = made([](double x) { return std::sin(100 * x); });
    auto view = viewOver(-5, 5, -1.2, 1.2);
    EXPECT_FALSE(sampleCurve(fast, {}, 0, view).coarse);
    view.evaluations = 1000;
    EXPECT_TRUE(sampleCurve(fast, {}, 0, view).coarse);
    EXPECT_FALSE(sample(*findActivation("tanh"), 0, view).coarse);
    EXPECT_FALSE(sampleCurve(*findActivation("elu"), std::vector{0.72}, 1, view).coarse);
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
