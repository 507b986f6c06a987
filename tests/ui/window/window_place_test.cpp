#include "ui/window/window_place.h"

#include <gtest/gtest.h>

namespace actiscope {
namespace {

const QList<QRect> screens{{0, 30, 1600, 970}, {1600, 0, 1920, 1080}};

TEST(WindowPlace, IsLeftAloneWhereTheTitleBarIsOnAScreen) {
    for (const QRect window : {QRect(100, 100, 800, 600), QRect(1500, 200, 800, 600),
                               QRect(1700, 1000, 800, 600), QRect(-500, 78, 800, 600)})
        EXPECT_EQ(withTitleOnScreen(window, screens), window);
}

TEST(WindowPlace, HasRoomForATitleBarAboveTheWindow) {
    EXPECT_EQ(withTitleOnScreen({100, 0, 800, 600}, screens), QRect(100, 78, 800, 600));
    EXPECT_EQ(withTitleOnScreen({1700, -90, 800, 600}, screens), QRect(1700, 48, 800, 600));
}

TEST(WindowPlace, IsOnAScreenThatExists) {
    const QRect gone = withTitleOnScreen({5000, 4000, 800, 600}, screens);
    EXPECT_TRUE(screens[0].intersects(gone.adjusted(0, -48, 0, 0))) << gone.x() << ' ' << gone.y();
    EXPECT_EQ(gone.size(), QSize(800, 600));
    EXPECT_EQ(withTitleOnScreen({-900, 300, 800, 600}, screens), QRect(-600, 300, 800, 600));
    EXPECT_EQ(withTitleOnScreen({10, 10, 800, 600}, {}), QRect(10, 10, 800, 600));
}

} // namespace
} // namespace actiscope
