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
    EXPECT_THAT(contents(folder / "units.csv"), HasSubstr("\nunits of,unit,w1,w2,b,dead\n"));
    const Ran depth = run({"export", "--page", "dying", "--set", "show=depth", "--set", "nets=100", "-o",
                           folder / "depth.csv", "-o", folder / "depth.pdf"});
    EXPECT_EQ(depth.exitCode, 0) << depth.err;
    EXPECT_THAT(contents(folder / "depth.csv"),
                HasSubstr("networks of,hidden_layers,one_input,lower_bound,drawn"));
}

} // namespace
} // namespace actiscope
