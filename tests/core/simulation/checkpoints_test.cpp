#include "core/simulation/checkpoints.h"

#include <gtest/gtest.h>

namespace actiscope {
namespace {

TEST(Checkpoints, StayFewAndEvenlySpread) {
    Checkpoints<int> checkpoints(0, 16);
    constexpr std::size_t last = 100000;
    for (std::size_t step = 1; step <= last; ++step) {
        checkpoints.offer(step, static_cast<int>(step) * 2);
        ASSERT_LE(checkpoints.size(), 16U);
    }
    EXPECT_GE(checkpoints.size(), 8U);
    for (const std::size_t step : {0U, 1U, 777U, 5000U, 99999U, 100000U, 200000U}) {
        const auto& before = checkpoints.before(step);
        EXPECT_LE(before.step, step);
        EXPECT_EQ(before.state, static_cast<int>(before.step) * 2);
        if (step <= last) {
            EXPECT_LE(step - before.step, 2 * last / 8) << step;
        }
    }
}

TEST(Checkpoints, AFewStepsAreAllKept) {
    Checkpoints<int> checkpoints(10, 4);
    checkpoints.offer(1, 11);
    checkpoints.offer(2, 12);
    EXPECT_EQ(checkpoints.before(0).state, 10);
    EXPECT_EQ(checkpoints.before(1).state, 11);
    EXPECT_EQ(checkpoints.before(9).state, 12);
}

} // namespace
} // namespace actiscope
