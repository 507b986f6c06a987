#include "tests/app/page_numbers.h"

#include <gmock/gmock.h>

#include <cmath>

namespace actiscope {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

TEST(Numbers, OfTheDistributionPageHaveAllTheirDigits) {
    const Json json =
        printedNumbers({"--page", "distribution", "relu", "tanh", "elu", "--param", "elu.alpha=0.5"});
    EXPECT_EQ(json["page"], "distribution");
    EXPECT_EQ(json["numbers"]["input_sigma"], 1);
    ASSERT_EQ(json["activations"].size(), 3U);
    const Json& relu = json["activations"][0];
    EXPECT_EQ(relu["id"], "relu");
    EXPECT_EQ(relu["name"], "ReLU");
    EXPECT_NEAR(relu["numbers"]["mean"].get<double>(), 0.3989422804014327, 1e-11);
    EXPECT_NEAR(relu["numbers"]["gain_forward"].get<double>(), std::sqrt(2), 1e-10);
    EXPECT_EQ(relu["numbers"]["dead"], 0.5);
    EXPECT_EQ(relu["numbers"]["saturated"], 0.5);
    EXPECT_EQ(relu["numbers"]["atoms"], Json::parse("[[0.0, 0.5]]"));
    for (const char* id : {"mean", "variance", "second_moment", "derivative_mean", "derivative_second_moment",
                           "saturated", "dead", "gain_forward", "gain_backward", "inverse_rms"})
        EXPECT_TRUE(json["activations"][1]["numbers"].contains(id)) << id;
    EXPECT_EQ(json["activations"][1]["numbers"]["atoms"], Json::array());
    EXPECT_EQ(json["activations"][2]["name"], "ELU (α = 0.5)");
}

TEST(Numbers, OfThePrecisionPageAreThoseOfItsFormat) {
    const Json json = printedNumbers({"--page", "precision", "softplus", "identity", "log(1+exp(k*x))",
                                      "--param", "log(1+exp(k*x)).k=2", "--set", "format=float16"});
    EXPECT_EQ(json["numbers"]["largest"], 65504);
    EXPECT_EQ(json["numbers"]["smallest"], 0x1p-24);
    const Json softplus = json["activations"][0]["numbers"];
    EXPECT_LE(softplus["max_ulp"].get<double>(), 0.5001);
    EXPECT_NEAR(softplus["overflow_from"].get<double>(), std::log(65520.0), 0.01);
    const Json identity = json["activations"][1]["numbers"];
    EXPECT_EQ(identity["distinct"], 65536 - 2 * 1024 - 1);
    EXPECT_EQ(identity["overflow_from"], "nan") << "nowhere";
    EXPECT_NEAR(json["activations"][2]["numbers"]["overflow_from"].get<double>(), std::log(65520.0) / 2,
                0.01);
    EXPECT_EQ(run({"numbers", "--page", "precision", "--set", "format=float8"}).exitCode, 2);
}

TEST(Numbers, TakeFieldsOfThePageAndOfItsRows) {
    const Json json = printedNumbers({"--page", "distribution", "relu", "gelu", "--set", "source=uniform",
                                      "--set", "sigma=2", "--set", "distribution.activations.1.visible=off"});
    ASSERT_EQ(json["activations"].size(), 1U) << "what is hidden is not shown";
    EXPECT_NEAR(json["activations"][0]["numbers"]["second_moment"].get<double>(), 2, 1e-11);
}

TEST(Numbers, OfSamplesAreMeansOverThem) {
    const TemporaryFolder folder;
    writeFile(folder / "z.csv", "z\n-1\n0.5\n2\n-3\n");
    const Json json =
        printedNumbers({"--page", "distribution", "relu", "--set", "samples_file=" + (folder / "z.csv")});
    EXPECT_EQ(json["numbers"]["samples"], 4);
    EXPECT_EQ(json["activations"][0]["numbers"]["mean"], 0.625);
    EXPECT_EQ(json["activations"][0]["numbers"]["atoms"], Json::parse("[[0.0, 0.5]]"));
    writeFile(folder / "far.csv", "100\n110\n120\n");
    const Ran far = run({"export", "--page", "distribution", "relu", "--set",
                         "samples_file=" + (folder / "far.csv"), "-o", folder / "far.csv.csv"});
    EXPECT_EQ(far.exitCode, 0) << far.err;
    EXPECT_THAT(contents(folder / "far.csv.csv"), HasSubstr("\ncurve,z,y\nReLU,77.34")) << "they are in view";
    const Ran missing =
        run({"numbers", "--page", "distribution", "--set", "samples_file=" + (folder / "none.npy")});
    EXPECT_EQ(missing.exitCode, 2);
    EXPECT_THAT(missing.err, HasSubstr("there is no such file"));
}

TEST(Numbers, InfiniteAndUndefinedOnesAreTexts) {
    const Json json = printedNumbers({"--page", "curves", "--formula", "f = 1/x", "--set", "cursor=0"});
    EXPECT_EQ(json["activations"][0]["numbers"]["lipschitz"], "inf");
    EXPECT_EQ(json["activations"][0]["numbers"]["second_moment"], "nan");
}

TEST(Numbers, OfTheOtherPages) {
    const Json curves = printedNumbers({"elu", "--param", "elu.alpha=0.5", "--set", "cursor=-1"});
    EXPECT_EQ(curves["page"], "curves");
    EXPECT_EQ(curves["numbers"]["x"], -1);
    EXPECT_EQ(curves["activations"][0]["numbers"]["f"], 0.5 * std::expm1(-1));
    EXPECT_NEAR(curves["activations"][0]["numbers"]["second_moment"].get<double>(), 0.5362, 1e-4);
    const Json softmax = printedNumbers({"--page", "softmax", "--set", "logits=1,1"});
    EXPECT_EQ(softmax["numbers"]["p"], Json::parse("[0.5, 0.5]"));
    EXPECT_NEAR(softmax["numbers"]["entropy"].get<double>(), std::log(2), 1e-15);
    EXPECT_EQ(softmax["activations"], Json::array());
    const Json maxout = printedNumbers({"--page", "maxout", "--set", "fit=exact", "--set", "k=4"});
    EXPECT_GT(maxout["numbers"]["best_error"].get<double>(), 0);
    EXPECT_EQ(maxout["numbers"]["active_pieces"], 4);
}

TEST(Numbers, RefuseWhatAPageHasNot) {
    const Ran ran = run({"numbers", "--page", "softmax", "relu"});
    EXPECT_EQ(ran.exitCode, 2);
    EXPECT_THAT(ran.err, HasSubstr("the page softmax compares no activations"));
    std::vector<std::string> many{"numbers", "--page", "distribution"};
    many.insert(many.end(), 17, "relu");
    EXPECT_THAT(run(many).err, HasSubstr("17 activations are too many; allowed are 16"));
}

TEST(ExportDistribution, DrawsNamedActivationsInEveryFormat) {
    const TemporaryFolder folder;
    const Ran ran =
        run({"export",  "--page",         "distribution", "sigmoid",        "tanh", "elu",
             "--param", "elu.alpha=0.5",  "--set",        "sigma=2",        "-o",   folder / "g.svg",
             "-o",      folder / "g.csv", "-o",           folder / "g.tex", "-o",   folder / "g.pdf",
             "-o",      folder / "g.png"});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_EQ(ran.err, "");
    const std::string svg = contents(folder / "g.svg");
    for (const char* text : {"z ~ N(0, 2²)", "Density of y", "ELU (α = 0.5)", "Saturated"})
        EXPECT_THAT(svg, HasSubstr(text));
    const std::string csv = contents(folder / "g.csv");
    EXPECT_THAT(csv, StartsWith("activation,mean,variance,second_moment,"));
    for (const char* header : {"\ninput,z,density\n", "\ncurve,z,y\n", "\noutput of,y,density\n",
                               "\nslope of,derivative,density\n", "\nslope atom of,derivative,mass\n"})
        EXPECT_THAT(csv, HasSubstr(header));
    EXPECT_THAT(contents(folder / "g.tex"), HasSubstr("\\end{document}"));
    const Ran again = run({"export", "--session", folder / "g.svg", "-o", folder / "again.csv"});
    EXPECT_EQ(again.exitCode, 0) << again.err;
    EXPECT_EQ(contents(folder / "again.csv"), csv) << "an exported image opens again as its session";
}

TEST(ExportDistribution, DrawsTheSameHistogramForTheSameSeed) {
    const TemporaryFolder folder;
    const auto csv = [&](const char* seed) {
        const std::string path = folder / (std::string(seed) + ".csv");
        const Ran ran = run({"export", "--page", "distribution", "--set", "histogram=500", "--set",
                             std::string("seed=") + seed, "-o", path});
        EXPECT_EQ(ran.exitCode, 0) << ran.err;
        return contents(path);
    };
    const std::string first = csv("1");
    EXPECT_EQ(csv("1"), first);
    EXPECT_NE(csv("2"), first);
    EXPECT_THAT(first, HasSubstr("\ndrawn output of,y,drawn_density\n"));
}

} // namespace
} // namespace actiscope
