#include "core/numerics/nelder_mead.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace actiscope {
namespace {

TEST(NelderMead, FindsTheEndOfRosenbrocksValley) {
    const auto valley = [](std::span<const double> p) {
        return std::pow(1 - p[0], 2) + 100 * std::pow(p[1] - p[0] * p[0], 2);
    };
    const double step[] = {0.5, 0.5};
    const Minimum minimum = nelderMead(valley, {-1.2, 1}, step, 1000);
    EXPECT_NEAR(minimum.at[0], 1, 1e-8);
    EXPECT_NEAR(minimum.at[1], 1, 1e-8);
    EXPECT_EQ(minimum.value, valley(minimum.at));
}

TEST(NelderMead, StaysWhereTheFunctionHasValuesAndWithinItsEvaluations) {
    int evaluations = 0;
    const auto root = [&](std::span<const double> p) {
        ++evaluations;
        return std::sqrt(p[0] - 3); // NaN below 3
    };
    const double step[] = {2.0};
    EXPECT_NEAR(nelderMead(root, {8}, step, 500).at[0], 3, 1e-8);
    evaluations = 0;
    (void)nelderMead(root, {8}, step, 20);
    EXPECT_LE(evaluations, 22);
}

TEST(NelderMead, WithoutVariablesThereIsNothingToDo) {
    EXPECT_EQ(nelderMead([](std::span<const double>) { return 4.0; }, {}, {}, 100).value, 4);
}

} // namespace
} // namespace actiscope
