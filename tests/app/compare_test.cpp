#include "tests/app/run_program.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

namespace actiscope {
namespace {

using testing::HasSubstr;

TEST(Compare, WritesARowAnActivationAndAColumnAProperty) {
    const Ran ran = run({"compare", "relu", "tanh", "--formula", "mine=x*sigmoid(b*x)", "--properties",
                         "lipschitz,symmetry", "--format", "csv"});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    std::istringstream lines(ran.out);
    std::vector<std::string> rows;
    for (std::string line; std::getline(lines, line);)
        rows.push_back(line);
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[1].substr(0, 7), "ReLU,1,");
    EXPECT_THAT(rows[2], HasSubstr("odd"));
    EXPECT_THAT(rows[3], HasSubstr("mine (b = 1)"));
}

TEST(Compare, ComparesTheEssentialsWhenNothingIsNamed) {
    const Ran ran = run({"compare", "--properties", "range"});
    EXPECT_THAT(ran.out, HasSubstr("Softsign"));
    EXPECT_THAT(ran.out, HasSubstr("| "));
}

TEST(Compare, WritesTheFileWholeOrSaysWhyNot) {
    const TemporaryFolder folder;
    const std::string path = folder / "table.tex";
    const std::vector<std::string> words{"compare", "relu", "--properties", "range", "--format",
                                         "latex",   "-o"};
    const auto to = [&](const std::string& target) {
        auto arguments = words;
        arguments.push_back(target);
        return run(arguments);
    };
    EXPECT_EQ(to(path).exitCode, 0);
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    EXPECT_THAT(text.str(), HasSubstr("\\toprule"));
    EXPECT_EQ(to("/proc/none/table.tex").exitCode, 1);
}

TEST(Compare, NamesWhatIsWrong) {
    const Ran property = run({"compare", "relu", "--properties", "rnage"});
    EXPECT_EQ(property.exitCode, 2);
    EXPECT_THAT(property.err, HasSubstr("did you mean 'range'?"));
    EXPECT_THAT(run({"compare", "rellu"}).err, HasSubstr("did you mean 'relu'?"));
}

} // namespace
} // namespace actiscope
