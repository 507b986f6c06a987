// The Dying units page in the whole window: real handles and real widgets.
#include "core/pages/dying/state.h"
#include "tests/ui/pointer.h"
#include "tests/ui/window/page_window.h"
#include "ui/pages/page_inspector.h"

#include <gmock/gmock.h>

#include <QAbstractButton>
#include <QAction>

namespace actiscope {
namespace {

class ShownDying : public PageWindow {
public:
    ShownDying() {
        show();
        window.findChild<QAction*>(QStringLiteral("page_dying"))->trigger();
        EXPECT_TRUE(QTest::qWaitFor([&] { return trained(); }, patience));
    }

    DyingPage state() { return *window.session().document().dying; }
    bool trained() {
        const Panel* dead = panel("dead");
        return dead && std::count_if(dead->lines.begin(), dead->lines.end(),
                                     [](const Line& line) { return line.name.ends_with(", dead"); }) == 3;
    }
    void drag(QPoint from, QPoint to) {
        QTest::mousePress(&surface(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&surface(), from + (to - from) / 2);
        QTest::mouseMove(&surface(), to);
        QTest::mouseRelease(&surface(), Qt::LeftButton, {}, to);
    }
    const Handle* handle(const char* panelId, const std::string& id) {
        for (const Handle& handle : panel(panelId)->handles)
            if (handle.id == id)
                return &handle;
        return nullptr;
    }
};

TEST(DyingWindow, ADeadUnitIsDraggedOutAndPutBack) {
    ShownDying shown;
    const Panel plane = *shown.panel("plane");
    std::size_t dead = 0;
    while (dead + 1 < plane.markers.size() && plane.markers[dead].shape != MarkerShape::Cross)
        ++dead;
    ASSERT_EQ(plane.markers[dead].shape, MarkerShape::Cross);
    shown.drag(shown.at("plane", plane.handles[dead].at), shown.at("plane", {1, 2}));
    ASSERT_EQ(shown.state().moved.size(), numbersAMove);
    EXPECT_NEAR(shown.state().moved[2], 1, 0.1);
    EXPECT_NEAR(shown.state().moved[4], 2, 0.1);
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            const Panel* now = shown.panel("plane");
            return now && dead < now->markers.size() && now->markers[dead].shape == MarkerShape::FilledDot;
        },
        PageWindow::patience));
    shown.window.findChild<PageInspector*>(QStringLiteral("inspector_dying"))
        ->findChild<QAbstractButton*>(QStringLiteral("put_back"))
        ->click();
    EXPECT_TRUE(shown.state().moved.empty());
}

TEST(DyingWindow, ThePlayheadIsDraggedToAnEarlierStep) {
    ShownDying shown;
    const Point at = shown.handle("dead", "playhead")->at;
    shown.drag(shown.at("dead", at), shown.at("dead", {100, at.y}));
    EXPECT_NEAR(shown.state().playhead, 100, 5);
    EXPECT_EQ(shown.window.session().undoText(), QStringLiteral("Move the playhead"));
}

TEST(DyingWindow, PointingAtAUnitShowsItsLineAndGradient) {
    ShownDying shown;
    const Handle unit = *shown.handle("plane", "unit.2");
    movePointer(shown.surface(), shown.at("plane", unit.at));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !shown.panel("plane")->callouts.empty(); }, shown.patience));
    const auto& lines = shown.panel("plane")->callouts[0].lines;
    EXPECT_THAT(lines.front(), testing::StartsWith("unit "));
    EXPECT_THAT(lines.back(), testing::StartsWith("gradient: "));
    EXPECT_TRUE(std::any_of(shown.panel("fit")->lines.begin(), shown.panel("fit")->lines.end(),
                            [](const Line& line) { return line.layer == Layer::Cursor; }));
    EXPECT_FALSE(shown.window.session().canUndo());
}

} // namespace
} // namespace actiscope
