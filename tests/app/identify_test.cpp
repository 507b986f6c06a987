#include "tests/app/run_program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace actiscope {
namespace {

using testing::HasSubstr;

TEST(Identify, NamesWhatATypedFormulaIs) {
    const Ran ran = run({"identify", "--formula", "mine = x/(1 + exp(-b*x))", "--param", "b=1.7"});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("Swish (β = 1.7): within"));
}

TEST(Identify, GivesNumbersAsJson) {
    const Ran ran = run({"identify", "leaky_relu", "--param", "alpha=0.3", "--most", "2", "--json"});
    const auto answers = nlohmann::json::parse(ran.out);
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_EQ(answers[0]["distance"], 0);
    EXPECT_LE(answers[0]["distance"], answers[1]["distance"]);
}

TEST(Identify, ProposesNoIntervalWhoseEndsCross) {
    for (const char* id : {"hard_tanh", "clip"}) {
        const Ran ran = run(
            {"identify", id, "--param", "min_val=2", "--param", "max_val=0.5", "--most", "127", "--json"});
        ASSERT_EQ(ran.exitCode, 0) << ran.err;
        int seen = 0;
        for (const auto& answer : nlohmann::json::parse(ran.out))
            if (const auto& parameters = answer["parameters"]; parameters.contains("min_val")) {
                ++seen;
                EXPECT_LT(parameters["min_val"], parameters["max_val"]) << answer;
            }
        EXPECT_EQ(seen, 1);
    }
}

TEST(Identify, ComparesOverTheRangeThatIsAskedFor) {
    const auto distanceOfIdentity = [](const char* range) {
        const Ran ran = run({"identify", "relu", "--x-range", range, "--most", "127", "--json"});
        for (const auto& answer : nlohmann::json::parse(ran.out))
            if (answer["id"] == "identity")
                return answer["distance"].get<double>();
        return -1.0;
    };
    EXPECT_EQ(distanceOfIdentity("1:9"), 0);
    EXPECT_EQ(distanceOfIdentity("-2:9"), 2);
    const Ran wrong = run({"identify", "relu", "--x-range", "9:1"});
    EXPECT_EQ(wrong.exitCode, 2);
    EXPECT_THAT(wrong.err, HasSubstr("--x-range '9:1'"));
    EXPECT_EQ(run({"identify", "relu", "--x-range", "0:inf"}).exitCode, 2);
}

} // namespace
} // namespace actiscope
