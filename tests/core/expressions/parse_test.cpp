// What a formula may be, and how a wrong one is answered.
#include "core/expressions/parse.h"
#include "core/expressions/resolve.h"
#include "core/expressions/tex.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace actiscope {
namespace {

double valueOf(const std::string& formula, double x, std::vector<double> parameters = {}) {
    const auto activation = makeFormulaActivation(formula);
    EXPECT_TRUE(activation) << formula << ": " << errorText(activation.error());
    return activation ? evaluateAt(*activation, parameters, x).f : 0;
}

std::string errorOf(const std::string& formula) {
    const auto tree = parseFormula(formula);
    EXPECT_FALSE(tree) << formula;
    return tree ? "" : errorText(tree.error());
}

TEST(Formula, OperatorsBindAsInMathematics) {
    EXPECT_EQ(valueOf("1 + 2*x", 3), 7);
    EXPECT_EQ(valueOf("8/4/x", 2), 1);
    EXPECT_EQ(valueOf("8-4-x", 2), 2);
    EXPECT_EQ(valueOf("2^3^x", 2), 512) << "powers group to the right";
    EXPECT_EQ(valueOf("-x^2", 3), -9) << "a power before the sign on its left";
    EXPECT_EQ(valueOf("2^-x", 1), 0.5);
    EXPECT_EQ(valueOf("(1+x)*2", 3), 8);
    EXPECT_EQ(valueOf("-x + +2", 3), -1);
    EXPECT_EQ(valueOf("1.5e1*x + .5 + 2.", 1), 17.5);
}

TEST(Formula, WhatOccursTwiceIsComputedOnce) {
    const auto costOf = [](const char* formula) { return makeFormulaActivation(formula)->cost; };
    EXPECT_EQ(costOf("sin(3*x)"), 3) << "x, the product, the sine";
    EXPECT_EQ(costOf("sin(3*x)*sin(3*x) + sin(3*x)"), 5);

    EXPECT_EQ(valueOf("sin(3*x)*sin(3*x) + sin(3*x)", 2), std::sin(6.0) * std::sin(6.0) + std::sin(6.0));
    EXPECT_EQ(valueOf("max(x*x, where(x*x > 2, x*x - x, x)) - (x*x - x)", 3), 3);
    EXPECT_EQ(valueOf("tanh(c*x)/(tanh(c*x) + tanh(d*x))", 1, {0.5, 0.5}), 0.5);
}

TEST(Formula, SignsOfPrintAreReadToo) {
    EXPECT_EQ(valueOf("x² · 2 − x³ × 1", 3), -9);
    EXPECT_EQ(valueOf("||x|-4| ÷ 2", -1), 1.5);
    EXPECT_EQ(valueOf("where(x ≥ 2, 1, 0) + where(x≤2, 10, 0) + where(x≠2, 100, 0)", 2), 11);
    EXPECT_EQ(valueOf("π - pi + x", 1), 1);
    EXPECT_EQ(valueOf("σ(x)", 0), 0.5);
}

TEST(Formula, LettersAreParametersInOrderOfAppearance) {
    const auto tree = parseFormula("β*x + a*x + beta + c1 + c₁ + speed_in");
    ASSERT_TRUE(tree);
    std::string ids;
    std::string labels;
    for (const auto& letter : tree->parameters) {
        ids += letter.id + " ";
        labels += letter.label + " ";
    }
    EXPECT_EQ(ids, "beta a c1 speed_in ");
    EXPECT_EQ(labels, "β a c₁ speed_in ");
}

TEST(Formula, MaxAndMinTakeSeveralArguments) {
    EXPECT_EQ(valueOf("max(x, 2, 7, 3)", 1), 7);
    EXPECT_EQ(valueOf("min(x, max(2, 0), 7)", 5), 2);
}

TEST(Formula, ErrorsPointAtTheCharacterAndSayWhatWasExpected) {
    const std::string operand = "expected a number, x, a letter, a function or '('";
    EXPECT_EQ(errorOf("2*(x+)"), "at character 6: " + operand + ", found ')'");
    EXPECT_EQ(errorOf("β*"), "at character 3: " + operand + ", found the end");
    EXPECT_EQ(errorOf("x*(2"), "at character 5: expected an operator such as + or *, or ')', found the end");
    EXPECT_EQ(errorOf("max(x 2)"),
              "at character 7: expected an operator such as + or *, ',' or ')', found '2'");
    EXPECT_EQ(errorOf("2 x"), "at character 3: expected an operator such as + or *, or the end, found 'x'");
    EXPECT_EQ(errorOf("|x"), "at character 3: expected an operator such as + or *, or '|', found the end");
    EXPECT_EQ(errorOf("ü"), "at character 1: " + operand + ", found 'ü'");
    EXPECT_EQ(errorOf(std::string("x\0", 2)),
              "at character 2: expected an operator such as + or *, or the end, found a control character");
}

TEST(Formula, ErrorsNameTheNearestFunctionAndItsArguments) {
    EXPECT_EQ(errorOf("1+sigmod(x)"), "at character 3: unknown function 'sigmod': did you mean 'sigmoid'?");
    EXPECT_EQ(errorOf("β(x)"), "at character 1: unknown function 'β'; to multiply, write β*(…)");
    EXPECT_EQ(errorOf("exp(x, 1)"), "at character 1: exp takes 1 argument, not 2: write exp(x)");
    EXPECT_EQ(errorOf("max(x)"), "at character 1: max takes 2 to 16 arguments, not 1: write max(a, b)");
    EXPECT_EQ(errorOf("2*exp"), "at character 3: exp is a function: write exp(x)");
}

TEST(Formula, ComparisonsStandOnlyFirstInWhere) {
    const std::string only = "a comparison can only be the first argument of where(…)";
    EXPECT_EQ(errorOf("x > 0"), "at character 3: " + only);
    EXPECT_EQ(errorOf("where(x>0, x>1, 2)"), "at character 13: " + only);
    EXPECT_EQ(errorOf("where(x, 1, 2)"),
              "at character 1: where needs a comparison first: write where(x > 0, a, b)");
}

TEST(Formula, HostileInputIsBounded) {
    const auto repeated = [](const std::string& part, int times) {
        std::string text;
        for (int i = 0; i < times; ++i)
            text += part;
        return text;
    };
    EXPECT_NE(errorOf(repeated("(", 1000)).find("nested deeper than 64"), std::string::npos);
    EXPECT_NE(errorOf(repeated("-", 1000)).find("nested deeper"), std::string::npos);
    EXPECT_NE(errorOf(repeated("exp(", 400)).find("nested deeper"), std::string::npos);
    EXPECT_NE(errorOf(repeated("2^", 400)).find("nested deeper"), std::string::npos);
    EXPECT_NE(errorOf(repeated("|", 400)).find("nested deeper"), std::string::npos);
    EXPECT_NE(errorOf(repeated("x+", 900) + "x").find("more than 500"), std::string::npos);
    EXPECT_NE(errorOf(repeated(" ", 3000)).find("allowed are 2000"), std::string::npos);
    EXPECT_NE(errorOf("a+b+c+d+f+g+h+i+j+k+l+m+n").find("at most 12"), std::string::npos);
    EXPECT_NE(errorOf(repeated("q", 400)).find("at most 24 characters"), std::string::npos);
    EXPECT_NE(errorOf("1e999").find("too large"), std::string::npos);
    EXPECT_NE(errorOf("x+\xff").find("not UTF-8"), std::string::npos);
    EXPECT_TRUE(parseFormula(repeated("(", 63) + "x" + repeated(")", 63)));
    EXPECT_TRUE(makeFormulaActivation(repeated("where(x>0,x,", 60) + "x" + repeated(")", 60)));
}

TEST(Formula, DefinitionsHaveANameBeforeTheSign) {
    const auto definition = splitDefinition(" my swish-2 = where(x >= 0, x, 0)");
    ASSERT_TRUE(definition);
    EXPECT_EQ(definition->name, "my swish-2");
    EXPECT_EQ(definition->expression, " where(x >= 0, x, 0)");
    EXPECT_EQ(splitDefinition("where(x == 1, x, 0)")->name, "");
    EXPECT_FALSE(splitDefinition("= x"));
    EXPECT_EQ(splitDefinition("a.b = x").error().character, 2U);
    EXPECT_FALSE(splitDefinition("2a = x"));
    EXPECT_FALSE(splitDefinition(std::string(41, 'n') + "= x"));
}

TEST(Formula, ItsTexBracketsWhatBindsLess) {
    const auto tex = [](const std::string& formula) { return formulaTex(*parseFormula(formula)); };
    EXPECT_EQ(tex("x/(1+exp(-b*x))"), "f(x) = \\frac{x}{1 + e^{-b \\cdot x}}");
    EXPECT_EQ(tex("(x+1)*(x-(2-x))"),
              "f(x) = \\left(x + 1\\right) \\cdot \\left(x - \\left(2 - x\\right)\\right)");
    EXPECT_EQ(tex("(-x)^2"), "f(x) = \\left(-x\\right)^{2}");
    EXPECT_EQ(tex("beta1*max(0,x)"), "f(x) = \\beta_{1} \\cdot \\max\\left(0, x\\right)");
    EXPECT_EQ(tex("where(x>=0,x,1e-3*x)"),
              "f(x) = \\begin{cases} x & x \\ge 0 \\\\ 0.001 \\cdot x & \\text{otherwise} \\end{cases}");
}

} // namespace
} // namespace actiscope
