// The Zig-zag page in the whole window.
#include "core/pages/zigzag/state.h"
#include "tests/ui/window/page_window.h"

#include <gmock/gmock.h>

#include <QAction>

namespace actiscope {
namespace {

class ShownZigzag : public PageWindow {
public:
    ShownZigzag() {
        show();
        window.findChild<QAction*>(QStringLiteral("page_zigzag"))->trigger();
        EXPECT_TRUE(QTest::qWaitFor([&] { return panel("distance") != nullptr && settled(); }, patience));
    }
    ZigzagPage state() { return *window.session().document().zigzag; }
};

TEST(ZigzagWindow, DraggingTheStartStartsTheDescentThere) {
    ShownZigzag shown;
    shown.drag(shown.at("weights.0", {-1.8, 1.2}), shown.at("weights.0", {1, 1}));
    EXPECT_NEAR(shown.state().start[0], 1, 0.05);
    EXPECT_NEAR(shown.state().start[1], 1, 0.05);
    EXPECT_EQ(shown.window.session().undoText(), QStringLiteral("Move the start"));
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            for (const Line& line : shown.panel("weights.1")->lines)
                if (line.name == "2*sigmoid(x) - 1, full batch")
                    return line.points.front().x == shown.state().start[0];
            return false;
        },
        ShownZigzag::patience));
    shown.window.session().undo();
    EXPECT_EQ(shown.state(), defaultZigzagPage()) << "a drag is one step";
}

TEST(ZigzagWindow, DraggingThePlayheadBackIsOneStepOfUndo) {
    ShownZigzag shown;
    const Point at = shown.panel("distance")->handles[0].at;
    shown.drag(shown.at("distance", at), shown.at("distance", {30, at.y}));
    EXPECT_NEAR(shown.state().playhead, 30, 1);
    shown.window.session().undo();
    EXPECT_EQ(shown.state().playhead, -1);
}

} // namespace
} // namespace actiscope
