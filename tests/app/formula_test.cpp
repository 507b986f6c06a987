// A formula stands wherever the id of an activation can.
#include "core/document/json.h"
#include "tests/app/run_program.h"

#include <gmock/gmock.h>

namespace actiscope {
namespace {

using testing::HasSubstr;

TEST(FormulaOption, IsEvaluatedWithItsDerivatives) {
    const Ran ran =
        run({"eval", "--formula", "mine=a*x^2", "--param", "a=3", "--order", "0,1,2"}, {.input = "-2\n"});
    EXPECT_EQ(ran.err, "");
    EXPECT_EQ(ran.out, "x,f,f1,f2\n-2,12,-12,6\n");
    EXPECT_EQ(run({"eval", "a*x^2", "--param", "a=3"}, {.input = "-2\n"}).out, "x,f\n-2,12\n")
        << "in place of ID";
}

TEST(FormulaOption, AlwaysMeansAFormula) {
    EXPECT_EQ(run({"eval", "--formula", "x-1"}, {.input = "3\n"}).out, "x,f\n3,2\n");
    EXPECT_EQ(run({"eval", "--formula", "-x"}, {.input = "3\n"}).out, "x,f\n3,-3\n");
    EXPECT_EQ(run({"eval", "--formula", "a"}, {.input = "3\n"}).out, "x,f\n3,1\n");
    EXPECT_EQ(run({"eval", "--formula", "f(x) = 2x"}, {.input = "3\n"}).out, "x,f\n3,6\n");
    EXPECT_EQ(run({"eval", "--formula", "swish(2x) - 0,5", "--order", "0"}, {.input = "0\n"}).out,
              "x,f\n0,-0.5\n");
    EXPECT_THAT(run({"eval", "--formula", "elu"}).err, HasSubstr("elu is a function: write elu(x)"));
    EXPECT_EQ(run({"eval", "--formula", "threshold"}, {.input = "3\n"}).out, "x,f\n3,1\n")
        << "keras_relu has a letter called so";
    EXPECT_EQ(run({"eval", "x-1"}, {.input = "3\n"}).out, "x,f\n3,2\n");
    EXPECT_THAT(run({"eval", "rellu"}).err, HasSubstr("unknown activation 'rellu': did you mean 'relu'?"));
    EXPECT_THAT(run({"eval", "leaky-relu"}).err, HasSubstr("did you mean 'leaky_relu'?"));
}

TEST(FormulaOption, LettersThatBecomeParametersAreAnnounced) {
    const Ran ran = run({"eval", "--formula", "a*x+b", "--param", "a=1/2"}, {.input = "2\n"});
    EXPECT_EQ(ran.out, "x,f\n2,2\n");
    EXPECT_EQ(ran.err, "actiscope: b is a parameter (slider), default 1: set it with --param b=…\n");
    EXPECT_THAT(run({"eval", "--formula", "x2"}, {.input = "2\n"}).err,
                HasSubstr("for a product write x*2, for a power x^2"));
    EXPECT_THAT(run({"eval", "--formula", "1/2x"}, {.input = "2\n"}).err, HasSubstr("1/2x = 1/(2*x)"));
    EXPECT_EQ(run({"eval", "elu"}, {.input = "2\n"}).err, "");
    const TemporaryFolder folder;
    EXPECT_EQ(
        run({"export", "elu", "--formula", "mine=b*x", "--param", "mine.b=2", "-o", folder / "a.csv"}).err,
        "");
    EXPECT_THAT(run({"export", "elu", "--formula", "mine=b*x", "-o", folder / "a.csv"}).err,
                HasSubstr("b is a parameter"));
}

TEST(NumberOption, TakesFormulasOfNumbers) {
    const TemporaryFolder folder;
    ASSERT_EQ(run({"export", "sine", "--x-range", "-pi:pi", "--param", "sine.omega=0,5", "--set",
                   "y_min=-3/2", "-o", folder / "a.svg"})
                  .exitCode,
              0);
    const std::string svg = contents(folder / "a.svg");
    EXPECT_THAT(svg, HasSubstr("3.141592653589793"));
    EXPECT_THAT(svg, HasSubstr("-1.5"));
    const Ran ran = run({"eval", "elu", "--param", "alpha=1,000"});
    EXPECT_EQ(ran.exitCode, 2);
    EXPECT_THAT(ran.err, HasSubstr("'1,000' can be 1000 or 1.000"));
}

TEST(FormulaOption, IsDescribedWithItsKinks) {
    const Ran ran = run({"describe", "--formula", "mine=max(x, a*x+c)", "--param", "a=0.5"});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("f(x) = \\max\\left(x, a \\cdot x + c\\right)"));
    EXPECT_THAT(ran.out, HasSubstr("2⁻"));
}

TEST(FormulaOption, IsDrawnBesideTheCatalogueAndKeptInTheImage) {
    const TemporaryFolder folder;
    const Ran ran = run({"export", "elu", "--formula", "mine=x*sigmoid(b*x)", "--param", "mine.b=2",
                         "--param", "elu.alpha=0.5", "-o", folder / "a.svg", "-o", folder / "a.csv"});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_THAT(contents(folder / "a.csv"), HasSubstr("mine (b = 2)"));
    ASSERT_EQ(run({"export", "--session", folder / "a.svg", "-o", folder / "again.csv"}).exitCode, 0);
    EXPECT_EQ(contents(folder / "again.csv"), contents(folder / "a.csv"));
}

TEST(FormulaOption, ErrorsAreUsageErrorsThatPointAtTheCharacter) {
    const auto refused = [](const std::vector<std::string>& arguments) {
        const Ran ran = run(arguments);
        EXPECT_EQ(ran.exitCode, 2);
        EXPECT_EQ(ran.out, "");
        return ran.err;
    };
    EXPECT_THAT(refused({"eval", "--formula", "mine=x*(2"}),
                HasSubstr("formula 'mine=x*(2': at character 10: expected"));
    EXPECT_THAT(refused({"describe", "--formula", "sigmod(x)"}), HasSubstr("did you mean 'sigmoid'?"));
    EXPECT_THAT(refused({"eval"}), HasSubstr("ID is required"));
    EXPECT_THAT(refused({"eval", "relu", "--formula", "x^2"}), HasSubstr("excludes"));
    EXPECT_THAT(refused({"export", "elu", "--formula", "mine=x*b", "--param", "mine.c=2", "-o", "none.svg"}),
                HasSubstr("has no parameter 'c'; it has b"));
    EXPECT_THAT(refused({"export", "--formula", "mine=x*", "-o", "none.svg"}), HasSubstr("found the end"));
}

} // namespace
} // namespace actiscope
