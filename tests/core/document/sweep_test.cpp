#include "core/document/sweep.h"

#include <gtest/gtest.h>

namespace actiscope {
namespace {

TEST(Sweep, PingPongTurnsRoundAtBothEnds) {
    Sweep sweep = advanced({0.75, 1}, SweepMode::PingPong, 0.5);
    EXPECT_DOUBLE_EQ(sweep.fraction, 0.75);
    EXPECT_EQ(sweep.direction, -1);
    sweep = advanced(sweep, SweepMode::PingPong, 1);
    EXPECT_DOUBLE_EQ(sweep.fraction, 0.25);
    EXPECT_EQ(sweep.direction, 1);
}

TEST(Sweep, LoopStartsAgainAtTheBeginning) {
    const Sweep sweep = advanced({0.75, 1}, SweepMode::Loop, 0.5);
    EXPECT_DOUBLE_EQ(sweep.fraction, 0.25);
    EXPECT_EQ(sweep.direction, 1);
}

} // namespace
} // namespace actiscope
