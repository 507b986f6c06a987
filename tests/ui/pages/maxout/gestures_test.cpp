// The Maxout page's gestures in the whole window: real mouse, real keys.
#include "tests/ui/pages/maxout/support.h"

#include "core/pages/maxout/sketch.h"
#include "core/pages/maxout/state.h"
#include "tests/ui/pointer.h"

#include <gmock/gmock.h>

#include <QAction>

namespace actiscope {
namespace {

constexpr double aPixel = 0.02; // of the figure's x and y, generously

TEST(MaxoutWindow, AStrokeDrawsTheTargetLiveAsOneStep) {
    ShownMaxoutPage shown("target", "drawn");
    const MaxoutPage before = shown.state();
    const auto fit = shown.panel("maxout")->lines;
    shown.press("maxout", {{-1.5, 3}, {-1, 3}, {0, 2}});
    EXPECT_NEAR(drawnAt(shown.state(), -1.2), 3, aPixel) << "while the button is down";
    EXPECT_NEAR(drawnAt(shown.state(), -0.5), 2.5, 2 * aPixel);
    shown.settle();
    EXPECT_NE(shown.panel("maxout")->lines, fit) << "the fit follows";
    QTest::mouseMove(&shown.surface(), shown.at("maxout", {1, 2}));
    shown.release();
    EXPECT_NEAR(drawnAt(shown.state(), 0.8), 2, aPixel);
    EXPECT_NEAR(drawnAt(shown.state(), 1.5), drawnAt(before, 1.5), 1e-3)
        << "beyond the stroke it is the old one";
    EXPECT_EQ(shown.state().xMinimum, before.xMinimum) << "drawing does not pan";
    EXPECT_EQ(shown.window.session().undoText(), QStringLiteral("Draw the target"));
    shown.window.session().undo();
    EXPECT_EQ(shown.state(), before);
    EXPECT_FALSE(shown.window.session().canUndo());
}

TEST(MaxoutWindow, EscapeTakesAStrokeBackAndTheRestOfItDrawsNothing) {
    ShownMaxoutPage shown("target", "drawn");
    const MaxoutPage before = shown.state();
    shown.press("maxout", {{-1.5, 3}, {0, 3}});
    ASSERT_NE(shown.state(), before);
    QTest::keyClick(&shown.canvas(), Qt::Key_Escape);
    EXPECT_EQ(shown.state(), before);
    QTest::mouseMove(&shown.surface(), shown.at("maxout", {1, 3}));
    shown.release();
    EXPECT_EQ(shown.state(), before);
    EXPECT_FALSE(shown.window.session().canUndo());
}

TEST(MaxoutWindow, AClickDrawsNothingAndTheMiddleButtonPans) {
    ShownMaxoutPage shown("target", "drawn");
    const MaxoutPage before = shown.state();
    shown.press("maxout", {{-1.5, 3}});
    shown.release();
    EXPECT_EQ(shown.state(), before);
    shown.press("maxout", {{-1.5, 3}, {-1, 3}}, Qt::MiddleButton);
    shown.release(Qt::MiddleButton);
    EXPECT_EQ(shown.state().drawn, before.drawn);
    EXPECT_NEAR(shown.state().xMinimum, before.xMinimum - 0.5, aPixel);
}

TEST(MaxoutWindow, ACrossShowsWhereCanBeDrawn) {
    ShownMaxoutPage shown("target", "drawn");
    movePointer(shown.surface(), shown.at("maxout", {-1.5, 3.5}));
    const auto isCross = [&] { return shown.surface().cursor().shape() == Qt::CrossCursor; };
    EXPECT_TRUE(isCross());
    movePointer(shown.surface(), shown.at("maxout", {-2.4, 3.5}));
    EXPECT_FALSE(isCross()) << "outside the range";
}

TEST(MaxoutWindow, ADragPansWhenTheTargetIsNotADrawnOne) {
    ShownMaxoutPage shown("target", "square");
    const MaxoutPage before = shown.state();
    shown.press("maxout", {{-0.5, 3}, {0, 3}});
    shown.release();
    EXPECT_EQ(shown.state().drawn, before.drawn);
    EXPECT_NEAR(shown.state().xMinimum, before.xMinimum - 0.5, aPixel);
}

TEST(MaxoutWindow, ThePenDrawsByKeys) {
    ShownMaxoutPage shown("target", "drawn");
    shown.focusHandle(QStringLiteral("pen of the drawn target"));
    const MaxoutPage before = shown.state();
    QTest::keyClick(&shown.canvas(), Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_EQ(shown.state().drawn, before.drawn);
    EXPECT_GT(shown.state().pen, before.pen);
    shown.settle();
    const Point pen = penAt(shown.state());
    for (int i = 0; i < 3; ++i) // faster than frames
        QTest::keyClick(&shown.canvas(), Qt::Key_Up);
    EXPECT_NEAR(penAt(shown.state()).x, pen.x, 1e-9);
    EXPECT_NEAR(penAt(shown.state()).y, pen.y + 3 * (before.yMaximum - before.yMinimum) / 100, 5e-3);
    EXPECT_EQ(shown.window.session().undoText(), QStringLiteral("Draw the target"));
}

TEST(MaxoutWindow, AnOffsetOfTwoInputsIsDraggedAsABarAndMovesTheRegions) {
    ShownMaxoutPage shown("show", "regions");
    const MaxoutPage before = shown.state();
    const auto regions = shown.panel("regions")->areas;
    const double y = before.c[3];
    shown.press("offsets", {{4, y / 2}, {4, y / 2 - 0.1}, {4, y / 2 - 0.2}});
    shown.release();
    EXPECT_NEAR(shown.state().c[3], y - 0.2, 0.02);
    EXPECT_NE(shown.panel("regions")->areas, regions);
    EXPECT_EQ(shown.window.session().undoText(), QStringLiteral("Change the offset of piece 4"));
    shown.window.session().undo();
    EXPECT_EQ(shown.state(), before);
    shown.settle();
    shown.focusHandle(QStringLiteral("offset of piece 2"));
    QTest::keyClick(&shown.canvas(), Qt::Key_Up);
    EXPECT_GT(shown.state().c[1], before.c[1]);
}

TEST(MaxoutWindow, TheSectionsOfAGatedUnitAreDraggedByTheirRing) {
    ShownMaxoutPage shown("show", "glu");
    shown.press("surface", {{1, 1}, {0, 0}, {-1, 2}});
    shown.release();
    EXPECT_NEAR(shown.state().a, -1, aPixel);
    EXPECT_NEAR(shown.state().gateB, 2, aPixel);
    ASSERT_EQ(shown.panel("along_a")->markers.size(), 1U);
    EXPECT_EQ(shown.panel("along_a")->markers[0].at.x, shown.state().a);
    EXPECT_EQ(shown.window.session().undoText(), QStringLiteral("Move the sections"));
}

} // namespace
} // namespace actiscope
