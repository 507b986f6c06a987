// The Race page in the whole window: real handles and real widgets.
#include "core/pages/race/state.h"
#include "tests/ui/pointer.h"
#include "tests/ui/window/page_window.h"

#include <gmock/gmock.h>

#include <QAction>

namespace actiscope {
namespace {

using testing::HasSubstr;

class ShownRace : public PageWindow {
public:
    ShownRace() {
        show();
        window.findChild<QAction*>(QStringLiteral("page_race"))->trigger();
        EXPECT_TRUE(QTest::qWaitFor([&] { return panel("loss") != nullptr && settled(); }, patience));
    }

    RacePage state() { return *window.session().document().race; }
    Handle handle(const std::string& id) {
        for (const Handle& candidate : panel("loss")->handles)
            if (candidate.id == id)
                return candidate;
        ADD_FAILURE() << "no handle " << id;
        return {};
    }
    void drag(const std::string& id, const Point& to) {
        const QPoint start = at("loss", handle(id).at);
        const QPoint end = at("loss", to);
        QTest::mousePress(&surface(), Qt::LeftButton, {}, start);
        QTest::mouseMove(&surface(), start + (end - start) / 2);
        QTest::mouseMove(&surface(), end);
        QTest::mouseRelease(&surface(), Qt::LeftButton, {}, end);
        settle();
    }
};

TEST(RaceWindow, DraggingThePlayheadGoesBackInTime) {
    ShownRace shown;
    const auto atTheEnd = shown.panel("lane.2")->areas;
    const Point end = shown.handle("playhead").at;
    EXPECT_EQ(end.x, 300);
    shown.drag("playhead", {60, end.y});
    EXPECT_NEAR(shown.state().playhead, 60, 2);
    EXPECT_EQ(shown.window.session().undoText(), QStringLiteral("Change the epoch shown"));
    EXPECT_NE(shown.panel("lane.2")->areas, atTheEnd);
    EXPECT_FALSE(shown.window.session().result().isWorking()) << "nothing is learned again";
    shown.window.session().undo();
    shown.settle();
    EXPECT_EQ(shown.panel("lane.2")->areas, atTheEnd);
    EXPECT_EQ(shown.state(), defaultRacePage());
}

TEST(RaceWindow, DraggingTheTargetRanksAnew) {
    ShownRace shown;
    EXPECT_EQ(shown.panel("ranking")->labels[2].text, "2  Tanh");
    shown.drag("target", {shown.handle("target").at.x, 0.3});
    EXPECT_NEAR(shown.state().target, 0.3, 0.03);
    EXPECT_EQ(shown.panel("ranking")->labels[2].text, "2  Swish (β = 1)");
}

TEST(RaceWindow, ArrowsMoveThePlayhead) {
    ShownRace shown;
    shown.canvas().setFocus();
    QTest::keyClick(&shown.canvas(), Qt::Key_Tab);
    EXPECT_EQ(shown.canvas().focusedHandle(), QStringLiteral("epoch shown"));
    QTest::keyClick(&shown.canvas(), Qt::Key_Left);
    EXPECT_EQ(shown.state().playhead, 297);
    shown.settle();
    EXPECT_THAT(shown.window.statusText().toStdString(), HasSubstr("epoch 297 of 300"));
}

TEST(RaceWindow, AnotherRateStartsAnewWithoutEmptiness) {
    ShownRace shown;
    int without = 0;
    QObject::connect(&shown.window.view(), &FigurePane::drawn, [&] {
        if (!shown.panel("lane.0") || shown.panel("lane.0")->areas.empty())
            ++without;
    });
    const auto before = shown.panel("loss")->lines;
    for (const double rate : {0.1, 0.2, 0.05}) {
        shown.window.session().edit(QStringLiteral("rate"),
                                    [rate](Document& document) { document.race->rate = rate; });
        QCoreApplication::processEvents();
    }
    shown.settle();
    EXPECT_EQ(without, 0);
    EXPECT_NE(shown.panel("loss")->lines, before);
}

TEST(RaceWindow, PointingAtALaneReadsItsNetworkOut) {
    ShownRace shown;
    movePointer(shown.surface(), shown.at("lane.1", {0.3, -0.4}));
    shown.settle();
    ASSERT_EQ(shown.panel("lane.1")->callouts.size(), 1U);
    EXPECT_THAT(shown.panel("lane.1")->callouts[0].lines[0], HasSubstr("Tanh at (0."));
    EXPECT_THAT(shown.panel("lane.1")->callouts[0].lines[2], HasSubstr("layer 1, unit "));
    QTest::mouseClick(&shown.surface(), Qt::LeftButton, {}, shown.at("lane.1", {0.3, -0.4}));
    EXPECT_EQ(shown.state(), defaultRacePage()) << "it is on the screen only";
    EXPECT_FALSE(shown.window.session().canUndo());
    movePointer(shown.surface(), shown.at("ranking", {0.5, 0.5}));
    shown.settle();
    EXPECT_TRUE(shown.panel("lane.1")->callouts.empty());
}

TEST(RaceWindow, SwappingALaneLeavesTheOthersAsTheyWere) {
    ShownRace shown;
    const auto tanh = shown.panel("lane.1")->areas;
    int changed = 0;
    QObject::connect(&shown.window.view(), &FigurePane::drawn, [&] {
        if (!shown.panel("lane.1") || shown.panel("lane.1")->areas != tanh)
            ++changed;
    });
    const auto sigmoid = shown.panel("lane.0")->areas;
    shown.window.session().edit(QStringLiteral("swap"), [](Document& document) {
        redefine(document.race->activations[0], findOrMakeActivation("softsign"));
    });
    shown.settle();
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return !shown.window.session().result().isWorking(); }, shown.patience));
    shown.settle();
    EXPECT_EQ(changed, 0);
    EXPECT_NE(shown.panel("lane.0")->areas, sigmoid);
}

} // namespace
} // namespace actiscope
