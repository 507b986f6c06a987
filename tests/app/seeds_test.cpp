// `actiscope numbers --seeds`: a row a seed, and files that were cut off.
#include "tests/app/run_program.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace actiscope {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::vector<std::string> seedsCommand(const std::string& seeds, const std::string& file,
                                      const std::string& steps = "20") {
    return {"numbers", "--page",     "zigzag", "relu",           "2*sigmoid(x)-1",
            "--set",   "samples=30", "--set",  "steps=" + steps, "--seeds",
            seeds,     "-o",         file};
}

std::ptrdiff_t linesIn(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
}

TEST(Seeds, WriteARowForEachSeedAndActivation) {
    const TemporaryFolder folder;
    const Ran ran = run(seedsCommand("8:10", folder / "rows.csv"));
    ASSERT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_EQ(ran.err, "") << "no progress bar where nobody waits";
    const std::string rows = contents(folder / "rows.csv");
    EXPECT_THAT(rows, StartsWith("seed,settings,activation,name,kappa,"));
    EXPECT_EQ(linesIn(rows), 1 + 3 * 2);
    EXPECT_THAT(rows, HasSubstr("\n10,"));
    const Ran printed = run({"numbers", "--page", "zigzag", "relu", "--set", "samples=30", "--seeds", "8"});
    EXPECT_EQ(linesIn(printed.out), 2) << printed.err;
}

TEST(Seeds, GoOnWithAFileThatWasCutOff) {
    const TemporaryFolder folder;
    ASSERT_EQ(run(seedsCommand("1:12", folder / "whole.csv")).exitCode, 0);
    const std::string whole = contents(folder / "whole.csv");
    const std::size_t ninth = whole.find("\n9,");
    // Within the second row of seed 9, at its first row's end, within the header, and nothing at all.
    for (const std::size_t cut : {whole.find('\n', ninth + 1) + 12, whole.find('\n', ninth + 1) + 1,
                                  std::size_t{20}, std::size_t{0}}) {
        writeFile(folder / "rows.csv", whole.substr(0, cut));
        const Ran ran = run(seedsCommand("1:12", folder / "rows.csv"));
        EXPECT_EQ(ran.exitCode, 0) << ran.err;
        EXPECT_EQ(contents(folder / "rows.csv"), whole) << cut;
    }
}

TEST(Seeds, RefuseRowsOfOtherSettingsAndRangesThatAreNone) {
    const TemporaryFolder folder;
    ASSERT_EQ(run(seedsCommand("1:2", folder / "rows.csv")).exitCode, 0);
    const std::string before = contents(folder / "rows.csv");
    const Ran other = run(seedsCommand("1:4", folder / "rows.csv", "21"));
    EXPECT_EQ(other.exitCode, 1);
    EXPECT_THAT(other.err, HasSubstr("holds rows of other settings"));
    EXPECT_EQ(contents(folder / "rows.csv"), before);
    for (const char* wrong : {"4:1", "a:b", "1.5:3", "-1:2", ":", "1:"})
        EXPECT_EQ(run(seedsCommand(wrong, folder / "rows.csv")).exitCode, 2) << wrong;
    EXPECT_EQ(run({"numbers", "--page", "precision", "--seeds", "1:2"}).exitCode, 2) << "it has no seed";
    EXPECT_EQ(run({"numbers", "--page", "zigzag", "-o", folder / "x.csv"}).exitCode, 2);
}

TEST(Seeds, RowsOfSeveralFilesAreDrawnAsMedians) {
    const TemporaryFolder folder;
    const auto race = [&](const std::string& seeds, const std::string& file) {
        return run({"numbers", "--page", "race", "relu", "tanh", "--set", "epochs=20", "--seeds", seeds, "-o",
                    folder / file});
    };
    ASSERT_EQ(race("1:3", "a.csv").exitCode, 0);
    ASSERT_EQ(race("3:5", "b.csv").exitCode, 0);
    const Ran drawn = run({"export", "--page", "race", "--rows", folder / "a.csv", folder / "b.csv", "-o",
                           folder / "r.svg", "-o", folder / "r.csv"});
    EXPECT_EQ(drawn.exitCode, 0) << drawn.err;
    const std::string table = contents(folder / "r.csv");
    EXPECT_THAT(table, StartsWith("number,median,lower_quartile,upper_quartile,seeds\n"));
    EXPECT_THAT(table, HasSubstr("\n\"loss, ReLU\","));
    EXPECT_THAT(table, HasSubstr(",5\n")) << "seed 3 counts once";
    const Ran none = run({"export", "--page", "race", "--rows", folder / "c.csv", "-o", folder / "n.svg"});
    EXPECT_EQ(none.exitCode, 2);
    EXPECT_THAT(none.err, HasSubstr("there is no such file"));
    EXPECT_EQ(run({"export", "--rows", folder / "a.csv", "-o", folder / "n.svg"}).exitCode, 2) << "on Curves";
}

} // namespace
} // namespace actiscope
