// The Cost page in the whole window: real pointer, real keys, real widgets.
#include "core/pages/cost/result.h"
#include "tests/core/figure/line_named.h"
#include "tests/ui/pointer.h"
#include "tests/ui/window/page_window.h"

#include <QAction>

#include <cmath>

namespace actiscope {
namespace {

/// With arrays that are measured in no time.
class ShownCost : public PageWindow {
public:
    ShownCost() {
        Document document;
        document.page = "cost";
        document.cost->n = 100;
        document.cost->rounds = 3;
        window.session().reset(document);
        show();
        EXPECT_TRUE(waitForBars(5));
    }

    /// Until the whole measurement of so many activations is drawn.
    bool waitForBars(std::size_t activations) {
        return QTest::qWaitFor(
            [&] {
                const Panel* shown = panel("cost");
                return shown && shown->bars.size() == 2 * activations;
            },
            patience);
    }
    bool waitForCallout(const char* id, bool isThere) {
        return QTest::qWaitFor([&] { return panel(id)->callouts.empty() != isThere; }, patience);
    }
};

TEST(CostWindow, MeasuresAndSaysOnWhichMachine) {
    ShownCost shown;
    EXPECT_FALSE(shown.panel("cost")->x.label.empty());
    EXPECT_NE(lineNamed(*shown.panel("sizes"), "GELU, f"), nullptr);
    EXPECT_FALSE(shown.window.statusText().isEmpty());
}

TEST(CostWindow, HidingAnActivationTakesItsBarsAwayInOneStep) {
    ShownCost shown;
    Session& session = shown.window.session();
    session.edit(QStringLiteral("Hide"),
                 [](Document& document) { document.cost->activations[0].visible = false; });
    EXPECT_TRUE(shown.waitForBars(4));
    session.undo();
    EXPECT_TRUE(shown.waitForBars(5));
}

TEST(CostWindow, ThePointerReadsTimesOutAndLeavesNothingBehind) {
    ShownCost shown;
    const Document before = shown.window.session().document();
    const Bar bar = shown.panel("cost")->bars.front();
    movePointer(shown.surface(), shown.at("cost", {bar.at, bar.to / 2}));
    ASSERT_TRUE(shown.waitForCallout("cost", true));
    EXPECT_EQ(shown.panel("cost")->callouts.front().lines.front(), bar.name);
    const Panel& sizes = *shown.panel("sizes");
    movePointer(shown.surface(), shown.at("sizes", {9, std::sqrt(sizes.y.minimum * sizes.y.maximum)}));
    ASSERT_TRUE(shown.waitForCallout("sizes", true));
    EXPECT_EQ(shown.panel("sizes")->callouts.front().lines.front(), "n = 10");
    EXPECT_TRUE(shown.panel("cost")->callouts.empty()) << "it is where the pointer is";
    EXPECT_EQ(shown.window.session().document(), before);
    EXPECT_TRUE(shown.window.session().undoText().isEmpty());
}

} // namespace
} // namespace actiscope
