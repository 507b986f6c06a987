// What holds for batches by SIMD beside their accuracy: special points, any length and place, and any choice
// of results.
#include "core/activations/catalogue.h"
#include "core/numerics/constants.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <random>

namespace actiscope {
namespace {

struct Results {
    std::vector<double> f, f1, f2;

    explicit Results(std::size_t n) : f(n, -77), f1(n, -77), f2(n, -77) {}
};

/// NaN is the same as NaN, and 0 is not −0.
bool identical(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) ||
           (std::isnan(a) && std::isnan(b));
}

std::vector<double> mixedPoints(std::size_t n) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> uniform(-10, 10);
    std::vector<double> x(n);
    for (double& value : x)
        value = uniform(random);
    const double special[] = {std::nan(""), infinity, -infinity, 0.0, -0.0, 1e308, -1e308, 5e-324, -800, 800};
    for (std::size_t i = 0; i < n; i += 37)
        x[i] = special[i / 37 % std::size(special)];
    return x;
}

class Packed : public testing::TestWithParam<std::pair<std::string, std::string>> {
protected:
    const Activation& activation = *findActivation(GetParam().first);
    std::vector<double> parameters = defaultParameters(activation);
    BatchEvaluation evaluate = [this] {
        for (const auto& way : activation.implementations)
            if (way.instructionSet == GetParam().second)
                return way.evaluate;
        return BatchEvaluation();
    }();
    BatchEvaluation scalar = activation.implementations.back().evaluate;
};

TEST_P(Packed, SpecialPointsAmongOthersAreThoseOfTheScalarFormula) {
    std::vector<double> x(64, 0.3);
    std::vector<std::size_t> places;
    std::vector<double> special{std::nan(""), infinity, -infinity, 1e308, -1e308, 0.0};
    for (const Kink& kink : activation.kinks(parameters))
        special.push_back(kink.x);
    for (std::size_t i = 0; i < special.size(); ++i)
        x[5 * i + 2] = special[i];
    Results got(x.size());
    Results want(x.size());
    evaluate(parameters, x, {got.f, got.f1, got.f2});
    scalar(parameters, x, {want.f, want.f1, want.f2});
    for (std::size_t i = 0; i < special.size(); ++i) {
        const std::size_t at = 5 * i + 2;
        const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
        const bool atKink = i >= 5;
        EXPECT_TRUE(same(got.f[at], want.f[at]) || (atKink && std::fabs(got.f[at] - want.f[at]) < 1e-15))
            << x[at];
        EXPECT_TRUE(same(got.f1[at], want.f1[at]) || (atKink && std::fabs(got.f1[at] - want.f1[at]) < 1e-15))
            << x[at];
        EXPECT_TRUE(same(got.f2[at], want.f2[at]) || (atKink && std::fabs(got.f2[at] - want.f2[at]) < 1e-15))
            << x[at];
    }
}

TEST_P(Packed, ResultsDoNotDependOnThePlaceInTheBatchOrItsLength) {
    const auto x = mixedPoints(1300);
    Results whole(x.size());
    evaluate(parameters, x, {whole.f, whole.f1, whole.f2});
    for (const std::size_t n : {16UL, 17UL, 31UL, 500UL, 513UL, 1030UL}) {
        for (const std::size_t first : {0UL, 3UL, 200UL}) {
            Results some(n + 2);
            const auto inner = [n](std::vector<double>& results) { return std::span(results).subspan(1, n); };
            evaluate(parameters, std::span(x).subspan(first, n),
                     {inner(some.f), inner(some.f1), inner(some.f2)});
            for (std::size_t i = 0; i < n; ++i) {
                ASSERT_PRED2(identical, some.f[i + 1], whole.f[first + i]) << n << ' ' << x[first + i];
                ASSERT_PRED2(identical, some.f1[i + 1], whole.f1[first + i]) << n << ' ' << x[first + i];
                ASSERT_PRED2(identical, some.f2[i + 1], whole.f2[first + i]) << n << ' ' << x[first + i];
            }
            for (const auto* results : {&some.f, &some.f1, &some.f2}) {
                EXPECT_EQ(results->front(), -77) << "nothing before the results is written";
                EXPECT_EQ(results->back(), -77) << "nor after them";
            }
        }
    }
}

TEST_P(Packed, LargeBatchesAreTheSameHoweverTheirResultsAreAligned) {
    const std::size_t n = 120'011;
    const auto x = mixedPoints(n);
    Results parts(n);
    for (std::size_t i = 0; i < n; i += 1009) {
        const std::size_t k = std::min<std::size_t>(1009, n - i);
        const auto inner = [i, k](std::vector<double>& results) { return std::span(results).subspan(i, k); };
        evaluate(parameters, inner(const_cast<std::vector<double>&>(x)),
                 {inner(parts.f), inner(parts.f1), inner(parts.f2)});
    }
    for (const std::size_t offset : {0UL, 1UL, 5UL}) {
        for (const std::size_t other : {offset, offset + 1}) {
            Results whole(n + 8);
            evaluate(parameters, x,
                     {std::span(whole.f).subspan(2, n), std::span(whole.f1).subspan(offset, n),
                      std::span(whole.f2).subspan(other, n)});
            for (std::size_t i = 0; i < n; ++i) {
                ASSERT_PRED2(identical, whole.f[2 + i], parts.f[i]) << i;
                ASSERT_PRED2(identical, whole.f1[offset + i], parts.f1[i]) << i;
                ASSERT_PRED2(identical, whole.f2[other + i], parts.f2[i]) << i;
            }
        }
    }
}

TEST_P(Packed, EachResultCanBeAskedForAlone) {
    const auto x = mixedPoints(600);
    Results all(x.size());
    Results one(x.size());
    evaluate(parameters, x, {all.f, all.f1, all.f2});
    evaluate(parameters, x, {{}, one.f1, {}});
    evaluate(parameters, x, {{}, {}, one.f2});
    evaluate(parameters, x, {});
    for (std::size_t i = 0; i < x.size(); ++i) {
        ASSERT_PRED2(identical, one.f1[i], all.f1[i]) << x[i];
        ASSERT_PRED2(identical, one.f2[i], all.f2[i]) << x[i];
    }
    EXPECT_EQ(one.f.front(), -77);
}

TEST_P(Packed, ResultsMayOverwriteX) {
    const auto x = mixedPoints(1100);
    Results want(x.size());
    evaluate(parameters, x, {want.f, want.f1, want.f2});
    auto inPlace = x;
    Results got(x.size());
    evaluate(parameters, inPlace, {inPlace, got.f1, got.f2});
    for (std::size_t i = 0; i < x.size(); ++i) {
        ASSERT_PRED2(identical, inPlace[i], want.f[i]) << x[i];
        ASSERT_PRED2(identical, got.f1[i], want.f1[i]) << x[i];
        ASSERT_PRED2(identical, got.f2[i], want.f2[i]) << x[i];
    }
}

TEST_P(Packed, AgreesWithTheScalarFormulaAtManyPoints) {
    std::mt19937_64 random(3);
    std::vector<double> x(20'000);
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] = std::uniform_real_distribution<double>(-1, 1)(random) *
               (i % 2 == 0 ? 40 : std::exp2(std::uniform_real_distribution<double>(-20, 5)(random)));
    Results got(x.size());
    Results want(x.size());
    evaluate(parameters, x, {got.f, got.f1, got.f2});
    scalar(parameters, x, {want.f, want.f1, want.f2});
    constexpr double u = 0x1p-53;
    for (std::size_t i = 0; i < x.size(); ++i) { // both within their bounds
        const double size = std::fabs(x[i]);
        ASSERT_NEAR(got.f[i], want.f[i], 2 * 4 * u * (std::fabs(want.f[i]) + size * std::fabs(want.f1[i])))
            << x[i];
        ASSERT_NEAR(got.f1[i], want.f1[i], 2 * 8 * u * (std::fabs(want.f1[i]) + size * std::fabs(want.f2[i])))
            << x[i];
    }
}

std::vector<std::pair<std::string, std::string>> kernels() {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& activation : catalogue())
        for (const auto& way : activation.implementations)
            all.emplace_back(activation.id, way.instructionSet);
    return all;
}

INSTANTIATE_TEST_SUITE_P(EveryKernel, Packed, testing::ValuesIn(kernels()), [](const auto& kernel) {
    std::string name = kernel.param.first + "_" + kernel.param.second;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Packed); // a machine without SIMD of ours has none

TEST(Catalogue, EvaluatesByTheFirstOfItsImplementationsAndEndsWithTheScalarOne) {
    for (const auto& activation : catalogue()) {
        if (activation.implementations.empty())
            continue;
        EXPECT_EQ(activation.implementations.back().instructionSet, "scalar") << activation.id;
        EXPECT_GE(activation.implementations.size(), 2U) << activation.id;
    }
}

} // namespace
} // namespace actiscope
