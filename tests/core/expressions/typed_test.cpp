// What people type in other programs is read, or answered with the way to write it.
#include "core/activations/catalogue.h"
#include "core/expressions/parse.h"
#include "core/expressions/resolve.h"
#include "core/expressions/tex.h"
#include "tests/core/expressions/made.h"

#include <gmock/gmock.h>

#include <bit>
#include <cmath>
#include <cstdint>

namespace actiscope {
namespace {

using testing::HasSubstr;

struct Spelling {
    const char* typed;
    const char* plain;
};

std::ostream& operator<<(std::ostream& out, const Spelling& spelling) {
    return out << spelling.typed;
}

class EverySpelling : public testing::TestWithParam<Spelling> {};

TEST_P(EverySpelling, IsTheSameFunction) {
    const Activation typed = made(GetParam().typed);
    const Activation plain = made(GetParam().plain);
    for (const double x : {-7.3, -2.0, -0.6, 0.0, 0.25, 1.0, 3.5, 12.0}) {
        const Jet a = evaluateAt(typed, defaultParameters(typed), x);
        const Jet b = evaluateAt(plain, defaultParameters(plain), x);
        for (const auto& [mine, theirs] : {std::pair(a.f, b.f), {a.f1, b.f1}, {a.f2, b.f2}})
            EXPECT_TRUE(mine == theirs || (std::isnan(mine) && std::isnan(theirs)))
                << GetParam().typed << " at " << x << ": " << mine << ", not " << theirs;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Products, EverySpelling,
    testing::Values(Spelling{"2x", "2*x"}, Spelling{"2 x", "2*x"}, Spelling{"3sin(x)", "3*sin(x)"},
                    Spelling{"x(x+1)", "x*(x+1)"}, Spelling{"(x+1)(x-1)", "(x+1)*(x-1)"},
                    Spelling{"(x+1) (x-1)x", "(x+1)*(x-1)*x"}, Spelling{"½x", "x/2"},
                    Spelling{"1½x", "1.5*x"}, Spelling{"-2x²", "-(2*x^2)"}, Spelling{"2x^2", "2*(x^2)"},
                    Spelling{"2πx", "2*pi*x"}, Spelling{"2 pi x", "2*pi*x"}, Spelling{"2|x|", "2*abs(x)"},
                    Spelling{"|x|(x+1)", "abs(x)*(x+1)"}, Spelling{"2e^x", "2*exp(x)"},
                    Spelling{"2e3x", "2000*x"}, Spelling{"2e-3x", "0.002*x"},
                    Spelling{"e^-x sin(x)", "e^(-x)*sin(x)"}, Spelling{"x^2(x+1)", "(x^2)*(x+1)"},
                    Spelling{"1/2x", "1/(2*x)"}, Spelling{"x/2(x+1)", "x/(2*(x+1))"},
                    Spelling{"8/2/x", "(8/2)/x"}, Spelling{"2*3x", "2*(3*x)"}, Spelling{"x**2", "x^2"},
                    Spelling{"2**-x", "2^(-x)"}, Spelling{"e(x+1)", "e*(x+1)"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, EverySpelling,
    testing::Values(Spelling{"0,5*x", "0.5*x"}, Spelling{"0,5x", "0.5*x"}, Spelling{"x+(0,125)", "x+0.125"},
                    Spelling{"|x-0,5|", "abs(x-0.5)"}, Spelling{"sin(0,5x)", "sin(0.5*x)"},
                    Spelling{"max(0,5*x)", "max(0, 5*x)"}, Spelling{"max(0,5)", "max(0, 5)"},
                    Spelling{"max((0,5)x, 1)", "max(0.5*x, 1)"}, Spelling{"12,5e-1*x", "1.25*x"},
                    Spelling{"τ*x", "2*pi*x"}, Spelling{"tau*x", "2*pi*x"}, Spelling{"min(x, inf)", "x"},
                    Spelling{"max(x, -∞)", "x"}, Spelling{"2–x", "2-x"}));

INSTANTIATE_TEST_SUITE_P(
    Truths, EverySpelling,
    testing::Values(Spelling{"x > 0", "where(x > 0, 1, 0)"}, Spelling{"(x>0)*x", "where(x > 0, x, 0)"},
                    Spelling{"-1<x<1", "where(x > -1, where(x < 1, 1, 0), 0)"},
                    Spelling{"-3 < x <= 1 < 2", "where(x > -3, where(x <= 1, 1, 0), 0)"},
                    Spelling{"x>0 and x<2", "0 < x < 2"}, Spelling{"x>0 && x<2", "0 < x < 2"},
                    Spelling{"x<0 or x>2", "1 - (0 <= x <= 2)"}, Spelling{"x<0 || x>2", "x<0 ∨ x>2"},
                    Spelling{"not x > 0", "x <= 0"}, Spelling{"¬(x > 0) ∧ x>-1", "-1 < x <= 0"},
                    Spelling{"not x>0 or x>2 and x<9", "(not (x>0)) or ((x>2) and (x<9))"},
                    Spelling{"if(-1<x<1, x, 2)", "where(x > -1, where(x < 1, x, 2), 2)"},
                    Spelling{"(x>1) + (x<2) == 1", "(where(x>1,1,0) + where(x<2,1,0)) == 1"}));

INSTANTIATE_TEST_SUITE_P(Functions, EverySpelling,
                         testing::Values(Spelling{"clip(x, -1, 1)", "min(max(x, -1), 1)"},
                                         Spelling{"log10(x)", "log10(x)"}, Spelling{"elu(x)", "elu(x, 1)"},
                                         Spelling{"elu(x, a)", "elu(x)"},
                                         Spelling{"swish(2x)", "swish(2*x, 1)"}, Spelling{"f(x) = 2x", "2*x"},
                                         Spelling{"f(x)=2x", "y = 2*x"}, Spelling{"y = x^2", "x^2"},
                                         Spelling{"square(x)", "x^2"}, Spelling{"gelu (x)", "gelu(x)"}));

TEST(CatalogueCall, HasTheValuesAndTheChainRuleOfEveryEntry) {
    for (const Activation& entry : catalogue()) {
        const std::vector<double> own = defaultParameters(entry);
        const Activation called = made(entry.id + "(x)");
        const Activation inside = made(entry.id + "(3 - 2x)");
        for (double x = -4.05; x < 4.1; x += 0.7) {
            const Jet y = evaluateAt(entry, own, x);
            const Jet mine = evaluateAt(called, {}, x);
            EXPECT_TRUE(std::fabs(mine.f - y.f) <= 1e-12 * std::fabs(y.f) || std::isnan(y.f))
                << entry.id << x;
            EXPECT_EQ(std::isnan(mine.f), std::isnan(y.f)) << entry.id << x;
            const Jet outer = evaluateAt(entry, own, 3 - 2 * x);
            const Jet chained = evaluateAt(inside, {}, x);
            if (std::isnan(outer.f))
                continue;
            EXPECT_NEAR(chained.f, outer.f, 1e-12 * std::fabs(outer.f)) << entry.id << x;
            EXPECT_NEAR(chained.f1, -2 * outer.f1, 1e-9 * (1 + std::fabs(outer.f1))) << entry.id << x;
            EXPECT_NEAR(chained.f2, 4 * outer.f2, 1e-9 * (1 + std::fabs(outer.f2))) << entry.id << x;
        }
    }
}

TEST(CatalogueCall, TakesItsParametersInOrder) {
    EXPECT_EQ(evaluateAt(made("elu(x, 0.5)"), {}, -2).f, 0.5 * std::expm1(-2));
    EXPECT_EQ(evaluateAt(made("leaky_relu(x, a/2)"), std::vector{0.5}, -2), Jet(-0.5, 0.25, 0));
    EXPECT_EQ(evaluateAt(made("softplus(x, 2)"), {}, 1).f,
              evaluateAt(*findActivation("softplus"), std::vector{2.0}, 1).f);
    EXPECT_EQ(evaluateAt(made("elu(2, 0.5)*x"), {}, 3).f, 6);
    EXPECT_TRUE(std::isnan(evaluateAt(made("gelu(sqrt(x))"), {}, -1).f));
    EXPECT_TRUE(std::isnan(evaluateAt(made("isru(x, a)"), std::vector{-1.0}, 1).f)) << "outside its limits";
}

TEST(CatalogueCall, OfTheSameArgumentTwoActivationsAreTwo) {
    EXPECT_EQ(evaluateAt(made("gelu(x) - mish(x)"), {}, 1).f,
              evaluateAt(*findActivation("gelu"), {}, 1).f - evaluateAt(*findActivation("mish"), {}, 1).f);
    EXPECT_EQ(evaluateAt(made("elu(x, 0.5) - elu(x, 2)"), {}, -1).f,
              0.5 * std::expm1(-1) - 2 * std::expm1(-1));
}

TEST(Steps, RoundAsPyTorchAndAreFlat) {
    EXPECT_EQ(evaluateAt(made("floor(x)"), {}, -1.5), Jet(-2, 0, 0));
    EXPECT_EQ(evaluateAt(made("ceil(x)"), {}, 1.5), Jet(2, 0, 0));
    for (const auto& [x, rounded] : {std::pair(0.5, 0.0), {1.5, 2.0}, {2.5, 2.0}, {-0.7, -1.0}})
        EXPECT_EQ(evaluateAt(made("round(x)"), {}, x), Jet(rounded, 0, 0)) << x;
    EXPECT_EQ(evaluateAt(made("mod(x, 3)"), {}, -1), Jet(2, 1, 0));
    EXPECT_EQ(evaluateAt(made("mod(7, x)"), {}, 2).f1, -3);
    EXPECT_EQ(evaluateAt(made("mod(x, -3)"), {}, 1).f, -2);
    EXPECT_EQ(evaluateAt(made("hypot(x, 0)"), {}, 0), Jet(0, 0, 0));
    EXPECT_EQ(evaluateAt(made("hypot(x, 1e200)"), {}, 1e200).f, std::hypot(1e200, 1e200));
}

struct Refused {
    const char* typed;
    const char* answer; ///< a part of it
};

class EveryRefusal : public testing::TestWithParam<Refused> {};

TEST_P(EveryRefusal, SaysWhereAndHowToWriteIt) {
    const auto activation = makeFormulaActivation(GetParam().typed);
    ASSERT_FALSE(activation) << GetParam().typed;
    EXPECT_THAT(errorText(activation.error()), HasSubstr(GetParam().answer));
}

INSTANTIATE_TEST_SUITE_P(
    Formulas, EveryRefusal,
    testing::Values(
        Refused{"1,000*x", "at character 1: '1,000' can be 1000 or 1.000: write one of them"},
        Refused{"x==1 or 2", "write x == 1 or x == 2, not x == 1 or 2"},
        Refused{"2||x|-1|", "or needs a comparison on each side"},
        Refused{"X^2", "at character 1: the variable is written small: x"},
        Refused{"x²³",
                "at character 3: expected an operator such as + or *, or the end, found '³': write ^23"},
        Refused{"x⁴", "found '⁴': write ^"},
        Refused{"x y", "at character 3: a product of two names needs its sign: write x*y"},
        Refused{"a x", "write a*x"}, Refused{"x!", "found '!': there is no factorial"},
        Refused{"E^x", "for the exponential write e^x or exp(x)"},
        Refused{"2e", "at character 2: after a number, e begins an exponent such as 2e5"},
        Refused{"1e+x", "for the constant write 2*e"},
        Refused{"e^2x", "at character 4: a factor after an exponent can be read in two ways"},
        Refused{"2^3x", "write 2^(3*x) or 2^3*x"},
        Refused{"e^x(x+1)", "read in two ways: write e^(x*(x+1)) or e^x*(x+1)"},
        Refused{"3 + (a+1)**x|x|", "write (a+1)^(x*|x|) or (a+1)^x*|x|"},
        Refused{"2*sin(x)^-2x + 1", "write sin(x)^(-2*x) or sin(x)^-2*x"},
        Refused{"sin^2(x)", "at character 1: a power stands behind the argument: write sin(x)^2"},
        Refused{"1 + sin²(2x) + 1", "at character 5: a power stands behind the argument: write sin(2x)^2"},
        Refused{"sin^(2*x)(x)", "sin is a function: write sin(x)"}, Refused{"sin^2x", "write sin(x)^2"},
        Refused{"cos**3(x)", "write cos(x)^3"}, Refused{"tanh^-1(x)", "write atanh(x)"},
        Refused{"tanh^(-1)(x/2)", "write atanh(x/2)"}, Refused{"sin⁻¹(x)", "write asin(x)"},
        Refused{"exp^-1(x)", "write exp(x)^-1"},
        Refused{"sin 2x", "at character 1: sin is a function: write sin(2x)"},
        Refused{"x if x>0 else 0", "at character 3: a choice is a function: write if(x>0, x, 0)"},
        Refused{"0 if x < 0 else exp(x)", "write if(x < 0, 0, exp(x))"},
        Refused{"2*(x if x>0 else 0)", "write if(x > 0, a, b)"},
        Refused{"x>0 ? x : 0", "at character 5: a choice is a function: write if(x>0, x, 0)"},
        Refused{"np.tanh(x)", "at character 3: names have no prefix: write tanh(x)"},
        Refused{"2*torch.nn.functional.gelu(x + 1)", "write gelu(x + 1)"},
        Refused{"math.exp(x)", "write exp(x)"}, Refused{"x*np.pi", "write pi"},
        Refused{"np.maximum(x, 0)", "names have no prefix"},
        Refused{"max(0;5)", "found ';': a comma stands between the arguments"},
        Refused{"x<>1", "at character 3: for unequal write !="}, Refused{"x*nan", "nan is no number"},
        Refused{"NaN", "nan is no number"}, Refused{"Pi*x", "the constant is written small: pi"},
        Refused{"2PI", "the constant is written small: pi"}, Refused{"Tau", "written small: tau"},
        Refused{"min(x, Infinity)", "the infinite number is written inf"},
        Refused{"xy", "'xy' is one name: write x*y"}, Refused{"ax+b", "'ax' is one name: write a*x"},
        Refused{"a1x", "write a1*x"}, Refused{"ax2", "write a*x, with the 2 as ^2 or *2"},
        Refused{"sinx", "'sinx' is one name: write sin(x)"}, Refused{"sin2x", "write sin(2*x)"},
        Refused{"sin x", "sin is a function: write sin(x)"},
        Refused{"gelu*2", "gelu is a function: write gelu(x)"},
        Refused{"2x2",
                "'x2' after a number can be read in several ways (for a product write x*2, for a power x^2)"},
        Refused{"0x10", "'x10' after a number"},
        Refused{"3 4", "at character 3: expected an operator such as + or *, or the end, found '4'"},
        Refused{"x 2", "found '2'"}, Refused{"a(x+1)", "unknown function 'a'; to multiply, write a*(…)"},
        Refused{"βx", "write β*x"}, Refused{"Sin(x)", "did you mean 'sin'?"},
        Refused{"GELU(x)", "did you mean 'gelu'?"}, Refused{"logistic(x)", "did you mean"},
        Refused{"softmax(x)", "softmax acts on a whole vector"},
        Refused{"x % 2", "for the remainder write mod(a, b)"},
        Refused{"x+1e-400", "at character 3: the number 1e-400 is too small"},
        Refused{"2*0,00e-9+0,1e-400", "the number 0.1e-400 is too small"},
        Refused{"[x]", "brackets are ( and )"}, Refused{"√x", "write sqrt(x)"},
        Refused{"x = 1", "at character 3: x is the variable: to compare, write =="},
        Refused{"where(x = 1, 2, 3)", "to compare, write =="},
        Refused{"f(t) = 2t", "at character 3: the variable is called x"},
        Refused{"elu(x, x)", "alpha of elu is a parameter: x cannot stand in it"},
        Refused{"isru(x, -1)", "isru: alpha cannot be -1"},
        Refused{"elu(x, 1, 2)", "elu takes 1 to 2 arguments, not 3: write elu(x, alpha)"},
        Refused{"exp(x, 1)", "exp takes 1 argument, not 2"},
        Refused{"if(x, 1, 2)", "if needs a comparison first: write if(x > 0, a, b)"},
        Refused{
            "0,5,3",
            "found ',': a comma stands between the arguments of a function, or in a number such as 0,5"}));

TEST(Formula, TakesTheCapitalPiForALetterAndNotItsName) {
    EXPECT_EQ(made("Π*x").parameters.front().id, "Pi");
    EXPECT_FALSE(makeFormulaActivation("Pi*x"));
}

TEST(Formula, SaysHowAProductUnderADivisionWasRead) {
    EXPECT_THAT(readingOf(made("1/2x")).notes, testing::ElementsAre(HasSubstr("1/2x = 1/(2*x)")));
    EXPECT_TRUE(readingOf(made("1/(2x)")).notes.empty());
    EXPECT_TRUE(readingOf(made("½x + 2x/3")).notes.empty());
}

TEST(Formula, HintsAtWhatALetterMayHaveMeant) {
    EXPECT_THAT(readingOf(made("x2 + 1")).hints,
                testing::ElementsAre(" (for a product write x*2, for a power x^2)"));
    EXPECT_THAT(readingOf(made("sigmoid(k*(x - x0))")).hints, testing::ElementsAre("", HasSubstr("x*0")));
    EXPECT_THAT(readingOf(made("sigmod + x")).hints,
                testing::ElementsAre(HasSubstr("did you mean 'sigmoid'")));
}

TEST(Formula, ATexOfTruthsAndStepsReadsAsMathematics) {
    const auto tex = [](const std::string& formula) { return formulaTex(*parseFormula(formula)); };
    EXPECT_EQ(tex("(x>0)*x"), "f(x) = \\left[x > 0\\right] \\cdot x");
    EXPECT_EQ(tex("-1<x<1"), "f(x) = \\left[-1 < x \\wedge x < 1\\right]");
    EXPECT_EQ(tex("where(not x>0, 1, 2)"), "f(x) = \\begin{cases} 1 & \\neg \\left(x > 0\\right) \\\\ 2 & "
                                           "\\text{otherwise} \\end{cases}");
    EXPECT_EQ(tex("floor(x)+leaky_relu(2x, 0.1)"),
              "f(x) = \\left\\lfloor x \\right\\rfloor + \\operatorname{leaky\\_relu}\\left(2 \\cdot x, "
              "0.1\\right)");
    EXPECT_EQ(tex("hypot(x+1, inf)*τ"), "f(x) = \\sqrt{\\left(x + 1\\right)^{2} + \\infty^{2}} \\cdot \\tau");
    for (const FormulaFunction& function : formulaFunctions())
        if (!function.name.empty()) {
            std::string call(function.name);
            call += function.op == Op::Where ? "(x>0, x, 2" : "(x";
            for (int k = 1; k < function.leastArguments && function.op != Op::Where; ++k)
                call += ", 2";
            EXPECT_FALSE(tex(call + ")").empty()) << call;
        }
}

} // namespace
} // namespace actiscope
