#include "ui/canvas/placement.h"

#include <gtest/gtest.h>

namespace actiscope {
namespace {

const QRectF plot(50, 20, 600, 400);
const QSizeF box(120, 40);
constexpr double distance = 12;

TEST(BesidePoint, IsBelowAndRightWhereThereIsRoom) {
    const QRectF rect = besidePoint(box, {300, 200}, plot, distance);
    EXPECT_EQ(rect.topLeft(), QPointF(300 + distance, 200 + 1.5 * distance));
    EXPECT_EQ(rect.size(), box);
}

TEST(BesidePoint, ChangesSidesAtTheRightEdge) {
    const QRectF rect = besidePoint(box, {600, 200}, plot, distance);
    EXPECT_EQ(rect.right(), 600 - distance);
}

TEST(BesidePoint, StaysInThePlotAndOffItsPointWhereverThatIs) {
    for (double x = plot.left(); x <= plot.right(); x += 10)
        for (double y = plot.top(); y <= plot.bottom(); y += 10) {
            const QRectF rect = besidePoint(box, {x, y}, plot, distance);
            EXPECT_TRUE(plot.contains(rect)) << x << ' ' << y;
            EXPECT_FALSE(rect.contains(QPointF(x, y))) << x << ' ' << y;
        }
}

TEST(BesidePoint, GoesAboveOrBelowInAPlotTooNarrowForTheSides) {
    const QRectF narrow(0, 0, 150, 400);
    for (double y = 0; y <= 400; y += 10) {
        const QRectF rect = besidePoint(box, {75, y}, narrow, distance);
        EXPECT_TRUE(narrow.contains(rect)) << y;
        EXPECT_FALSE(rect.contains(QPointF(75, y))) << y;
    }
}

} // namespace
} // namespace actiscope
