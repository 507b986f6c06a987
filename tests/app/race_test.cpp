// The race on the command line.
#include "tests/app/page_numbers.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

namespace actiscope {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

TEST(Race, NumbersOfEveryLane) {
    const Json json =
        pageNumbers("race", {"relu", "leaky_relu", "tanh", "--param", "leaky_relu.alpha=0", "--set",
                             "epochs=60", "--set", "playhead=50", "--set", "layers=6,4"});
    EXPECT_EQ(json["numbers"]["epoch"], 50);
    EXPECT_EQ(json["numbers"]["train_samples"], 100);
    EXPECT_EQ(json["numbers"]["weights"], 18 + 28 + 5);
    const Json& lanes = json["activations"];
    ASSERT_EQ(lanes.size(), 3U);
    for (const char* id :
         {"loss", "test_loss", "epochs_to_target", "diverged_at", "dead", "saturated", "update_ratios"})
        EXPECT_TRUE(lanes[0]["numbers"].contains(id)) << id;
    EXPECT_EQ(lanes[0]["numbers"], lanes[1]["numbers"]) << "the same function learns the same";
    EXPECT_NE(lanes[0]["numbers"]["loss"], lanes[2]["numbers"]["loss"]);
    EXPECT_EQ(lanes[0]["numbers"]["diverged_at"], "nan");
    EXPECT_EQ(lanes[0]["numbers"]["update_ratios"].size(), 3U);
}

TEST(Race, IdentityEndsAtTheLeastSquaresOfATable) {
    const TemporaryFolder folder;
    // y = 2x with residuals 1, −1, −1, 1, to which a line has nothing to say.
    writeFile(folder / "line.csv", "x,y\n-3,-5\n-1,-3\n1,1\n3,7\n");
    const Json json = pageNumbers("race", {"identity", "--set", "csv=" + (folder / "line.csv"), "--set",
                                           "train_share=1", "--set", "batch=4", "--set", "layers=3", "--set",
                                           "epochs=3000", "--set", "rate=0.05"});
    EXPECT_NEAR(json["activations"][0]["numbers"]["loss"].get<double>(), 0.5, 1e-9);
    EXPECT_EQ(json["activations"][0]["numbers"]["test_loss"], "nan") << "there are no test samples";
}

TEST(Race, TooLargeARateIsNamed) {
    const Json json = pageNumbers("race", {"relu", "--set", "rate=1000", "--set", "epochs=20"});
    EXPECT_EQ(json["activations"][0]["numbers"]["diverged_at"], 1);
}

TEST(Race, ManySeedsHaveMediansAndQuartiles) {
    const std::vector<std::string> few{"relu", "--set", "epochs=20", "--set", "target=1e-9"};
    std::vector<double> losses;
    for (const char* seed : {"1", "2", "3"}) {
        auto arguments = few;
        arguments.insert(arguments.end(), {"--set", std::string("seed=") + seed});
        const Json numbers = pageNumbers("race", arguments)["activations"][0]["numbers"];
        EXPECT_FALSE(numbers.contains("loss_median"));
        losses.push_back(numbers["loss"]);
    }
    auto arguments = few;
    arguments.insert(arguments.end(), {"--set", "seeds=3"});
    const Json numbers = pageNumbers("race", arguments)["activations"][0]["numbers"];
    EXPECT_EQ(numbers["loss"], losses[0]);
    std::sort(losses.begin(), losses.end());
    EXPECT_EQ(numbers["loss_median"], losses[1]);
    EXPECT_LT(numbers["loss_q25"], numbers["loss_median"]);
    EXPECT_GT(numbers["loss_q75"], numbers["loss_median"]);
    EXPECT_EQ(numbers["epochs_to_target_median"], "inf");
}

TEST(Race, DrawsInEveryFormat) {
    const TemporaryFolder folder;
    const Ran ran =
        run({"export", "--page", "race", "sigmoid", "tanh", "--set", "epochs=30", "-o", folder / "r.svg",
             "-o", folder / "r.csv", "-o", folder / "r.tex", "-o", folder / "r.png", "-o", folder / "r.pdf"});
    ASSERT_EQ(ran.exitCode, 0) << ran.err;
    const std::string csv = contents(folder / "r.csv");
    EXPECT_THAT(csv, HasSubstr("\nactivation,epoch,loss,test_loss,dead,saturated\nSigmoid,0,"));
    EXPECT_THAT(csv, HasSubstr("\noutput of,x1,x2,target,test,output\nSigmoid,"));
    EXPECT_THAT(contents(folder / "r.svg"), HasSubstr("<svg"));
}

TEST(Race, WrongSettingsAreRefused) {
    const auto refused = [](const std::string& setting) {
        const Ran ran = run({"numbers", "--page", "race", "tanh", "--set", setting});
        EXPECT_EQ(ran.exitCode, 2) << setting;
        return ran.err;
    };
    EXPECT_THAT(refused("layers=0"), HasSubstr("race.layers"));
    EXPECT_THAT(refused("csv=none.csv"), HasSubstr("there is no such file"));
    EXPECT_THAT(refused("optimiser=sdg"), HasSubstr("sgd"));
    EXPECT_THAT(refused("rate=0"), HasSubstr("rate"));
}

TEST(Race, LayersWithActivationsOfTheirOwn) {
    const auto loss = [](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--set", "epochs=20"});
        return pageNumbers("race", arguments)["activations"][0]["numbers"]["loss"].get<double>();
    };
    EXPECT_EQ(loss({"tanh", "--set", "layer_activations=relu;relu"}), loss({"relu"}));
    EXPECT_NE(loss({"tanh", "--set", "layer_activations=lane;relu"}), loss({"tanh"}));
}

} // namespace
} // namespace actiscope
