// Controls that replace themselves while they are clicked or typed into: none is deleted in its own signal.
#include "core/pages/curves/state.h"
#include "core/pages/softmax/state.h"
#include "ui/controls/chip.h"
#include "ui/controls/chips_row.h"
#include "ui/controls/retire.h"
#include "ui/pages/activation_list.h"
#include "ui/pages/curves/elsewhere_card.h"
#include "ui/pages/maxout/piece_row.h"
#include "ui/pages/maxout/pieces_card.h"
#include "ui/pages/page_inspector.h"
#include "ui/pages/softmax/logits_card.h"

#include "tests/ui/controls/controls_support.h"

#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>

namespace actiscope {
namespace {

/// Whether the widget is still there when its own signal has been dealt with, and gone when the loop comes
/// round.
class Watched {
public:
    template <class Widget, class Signal>
    Watched(Widget* widget, Signal signal) : widget_(widget) {
        QObject::connect(widget, signal, &context_, [this] { alive_ = !widget_.isNull(); });
    }
    bool outlivesItsSignal() {
        const bool replaced = widget_.isNull() || !widget_->isVisible();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return alive_ && replaced && widget_.isNull();
    }

private:
    QPointer<QWidget> widget_;
    QObject context_;
    bool alive_ = false;
};

TEST(Retire, SilencesHidesAndDeletesLater) {
    QWidget parent;
    auto* column = new QVBoxLayout(&parent);
    QPointer<QLineEdit> edit = new QLineEdit;
    auto* row = new QWidget;
    auto* line = new QVBoxLayout(row);
    line->addWidget(edit);
    column->addWidget(row);
    const QSignalSpy finished(edit, &QLineEdit::editingFinished);
    retire(row);
    ASSERT_FALSE(edit.isNull());
    EXPECT_TRUE(row->isHidden());
    emit edit->editingFinished();
    EXPECT_TRUE(finished.isEmpty());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_TRUE(edit.isNull());
}

TEST(Retire, AVariantChipThatRebuildsItsOwnCard) {
    ShownInspector ui(documentWith({"gelu"}));
    auto* chip = ui.find<ElsewhereCard>("elsewhere").findChild<Chip*>(QStringLiteral("variant_gelu_tanh"));
    ASSERT_NE(chip, nullptr);
    for (const bool byKey : {false, true}) {
        ui.session.reset(documentWith({"gelu"}));
        chip = ui.find<ElsewhereCard>("elsewhere").findChild<Chip*>(QStringLiteral("variant_gelu_tanh"));
        Watched watched(chip, &Chip::clicked);
        if (byKey)
            QTest::keyClick(chip, Qt::Key_Space);
        else
            QTest::mouseClick(chip, Qt::LeftButton);
        EXPECT_EQ(ui.curve().activation->id, "gelu_tanh");
        EXPECT_TRUE(watched.outlivesItsSignal()) << byKey;
    }
}

TEST(Retire, ANumberWhoseCurveIsReplacedWhileItIsTaken) {
    ShownInspector ui(documentWith({"elu"}));
    auto& number = ui.find<NumberEdit>("number", "parameter_alpha");
    // What listens to the document may change it at once.
    QObject once;
    QObject::connect(&ui.session, &Session::documentChanged, &once, [&] {
        if (ui.curve().activation->id == "elu")
            ui.session.reset(documentWith({"swish", "elu"}));
    });
    Watched watched(&number, &NumberEdit::valueEdited);
    typeInto(number, "0.5");
    EXPECT_EQ(ui.curve().activation->id, "swish");
    EXPECT_TRUE(watched.outlivesItsSignal());
    EXPECT_EQ(ui.alpha(1), 1);
}

TEST(Retire, HalfTypedTextIsNotCommittedToAnotherCurve) {
    ShownInspector ui(documentWith({"elu", "swish"}));
    ui.session.edit("Select", [](Document& document) { document.curves->curves[0].colour = 3; });
    QPointer<NumberEdit> number = &ui.find<NumberEdit>("number", "parameter_alpha");
    typeInto(*number, "2.5", false);
    ui.session.selectRow(findPage("curves")->records.front(), 1);
    ui.session.undo();
    ASSERT_FALSE(number.isNull());
    EXPECT_FALSE(number->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_TRUE(number.isNull());
    EXPECT_EQ(ui.alpha(0), 1);
    EXPECT_FALSE(ui.session.canUndo());
}

TEST(Retire, CurvesRemovedByKeyMouseAndUndo) {
    ShownInspector ui(documentWith({"elu", "swish", "gelu"}));
    auto& list = ui.find<ActivationList>("activationList");
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Delete);
    EXPECT_EQ(ui.curve().activation->id, "swish");
    const QRect first = list.visualItemRect(list.item(0));
    // The cross at the end of the row.
    for (int x = first.right(); x > first.center().x() && ui.page().curves.size() == 2; --x)
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, {x, first.center().y()});
    EXPECT_EQ(ui.page().curves.size(), 1U);
    ui.session.undo();
    ui.session.undo();
    EXPECT_EQ(ui.page().curves.size(), 3U);
    EXPECT_TRUE(QTest::qWaitFor([&] { return ui.find<QWidget>("parameter_alpha").isVisible(); }));
}

TEST(Retire, PiecesRemovedByTheirOwnButtons) {
    Session session;
    Document document;
    document.page = "maxout";
    session.reset(document);
    const Page& page = *findPage("maxout");
    PageInspector inspector(session, page);
    inspector.show();
    auto* card = inspector.findChild<PiecesCard*>();
    ASSERT_NE(card, nullptr);
    while (card->findChildren<PieceRow*>().size() > 1) {
        auto rows = card->findChildren<PieceRow*>();
        QAbstractButton* last = rows.last()->removeButton();
        Watched watched(last, &QAbstractButton::clicked);
        const bool byKey = rows.size() % 2 == 0;
        byKey ? QTest::keyClick(last, Qt::Key_Space) : QTest::mouseClick(last, Qt::LeftButton);
        EXPECT_TRUE(watched.outlivesItsSignal());
        EXPECT_EQ(card->findChildren<PieceRow*>().size(), rows.size() - 1);
    }
    session.undo();
    EXPECT_EQ(card->findChildren<PieceRow*>().size(), 2);
}

TEST(Retire, LogitsThatUndoTakesAwayWhileOneIsTyped) {
    Session session;
    Document document;
    document.page = "softmax";
    session.reset(document);
    PageInspector inspector(session, *findPage("softmax"));
    inspector.show();
    auto* card = inspector.findChild<LogitsCard*>();
    ASSERT_NE(card, nullptr);
    card->paste(QStringLiteral("1, 2, 3, 4, 5"));
    const auto numbers = card->findChildren<NumberEdit*>(QStringLiteral("number"));
    QPointer<NumberEdit> fifth = numbers.at(4);
    fifth->setFocus();
    QTest::keyClick(fifth, Qt::Key_9);
    session.undo();
    EXPECT_EQ(session.document().softmax->logits.size(), 3U);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_TRUE(fifth.isNull());
    EXPECT_FALSE(session.canUndo()) << "what was half-typed is not committed to another";
}

TEST(Retire, AClassChipThatOtherClassesReplace) {
    Session session;
    Document document;
    document.page = "softmax";
    session.reset(document);
    PageInspector inspector(session, *findPage("softmax"));
    inspector.show();
    Chip* chip = nullptr;
    for (ChipsRow* row : inspector.findChildren<ChipsRow*>())
        if (row->objectName() == QLatin1String("chosen"))
            chip = row->findChildren<Chip*>().at(1);
    ASSERT_NE(chip, nullptr);
    QObject once;
    QObject::connect(&session, &Session::documentChanged, &once, [&] {
        if (session.document().softmax->logits.size() == 3)
            session.edit(QStringLiteral("Fewer"), [](Document& changed) {
                (void)findField(*findPage("softmax"), "logits")->set(changed, std::vector<double>{1, 2});
            });
    });
    Watched watched(chip, &Chip::clicked);
    QTest::mouseClick(chip, Qt::LeftButton);
    EXPECT_EQ(session.document().softmax->logits.size(), 2U);
    EXPECT_TRUE(watched.outlivesItsSignal());
}

} // namespace
} // namespace actiscope
