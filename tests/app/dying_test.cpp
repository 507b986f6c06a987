// The Dying units page through the real program.
#include "tests/app/run_program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace actiscope {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

TEST(DyingProgram, PrintsWhatDies) {
    const Ran ran = run({"numbers", "--page", "dying", "relu", "leaky_relu", "--set", "steps=50"});
    ASSERT_EQ(ran.exitCode, 0) << ran.err;
    const Json json = Json::parse(ran.out);
    EXPECT_EQ(json["numbers"]["step"], 50);
    for (const char* id : {"born_dead", "born_dead_predicted", "dead", "killed_at", "critical_rate"})
        EXPECT_TRUE(json["activations"][0]["numbers"].contains(id)) << id;
    EXPECT_EQ(json["activations"][1]["numbers"]["critical_rate"], "inf");
    EXPECT_EQ(json["activations"][1]["numbers"]["killed_at"], "nan");
}

TEST(DyingProgram, ExportsItsViews) {
    const TemporaryFolder folder;
    const Ran units = run({"export", "--page", "dying", "--set", "data=moons", "--set", "steps=50", "-o",
                           folder / "units.csv", "-o", folder / "units.svg"});
    EXPECT_EQ(units.exitCode, 0) << units.err;
    EXPECT_THAT(contents(folder / "units.csv"), HasSubstr("\ntraining of,step,dead,loss\n"));
    EXPECT_THAT(contents(folder / "units.csv"),
                HasSubstr("\nunits of,unit,w1,w2,b,dead,v,active_samples,gradient_w1,gradient_w2,gradient_b,"
                          "gradient_v\n"));
    const Ran depth = run({"export", "--page", "dying", "--set", "show=depth", "--set", "nets=100", "-o",
                           folder / "depth.csv", "-o", folder / "depth.pdf"});
    EXPECT_EQ(depth.exitCode, 0) << depth.err;
    EXPECT_THAT(contents(folder / "depth.csv"),
                HasSubstr("networks of,hidden_layers,one_input,lower_bound,drawn"));
}

TEST(DyingProgram, TakesAPersonsOwnTable) {
    const TemporaryFolder folder;
    writeFile(folder / "own.csv", "x,y\n1,0\n2,1\n3,4\n4,9\n");
    const Ran ran = run({"numbers", "--page", "dying", "relu", "--set", "csv=" + (folder / "own.csv"),
                         "--set", "steps=20", "--set", "units=10"});
    ASSERT_EQ(ran.exitCode, 0) << ran.err;
    const Json numbers = Json::parse(ran.out)["activations"][0]["numbers"];
    EXPECT_TRUE(numbers["born_dead_predicted"].is_number());
    EXPECT_LT(numbers["loss"].get<double>(), 20);
    writeFile(folder / "wide.csv", "1,2,3,4\n2,3,4,5\n3,4,5,6\n");
    const Ran wide = run(
        {"export", "--page", "dying", "--set", "csv=" + (folder / "wide.csv"), "-o", folder / "wide.svg"});
    EXPECT_NE(wide.exitCode, 0);
    EXPECT_THAT(wide.err, HasSubstr("3 inputs"));
}

} // namespace
} // namespace actiscope
