// Fits of targets by maxouts.
#include "core/fitting/convex_fit.h"
#include "core/fitting/descent_fit.h"
#include "core/fitting/difference_fit.h"
#include "core/fitting/hull_fit.h"

#include <gtest/gtest.h>

#include <cmath>

namespace actiscope {
namespace {

const FitTarget square = [](double x) { return TargetPoint{x * x, 2 * x}; };
const FitTarget absolute = [](double x) {
    return TargetPoint{std::fabs(x), x < 0 ? -1.0 : x > 0 ? 1.0 : 0.0};
};
const FitTarget exponential = [](double x) { return TargetPoint{std::exp(x), std::exp(x)}; };
const FitTarget sine = [](double x) { return TargetPoint{std::sin(x), std::cos(x)}; };
const FitTarget minusLog = [](double x) { return TargetPoint{-std::log(x), -1 / x}; };

MaxoutFit bestConvexFit(const FitTarget& target, FitRange on, std::size_t k) {
    return bestConvexFits(target, on, k).back();
}

/// The largest distance on a grid of its own.
double measured(const Pieces& pieces, const FitTarget& target, FitRange on) {
    return supError(pieces, sampledTarget(target, on, 20011).value());
}

TEST(ConvexFit, OfASquareHasTheClosedFormError) {
    for (const FitRange on : {FitRange{-2, 2}, FitRange{0.5, 3}})
        for (std::size_t k = 1; k <= mostPieces; ++k) {
            const MaxoutFit fit = bestConvexFit(square, on, k);
            const double width = on.to - on.from;
            EXPECT_NEAR(fit.error, width * width / (8 * static_cast<double>(k * k)), 1e-12) << k;
            ASSERT_EQ(fit.pieces.size(), k);
        }
    const Pieces pieces = bestConvexFit(square, {-2, 2}, 4).pieces;
    const Pieces want{{-3, -2.125}, {-1, -0.125}, {1, -0.125}, {3, -2.125}};
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(pieces[i].w, want[i].w, 1e-9);
        EXPECT_NEAR(pieces[i].b, want[i].b, 1e-9);
    }
}

TEST(ConvexFit, ReportsTheErrorThatItHasAndProvesThatNoneIsBetter) {
    struct Case {
        const char* name;
        FitTarget target;
        FitRange on;
    };
    for (const Case& c : {Case{"exp", exponential, {-3, 2}}, Case{"-log", minusLog, {0.01, 4}},
                          Case{"square", square, {-1, 5}}})
        for (std::size_t k = 1; k <= mostPieces; ++k) {
            const MaxoutFit fit = bestConvexFit(c.target, c.on, k);
            EXPECT_NEAR(measured(fit.pieces, c.target, c.on), fit.error, 2e-4 * fit.error) << c.name << k;
            EXPECT_LE(measured(fit.pieces, c.target, c.on), fit.error * (1 + 1e-9)) << c.name << k;
            EXPECT_GE(fit.lowerBound, fit.error * (1 - 1e-7)) << c.name << k;
        }
}

TEST(ConvexFit, IsExactWherePiecesSuffice) {
    EXPECT_NEAR(bestConvexFit(absolute, {-2, 3}, 1).error, 1.2, 1e-12);
    for (std::size_t k = 2; k <= 4; ++k) {
        const MaxoutFit fit = bestConvexFit(absolute, {-2, 3}, k);
        EXPECT_LE(fit.error, 4e-15);
        ASSERT_EQ(fit.pieces.size(), 2U);
        EXPECT_NEAR(fit.pieces[0].w, -1, 1e-14);
        EXPECT_NEAR(fit.pieces[1].w, 1, 1e-14);
    }
}

TEST(ConvexFit, ErrorFallsWithTheSquareOfThePieces) {
    std::vector<double> errors;
    for (std::size_t k = 1; k <= mostPieces; ++k)
        errors.push_back(bestConvexFit(square, {-2, 2}, k).error);
    EXPECT_NEAR(logLogSlope(errors, 1e-14), -2, 1e-9);
    errors.clear();
    for (const MaxoutFit& fit : bestConvexFits(exponential, {-2, 2}, mostPieces))
        errors.push_back(fit.error);
    EXPECT_NEAR(logLogSlope(errors, 1e-14), -2, 0.05);
    EXPECT_TRUE(std::isnan(logLogSlope(std::vector{1.0, 0.0, 0.0}, 1e-14)));
}

TEST(HullFit, AgreesWithTheExactFitOnAConvexTarget) {
    const Samples samples = sampledTarget(exponential, {-2, 1}, 1024).value();
    const ConvexHull hull = convexHull(samples);
    EXPECT_TRUE(isConvex(hull, samples));
    const auto fits = bestHullFits(samples, hull, mostPieces);
    for (const std::size_t k : {1U, 2U, 5U, 12U}) {
        const double exact = bestConvexFit(exponential, {-2, 1}, k).error;
        EXPECT_NEAR(fits[k - 1].error, exact, 0.02 * exact) << k << ": a grid is first order";
    }
}

TEST(HullFit, ComesToHalfTheGapAndNoFurther) {
    const FitRange on{-3, 3};
    const Samples samples = sampledTarget(sine, on, 1024).value();
    const ConvexHull hull = convexHull(samples);
    EXPECT_FALSE(isConvex(hull, samples));
    EXPECT_GT(hull.gap, 1);
    EXPECT_EQ(hull.to, 3) << "the chord of the hull ends at the right";
    double last = 10;
    std::size_t k = 0;
    for (const MaxoutFit& fit : bestHullFits(samples, hull, mostPieces)) {
        ASSERT_LE(fit.pieces.size(), ++k);
        EXPECT_GE(fit.error, hull.gap / 2 * (1 - 1e-9));
        EXPECT_GE(fit.error, fit.lowerBound * (1 - 1e-9));
        EXPECT_LE(fit.error, last * (1 + 1e-9));
        EXPECT_NEAR(measured(fit.pieces, sine, on), fit.error, 1e-4);
        last = fit.error;
    }
    EXPECT_NEAR(last, hull.gap / 2, 1e-6);
}

TEST(DifferenceFit, DoesWhatOneMaxoutCannot) {
    const Samples samples = sampledTarget(sine, {-3, 3}, 1024).value();
    double last = 10;
    std::size_t k = 0;
    for (const DifferenceFit& fit : differenceFits(samples, mostPieces)) {
        EXPECT_LE(fit.plus.size(), ++k);
        EXPECT_LE(fit.minus.size(), k);
        EXPECT_LE(fit.error, last * 1.2) << k;
        last = std::min(last, fit.error);
    }
    EXPECT_LT(last, 0.01);
    const FitTarget cap = [](double x) { return TargetPoint{std::min(1.0, std::max(-1.0, x)), 0}; };
    EXPECT_LT(differenceFits(sampledTarget(cap, {-3, 3}, 1024).value(), 3)[2].error, 0.01) << "hard tanh";
}

TEST(Descent, RepeatsForTheSameSeedAndComesNearTheExactFit) {
    const Samples samples = sampledTarget(square, {-2, 2}, 128).value();
    const DescentProblem problem(samples);
    const Descent start = problem.start(4, 1);
    const Descent half = problem.after(start, 0.3, 700);
    const Descent two = problem.after(half, 0.3, 700);
    const Descent once = problem.after(start, 0.3, 1400);
    EXPECT_EQ(two.step, once.step);
    EXPECT_NEAR(two.loss, once.loss, 1e-9);
    EXPECT_LT(half.loss, start.loss);
    double best = 10;
    for (std::uint64_t seed = 0; seed < 6; ++seed)
        best = std::min(best, problem.after(problem.start(4, seed), 0.3, 1500).loss);
    EXPECT_LT(best, 0.05);
    EXPECT_GE(supError(once.pieces, samples), bestConvexFit(square, {-2, 2}, 4).error);
    EXPECT_EQ(problem.start(4, 1).pieces, start.pieces);
}

TEST(Descent, StepsDownTheGradientOfTheMeanSquaredError) {
    const Samples samples = sampledTarget(sine, {-1, 1}, 40).value(); // in units of size 1 but for sin 1
    const DescentProblem problem(samples);
    const double size = std::sin(1.0);
    Descent from = problem.start(3, 5);
    from.pieces = {{0.9, -0.1}, {-0.4, 0.2}, {0.1, 0.31}}; // no sample at a break
    constexpr double rate = 1e-3;
    const Descent next = problem.after(from, rate, 1);
    const auto loss = [&](const Pieces& pieces) {
        double sum = 0;
        for (std::size_t i = 0; i < samples.x.size(); ++i)
            sum += std::pow((maxoutAt(pieces, samples.x[i]).f - samples.f[i]) / size, 2);
        return sum / static_cast<double>(samples.x.size());
    };
    EXPECT_NEAR(problem.after(from, rate, 0).loss, loss(from.pieces) * size * size, 1e-12);
    for (std::size_t i = 0; i < 3; ++i)
        for (double Piece::*member : {&Piece::w, &Piece::b}) {
            constexpr double h = 1e-6;
            Pieces up = from.pieces;
            Pieces down = from.pieces;
            up[i].*member += h;
            down[i].*member -= h;
            // A number of size `size` in x is one of size 1 in the problem's units.
            const double gradient = (loss(up) - loss(down)) / (2 * h) * size;
            EXPECT_NEAR((from.pieces[i].*member - next.pieces[i].*member) / size, rate * gradient, 1e-8) << i;
        }
}

TEST(Descent, NeverMovesAPieceThatIsNowhereTheLargest) {
    const Samples samples = sampledTarget(square, {-2, 2}, 64).value();
    const DescentProblem problem(samples);
    Descent from;
    from.pieces = {{-1, 0}, {0, -50}, {1, 0}, {1, 0}};
    const Descent next = problem.after(from, 0.3, 1);
    EXPECT_NE(next.pieces[2], (Piece{1, 0}));
    EXPECT_EQ(next.pieces[3], (Piece{1, 0})) << "of equal pieces the first learns";
    const Descent later = problem.after(from, 0.3, 500);
    EXPECT_NEAR(later.pieces[1].b, -50, 1e-12);
    EXPECT_LT(later.loss, 0.2);
}

TEST(Target, SaysWhereItIsNotFinite) {
    const auto refused = sampledTarget(minusLog, {0, 2}, 16);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), "the target is inf at x = 0: choose a range where it is finite");
    EXPECT_FALSE(sampledTarget(square, {1, 1}, 16));
    EXPECT_FALSE(sampledTarget(square, {-1e308, 1e308}, 16));
}

TEST(Target, OfPointsRunsThroughThem) {
    const FitTarget drawn = polylineTarget({0, 1, 3}, {2, 0, 1});
    EXPECT_EQ(drawn(0).f, 2);
    EXPECT_EQ(drawn(0.5).f, 1);
    EXPECT_EQ(drawn(3).f, 1);
    EXPECT_EQ(drawn(3).slope, 0.5);
    EXPECT_EQ(drawn(5).f, 2);
}

} // namespace
} // namespace actiscope
