// The Maxout page in the whole window: its cards with real keys, its handles with a real mouse.
#include "tests/ui/pages/maxout/support.h"

#include "core/pages/maxout/pieces.h"
#include "core/pages/maxout/result.h"
#include "core/pages/maxout/state.h"
#include "ui/pages/maxout/piece_row.h"
#include "ui/pages/page_inspector.h"

#include "tests/ui/controls/controls_support.h"

#include <gmock/gmock.h>

#include <QClipboard>
#include <QLayout>
#include <QLineEdit>
#include <QToolButton>

namespace actiscope {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::HasSubstr;

class PiecesPage : public ShownMaxoutPage {
public:
    using ShownMaxoutPage::ShownMaxoutPage;

    Session& session() { return window.session(); }
    std::string undoText() { return session().undoText().toStdString(); }
    /// The card of the lines, or with "w1" that of the planes.
    QWidget& card(const char* column = "w") {
        return *inspector().findChild<QWidget*>(QStringLiteral("pieces_") + QLatin1String(column));
    }
    PageInspector& inspector() {
        return *window.findChild<PageInspector*>(QStringLiteral("inspector_maxout"));
    }
    std::vector<PieceRow*> rows(const char* column = "w") {
        std::vector<PieceRow*> rows;
        for (PieceRow* row : card(column).findChildren<PieceRow*>())
            if (!row->isHidden())
                rows.push_back(row);
        return rows;
    }
    NumberEdit& number(std::size_t piece, std::size_t column, const char* table = "w") {
        return *rows(table).at(piece)->number(column);
    }
    QLabel& label(std::size_t piece, const char* name) {
        return *rows().at(piece)->findChild<QLabel*>(QLatin1String(name));
    }
    void click(const char* link, const char* column = "w") {
        QTest::mouseClick(card(column).findChild<QToolButton*>(QLatin1String(link)), Qt::LeftButton);
    }
    void paste(const char* text, const char* column = "w") {
        QApplication::clipboard()->setText(QString::fromUtf8(text));
        click("paste", column);
    }
    QString pasteMessage() {
        auto* message = card().findChild<QLabel*>(QStringLiteral("message"), Qt::FindDirectChildrenOnly);
        return message->isHidden() ? QString() : message->text();
    }
    bool isShown(const char* name) {
        return inspector().findChild<QWidget*>(QLatin1String(name))->isVisible();
    }
    Handle handle(const char* panelId, const char* id) {
        for (const Handle& handle : panel(panelId)->handles)
            if (handle.id == id)
                return handle;
        ADD_FAILURE() << "no handle " << id;
        return {};
    }
    void drag(const char* panelId, const char* id, const Point& to) {
        const Point from = handle(panelId, id).at;
        const QPoint end = at(panelId, to);
        press(panelId, {from, {(from.x + to.x) / 2, (from.y + to.y) / 2}});
        settle();
        QTest::mouseMove(&surface(), end);
        QTest::mouseRelease(&surface(), Qt::LeftButton, {}, end);
        settle();
    }
};

TEST(MaxoutPieces, HaveARowEachWithTheShownNumbers) {
    PiecesPage shown("k", "3");
    ASSERT_EQ(shown.rows().size(), 3U);
    const Pieces fitted = shownMaxout(shown.state()).pieces;
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(shown.number(i, 0).value(), fitted[i].w) << "of the fit, not the stored ones";
        EXPECT_EQ(shown.number(i, 1).value(), fitted[i].b);
    }
    EXPECT_EQ(shown.number(1, 0).accessibleName(), QStringLiteral("w of piece 2"));
    EXPECT_EQ(shown.rows()[2]->removeButton()->accessibleName(), QStringLiteral("Remove piece 3"));
    EXPECT_FALSE(shown.card().findChild<QLabel*>(QStringLiteral("origin"))->isHidden());
}

TEST(MaxoutPieces, ATypedNumberMakesTheFitOwnPiecesAsOneStep) {
    PiecesPage shown("k", "4");
    const MaxoutPage before = shown.state();
    const Pieces fitted = shownMaxout(before).pieces;
    typeInto(shown.number(1, 0), QStringLiteral("-0.5"));
    EXPECT_EQ(shown.state().fit, "own");
    EXPECT_EQ(ownPieces(shown.state()), (Pieces{fitted[0], {-0.5, fitted[1].b}, fitted[2], fitted[3]}));
    EXPECT_EQ(shown.undoText(), "Change w of piece 2");
    EXPECT_TRUE(shown.card().findChild<QLabel*>(QStringLiteral("origin"))->isHidden());
    typeInto(shown.number(3, 1), QStringLiteral("−3"), false);
    QTest::keyClick(&shown.number(3, 1), Qt::Key_Tab);
    EXPECT_EQ(shown.state().b[3], -3) << "leaving the field is enough";
    EXPECT_EQ(shown.undoText(), "Change b of piece 4");
    shown.session().undo();
    shown.session().undo();
    EXPECT_EQ(shown.state(), before);
    EXPECT_EQ(shown.number(1, 0).value(), fitted[1].w);
}

TEST(MaxoutPieces, WrongTextIsRefusedWithASentenceAndNothingIsLost) {
    PiecesPage shown("k", "4");
    const MaxoutPage before = shown.state();
    for (const char* wrong : {"steep", "nan", "inf", "1e308", ""}) {
        typeInto(shown.number(0, 0), QString::fromLatin1(wrong));
        EXPECT_FALSE(shown.label(0, "message").isHidden()) << wrong;
        EXPECT_THAT(shown.label(0, "message").text().toStdString(), HasSubstr("w of piece 1")) << wrong;
        EXPECT_EQ(shown.state(), before) << wrong;
    }
    QTest::keyClick(&shown.number(0, 0), Qt::Key_Escape);
    EXPECT_TRUE(shown.label(0, "message").isHidden());
    EXPECT_EQ(shown.number(0, 0).text().toStdString(), "-3");
    EXPECT_FALSE(shown.session().canUndo());
}

TEST(MaxoutPieces, AreAddedActiveWithTheFocusOnTheirSlope) {
    PiecesPage shown("k", "4");
    shown.click("add");
    ASSERT_EQ(shown.rows().size(), 5U);
    EXPECT_EQ(shown.undoText(), "Add a piece");
    EXPECT_TRUE(shown.number(4, 0).hasFocus());
    EXPECT_TRUE(shown.label(4, "flag").isHidden()) << "the new one can be seen";
    for (int i = 0; i < 7; ++i)
        shown.click("add");
    EXPECT_EQ(shown.rows().size(), 12U);
    EXPECT_FALSE(shown.card().findChild<QToolButton*>(QStringLiteral("add"))->isEnabled());
}

TEST(MaxoutPieces, AreRemovedByTheKeyboardOneAfterTheOther) {
    PiecesPage shown("k", "4");
    const Pieces fitted = shownMaxout(shown.state()).pieces;
    shown.rows()[1]->removeButton()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    EXPECT_EQ(ownPieces(shown.state()), (Pieces{fitted[0], fitted[2], fitted[3]}));
    EXPECT_EQ(shown.undoText(), "Remove piece 2");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    EXPECT_EQ(ownPieces(shown.state()), (Pieces{fitted[0]})) << "the focus stays on a ×";
    EXPECT_FALSE(shown.rows()[0]->removeButton()->isEnabled());
    EXPECT_TRUE(shown.number(0, 0).hasFocus());
    for (int i = 0; i < 3; ++i)
        shown.session().undo();
    EXPECT_EQ(shown.rows().size(), 4U);
    EXPECT_FALSE(shown.session().canUndo());
}

TEST(MaxoutPieces, ArePastedAsPairsOrRefusedWhole) {
    PiecesPage shown("k", "4");
    shown.paste("−1,0; 0.5,-0.25; 2,1e-3");
    EXPECT_EQ(ownPieces(shown.state()), (Pieces{{-1, 0}, {0.5, -0.25}, {2, 1e-3}}));
    EXPECT_EQ(shown.undoText(), "Paste pieces");
    EXPECT_EQ(shown.rows().size(), 3U);
    const MaxoutPage before = shown.state();
    for (const char* text : {"", "1,2; 3", "nan,1", "1,1e308", "hello"}) {
        shown.paste(text);
        EXPECT_FALSE(shown.pasteMessage().isEmpty()) << text;
        EXPECT_EQ(shown.state(), before) << text;
    }
    shown.paste("1,0");
    EXPECT_TRUE(shown.pasteMessage().isEmpty());
}

TEST(MaxoutPieces, SayInWordsWhichIsNeverActive) {
    PiecesPage shown("target", "none");
    shown.paste("-1,0; 1,0; 0,-1");
    EXPECT_TRUE(shown.label(0, "flag").isHidden());
    EXPECT_EQ(shown.label(2, "flag").text(), QStringLiteral("never active"));
    EXPECT_FALSE(shown.label(2, "flag").isHidden());
    EXPECT_EQ(shown.number(2, 0).accessibleDescription(), QStringLiteral("never active"));
    typeInto(shown.number(2, 1), QStringLiteral("0.5"));
    EXPECT_TRUE(shown.label(2, "flag").isHidden());
    EXPECT_EQ(shown.number(2, 0).accessibleDescription(), QString());
}

TEST(MaxoutPieces, TabGoesThroughTheNumbersOfAPieceAndOnToTheNextAlsoOfNewOnes) {
    PiecesPage shown("k", "2");
    shown.click("add");
    QList<QWidget*> wanted;
    for (PieceRow* row : shown.rows())
        wanted << row->number(0) << row->number(1) << row->removeButton();
    wanted.front()->setFocus();
    for (QWidget* stop : wanted) {
        EXPECT_EQ(QApplication::focusWidget(), stop);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
}

TEST(MaxoutPieces, OfTwoInputsHaveThreeNumbersInTheSameCard) {
    PiecesPage shown("show", "regions");
    const MaxoutPage before = shown.state();
    ASSERT_EQ(shown.rows("w1").size(), 4U);
    typeInto(shown.number(2, 1, "w1"), QStringLiteral("-1.5"));
    EXPECT_EQ(shown.state().w2[2], -1.5);
    EXPECT_EQ(shown.undoText(), "Change w₂ of piece 3");
    shown.click("add", "w1");
    EXPECT_EQ(shown.state().c.size(), 5U);
    shown.paste("1,0,0; -1,0,0; 0,0,-1", "w1");
    EXPECT_THAT(shown.state().w1, ElementsAre(1, -1, 0));
    EXPECT_FALSE(shown.rows("w1")[2]->findChild<QLabel*>(QStringLiteral("flag"))->isHidden());
    for (int i = 0; i < 3; ++i)
        shown.session().undo();
    EXPECT_EQ(shown.state(), before);
}

TEST(MaxoutPieces, OfTwoInputsFitIntoTheNarrowestInspector) {
    PiecesPage shown("show", "regions");
    for (int i = 0; i < 8; ++i)
        shown.click("add", "w1");
    ASSERT_EQ(shown.rows("w1").size(), 12U);
    EXPECT_LE(shown.inspector().layout()->minimumSize().width(), shown.inspector().minimumWidth());
}

TEST(MaxoutCards, OnlyThoseOfWhatIsShownAreThere) {
    PiecesPage shown("k", "4");
    const auto choose = [&](const char* what) {
        QTest::mouseClick(shown.inspector()
                              .findChild<QWidget*>(QStringLiteral("show"))
                              ->findChild<QToolButton*>(QLatin1String(what)),
                          Qt::LeftButton);
        shown.settle();
    };
    EXPECT_TRUE(shown.isShown("pieces_w") && shown.isShown("target") && shown.isShown("fit"));
    EXPECT_FALSE(shown.isShown("pieces_w1") || shown.isShown("unit") || shown.isShown("formula") ||
                 shown.isShown("steps"));
    choose("regions");
    EXPECT_TRUE(shown.isShown("pieces_w1"));
    EXPECT_FALSE(shown.isShown("pieces_w") || shown.isShown("target") || shown.isShown("unit"));
    choose("glu");
    EXPECT_TRUE(shown.isShown("unit") && shown.isShown("a"));
    EXPECT_FALSE(shown.isShown("pieces_w") || shown.isShown("pieces_w1"));
    shown.session().undo();
    shown.session().undo();
    EXPECT_TRUE(shown.isShown("pieces_w")) << "undo brings the cards back";
}

TEST(MaxoutCards, FieldsWithoutEffectAppearWithTheirChoice) {
    PiecesPage shown("k", "4");
    QTest::mouseClick(shown.inspector().findChild<QToolButton*>(QStringLiteral("descent")), Qt::LeftButton);
    EXPECT_TRUE(shown.isShown("steps") && shown.isShown("rate") && shown.isShown("seed"));
    QTest::mouseClick(shown.inspector().findChild<QToolButton*>(QStringLiteral("formula")), Qt::LeftButton);
    EXPECT_TRUE(shown.isShown("from"));
    QTest::mouseClick(shown.inspector().findChild<QToolButton*>(QStringLiteral("none")), Qt::LeftButton);
    EXPECT_FALSE(shown.isShown("steps") || shown.isShown("from") || shown.isShown("fit"));
}

TEST(MaxoutDrag, TheRingOnALineLiftsItAndTheFitBecomesOwnPieces) {
    PiecesPage shown("k", "4");
    const MaxoutPage before = shown.state();
    const Pieces fitted = shownMaxout(before).pieces;
    const Point from = shown.handle("maxout", "offset.1").at;
    shown.drag("maxout", "offset.1", {from.x, from.y + 1});
    EXPECT_EQ(shown.state().fit, "own");
    EXPECT_NEAR(shown.state().w[1], fitted[1].w, 1e-12) << "lifted, not turned";
    EXPECT_NEAR(shown.state().b[1], fitted[1].b + 1, 0.05);
    EXPECT_EQ(ownPieces(shown.state())[2], fitted[2]);
    EXPECT_EQ(shown.number(1, 1).value(), shown.state().b[1]) << "the row follows";
    EXPECT_EQ(shown.undoText(), "Lift piece 2");
    shown.session().undo();
    EXPECT_EQ(shown.state(), before);
    EXPECT_FALSE(shown.session().canUndo());
}

TEST(MaxoutDrag, TheOtherRingTurnsTheLineThroughThePointer) {
    PiecesPage shown("k", "4");
    const MaxoutPage before = shown.state();
    const Point from = shown.handle("maxout", "slope.2").at;
    shown.drag("maxout", "slope.2", {from.x, from.y + 0.6});
    const Piece turned = ownPieces(shown.state()).at(2);
    EXPECT_GT(turned.w, shownMaxout(before).pieces[2].w);
    EXPECT_NEAR(turned.w * from.x + turned.b, from.y + 0.6, 0.05);
    EXPECT_EQ(shown.undoText(), "Turn piece 3");
    shown.session().undo();
    EXPECT_EQ(shown.state(), before);
}

TEST(MaxoutDrag, ALineThatIsPushedUnderTheOthersIsFlaggedOnTheWay) {
    PiecesPage shown("k", "4");
    shown.drag("maxout", "offset.1", {-0.6, -1.2});
    EXPECT_FALSE(shown.label(1, "flag").isHidden());
    EXPECT_TRUE(shown.label(0, "flag").isHidden());
}

TEST(MaxoutDrag, WeightsOfTwoInputsGoWhereThePointerGoes) {
    PiecesPage shown("show", "regions");
    const MaxoutPage before = shown.state();
    shown.drag("weights", "weight.0", {-0.5, -1});
    EXPECT_THAT(shown.state().w1[0], DoubleNear(-0.5, 0.02));
    EXPECT_THAT(shown.state().w2[0], DoubleNear(-1, 0.02));
    EXPECT_EQ(shown.number(0, 0, "w1").value(), shown.state().w1[0]);
    EXPECT_EQ(shown.undoText(), "Move the weights of piece 1");
    shown.session().undo();
    EXPECT_EQ(shown.state(), before);
}

TEST(MaxoutDrag, TheSectionsOfAGatedUnitFollowThePointer) {
    PiecesPage shown("show", "glu");
    shown.drag("surface", "sections", {-1.5, 2});
    EXPECT_NEAR(shown.state().a, -1.5, 0.03);
    EXPECT_NEAR(shown.state().gateB, 2, 0.03);
    EXPECT_EQ(shown.panel("along_a")->markers[0].at.x, shown.state().a);
    shown.session().undo();
    EXPECT_EQ(shown.state().a, 1);
    EXPECT_FALSE(shown.session().canUndo());
}

TEST(MaxoutDrag, ArrowsMoveTheRingThatHasTheFocus) {
    PiecesPage shown("k", "4");
    const Pieces fitted = shownMaxout(shown.state()).pieces;
    shown.focusHandle(QStringLiteral("offset of piece 3"));
    QTest::keyClick(&shown.canvas(), Qt::Key_Up, Qt::ShiftModifier);
    EXPECT_GT(shown.state().b[2], fitted[2].b + 0.3);
    EXPECT_EQ(shown.state().w[2], fitted[2].w);
    shown.settle();
    shown.focusHandle(QStringLiteral("slope of piece 3"));
    QTest::keyClick(&shown.canvas(), Qt::Key_Up);
    EXPECT_GT(shown.state().w[2], fitted[2].w);
    shown.session().undo();
    shown.session().undo();
    EXPECT_EQ(shownMaxout(shown.state()).pieces, fitted);
}

} // namespace
} // namespace actiscope
