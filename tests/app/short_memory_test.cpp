// Memory that cannot be had is a sentence. By a limit on addresses, of which the address sanitizer wants
// terabytes for itself: under it this file is empty.
#ifndef __SANITIZE_ADDRESS__

#include "core/fields/limits.h"
#include "tests/app/run_program.h"

#include <gtest/gtest.h>

namespace actiscope {
namespace {

/// Runs in a shell that limits the address space.
Ran runWithin(int megabytes, const std::vector<std::string>& arguments) {
    std::vector<std::string> all{
        "-c", "ulimit -v " + std::to_string(megabytes * 1024) + "; exec \"$0\" \"$@\"", ACTISCOPE_PROGRAM};
    all.insert(all.end(), arguments.begin(), arguments.end());
    RunOptions options;
    options.program = "/bin/sh";
    return run(all, options);
}

TEST(ShortMemory, IsASentence) {
    std::string numbers = "1";
    for (std::size_t i = 1; i < mostJacobianEntries; ++i)
        numbers += ",1";
    const TemporaryFolder folder;
    writeFile(folder / "v.txt", numbers + "\n");
    int refusals = 0;
    for (const int megabytes : {150, 200, 250, 300, 350, 400, 450, 500}) {
        if (runWithin(megabytes, {"--version"}).exitCode != 0)
            continue; // the program itself does not fit
        const Ran ran = runWithin(megabytes, {"eval", "softmax", "--jacobian", "--input", folder / "v.txt"});
        EXPECT_LE(ran.exitCode, 1) << megabytes << " MB: " << ran.err;
        if (ran.exitCode == 1) {
            ++refusals;
            EXPECT_EQ(ran.err, "actiscope: there is not enough memory for that\n");
        }
    }
    EXPECT_GT(refusals, 0);
}

} // namespace
} // namespace actiscope

#endif
