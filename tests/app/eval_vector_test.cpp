#include "core/vectors/vector_activation.h"
#include "tests/app/run_program.h"

#include <gmock/gmock.h>

namespace actiscope {
namespace {

using testing::HasSubstr;

Ran eval(std::vector<std::string> arguments, const std::string& input) {
    arguments.insert(arguments.begin(), "eval");
    return run(arguments, {.input = input});
}

std::string csv(const std::vector<double>& numbers) {
    std::string text;
    for (const double number : numbers)
        text += (text.empty() ? "" : ",") + shortestText(number);
    return text + "\n";
}

TEST(EvalVector, PrintsAVectorALineHoweverTheNumbersAreSeparated) {
    const auto y =
        evaluateVector(*findVectorActivation("softmax"), std::vector{0.5}, std::vector{2.0, 1.0, 0.1});
    const Ran ran = eval({"softmax", "--param", "T=0.5"}, "2,1,0.1\n2 1 0.1\n\n 2 , 1,\t0.1\r\n");
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_EQ(ran.out, csv(*y) + csv(*y) + csv(*y));
    EXPECT_EQ(eval({"softmax"}, "1\n-inf inf\n1e308 -1e308\ninf inf").out, "1\n0,1\n1,0\nnan,nan\n");
    EXPECT_EQ(eval({"bilinear"}, "0 3 1 2").out, "0,6\n");
}

TEST(EvalVector, PrintsTheJacobianRowByRow) {
    EXPECT_EQ(eval({"bilinear", "--jacobian"}, "2 3 5 7\n1 1\n").out, "5,0,2,0\n0,7,0,3\n\n1,1\n\n");
    EXPECT_EQ(eval({"softmax", "--jacobian"}, "0 0\n").out, "0.25,-0.25\n-0.25,0.25\n\n");
}

TEST(EvalVector, NamesTheLineThatDoesNotFit) {
    const Ran odd = eval({"glu"}, "1 2\n1 2 3\n");
    EXPECT_EQ(odd.exitCode, 1);
    EXPECT_EQ(odd.out, "0.8807970779778823\n");
    EXPECT_THAT(odd.err, HasSubstr("line 2: glu needs an even number of values, not 3"));
    EXPECT_THAT(eval({"softmax"}, "1 two 3\n").err, HasSubstr("line 1: 'two' is not a number"));
    EXPECT_THAT(eval({"softmax"}, "1,,3\n").err, HasSubstr("line 1: '' is not a number"));
}

TEST(EvalMaxout, TakesNumbersWhenItsPiecesAreGiven) {
    const Ran ran =
        eval({"maxout", "--pieces", "-1,0; 1,0; 0,0.5", "--order", "0,1"}, "-2\n0\n0.5\n3\ninf\nnan\n");
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_EQ(ran.out, "x,f,f1\n-2,2,-1\n0,0.5,0\n0.5,0.5,1\n3,3,1\ninf,inf,1\nnan,nan,nan\n");
    EXPECT_EQ(eval({"maxout", "--param", "k=3"}, "1 5 2 7 0 -1").out, "5,7\n") << "without pieces: groups";
}

TEST(EvalVector, RefusesOptionsOfTheOtherKind) {
    const auto refused = [](const std::vector<std::string>& arguments, const char* why) {
        const Ran ran = eval(arguments, "1\n");
        EXPECT_EQ(ran.exitCode, 2) << why;
        EXPECT_EQ(ran.out, "") << why;
        EXPECT_THAT(ran.err, HasSubstr(why));
    };
    refused({"softmax", "--order", "1"}, "its derivative is --jacobian");
    refused({"relu", "--jacobian"}, "its derivatives are --order 1,2");
    refused({"softmax", "--pieces", "1,0"}, "--pieces are of maxout");
    refused({"maxout", "--pieces", "1,0;2"}, "--pieces: piece 2 is '2'");
    refused({"maxout", "--pieces", ""}, "--pieces takes a value, and was given an empty one");
    refused({"softmax", "--param", "T=0"}, "T cannot be 0; allowed is a finite number greater than 0");
    refused({"sofmax"}, "unknown activation 'sofmax': did you mean 'softmax'?");
    refused({"softmax", "--param", "t=1"}, "softmax has no parameter 't'");
}

TEST(DescribeVector, SaysFormulaJacobianAndAnExample) {
    const Ran ran = run({"describe", "softmax", "--param", "T=0.5"});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("Bridle 1990"));
    EXPECT_THAT(ran.out, HasSubstr("T (T) = 0.5"));
    EXPECT_THAT(ran.out, HasSubstr("(2, 1, 0.5, −1) → (0.8"));
    EXPECT_THAT(run({"describe", "glu", "--json"}).out, HasSubstr("tex_jacobian"));
    const Ran drawn = run({"export", "softmax", "-o", "none.svg"});
    EXPECT_EQ(drawn.exitCode, 2);
    EXPECT_THAT(drawn.err, HasSubstr("'softmax' is an activation of a whole vector: it has no curve"));
}

} // namespace
} // namespace actiscope
