#include "core/pages/curves/state.h"
#include "tests/ui/controls/controls_support.h"
#include "ui/pages/activation_list.h"

#include <gmock/gmock.h>

#include <QMenu>

#include <memory>

namespace actiscope {
namespace {

using testing::ElementsAre;

struct List : ShownInspector {
    explicit List(const Document& document = documentWith({"elu", "swish", "tanh"}))
        : ShownInspector(document) {}

    ActivationList& list = find<ActivationList>("activationList");

    std::vector<std::string> ids() const {
        std::vector<std::string> ids;
        for (const Curve& shown : page().curves)
            ids.push_back(shown.activation->id);
        return ids;
    }
    QPoint middleOf(int row) const { return list.visualItemRect(list.item(row)).center(); }
    void click(QPoint place) { QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, place); }
    void drag(QPoint from, QPoint to) {
        QTest::mousePress(list.viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(list.viewport(), (from + to) / 2);
        QTest::mouseMove(list.viewport(), to);
        QTest::mouseRelease(list.viewport(), Qt::LeftButton, {}, to);
    }
    void trigger(int row, const QString& text) {
        const std::unique_ptr<QMenu> menu(list.makeMenu(row));
        for (QAction* action : menu->findChildren<QAction*>())
            if (action->text() == text)
                return action->trigger();
        FAIL() << "no " << text.toStdString();
    }
};

TEST(ActivationListWidget, ClickAndArrowsSelect) {
    List ui;
    ui.click(ui.middleOf(2));
    EXPECT_EQ(ui.page().selected, 2);
    QTest::keyClick(&ui.list, Qt::Key_Up);
    EXPECT_EQ(ui.page().selected, 1);
    QTest::keyClick(&ui.list, Qt::Key_Down);
    EXPECT_EQ(ui.page().selected, 2);
    EXPECT_EQ(ui.undoSteps(), 0) << "looking at another curve changes nothing";
}

TEST(ActivationListWidget, EyeAndSpaceHideAndShow) {
    List ui;
    ui.click(ui.list.eyeRect(1).center());
    EXPECT_FALSE(ui.curve(1).visible);
    EXPECT_EQ(ui.page().selected, 0) << "the selection stays";
    EXPECT_TRUE(ui.list.item(1)->text().endsWith("hidden"));
    ui.click(ui.list.eyeRect(1).center());
    EXPECT_TRUE(ui.curve(1).visible);
    QTest::keyClick(&ui.list, Qt::Key_Space);
    EXPECT_FALSE(ui.curve(0).visible);
}

TEST(ActivationListWidget, CrossAndDeleteRemove) {
    List ui;
    ui.click(ui.list.removeRect(0).center());
    EXPECT_THAT(ui.ids(), ElementsAre("swish", "tanh"));
    EXPECT_EQ(ui.page().selected, 0);
    QTest::keyClick(&ui.list, Qt::Key_Delete);
    QTest::keyClick(&ui.list, Qt::Key_Delete);
    EXPECT_THAT(ui.ids(), ElementsAre());
    EXPECT_EQ(ui.page().selected, -1);
    QTest::keyClick(&ui.list, Qt::Key_Delete);
    ui.session.undo();
    EXPECT_THAT(ui.ids(), ElementsAre("tanh"));
    EXPECT_EQ(ui.page().selected, 0);
}

TEST(ActivationListWidget, ControlDDuplicatesWithItsValuesInAFreeColour) {
    List ui;
    ui.session.edit("Change",
                    [](Document& document) { document.curves->curves[0].parameters[0].value = 0.25; });
    QTest::keyClick(&ui.list, Qt::Key_D, Qt::ControlModifier);
    EXPECT_THAT(ui.ids(), ElementsAre("elu", "elu", "swish", "tanh"));
    EXPECT_EQ(ui.alpha(1), 0.25);
    EXPECT_EQ(ui.page().selected, 1);
    EXPECT_EQ(ui.curve(1).colour, 3);
}

TEST(ActivationListWidget, AltArrowsReorderAndTheSelectionGoesAlong) {
    List ui;
    QTest::keyClick(&ui.list, Qt::Key_Down, Qt::AltModifier);
    EXPECT_THAT(ui.ids(), ElementsAre("swish", "elu", "tanh"));
    EXPECT_EQ(ui.page().selected, 1);
    QTest::keyClick(&ui.list, Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(&ui.list, Qt::Key_Down, Qt::AltModifier);
    EXPECT_THAT(ui.ids(), ElementsAre("swish", "tanh", "elu"));
    QTest::keyClick(&ui.list, Qt::Key_Up, Qt::AltModifier);
    EXPECT_THAT(ui.ids(), ElementsAre("swish", "elu", "tanh"));
}

TEST(ActivationListWidget, DragReorders) {
    List ui;
    ui.drag(ui.middleOf(0), ui.middleOf(2) + QPoint(0, 6));
    EXPECT_THAT(ui.ids(), ElementsAre("swish", "tanh", "elu"));
    EXPECT_EQ(ui.page().selected, 2);
    ui.drag(ui.middleOf(2), ui.middleOf(0) - QPoint(0, 6));
    EXPECT_THAT(ui.ids(), ElementsAre("elu", "swish", "tanh"));
    EXPECT_EQ(ui.page().selected, 0);
}

TEST(ActivationListWidget, MenuOffersWhatTheKeysDoAndTheColours) {
    List ui;
    ui.trigger(1, "Move up");
    EXPECT_THAT(ui.ids(), ElementsAre("swish", "elu", "tanh"));
    ui.trigger(1, "Pink");
    EXPECT_EQ(ui.curve(1).colour, 5);
    ui.trigger(2, "Duplicate");
    ui.trigger(0, "Remove");
    EXPECT_THAT(ui.ids(), ElementsAre("elu", "tanh", "tanh"));
    ui.trigger(0, "Hide");
    EXPECT_FALSE(ui.curve(0).visible);
}

TEST(ActivationListWidget, NamesItsRowsForAssistiveTools) {
    List ui;
    EXPECT_EQ(ui.list.item(0)->text(), "ELU (α = 1)");
    EXPECT_EQ(ui.list.accessibleName(), "Curves");
}

} // namespace
} // namespace actiscope
