#include "tests/app/run_program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace actiscope {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

TEST(GradientFlowProgram, PrintsMeasuredAndPredictedNumbers) {
    const Ran ran =
        run({"numbers", "--page", "gradient_flow", "sigmoid", "leaky_relu", "--param", "leaky_relu.alpha=0.5",
             "--set", "depth=12", "--set", "width=64", "--set", "seeds=5"});
    ASSERT_EQ(ran.exitCode, 0) << ran.err;
    const Json json = Json::parse(ran.out);
    EXPECT_EQ(json["page"], "gradient_flow");
    EXPECT_EQ(json["numbers"]["nets"], 5);
    EXPECT_EQ(json["numbers"]["sigma_w2"], 1);
    ASSERT_EQ(json["activations"].size(), 2U);
    for (const Json& activation : json["activations"])
        for (const char* id : {"factor", "factor_se", "factor_predicted", "q_star", "chi", "xi_q", "xi_c",
                               "depth_1e6", "depth_1e6_predicted", "critical_sigma_w2"})
            EXPECT_TRUE(activation["numbers"].contains(id)) << id;
    const Json& sigmoid = json["activations"][0]["numbers"];
    EXPECT_NEAR(sigmoid["factor"].get<double>(), sigmoid["factor_predicted"].get<double>(), 0.01);
    EXPECT_NEAR(sigmoid["depth_1e6_predicted"].get<double>(), 9.5695, 1e-4);
    const Json& leaky = json["activations"][1]["numbers"];
    EXPECT_NEAR(leaky["critical_sigma_w2"].get<double>(), 2 / 1.25, 1e-9);
    EXPECT_EQ(leaky["depth_1e6"], "nan");
}

TEST(GradientFlowProgram, WritesARowALayer) {
    const TemporaryFolder folder;
    const Ran ran =
        run({"export", "--page", "gradient_flow", "sigmoid", "tanh", "--set", "depth=6", "--set", "width=32",
             "--set", "seeds=3", "-o", folder / "g.csv", "-o", folder / "g.svg", "-o", folder / "g.tex"});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    const std::string csv = contents(folder / "g.csv");
    EXPECT_THAT(csv, StartsWith("activation,layer,q,q_predicted,gradient,gradient_q25,gradient_q75,"
                                "gradient_predicted,saturated,dead\nSigmoid,1,"));
    for (const char* text : {"\nSigmoid,6,", "\nTanh,1,", "\nTanh,6,", "\nedge of chaos of,q,sigma_w2,"})
        EXPECT_THAT(csv, HasSubstr(text));
    const std::string svg = contents(folder / "g.svg");
    for (const char* text : {"Gradient per layer, 3 networks", "Edge of chaos of", "gradients grow"})
        EXPECT_THAT(svg, HasSubstr(text));
    EXPECT_THAT(contents(folder / "g.tex"), HasSubstr("\\end{document}"));
    const Ran again = run({"export", "--session", folder / "g.svg", "-o", folder / "again.csv"});
    EXPECT_EQ(again.exitCode, 0) << again.err;
    EXPECT_EQ(contents(folder / "again.csv"), csv);
}

TEST(GradientFlowProgram, RefusesWhatItCannotSimulate) {
    for (const char* set : {"depth=201", "width=513", "seeds=0", "init=zeros", "sigma_w=-1"})
        EXPECT_EQ(run({"numbers", "--page", "gradient_flow", "--set", set}).exitCode, 2) << set;
}

} // namespace
} // namespace actiscope
