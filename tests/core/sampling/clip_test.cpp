#include "core/sampling/clip.h"

#include "core/numerics/constants.h"
#include "core/sampling/thin.h"

#include <gtest/gtest.h>

#include <cmath>

namespace actiscope {
namespace {

constexpr ClipBox box{0, 10, 0, 5};

/// Breaks as one marker point, since NaN equals nothing.
std::vector<Point> clipped(const std::vector<Point>& points) {
    auto result = clipPolyline(points, box);
    for (auto& p : result)
        if (std::isnan(p.x))
            p = {-1, -1};
    return result;
}

const Point gap{-1, -1};

TEST(Clip, KeepsWhatIsInside) {
    const std::vector<Point> inside{{0, 0}, {5, 5}, {10, 2}};
    EXPECT_EQ(clipped(inside), inside);
}

TEST(Clip, CutsExactlyAtTheEdges) {
    EXPECT_EQ(clipped({{-10, 2}, {20, 2}}), (std::vector<Point>{{0, 2}, {10, 2}}));
    EXPECT_EQ(clipped({{5, -5}, {5, 50}}), (std::vector<Point>{{5, 0}, {5, 5}}));
}

TEST(Clip, BreaksTheLineWhereItLeavesAndComesBack) {
    EXPECT_EQ(clipped({{1, 1}, {1, 9}, {3, 9}, {3, 1}}),
              (std::vector<Point>{{1, 1}, {1, 5}, gap, {3, 5}, {3, 1}}));
}

TEST(Clip, DropsWhatOnlyPassesBy) {
    EXPECT_TRUE(clipped({{-5, 1}, {-1, 20}}).empty());
    EXPECT_TRUE(clipped({{-1, 4}, {2, 8}}).empty());
}

TEST(Clip, SurvivesHugeAndNonFiniteCoordinates) {
    EXPECT_EQ(clipped({{-1e300, 2}, {1e300, 2}}), (std::vector<Point>{{0, 2}, {10, 2}}));
    EXPECT_EQ(clipped({{1, 1}, {2, infinity}, {3, 1}, {4, 1}}), (std::vector<Point>{{3, 1}, {4, 1}}));
    EXPECT_EQ(clipped({{1, 1}, {2, 1}, {nan, nan}, {3, 1}, {4, 1}}),
              (std::vector<Point>{{1, 1}, {2, 1}, gap, {3, 1}, {4, 1}}));
}

TEST(Clip, GivesNothingForNothing) {
    EXPECT_TRUE(clipPolyline({}, box).empty());
    EXPECT_TRUE(clipPolyline({{1, 1}}, box).empty());
}

TEST(Thin, KeepsOnlyTheEndsOfAStraightLine) {
    std::vector<Point> line;
    for (int i = 0; i <= 100; ++i)
        line.push_back({i * 0.37, i * 1.21});
    EXPECT_EQ(thinned(line, 0.01), (std::vector<std::size_t>{0, 100}));
}

TEST(Thin, KeepsTheCornerOfACorner) {
    EXPECT_EQ(thinned(std::vector<Point>{{0, 0}, {5, 0}, {10, 10}}, 0.01),
              (std::vector<std::size_t>{0, 1, 2}));
}

TEST(Thin, LeavesEveryDroppedPointWithinTheTolerance) {
    std::vector<Point> wave;
    for (int i = 0; i <= 2000; ++i)
        wave.push_back({i * 0.5, 100 * std::sin(i * 0.01)});
    const double tolerance = 0.1;
    const auto kept = thinned(wave, tolerance);
    EXPECT_LT(kept.size(), 150U);
    for (std::size_t k = 1; k < kept.size(); ++k) {
        const Point& a = wave[kept[k - 1]];
        const Point& b = wave[kept[k]];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        for (std::size_t i = kept[k - 1]; i <= kept[k]; ++i) {
            const double cross = (wave[i].x - a.x) * (b.y - a.y) - (wave[i].y - a.y) * (b.x - a.x);
            EXPECT_LE(std::fabs(cross) / length, tolerance + 1e-9);
        }
    }
}

TEST(PartAbove, CutsAPolygonAlongALine) {
    const std::vector<Point> square{{0, 0}, {2, 0}, {2, 2}, {0, 2}};
    EXPECT_EQ(partAbove(square, 1, 0, 0.5), (std::vector<Point>{{0.5, 0}, {2, 0}, {2, 2}, {0.5, 2}}));
    for (const Point& corner : partAbove(square, 0, -1, 0))
        EXPECT_EQ(corner.y, 0) << "an edge is all that is left";
    EXPECT_EQ(partAbove(square, 1, 1, -1), square);
    EXPECT_TRUE(partAbove(square, 1, 1, 5).empty());
}

} // namespace
} // namespace actiscope
