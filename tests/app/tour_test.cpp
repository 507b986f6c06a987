// The guided tour on the command line.
#include "tests/app/page_numbers.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace actiscope {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(TourCommand, ListsItsSteps) {
    const Ran ran = run({"tour", "--list"});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 16);
    EXPECT_THAT(ran.out, StartsWith(" 1  non_linear         Why a network must not be linear\n"));
    EXPECT_THAT(ran.out, HasSubstr("\n16  maxout  "));
}

TEST(TourCommand, RefusesAStepThatThereIsNot) {
    const Ran ran = run({"tour", "sigmiod"});
    EXPECT_EQ(ran.exitCode, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err,
              "actiscope: STEP: the tour has no step 'sigmiod': did you mean 'sigmoid'? Allowed is 1 "
              "to 16, or a name of `actiscope tour --list`\n");
    EXPECT_EQ(run({"tour", "3", "--list"}).exitCode, 2);
    const Ran exported = run({"export", "--tour", "17", "-o", "x.svg"});
    EXPECT_EQ(exported.exitCode, 2);
    EXPECT_THAT(exported.err, StartsWith("actiscope: --tour: the tour has no step '17'"));
}

TEST(TourCommand, ExportsAStep) {
    const TemporaryFolder folder;
    const std::string file = folder / "f.svg";
    const Ran ran = run({"export", "--tour", "maxout", "-o", file});
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    EXPECT_THAT(contents(file), HasSubstr("<svg"));
    EXPECT_EQ(printedNumbers({"--session", file}), printedNumbers({"--tour", "16"})) << "it opens again";
    EXPECT_NEAR(printedNumbers({"--tour", "16"})["numbers"]["error"].get<double>(), 0.125, 1e-6);
}

} // namespace
} // namespace actiscope
