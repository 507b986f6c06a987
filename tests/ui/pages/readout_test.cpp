// The read-out: the pointer's is on the screen only, a pinned one belongs to the document.
#include "core/pages/curves/state.h"
#include "core/pages/maxout/state.h"
#include "tests/ui/controls/controls_support.h"
#include "tests/ui/pointer.h"
#include "tests/ui/window/page_window.h"
#include "ui/controls/field_row.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/exporting/copy_image.h"
#include "ui/pages/page_inspector.h"

#include <QAction>
#include <QToolButton>

namespace actiscope {
namespace {

class Readout : public PageWindow {
public:
    explicit Readout(const std::string& page = "curves") {
        Document document;
        document.page = page;
        window.session().reset(document);
        show();
        settle();
    }

    Session& session() { return window.session(); }
    static bool hasReadout(const Figure& figure) {
        for (const Panel& panel : figure.panels)
            for (const Line& line : panel.lines)
                if (line.layer == Layer::Cursor)
                    return true;
        return false;
    }
    bool isOnScreen() { return hasReadout(canvas().figure()); }
    /// What an export, a copy and the command line draw.
    bool isExported() { return hasReadout(draw(session().document(), {600, 400, 12})); }
    void hover(const char* panel, const Point& point) {
        movePointer(surface(), at(panel, point));
        settle();
    }
    void click(const char* panel, const Point& point) {
        QTest::mouseClick(&surface(), Qt::LeftButton, {}, at(panel, point));
        settle();
    }
};

struct OnPage {
    const char* page;
    const char* panel;
};

double cursorOf(const Document& document) {
    return document.page == "maxout" ? document.maxout->cursor : document.curves->cursor;
}

class ReadoutOn : public testing::TestWithParam<OnPage> {};

TEST_P(ReadoutOn, IsUnderThePointerOnlyUntilAClickPinsIt) {
    Readout shown(GetParam().page);
    const char* panel = GetParam().panel;
    const Document before = shown.session().document();
    EXPECT_FALSE(shown.isOnScreen());
    EXPECT_FALSE(shown.isExported()) << "nobody placed one";
    shown.hover(panel, {1.3, 0.6});
    EXPECT_TRUE(shown.isOnScreen());
    EXPECT_FALSE(shown.isExported());
    EXPECT_EQ(shown.session().document(), before);

    shown.click(panel, {1.3, 0.6});
    EXPECT_TRUE(shown.isExported());
    EXPECT_NEAR(cursorOf(shown.session().document()), 1.3, 0.02);
    EXPECT_EQ(shown.session().undoText(), "Pin the read-out");
    shown.hover(panel, {-1, 0.6});
    EXPECT_NEAR(cursorOf(shown.window.view().shownDocument()), 1.3, 0.02) << "pinned is pinned";

    const double pinned = cursorOf(shown.session().document());
    QTest::keyClick(&shown.canvas(), Qt::Key_Right, Qt::ShiftModifier);
    shown.settle();
    EXPECT_GT(cursorOf(shown.session().document()), pinned);
    EXPECT_EQ(shown.session().undoText(), "Move the read-out");
    shown.session().undo();
    EXPECT_EQ(cursorOf(shown.session().document()), pinned);

    QTest::keyClick(&shown.canvas(), Qt::Key_Escape);
    EXPECT_FALSE(shown.isExported());
    shown.session().undo();
    EXPECT_TRUE(shown.isExported());
    shown.session().undo();
    EXPECT_EQ(shown.session().document(), before);
}

/// A moving pointer draws the read-out only: what stands below it is that of the document all the same.
TEST_P(ReadoutOn, StandsOnTheFigureOfTheDocumentAsItIsNow) {
    Readout shown(GetParam().page);
    const auto isWholeFigure = [&] {
        const Document document = shown.window.view().shownDocument();
        const QSizeF room = shown.canvas().plotSize();
        return shown.canvas().figure() == draw(document, shown.session().result().snapshot(document.page),
                                               {room.width(), room.height(), FigureStyle().fontPx});
    };
    shown.hover(GetParam().panel, {1.3, 0.6});
    EXPECT_TRUE(shown.isOnScreen());
    EXPECT_TRUE(isWholeFigure());
    shown.hover(GetParam().panel, {1.1, 0.6});
    EXPECT_TRUE(isWholeFigure());
    shown.session().edit(QStringLiteral("narrower"), [](Document& document) {
        document.curves->xMaximum = 3;
        document.maxout->xMaximum = 3;
    });
    shown.settle();
    EXPECT_EQ(shown.canvas().figure().panels.front().x.maximum, 3);
    EXPECT_TRUE(isWholeFigure());
    shown.session().undo();
    shown.settle();
    EXPECT_TRUE(isWholeFigure());
}

TEST_P(ReadoutOn, ADoubleClickFitsAndPinsNothing) {
    Readout shown(GetParam().page);
    const QPoint place = shown.at(GetParam().panel, {1.3, 0.6});
    QTest::mouseDClick(&shown.surface(), Qt::LeftButton, {}, place);
    EXPECT_FALSE(shown.isExported());
    EXPECT_FALSE(shown.session().canRedo());
    EXPECT_NE(shown.session().undoText(), "Pin the read-out");
}

INSTANTIATE_TEST_SUITE_P(Pages, ReadoutOn, testing::Values(OnPage{"curves", ""}, OnPage{"maxout", "maxout"}),
                         [](const auto& given) { return given.param.page; });

TEST(Readout, TheKeyboardAlonePlacesPinsAndMovesIt) {
    Readout shown;
    shown.canvas().setFocus();
    QTest::keyClick(&shown.canvas(), Qt::Key_Right, Qt::ShiftModifier);
    shown.settle();
    EXPECT_TRUE(shown.isOnScreen());
    EXPECT_FALSE(shown.isExported());
    QTest::keyClick(&shown.canvas(), Qt::Key_Return);
    EXPECT_TRUE(shown.isExported());
}

TEST(Readout, EscapeUnpinsFromAnyControl) {
    Readout shown;
    shown.click("", {1.3, 0.6});
    auto* slider = shown.window.findChild<ValueSlider*>();
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Escape);
    EXPECT_FALSE(shown.isExported());
}

TEST(Readout, AFieldOfTheInspectorMovesIt) {
    Readout shown;
    auto* inspector = shown.window.findChild<PageInspector*>(QStringLiteral("inspector_curves"));
    inspector->findChild<QToolButton*>("fold")->click();
    auto* row = inspector->findChild<FieldRow*>("cursor");
    EXPECT_FALSE(row->isVisible()) << "nothing to move yet";
    shown.click("", {1.3, 0.6});
    EXPECT_TRUE(row->isVisible());
    typeInto(*row->findChild<NumberEdit*>(), "0.5");
    EXPECT_EQ(shown.session().document().curves->cursor, 0.5);
    inspector->findChild<FieldRow*>("cursor_visible")->findChild<QAbstractButton*>()->click();
    EXPECT_FALSE(shown.isExported());
}

TEST(Readout, TheExportDialogHasASwitchForAPinnedOne) {
    Session session;
    {
        ExportDialog dialog(session, [](const QString&) { return QString(); });
        EXPECT_EQ(dialog.findChild<FieldRow*>("row_cursor_visible"), nullptr);
    }
    session.edit("Pin", [](Document& document) { document.curves->cursorVisible = true; });
    ExportDialog dialog(session, [](const QString&) { return QString(); });
    auto* row = dialog.findChild<FieldRow*>("row_cursor_visible");
    ASSERT_NE(row, nullptr);
    EXPECT_TRUE(dialog.draft().curves->cursorVisible);
    row->findChild<QAbstractButton*>()->click();
    EXPECT_FALSE(dialog.draft().curves->cursorVisible);
    EXPECT_TRUE(session.document().curves->cursorVisible);
}

} // namespace
} // namespace actiscope
