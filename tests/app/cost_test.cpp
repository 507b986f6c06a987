#include "tests/app/run_program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace actiscope {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

TEST(CostCommand, MeasuresHereAndNow) {
    const Ran ran = run({"numbers", "--page", "cost", "elu", "prelu", "--set", "n=1000", "--set",
                         "number=float", "--set", "rounds=3"});
    ASSERT_EQ(ran.exitCode, 0) << ran.err;
    const Json json = Json::parse(ran.out);
    EXPECT_GT(json["numbers"]["relu_ns"].get<double>(), 0);
    EXPECT_GT(json["numbers"]["copy_ns_both"].get<double>(), 0);
    ASSERT_EQ(json["activations"].size(), 2U);
    for (const char* id : {"ns", "ns_low", "ns_high", "ns_both", "ns_derivative", "relative"})
        EXPECT_TRUE(json["activations"][0]["numbers"].contains(id)) << id;
}

TEST(CostCommand, WritesAFigureAndItsNumbers) {
    const TemporaryFolder folder;
    const Ran ran = run({"export", "--page", "cost", "--set", "n=100", "--set", "rounds=3", "-o",
                         folder / "c.svg", "-o", folder / "c.csv"});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_THAT(contents(folder / "c.csv"), HasSubstr("ns of,n,f,f_low,f_high,both,both_low,both_high\n"));
    EXPECT_EQ(run({"numbers", "--page", "cost", "--set", "n=0"}).exitCode, 2);
}

} // namespace
} // namespace actiscope
