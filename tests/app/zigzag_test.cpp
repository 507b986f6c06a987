#include "tests/app/run_program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace actiscope {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

TEST(ZigzagCommand, PrintsTheNumbersOfTheBowl) {
    const Ran ran =
        run({"numbers", "--page", "zigzag", "sigmoid", "2*sigmoid(x)-1", "--set", "rate=optimal"});
    ASSERT_EQ(ran.exitCode, 0) << ran.err;
    const Json sigmoid = Json::parse(ran.out)["activations"][0]["numbers"];
    EXPECT_NEAR(sigmoid["kappa"].get<double>(), 12.5263050, 1e-7);
    EXPECT_NEAR(sigmoid["steps_to_1e-6"].get<double>(), 86.34, 5e-3);
    EXPECT_EQ(sigmoid["rate"], sigmoid["rate_optimal"]);
    for (const char* id : {"eigenvalue_min", "eigenvalue_max", "rate_max", "contraction",
                           "contraction_momentum", "path_ratio"})
        EXPECT_TRUE(sigmoid.contains(id)) << id;
}

TEST(ZigzagCommand, TheSameSeedGivesTheSamePath) {
    const std::vector<std::string> command{"numbers", "--page",     "zigzag", "relu",
                                           "--set",   "samples=40", "--set",  "seed=7"};
    const Ran once = run(command);
    EXPECT_EQ(once.exitCode, 0) << once.err;
    EXPECT_EQ(once.out, run(command).out);
    const Ran other = run({"numbers", "--page", "zigzag", "relu", "--set", "samples=40", "--set", "seed=8"});
    EXPECT_NE(once.out, other.out);
}

TEST(ZigzagCommand, WritesThePathsAsATable) {
    const TemporaryFolder folder;
    const Ran ran = run({"export", "--page", "zigzag", "sigmoid", "tanh", "--set", "playhead=5", "-o",
                         folder / "z.svg", "-o", folder / "z.csv"});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_THAT(contents(folder / "z.csv"),
                HasSubstr("full batch of,step,w1,w2,bias,distance\nSigmoid,0,-1.8,1.2,0,1\n"));
    EXPECT_EQ(run({"numbers", "--page", "zigzag", "--set", "momentum=1"}).exitCode, 2);
}

} // namespace
} // namespace actiscope
