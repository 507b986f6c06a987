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
