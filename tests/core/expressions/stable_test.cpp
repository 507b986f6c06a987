// Formulas of textbooks at the ends of the range, and how signed zeros and orders go together.
#include "core/expressions/parse.h"
#include "core/expressions/program.h"
#include "core/expressions/resolve.h"
#include "core/expressions/stable.h"
#include "core/numerics/constants.h"
#include "tests/core/expressions/random_formula.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <numbers>

using namespace actiscope;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

Jet at(const std::string& formula, double x) {
    const auto made = makeFormulaActivation(formula);
    EXPECT_TRUE(made) << formula;
    return evaluateAt(*made, defaultParameters(*made), x);
}

void expectNear(double is, double should, const std::string& what) {
    if (std::isnan(should))
        EXPECT_TRUE(std::isnan(is)) << what << ": " << is;
    else if (std::isinf(should) || should == 0)
        EXPECT_EQ(is, should) << what;
    else
        EXPECT_NEAR(is, should, 1e-13 * std::fabs(should) + 5e-324) << what;
}

struct Case {
    const char* formula;
    double x;
    Jet y;
};

} // namespace

TEST(StableForms, TakeNoActivationForAnother) {
    const double x = 0.7;
    const double gelu = at("gelu(x)", x).f;
    const double mish = at("mish(x)", x).f;
    expectNear(at("sqrt(gelu(x)*mish(x)+1)", x).f, std::sqrt(gelu * mish + 1), "a product is no square");
    expectNear(at("exp(gelu(x))/(1+exp(mish(x)))", x).f, std::exp(gelu) / (1 + std::exp(mish)),
               "nor a sigmoid");
}

TEST(StableForms, AreRightAtTheEndsOfTheRange) {
    const double tiny = std::exp(-372.0);
    const Case cases[]{
        {"1/(1+exp(-x))", -800, {0, 0, 0}},
        {"1/(1+exp(-x))", -740, {std::exp(-740.0), std::exp(-740.0), std::exp(-740.0)}},
        {"1/(1+exp(-x))", 800, {1, 0, 0}},
        {"exp(x)/(exp(x)+1)", 800, {1, 0, 0}},
        {"1/(1+e^(-x))", -800, {0, 0, 0}},
        {"(1+exp(-x))^(-1)", -800, {0, 0, 0}},
        {"2/(2+exp(-x))", -800, {0, 0, 0}},
        {"2/(2+exp(-x))", 800, {1, 0, 0}},
        {"x/(1+exp(-x))", 800, {800, 1, 0}},
        {"x*exp(x)/(1+exp(x))", 800, {800, 1, 0}},
        {"log(1+exp(x))", 372, {372, 1, tiny}},
        {"log(1+exp(x))", 800, {800, 1, 0}},
        {"ln(1+e^x)", -740, {std::exp(-740.0), std::exp(-740.0), std::exp(-740.0)}},
        {"log(exp(x)+1)", 372, {372, 1, tiny}},
        {"log1p(exp(x))", 372, {372, 1, tiny}},
        {"log(3+exp(x))", 800, {800, 1, 0}},
        {"(exp(x)-exp(-x))/(exp(x)+exp(-x))", 800, {1, 0, 0}},
        {"(e^x-e^(-x))/(e^x+e^(-x))", -800, {-1, 0, 0}},
        {"(exp(x)-exp(-x))/(exp(-x)+exp(x))", 1e-9, {1e-9, 1, -2e-9}},
        {"(1-exp(-2*x))/(1+exp(-2*x))", -800, {-1, 0, 0}},
        {"(exp(2*x)-1)/(exp(2*x)+1)", 1e-9, {1e-9, 1, -2e-9}},
        {"2/(1+exp(-2*x))-1", 1e-9, {1e-9, 1, -2e-9}},
        {"sinh(x)/cosh(x)", 800, {1, 0, 0}},
        {"1/cosh(x)", 800, {0, 0, 0}},
        {"2/(exp(x)+exp(-x))", 800, {0, 0, 0}},
        {"log(cosh(x))", 800, {800 - std::log(2.0), 1, 0}},
        {"1-tanh(x)^2", 300, {4 * std::exp(-600.0), -8 * std::exp(-600.0), 16 * std::exp(-600.0)}},
        {"exp(x)-1", 1e-12, {1.0000000000005e-12, 1.000000000001, 1.000000000001}},
        {"log(1+x)", 1e-12, {9.999999999995e-13, 1 / (1 + 1e-12), -1 / ((1 + 1e-12) * (1 + 1e-12))}},
        {"x/sqrt(1+x^2)", 1e200, {1, 0, 0}},
        {"x/sqrt(1+x^2)", -1e200, {-1, 0, 0}},
        {"x/sqrt(1+x*x)", 1e8, {1 - 5e-17, 1e-24, -3e-32}},
        {"3*x/sqrt(x^2+1)", 1e200, {3, 0, 0}},
        {"sqrt(x^2+1)", 1e200, {1e200, 1, 0}},
        {"sqrt(x^4+1)", 1e100, {1e200, 2e100, 2}},
        {"(x+sqrt(x^2+4))/2", -1e10, {1e-10, 1e-20, 2e-30}},
        {"(sqrt(x^2+4)+x)/2", -1e200, {1e-200, 0, 0}},
        {"(sqrt(x^2+4)-x)/2", 1e10, {1e-10, -1e-20, 2e-30}},
        {"log(x^2)", 1e-200, {-400 * std::log(10.0), 2e200, -infinity}},
        {"x^2/(1+x^2)", 1e200, {1, 0, 0}},
        {"exp(x)/(1+exp(x)+exp(2*x))", 800, {0, 0, 0}},
        {"atan(exp(x))", 800, {std::acos(0.0), 0, 0}},
        {"asinh(exp(x))", 800, {800 + std::log(2.0), 1, 0}},
        // Beyond the range of long double too.
        {"log(exp(x)+exp(-x))", 20000, {20000, 1, 0}},
        {"log(exp(x)+exp(-x))", -20000, {20000, -1, 0}},
        {"log(exp(x)+exp(-x))", 1e15, {1e15, 1, 0}},
        {"log(2+exp(3x))", 20000, {60000, 3, 0}},
        {"log(2+exp(3x))", -20000, {std::log(2.0), 0, 0}},
        {"log(1+exp(x)+exp(2x))", 20000, {40000, 2, 0}},
        {"exp(x)/(1+exp(x))^2", 20000, {0, 0, 0}},
        {"exp(x)/(1+exp(x))^2", -20000, {0, 0, 0}},
        {"exp(x)/(exp(x)+2)", 20000, {1, 0, 0}},
        {"exp(x)/(exp(x)+2)", 1e15, {1, 0, 0}},
        {"(exp(x)-1)/(exp(x)+3)", 20000, {1, 0, 0}},
        {"(exp(x)-1)/(exp(x)+3)", -20000, {-1.0 / 3, 0, 0}},
        {"log(cosh(2*x)+3)", -20000, {40000 - std::log(2.0), -2, 0}},
        {"sqrt(exp(x)+1)/exp(x/2)", 30000, {1, 0, 0}},
        {"log(2^x+3)", 30000, {30000 * std::log(2.0), std::log(2.0), 0}},
        {"(1+exp(x))^0.25*exp(-x/4)", 30000, {1, 0, 0}},
        {"asinh(exp(x)+1)", 20000, {20000 + std::log(2.0), 1, 0}},
    };
    for (const Case& c : cases) {
        const Jet y = at(c.formula, c.x);
        const std::string what = std::string(c.formula) + " at " + std::to_string(c.x);
        expectNear(y.f, c.y.f, "f of " + what);
        expectNear(y.f1, c.y.f1, "f1 of " + what);
        expectNear(y.f2, c.y.f2, "f2 of " + what);
    }
}

TEST(StableForms, HaveTheDerivativesOfQuotientsThatSaturate) {
    const auto sweep = [](const std::string& formula, int sides, auto exact) {
        constexpr double rounding = 16 * 0x1p-53;
        for (double size = 1e-6; size < 1e70; size *= 3.7)
            for (const double x : {size, -size}) {
                if (x < 0 && sides == 1)
                    continue;
                const Jet is = at(formula, x);
                const Jet should = exact(x);
                const std::string what = formula + " at " + std::to_string(x);
                EXPECT_NEAR(is.f1, should.f1,
                            rounding * (std::fabs(should.f1) + std::fabs(x * should.f2)) + 1e-323)
                    << what;
                // Where f″ has a zero, f‴ is about f′/x².
                EXPECT_NEAR(is.f2, should.f2,
                            rounding * (std::fabs(should.f2) + std::fabs(should.f1 / x)) + 1e-323)
                    << what;
            }
    };
    const auto softsign = [](double a, double c, double k) {
        return [a, c, k](double x) {
            const double v = c + k * std::fabs(x);
            return Jet{a * x / v, a * c / v / v, -2 * a * c * k * std::copysign(1, x) / v / v / v};
        };
    };
    sweep("x/(1+abs(x))", 2, softsign(1, 1, 1));
    sweep("x/(2+abs(x))", 2, softsign(1, 2, 1));
    sweep("2x/(1+abs(2x))", 2, softsign(2, 1, 2));
    sweep("x*(1/(1+|x|))", 2, softsign(1, 1, 1));
    sweep("x*(1+|x|)^-1", 2, softsign(1, 1, 1));
    const auto square = [](double x) {
        const double v = 1 + x * x;
        return Jet{x * x / v, 2 * x / v / v, (2 - 6 * x * x) / v / v / v};
    };
    sweep("x^2/(1+x^2)", 2, square);
    sweep("x*x/(1+x^2)", 2, square);
    sweep("x^3/(1+abs(x)^3)", 2, [](double x) {
        const double a = std::fabs(x);
        const double v = 1 + a * a * a;
        return Jet{x * x * x / v, 3 * x * x / v / v, x * (6 - 12 * a * a * a) / v / v / v};
    });
    sweep("(x-1)/(x+1)", 1, [](double x) {
        const double v = x + 1;
        return Jet{(x - 1) / v, 2 / v / v, -4 / v / v / v};
    });
    sweep("(x+1)/x", 2, [](double x) { return Jet{1 + 1 / x, -1 / x / x, 2 / x / x / x}; });
    for (const double x : {-30.0, 5.0, 40.0, 200.0}) {
        const double e = std::exp(-std::fabs(x));
        const double v = x > 0 ? 1 + 3 * e : e + 3;
        const Jet y = at("(exp(x)-1)/(exp(x)+3)", x);
        expectNear(y.f1, 4 * e / v / v, "slope at " + std::to_string(x));
        expectNear(y.f2, 4 * e * (x > 0 ? 3 * e - 1 : 3 - e) / v / v / v, "bend at " + std::to_string(x));
    }
}

TEST(StableForms, OfOneAndAFunctionThatTendsToOneKeepTheRest) {
    const double rate = 2 * std::sqrt(2 / std::numbers::pi); // of x·e^(2u), u = √(2/π)·(x + 0.044715·x³)
    const double s = rate * (1 + 0.134145 * 400);
    const double gate = std::exp(-rate * (20 + 0.044715 * 8000));
    const Jet gelu = at("0.5*x*(1+tanh(sqrt(2/pi)*(x+0.044715*x^3)))", -20);
    EXPECT_NEAR(gelu.f / (-20 * gate), 1, 1e-12);
    EXPECT_NEAR(gelu.f1 / ((1 - 20 * s) * gate), 1, 1e-12);
    EXPECT_NEAR(gelu.f2 / ((2 * s - 20 * (s * s - rate * 0.26829 * 20)) * gate), 1, 1e-12);
    const double tail = std::exp(-40.0);
    const Case cases[]{
        {"1+tanh(x)", -20, {2 * tail, 4 * tail, 8 * tail}},
        {"1-tanh(x)", 20, {2 * tail, -4 * tail, 8 * tail}},
        {"tanh(x)-1", 20, {-2 * tail, 4 * tail, -8 * tail}},
        {"-1+tanh(x)", 20, {-2 * tail, 4 * tail, -8 * tail}},
        {"sigmoid(x)-1", 40, {-tail, tail, -tail}},
        {"1+erf(x)", -10, {std::erfc(10.0), at("erf(x)", 10).f1, -at("erf(x)", 10).f2}},
        {"1-erf(x)", 10, {std::erfc(10.0), at("erfc(x)", 10).f1, at("erfc(x)", 10).f2}},
        {"erf(x)-1", 10, {-std::erfc(10.0), at("erf(x)", 10).f1, at("erf(x)", 10).f2}},
        {"1-erfc(x)", 1e-20, at("erf(x)", 1e-20)},
        {"1-Phi(x)", 20, at("Phi(-x)", 20)},
    };
    for (const Case& c : cases) {
        const Jet y = at(c.formula, c.x);
        expectNear(y.f, c.y.f, std::string("f of ") + c.formula);
        expectNear(y.f1, c.y.f1, std::string("f1 of ") + c.formula);
        expectNear(y.f2, c.y.f2, std::string("f2 of ") + c.formula);
    }
}

TEST(Program, HasTheSameSlopesAtBothZeros) {
    for (const char* formula :
         {"sqrt(x)", "x^0.5", "cbrt(x)", "log(x)", "log2(x)", "log10(x)", "sqrt(2x)", "1/x"})
        EXPECT_EQ(at(formula, -0.0).f1, at(formula, 0.0).f1) << formula;
    EXPECT_EQ(at("sqrt(x)", -0.0).f1, infinity);
}

TEST(Limits, AreThoseOfTheLeadingTermsOrNone) {
    const struct {
        const char* formula;
        Jet left, right;
    } cases[]{
        {"1/(1+exp(-x))", {0, 0, 0}, {1, 0, 0}},
        {"x/sqrt(1+x^2)", {-1, 0, 0}, {1, 0, 0}},
        {"(x+sqrt(x^2+4))/2", {0, 0, 0}, {infinity, 1, 0}},
        {"x*exp(-x^2)", {0, 0, 0}, {0, 0, 0}},
        {"x^3*exp(x)", {0, 0, 0}, {infinity, infinity, infinity}},
        {"exp(x)/x^9", {0, 0, 0}, {infinity, infinity, infinity}},
        {"x/(1+abs(x))", {-1, 0, 0}, {1, 0, 0}},
        {"x^2/(1+x^2)", {1, 0, 0}, {1, 0, 0}},
        {"(2*x^2+1)/(3*x^2-x)", {2.0 / 3, 0, 0}, {2.0 / 3, 0, 0}},
        {"x*sigmoid(x)", {0, 0, 0}, {infinity, 1, 0}},
        {"x*tanh(softplus(x))", {0, 0, 0}, {infinity, 1, 0}},
        {"log(1+x^2)", {infinity, 0, 0}, {infinity, 0, 0}},
        {"log(x)/x", {none, none, none}, {0, 0, 0}},
        {"x*Phi(x)", {0, 0, 0}, {infinity, 1, 0}},
        {"sin(x)/x", {0, none, none}, {0, none, none}},
        {"sin(x)", {none, none, none}, {none, none, none}},
        {"x*sin(x)", {none, none, none}, {none, none, none}},
        {"(1+1/x)^x", {none, none, none}, {none, none, none}},
        {"where(x < x+1, 1, 0)", {1, 0, 0}, {1, 0, 0}},
        {"max(0, 1-exp(-x))", {0, 0, 0}, {1, 0, 0}},
        {"max(-1, min(1, x))", {-1, 0, 0}, {1, 0, 0}},
        {"log(1+exp(x))-x", {infinity, -1, 0}, {0, 0, 0}},
        {"x^2-x", {infinity, -infinity, 2}, {infinity, infinity, 2}},
        {"exp(x-x^2/2)", {0, 0, 0}, {0, 0, 0}},
        {"sqrt(abs(x))", {infinity, 0, 0}, {infinity, 0, 0}},
        {"tanh(exp(x))", {0, 0, 0}, {1, 0, 0}},
        {"floor(x)", {-infinity, none, none}, {infinity, none, none}},
        {"atan(x^3)*2", {-std::acos(-1.0), 0, 0}, {std::acos(-1.0), 0, 0}},
    };
    for (const auto& c : cases)
        for (const double x : {-infinity, infinity}) {
            const Jet y = at(c.formula, x);
            const Jet& should = x < 0 ? c.left : c.right;
            const std::string what = std::string(c.formula) + (x < 0 ? " at −∞" : " at ∞");
            expectNear(y.f, should.f, "f of " + what);
            expectNear(y.f1, should.f1, "f1 of " + what);
            expectNear(y.f2, should.f2, "f2 of " + what);
        }
}

/// A limit that is claimed is approached: far out the values differ from it ever less.
TEST(Limits, AreApproachedByRandomFormulas) {
    std::mt19937 random(11);
    int finite = 0;
    for (int i = 0; i < 3000; ++i) {
        const std::string text = randomFormula(random, 7);
        for (const int side : {-1, 1}) {
            const double limit = at(text, side * infinity).f;
            if (!std::isfinite(limit))
                continue;
            double best = infinity; // some grow towards their limit slowly
            for (const double x : {30.0, 300.0, 1e5, 1e10, 1e50, 1e300})
                if (const double d = std::fabs(at(text, side * x).f - limit); d < best)
                    best = d;
            EXPECT_LE(best, 0.05 * (1 + std::fabs(limit))) << text << " to side " << side << ": " << limit;
            ++finite;
        }
    }
    EXPECT_GT(finite, 500);
}

TEST(Program, GivesTheSameValueWhateverIsAskedForWithIt) {
    std::mt19937 random(5);
    std::vector<double> x{0.0, -0.0, 1,     -1,     0.3,    -2.7,    20,    -20,    745,      -745,
                          800, -800, 1e155, -1e155, 1e-310, -1e-310, 1e300, -1e300, 3.5e-162, 27.3};
    for (int i = 0; i < 3000; ++i) {
        const std::string text = randomFormula(random, 9);
        const auto made = makeFormulaActivation(text);
        ASSERT_TRUE(made) << text;
        const std::size_t n = x.size();
        std::vector<double> f(n), with1(n), with2(n), f1(n), f2(n);
        made->evaluate({}, x, {f, {}, {}});
        made->evaluate({}, x, {with1, f1, {}});
        made->evaluate({}, x, {with2, f1, f2});
        for (std::size_t k = 0; k < n; ++k) {
            double alone = 0;
            made->evaluate({}, {&x[k], 1}, {{&alone, 1}, {}, {}});
            for (const double other : {with1[k], with2[k], alone})
                EXPECT_TRUE(std::bit_cast<std::uint64_t>(f[k]) == std::bit_cast<std::uint64_t>(other) ||
                            (std::isnan(f[k]) && std::isnan(other)))
                    << text << " at " << x[k] << ": " << f[k] << " and " << other;
        }
        if (HasFailure())
            break;
    }
}

TEST(Program, OrdersSignedZeros) {
    for (const char* formula : {"1/min(0,x)", "1/min(x,0)"})
        EXPECT_EQ(at(formula, -0.0).f, -infinity) << formula;
    for (const char* formula : {"1/max(0,x)", "1/max(x,0)"})
        EXPECT_EQ(at(formula, -0.0).f, infinity) << formula;
}

TEST(StableForms, KeepTheValuesOfRandomFormulas) {
    std::mt19937 random(3);
    int changed = 0;
    for (int i = 0; i < 20000; ++i) {
        const std::string u = randomFormula(random, 4);
        const std::string shapes[]{"log(1+exp(" + u + "))",
                                   "(" + u + ")/(1+exp(-(" + u + ")))",
                                   "(exp(" + u + ")-exp(-(" + u + ")))/(exp(-(" + u + "))+exp(" + u + "))",
                                   "(exp(2*(" + u + "))-1)/(1+exp((" + u + ")*2))",
                                   "sqrt((" + u + ")^2+3)+(" + u + ")",
                                   "(" + u + ")/sqrt(2+3*(" + u + ")^2)",
                                   "1-tanh(" + u + ")^2",
                                   "-(1-exp(" + u + "))",
                                   "log(cosh(" + u + "))+log(1-(" + u + "))",
                                   "2*sigmoid(" + u + ")-1",
                                   "(sinh(" + u + ")+1)/cosh(" + u + ")"};
        const std::string& text = shapes[random() % std::size(shapes)];
        const auto tree = parseFormula(text);
        ASSERT_TRUE(tree) << text;
        const Tree stable = stabilised(*tree);
        changed += stable.nodes.size() != tree->nodes.size() ? 1 : 0;
        const Program before(*tree);
        const Program after(stable);
        for (const double x : {-1.3, 0.4, 2.1}) {
            Jet a, b;
            before.evaluate({}, {&x, 1}, {{&a.f, 1}, {&a.f1, 1}, {}});
            after.evaluate({}, {&x, 1}, {{&b.f, 1}, {&b.f1, 1}, {}});
            if (!std::isfinite(a.f) || std::fabs(a.f) > 1e6 || !std::isfinite(a.f1) || std::fabs(a.f1) > 1e6)
                continue;
            EXPECT_NEAR(a.f, b.f, 1e-6 * (1 + std::fabs(a.f))) << text << " at " << x;
            EXPECT_NEAR(a.f1, b.f1, 1e-5 * (1 + std::fabs(a.f1))) << text << " at " << x;
        }
        if (HasFailure())
            break;
    }
    EXPECT_GT(changed, 10000);
}
