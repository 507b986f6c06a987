// The Neuron page through the real program.
#include "tests/app/page_numbers.h"

#include <gmock/gmock.h>

namespace actiscope {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

TEST(NeuronProgram, PrintsOneNeuronInNumbers) {
    const Json json =
        pageNumbers("neuron", {"relu", "--set", "inputs=1,2", "--set", "weights=3,-1", "--set", "bias=0.5"});
    EXPECT_EQ(json["numbers"]["z"], 1.5);
    const Json& relu = json["activations"][0]["numbers"];
    for (const auto& [id, value] : {std::pair("z", 1.5), std::pair("y", 1.5), std::pair("dy_dz", 1.0),
                                    std::pair("dy_dweight.0", 1.0), std::pair("dy_dweight.1", 2.0)})
        EXPECT_EQ(relu[id], value) << id;
    const Ran contradicting =
        run({"numbers", "--page", "neuron", "--set", "weights=1,2,3", "--set", "inputs=1"});
    EXPECT_EQ(contradicting.exitCode, 2);
    EXPECT_THAT(contradicting.err, HasSubstr("neuron.inputs are 1 numbers, but neuron.weights are 3"));
}

TEST(NeuronProgram, PrintsADeepNetworkInNumbers) {
    const Json json = pageNumbers("neuron", {"relu", "identity", "tanh", "--set", "show=depth", "--set",
                                             "depth=1", "--set", "width=7", "--set", "nets=20"});
    EXPECT_EQ(json["numbers"]["pieces_leading"], 8);
    EXPECT_EQ(json["numbers"]["pieces_bound"], 8);
    EXPECT_EQ(json["numbers"]["regions"], 29);
    EXPECT_EQ(json["activations"][0]["numbers"]["pieces"], 8);
    EXPECT_EQ(json["activations"][0]["numbers"]["pieces_mean"], 8);
    EXPECT_LE(json["activations"][1]["numbers"]["line_deviation"].get<double>(), 1e-12);
    EXPECT_EQ(json["activations"][2]["numbers"]["pieces"], "nan");
}

TEST(NeuronProgram, ExportsBothViews) {
    const TemporaryFolder folder;
    const Ran one = run({"export", "--page", "neuron", "-o", folder / "one.svg", "-o", folder / "one.csv"});
    EXPECT_EQ(one.exitCode, 0) << one.err;
    EXPECT_THAT(contents(folder / "one.svg"), HasSubstr("y = ReLU(0.8·1 − 1.4·(−0.5) + 0.3)"));
    EXPECT_THAT(contents(folder / "one.csv"), HasSubstr("\ncurve,z,y\n"));
    const Ran depth = run({"export", "--page", "neuron", "--set", "show=depth", "--set", "nets=20", "-o",
                           folder / "depth.csv", "-o", folder / "depth.pdf"});
    EXPECT_EQ(depth.exitCode, 0) << depth.err;
    EXPECT_THAT(contents(folder / "depth.csv"),
                HasSubstr("\ncounted of,hidden_layers,pieces_mean,pieces_mean_se\n"));
}

} // namespace
} // namespace actiscope
