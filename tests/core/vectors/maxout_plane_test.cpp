// Maxout of two inputs: regions and redundant planes against brute force.
#include "core/vectors/maxout_plane.h"

#include "core/numerics/split_mix.h"

#include <gmock/gmock.h>

#include <cmath>

namespace actiscope {
namespace {

using testing::ElementsAre;

constexpr Box wide{-1e7, 1e7, -1e7, 1e7};

TEST(MaxoutPlane, APlaneIsRedundantExactlyWhenItHasNoRegion) {
    SplitMix random(3);
    int found = 0;
    for (int round = 0; round < 300; ++round) {
        std::vector<PlanePiece> planes;
        const std::size_t count = 1 + static_cast<std::size_t>(round) % 12;
        for (std::size_t i = 0; i < count; ++i)
            planes.push_back({random.uniform() - 0.5, random.uniform() - 0.5, random.uniform()});
        const auto redundant = redundantPlanes(planes);
        for (std::size_t i = 0; i < count; ++i) {
            EXPECT_EQ(redundant[i], activeRegion(planes, i, wide).empty()) << round << " " << i;
            found += redundant[i] ? 1 : 0;
        }
    }
    EXPECT_GT(found, 100) << "the law was tried on both kinds";
}

TEST(MaxoutPlane, OfEqualPlanesTheFirstCounts) {
    EXPECT_THAT(redundantPlanes({{1, 2, 0}, {1, 2, 0}, {1, 2, 0}}), ElementsAre(false, true, true));
    EXPECT_THAT(redundantPlanes({{1, 2, 0}, {1, 2, 3}}), ElementsAre(true, false));
    EXPECT_THAT(redundantPlanes({{1, 0, 0}, {1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}}),
                ElementsAre(false, true, false, false, false));
}

TEST(MaxoutPlane, APlaneThatOnlyTouchesIsRedundant) {
    EXPECT_THAT(redundantPlanes({{1, 0, 0}, {-1, 0, 0}, {0, 0, 0}}), ElementsAre(false, false, true))
        << "along a line";
    EXPECT_THAT(redundantPlanes({{1, 0, 0}, {-1, 1, 0}, {-1, -1, 0}, {0, 0, 0}}),
                ElementsAre(false, false, false, true))
        << "in a point";
    EXPECT_THAT(redundantPlanes({{1, 0, 0}, {-1, 0, 0}, {0, 0, 0.1}}), ElementsAre(false, false, false));
    EXPECT_THAT(redundantPlanes({{1e100, 0, 0}, {-1e100, 0, 0}, {0, 0, -1}}),
                ElementsAre(false, false, true));
}

} // namespace
} // namespace actiscope
