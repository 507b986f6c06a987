#include "core/expressions/enclosure.h"

#include "core/expressions/program.h"
#include "core/numerics/constants.h"
#include "tests/core/expressions/random_formula.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

using namespace actiscope;

namespace {

IntervalJet over(const char* formula, double from, double to) {
    const auto tree = parseFormula(formula);
    EXPECT_TRUE(tree) << formula;
    return Enclosure(*tree, {}).over({from, to});
}

Jet at(const Tree& tree, double x) {
    Jet y;
    Program(tree).evaluate({}, {&x, 1}, {{&y.f, 1}, {&y.f1, 1}, {&y.f2, 1}});
    return y;
}

/// Rounding of the formula in doubles may leave the interval that holds the real value.
bool holds(const Interval& enclosure, double y) {
    const double scale = std::max({std::fabs(enclosure.low), std::fabs(enclosure.high), 1e-300});
    const double rounding = std::isfinite(scale) ? 1e-6 * scale : 1e-6 * std::fabs(y);
    return std::isnan(y) || (y >= enclosure.low - rounding && y <= enclosure.high + rounding);
}

} // namespace

TEST(Enclosure, HoldsEveryValueOfRandomFormulas) {
    std::mt19937 random(7);
    int proved = 0;
    for (int i = 0; i < 4000; ++i) {
        const std::string text = randomFormula(random, 12);
        const auto parsed = parseFormula(text);
        ASSERT_TRUE(parsed) << text;
        const Tree& tree = *parsed;
        const Program program(tree);
        ASSERT_TRUE(program.fits());
        const Enclosure enclosure(tree, {});
        std::uniform_real_distribution<double> place(-4, 4);
        const double from = place(random);
        const double to = from + std::exp(place(random));
        const IntervalJet y = enclosure.over({from, to});
        proved += y.smooth ? 1 : 0;
        for (int k = 0; k <= 40; ++k) {
            const double x = from + (to - from) * k / 40;
            const Jet here = at(tree, x);
            EXPECT_TRUE(holds(y.f, here.f)) << text << " at " << x << ": " << here.f;
            if (!y.smooth || !std::isfinite(here.f) || !std::isfinite(here.f1))
                continue;
            EXPECT_TRUE(holds(y.f1, here.f1))
                << text << " at " << x << ": f1 " << here.f1 << " in " << y.f1.low << ' ' << y.f1.high;
            EXPECT_TRUE(holds(y.f2, here.f2))
                << text << " at " << x << ": f2 " << here.f2 << " in " << y.f2.low << ' ' << y.f2.high;
        }
        if (HasFailure())
            break;
    }
    EXPECT_GT(proved, 1000);
}

TEST(Enclosure, KnowsWhereAFormulaSwitches) {
    EXPECT_TRUE(over("max(x, 0)", 0.001, 5).smooth);
    EXPECT_TRUE(over("max(x, 0)", -5, -0.001).smooth);
    EXPECT_FALSE(over("max(x, 0)", 0, 5).smooth);
    EXPECT_TRUE(over("max(x, 0)", -1, 5).continuous);
    EXPECT_FALSE(over("sign(x)", -1, 5).continuous);
    EXPECT_FALSE(over("where(x > 1, x, 0)", 0, 5).continuous);
    EXPECT_FALSE(over("abs((x-0.01)*(x-0.02))", 0, 0.015).smooth);
    EXPECT_TRUE(over("abs((x-0.01)*(x-0.02))", 0.03, 0.05).smooth);
}

TEST(Enclosure, KnowsWhereAFormulaIsNotDefined) {
    EXPECT_FALSE(over("1/x^2", -1, 1).defined);
    EXPECT_TRUE(over("1/x^2", 0.5, 1).smooth);
    EXPECT_FALSE(over("log(x)", -1, 1).defined);
    EXPECT_FALSE(over("tan(x)", 1, 2).defined);
    EXPECT_TRUE(over("tan(x)", -1, 1).smooth);
    EXPECT_TRUE(over("1/(1+x*x)", -infinity, infinity).smooth);
    EXPECT_TRUE(over("sqrt(1+x^2)", -infinity, infinity).smooth);
    EXPECT_FALSE(over("sqrt(x^2)", -1, 1).smooth);
}

TEST(Enclosure, ReachesToInfinity) {
    const IntervalJet sigmoid = over("sigmoid(x)", 800, infinity);
    EXPECT_GE(sigmoid.f.low, 1 - 1e-14);
    EXPECT_EQ(sigmoid.f.high, 1);
    EXPECT_TRUE(sigmoid.f1.isPositive());
    EXPECT_LE(sigmoid.f1.high, 1e-300);
    const IntervalJet tail = over("exp(x)", -infinity, -800);
    EXPECT_TRUE(tail.f.isPositive()) << "never 0, though it rounds to it";
    EXPECT_TRUE(over("1/exp(x)", -infinity, infinity).defined);
}

TEST(Enclosure, IsSharpForASquare) {
    EXPECT_EQ(over("x*x", -2, 3).f.low, 0);
    EXPECT_EQ(over("x*x", -2, 3).f.high, 9);
    EXPECT_EQ(over("x-x", -2, 3).f.high, 0);
}
