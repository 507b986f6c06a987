#include "core/simulation/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace actiscope {

namespace {

TEST(InParallel, DoesEachPieceOnce) {
    std::vector<int> times(1000);
    inParallel(times.size(), [&](std::size_t i) { ++times[i]; });
    EXPECT_EQ(times, std::vector<int>(1000, 1));
    inParallel(0, [](std::size_t) { FAIL(); });
}

TEST(InParallel, ThrowsWhatAPieceThrewAndLeavesTheRest) {
    std::atomic<int> done = 0;
    const auto work = [&](std::size_t i) {
        if (i == 3)
            throw std::runtime_error("the fourth");
        ++done;
    };
    EXPECT_THROW(inParallel(1'000'000, work), std::runtime_error);
    EXPECT_LT(done, 1'000'000);
}

} // namespace

} // namespace actiscope
