// A typed formula is an activation like any other.
#include "core/expressions/resolve.h"

#include "core/activations/catalogue.h"
#include "core/fields/quote.h"
#include "core/numerics/constants.h"
#include "tests/core/expressions/made.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <random>

namespace actiscope {
namespace {

std::vector<double> kinksOf(const std::string& definition, const std::vector<double>& parameters = {}) {
    std::vector<double> places;
    for (const Kink& kink : made(definition).kinks(parameters))
        places.push_back(kink.x);
    return places;
}

TEST(Resolve, AnIdIsTheEntryOfTheCatalogue) {
    EXPECT_EQ(resolveActivation("elu")->get(), findActivation("elu"));
}

TEST(Resolve, ADefinitionMakesAnActivationThatItsIdMakesAgain) {
    const auto activation = resolveActivation("  mine = x*sigmoid(β*x)\n");
    ASSERT_TRUE(activation);
    const Activation& mine = **activation;
    EXPECT_EQ(mine.id, "mine = x*sigmoid(β*x)");
    EXPECT_EQ(mine.name, "mine");
    ASSERT_EQ(mine.parameters.size(), 1U);
    EXPECT_EQ(mine.parameters[0].id, "beta");
    EXPECT_EQ(mine.parameters[0].label, "β");
    EXPECT_EQ(std::get<double>(mine.parameters[0].defaultValue), 1);
    EXPECT_EQ(mine.parameters[0].sliderMinimum, -5);
    EXPECT_EQ(mine.parameters[0].sliderMaximum, 5);
    EXPECT_EQ((*resolveActivation(mine.id))->id, mine.id);
    EXPECT_TRUE(isFormula(mine));
    EXPECT_FALSE(isFormula(*findActivation("elu")));
}

TEST(Resolve, AMistypedIdIsNoFormulaOfOneLetter) {
    EXPECT_EQ(resolveActivation("rellu").error(), "unknown activation 'rellu': did you mean 'relu'?");
    EXPECT_EQ(resolveActivation("leaky-relu").error(),
              "unknown activation 'leaky-relu': did you mean 'leaky_relu'?");
    EXPECT_TRUE(resolveActivation("x"));
    EXPECT_TRUE(resolveActivation("leaky = relu(x) - 0.1*relu(-x)"));
}

TEST(Resolve, OneFunctionDecidesWhatATextIs) {
    for (const char* id : {"elu", "leaky_relu", "threshold", "relu6"})
        EXPECT_EQ(kindOf(id), TextKind::Id) << id;
    for (const char* slip : {"rellu", "leaky-relu", "nosuch", "relu7", "hard-swish", "speed", "Elu", "-relu"})
        EXPECT_EQ(kindOf(slip), TextKind::MistypedId) << slip;
    for (const char* formula :
         {"x",  "x-1", "-x",   "a", "β",  "2x",       "a-b",     "x-speed", "1", "e",       "pi",
          "a1", "ax",  "sinx", "X", "x2", "mine = x", "gelu(x)", "x*",      "",  "relu + 1"})
        EXPECT_EQ(kindOf(formula), TextKind::Formula) << formula;
}

TEST(Resolve, WhatIsMadeOfAFormulaIsMadeAgainOfItsId) {
    for (const std::string text :
         {"x-1", "-x", "a", "x", "speed", "threshold", "a-b", " x^2 ", "m = a", "f(x) = 2x"}) {
        const Activation formula = made(text);
        const auto again = resolveActivation(formula.id);
        ASSERT_TRUE(again) << text << " as " << formula.id << ": " << again.error();
        EXPECT_TRUE(isFormula(**again)) << text;
        EXPECT_EQ((*again)->id, formula.id);
        EXPECT_EQ((*again)->name, formula.name);
        EXPECT_EQ((*again)->parameters.size(), formula.parameters.size());
    }
    EXPECT_EQ(made("speed").id, "(speed)");
    EXPECT_EQ(made("f(x) = 2x").name, "f");
    EXPECT_EQ(asFormula("elu"), "(elu)");
    EXPECT_FALSE(resolveActivation("(elu)")) << "a function without its argument";
}

TEST(Resolve, MessagesQuoteSixtyLettersOfValidUtf8) {
    std::mt19937 random(5);
    for (int round = 0; round < 3000; ++round) {
        std::string text = round % 2 == 0 ? "a4tanh((((|x|+wher(5.95·x)>(x-x),(x·x),(c_in÷8))))^(1/3)÷x)"
                                          : "größe-β = tanhh(x·x)÷αβγ!";
        for (int change = 0; change < 3; ++change)
            text[std::uniform_int_distribution<std::size_t>(0, text.size() - 1)(random)] =
                static_cast<char>(std::uniform_int_distribution<int>(0, 255)(random));
        for (const std::string& whole : {text, text + text + text}) {
            const auto activation = resolveActivation(whole);
            if (activation)
                continue;
            EXPECT_FALSE(firstBadByte(activation.error())) << round;
            EXPECT_EQ(printable(activation.error()), activation.error());
            EXPECT_LT(letterCount(activation.error()), 330U) << activation.error();
        }
    }
}

TEST(Resolve, ErrorsCountCharactersOfTheWholeDefinition) {
    EXPECT_EQ(resolveActivation("größe β = x*(2").error().find("formula 'größe"), 0U);
    EXPECT_EQ(makeFormulaActivation("β = x*(2").error().character, 9U);
    EXPECT_EQ(makeFormulaActivation("β = x*(2").error().byte, 9U);
}

TEST(FormulaActivation, DerivativesAreExact) {
    const Activation swish = made("x*sigmoid(b*x)");
    for (const double x : {-30.0, -2.0, 0.0, 0.7, 12.0}) {
        const Jet mine = evaluateAt(swish, std::vector{1.7}, x);
        const Jet theirs = evaluateAt(*findActivation("swish"), std::vector{1.7}, x);
        EXPECT_NEAR(mine.f, theirs.f, 4e-16 * std::fabs(theirs.f));
        EXPECT_NEAR(mine.f1, theirs.f1, 1e-15 * (std::fabs(theirs.f1) + std::fabs(x * theirs.f2)));
        EXPECT_NEAR(mine.f2, theirs.f2, 1e-14 * (std::fabs(theirs.f2) + 1e-3));
    }
}

struct FunctionRow {
    const char* formula;
    double low;
    double high;
};

class EveryFunction : public testing::TestWithParam<FunctionRow> {};

TEST_P(EveryFunction, HasTheDerivativesOfItsDifferenceQuotient) {
    const Activation activation = made(GetParam().formula);
    const double h = 1e-5;
    for (int i = 0; i <= 12; ++i) {
        const double x = GetParam().low + (GetParam().high - GetParam().low) * i / 12;
        const Jet y = evaluateAt(activation, defaultParameters(activation), x);
        const Jet left = evaluateAt(activation, defaultParameters(activation), x - h);
        const Jet right = evaluateAt(activation, defaultParameters(activation), x + h);
        const double scale = 1 + std::fabs(y.f) + std::fabs(y.f1) + std::fabs(y.f2);
        EXPECT_NEAR(y.f1, (right.f - left.f) / (2 * h), 1e-6 * scale) << GetParam().formula << " at " << x;
        EXPECT_NEAR(y.f2, (right.f1 - left.f1) / (2 * h), 1e-6 * scale) << GetParam().formula << " at " << x;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Formulas, EveryFunction,
    testing::Values(FunctionRow{"exp(x)+expm1(-2*x)", -3, 3}, FunctionRow{"log(x)+ln(3*x)", 0.4, 9},
                    FunctionRow{"log1p(x)*sqrt(x)", 0.3, 9}, FunctionRow{"cbrt(x)", -7, -0.5},
                    FunctionRow{"tanh(x)+sinh(x/2)+cosh(x/3)", -4, 4}, FunctionRow{"sech(x)", -4, 4},
                    FunctionRow{"sin(2*x)*cos(x)+tan(x/4)", -4, 4}, FunctionRow{"atan(x)+asinh(3*x)", -9, 9},
                    FunctionRow{"acosh(x)", 1.3, 9}, FunctionRow{"atanh(x)", -0.9, 0.9},
                    FunctionRow{"erf(x)*erfc(x/2)", -3, 3}, FunctionRow{"Phi(x)+x*phi(x)", -5, 5},
                    FunctionRow{"sigmoid(x)*softplus(2*x)", -5, 5}, FunctionRow{"relu(x)^2", 0.1, 5},
                    FunctionRow{"|x|*sign(x)^3", -5, -0.1}, FunctionRow{"min(x^2,3)", -1.5, 1.5},
                    FunctionRow{"max(x^3,-100)", -2, 4}, FunctionRow{"x^p+p^x+x^x", 0.3, 3},
                    FunctionRow{"pow(x,3)/(1+x^2)", -3, 3}, FunctionRow{"x^-2+e^x+pi*x", 0.4, 3},
                    FunctionRow{"where(x^2<100,x^3,1/x)", -3, 3}, FunctionRow{"log10(x)*log2(x)", 0.4, 9},
                    FunctionRow{"asin(x)+2*acos(x^2)", -0.8, 0.8}, FunctionRow{"atan2(x+2,1+x^2)", -4, 4},
                    FunctionRow{"atan2(2,x-7)", -4, 4}, FunctionRow{"hypot(x,1+x^2)", -4, 4},
                    FunctionRow{"mod(x^2,100)+x*round(x/100)", -3, 3},
                    FunctionRow{"gelu(x^2)*mish(-x)+elu(sin(x)-2,0.5)", -3, 3}));

TEST(FormulaActivation, WholePowersHoldForNegativeX) {
    const Jet y = evaluateAt(made("x^3"), {}, -2);
    EXPECT_EQ(y, Jet(-8, 12, -12));
    EXPECT_EQ(evaluateAt(made("x^p"), std::vector{2.0}, -3), Jet(9, -6, 2));
    EXPECT_TRUE(std::isnan(evaluateAt(made("x^p"), std::vector{0.5}, -3).f1));
}

TEST(FormulaActivation, AtATieTheFlatterBranchHoldsAsInPyTorch) {
    EXPECT_EQ(evaluateAt(made("max(x,0)"), {}, 0).f1, 0);
    EXPECT_EQ(evaluateAt(made("max(0,x)"), {}, 0).f1, 0);
    EXPECT_EQ(evaluateAt(made("max(x,a*x)"), std::vector{0.25}, 0).f1, 0.25);
    EXPECT_EQ(evaluateAt(made("min(max(x,0),6)"), {}, 6).f1, 0);
    EXPECT_EQ(evaluateAt(made("|x|"), {}, 0), Jet(0, 0, 0));
}

TEST(FormulaActivation, TheBranchThatDoesNotHoldLeavesNoTrace) {
    const Activation activation = made("where(x>0, log(x), exp(1000*x)/0)");
    EXPECT_EQ(evaluateAt(activation, {}, 2).f1, 0.5);
    EXPECT_EQ(evaluateAt(made("where(x>0, x, a*expm1(x))"), std::vector{1.0}, 1e6), Jet(1e6, 1, 0));
}

TEST(FormulaActivation, NanStaysNanAndInfinityTakesTheLimit) {
    EXPECT_TRUE(std::isnan(evaluateAt(made("where(x>0,1,0)"), {}, std::nan("")).f));
    const Activation swish = made("x*sigmoid(x)");
    EXPECT_EQ(evaluateAt(swish, {}, -infinity), Jet(0, 0, 0));
    EXPECT_EQ(evaluateAt(swish, {}, infinity).f, infinity);
    EXPECT_EQ(evaluateAt(swish, {}, infinity).f1, 1);
    EXPECT_EQ(evaluateAt(made("x/(1+|x|)"), {}, -infinity), Jet(-1, 0, 0));
    EXPECT_EQ(evaluateAt(made("x^2*exp(-x)"), {}, infinity).f, 0);
    EXPECT_TRUE(std::isnan(evaluateAt(made("sin(x)"), {}, infinity).f));
}

TEST(FormulaActivation, ABatchIsItsPointsOneByOne) {
    const Activation activation = made("where(x>a, x*tanh(softplus(x)), b)+x/(1+|x|)");
    const std::vector parameters{0.3, 2.0};
    std::vector<double> x;
    for (int i = 0; i < 53; ++i)
        x.push_back((i - 26) * 0.37);
    x[20] = std::nan("");
    x[33] = infinity;
    std::vector<double> f(x.size());
    std::vector<double> alone(x.size());
    std::vector<double> f2(x.size());
    activation.evaluate(parameters, x, {f, {}, f2});
    activation.evaluate(parameters, x, {alone, {}, {}});
    for (std::size_t i = 0; i < x.size(); ++i) {
        const Jet y = evaluateAt(activation, parameters, x[i]);
        EXPECT_TRUE(f[i] == y.f || std::isnan(y.f)) << x[i];
        EXPECT_TRUE(f2[i] == y.f2 || std::isnan(y.f2)) << x[i];
        EXPECT_TRUE(std::fabs(alone[i] - y.f) <= 1e-15 * std::fabs(y.f) || std::isnan(y.f) || alone[i] == y.f)
            << x[i];
        EXPECT_EQ(std::isnan(f[i]), std::isnan(x[i]));
    }
}

TEST(FormulaActivation, KinksAreWhereItSwitches) {
    EXPECT_EQ(kinksOf("where(x>0, x, a*expm1(x))", {2.0}), std::vector{0.0});
    EXPECT_EQ(kinksOf("max(x, a*x+c)", {0.5, 1.0}), std::vector{2.0});
    EXPECT_EQ(kinksOf("where(x^2<4, sin(x), -1)"), (std::vector{-2.0, 2.0}));
    const auto hat = kinksOf("max(0, 1-|x-1|)");
    ASSERT_EQ(hat.size(), 3U);
    EXPECT_NEAR(hat[0], 0, 0x1p-53) << "where 1 - |x - 1| in doubles begins to differ from 0";
    EXPECT_EQ(hat[1], 1);
    EXPECT_EQ(hat[2], 2);
    EXPECT_EQ(kinksOf("|x-c|", {1e5}), std::vector{1e5});
    const auto exponential = kinksOf("relu(exp(x)-2)");
    ASSERT_EQ(exponential.size(), 1U);
    EXPECT_NEAR(exponential[0], std::log(2.0), 1e-15);
    EXPECT_EQ(kinksOf("|x|^5"), std::vector<double>{}) << "nothing jumps in f, f′, f″";
    EXPECT_EQ(kinksOf("where(x>1, where(x>0, x, 7), x)"), std::vector<double>{}) << "a switch nobody meets";
    EXPECT_EQ(kinksOf("x*sigmoid(x)"), std::vector<double>{});
    EXPECT_EQ(kinksOf("|sin(x)|").size(), 64U) << "bounded";
}

/// The formula that an entry of the catalogue states is the function that it computes.
TEST(EveryFormulaOfTheCatalogue, MakesTheSameActivation) {
    for (const Activation& entry : catalogue()) {
        if (entry.formula.empty())
            continue;
        const auto formula = makeFormulaActivation(entry.formula);
        ASSERT_TRUE(formula) << entry.id << ": '" << entry.formula << "' " << errorText(formula.error());
        std::vector<double> given(formula->parameters.size());
        std::vector<double> own = defaultParameters(entry);
        ASSERT_EQ(given.size(), own.size()) << entry.id << ": " << entry.formula;
        for (std::size_t i = 0; i < own.size(); ++i) {
            const auto& letters = formula->parameters;
            const auto letter = std::find_if(letters.begin(), letters.end(), [&](const Field& field) {
                return field.id == entry.parameters[i].id;
            });
            ASSERT_NE(letter, letters.end()) << entry.id << ": " << entry.parameters[i].id;
            given[static_cast<std::size_t>(letter - letters.begin())] = own[i];
        }
        const auto kinks = entry.kinks(own);
        for (double x = -4.05; x < 4.1; x += 0.3) {
            if (std::any_of(kinks.begin(), kinks.end(),
                            [&](const Kink& k) { return std::fabs(k.x - x) < 1e-6; }))
                continue;
            const Jet theirs = evaluateAt(entry, own, x);
            const Jet mine = evaluateAt(*formula, given, x);
            EXPECT_TRUE(std::fabs(mine.f - theirs.f) <= 1e-9 * std::fabs(theirs.f) + 1e-12 ||
                        (std::isnan(mine.f) && std::isnan(theirs.f)))
                << entry.id << " f(" << x << ") = " << theirs.f << ", its formula gives " << mine.f;
            EXPECT_TRUE(std::fabs(mine.f1 - theirs.f1) <= 1e-9 * std::fabs(theirs.f1) + 1e-11 ||
                        (std::isnan(mine.f1) && std::isnan(theirs.f1)))
                << entry.id << " f′(" << x << ") = " << theirs.f1 << ", its formula gives " << mine.f1;
        }
    }
}

TEST(FormulaActivation, MutatedFormulasNeitherCrashNorRunAway) {
    const std::vector<std::string> seeds{"x*sigmoid(b*x)", "where(x>0, x, a*expm1(x))", "max(x, a*x+c, |x|²)",
                                         "mine = (x^-2+σ(β₁))/(1+log1p(x^2))",
                                         "1.5e-3*min(pow(x,2),erf(x))−π"};
    const std::string alphabet = "x()*+-^/,.|<>=! 019eabσ²pmaxwhereexp";
    std::mt19937 random(7);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    const std::clock_t start = std::clock();
    int valid = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string text = seeds[below(seeds.size())];
        for (std::size_t change = below(4) + 1; change > 0 && !text.empty(); --change) {
            const std::size_t at = below(text.size());
            switch (below(4)) {
            case 0:
                text.erase(at, 1 + below(3));
                break;
            case 1:
                text.insert(at, 1, alphabet[below(alphabet.size())]);
                break;
            case 2:
                text[at] = static_cast<char>(below(256));
                break;
            default:
                text.insert(at, seeds[below(seeds.size())].substr(below(8)));
                break;
            }
        }
        const auto activation = makeFormulaActivation(text);
        if (!activation) {
            EXPECT_LE(activation.error().byte, text.size()) << text;
            EXPECT_FALSE(activation.error().sentence.empty());
            continue;
        }
        ++valid;
        evaluateAt(*activation, defaultParameters(*activation), 0.7);
    }
    EXPECT_GT(valid, 100);
    EXPECT_LT(std::clock() - start, 5 * CLOCKS_PER_SEC) << "of the processor's time";
}

} // namespace
} // namespace actiscope
