#include "core/numerics/quadrature.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace actiscope {
namespace {

Integrand of(double (*f)(double)) {
    return [f](std::span<const double> x, std::span<double> out) {
        for (std::size_t i = 0; i < x.size(); ++i)
            out[i] = f(x[i]);
    };
}

TEST(Quadrature, IsExactForPolynomialsUpToDegreeTwentyTwo) {
    const auto integral =
        integrate(of([](double x) { return std::pow(x, 22); }), 1, std::vector<double>{-1, 1});
    EXPECT_NEAR(integral[0].value, 2.0 / 23, 1e-16);
}

TEST(Quadrature, ErrorEstimateCoversTheError) {
    struct Row {
        double (*f)(double);
        double from, to, truth;
    };
    const Row rows[] = {
        {[](double x) { return std::exp(-x * x); }, -10, 10, std::sqrt(std::numbers::pi)},
        {[](double x) { return std::sqrt(x); }, 0, 1, 2.0 / 3},
        {[](double x) { return std::fabs(x - 0.3); }, 0, 1, 0.29},
        {[](double x) { return std::sin(50 * x); }, 0, 1, (1 - std::cos(50)) / 50},
        {[](double x) { return 1 / (1e-4 + x * x); }, -1, 1, 2 * std::atan(100) / 1e-2},
    };
    for (const auto& row : rows) {
        const auto integral = integrate(of(row.f), 1, std::vector<double>{row.from, row.to});
        EXPECT_LE(std::fabs(integral[0].value - row.truth), integral[0].error) << row.truth;
        EXPECT_LE(integral[0].error, 1e-10 * row.truth) << row.truth;
    }
}

TEST(Quadrature, SplitAtAKinkNeedsNoBisection) {
    int calls = 0;
    const Integrand kinked = [&](std::span<const double> x, std::span<double> out) {
        ++calls;
        for (std::size_t i = 0; i < x.size(); ++i)
            out[i] = std::fabs(x[i] - 0.3);
    };
    EXPECT_NEAR(integrate(kinked, 1, std::vector<double>{0, 0.3, 1})[0].value, 0.29, 1e-15);
    EXPECT_EQ(calls, 2);
}

TEST(Quadrature, IntegratesComponentsOverTheSamePoints) {
    const Integrand both = [](std::span<const double> x, std::span<double> out) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            out[2 * i] = x[i];
            out[2 * i + 1] = std::exp(x[i]);
        }
    };
    const auto integrals = integrate(both, 2, std::vector<double>{0, 1});
    EXPECT_NEAR(integrals[0].value, 0.5, 1e-15);
    EXPECT_NEAR(integrals[1].value, std::numbers::e - 1, 1e-15);
}

TEST(Quadrature, SaysSoWhenAnIntegrandIsInfiniteOrCannotBeSettled) {
    const auto infinite = integrate(of([](double x) { return 1 / x; }), 1, std::vector<double>{-1, 1});
    EXPECT_TRUE(std::isnan(infinite[0].value) && std::isinf(infinite[0].error));
    QuadratureSettings few;
    few.mostIntervals = 3;
    const auto hard =
        integrate(of([](double x) { return std::sin(1 / x); }), 1, std::vector<double>{0, 1}, few);
    EXPECT_GT(hard[0].error, 1e-6);
}

} // namespace
} // namespace actiscope
