// The keys of the program, whatever has the focus.
#include "core/pages/curves/state.h"
#include "tests/ui/controls/controls_support.h"
#include "tests/ui/window/page_window.h"
#include "ui/controls/chip.h"
#include "ui/controls/field_row.h"
#include "ui/pages/activation_list.h"
#include "ui/pages/page_inspector.h"
#include "ui/window/box_keys.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QToolButton>

namespace actiscope {
namespace {

class KeyWindow : public PageWindow {
public:
    KeyWindow() { show(); }

    PageInspector& inspector() {
        return *window.findChild<PageInspector*>(QStringLiteral("inspector_curves"));
    }
    NumberEdit& number() {
        return *inspector().findChild<QWidget*>("parameter_alpha")->findChild<NumberEdit*>("number");
    }
    double alpha() { return window.session().document().curves->curves[0].parameters[0].value; }
    QAction& action(const std::string& id) { return *window.findChild<QAction*>(QString::fromStdString(id)); }
    void openView() { inspector().findChild<QToolButton*>("fold")->click(); }
    QLineEdit& title() { return *inspector().findChild<FieldRow*>("title")->findChild<QLineEdit*>(); }
    static QString textOf(const NumberEdit& box) { return box.findChild<QLineEdit*>()->text(); }
    static void type(QWidget& box, const char* letters) {
        box.setFocus();
        for (const char* letter = letters; *letter != 0; ++letter)
            QTest::keyClick(&box, *letter);
    }
};

void press(QWidget* focus, const QKeySequence& keys) {
    const QKeyCombination key = keys[0];
    QTest::keyClick(focus, key.key(), key.keyboardModifiers());
}

TEST(Keys, EveryActionHasItsKeyInEveryKindOfControl) {
    KeyWindow shown;
    shown.openView();
    const std::vector<QWidget*> controls{
        &shown.canvas(),
        &shown.number(),
        shown.inspector().findChild<ValueSlider*>(),
        shown.inspector().findChild<ActivationList*>(),
        shown.inspector().findChild<Chip*>(),
        &shown.title(),
        shown.inspector().findChild<QComboBox*>("fanParameter"),
        shown.inspector().findChild<FieldRow*>("legend_place")->findChild<QComboBox*>(),
        shown.inspector().findChild<FieldRow*>("x_min")->findChild<NumberEdit*>(),
        shown.inspector().findChild<QToolButton*>("play")};
    for (const ActionSpec& spec : actionTable()) {
        if (spec.shortcuts.empty())
            continue;
        QAction& action = shown.action(spec.id);
        // What the key does is for others to test: here it must arrive.
        action.disconnect(SIGNAL(triggered(bool)));
        const QSignalSpy triggered(&action, &QAction::triggered);
        for (QWidget* control : controls) {
            ASSERT_NE(control, nullptr);
            action.setEnabled(true);
            control->setFocus();
            for (const QKeySequence& shortcut : action.shortcuts()) {
                const auto before = triggered.count();
                press(control, shortcut);
                EXPECT_EQ(triggered.count(), before + 1)
                    << spec.id << " " << shortcut.toString().toStdString() << " in "
                    << control->metaObject()->className();
            }
        }
    }
}

TEST(Keys, UndoAfterEnterIsTheProgramsAndTheBoxFollows) {
    KeyWindow shown;
    NumberEdit& box = shown.number();
    typeInto(box, "2");
    typeInto(box, "2.5");
    EXPECT_EQ(shown.alpha(), 2.5);
    press(&box, QKeySequence::Undo);
    EXPECT_EQ(shown.alpha(), 2);
    EXPECT_EQ(shown.textOf(box), "2");
    press(&box, QKeySequence::Undo);
    EXPECT_EQ(shown.alpha(), 0.72);
    EXPECT_EQ(shown.textOf(box), "0.72");
    shown.canvas().setFocus();
    EXPECT_EQ(shown.alpha(), 0.72) << "nothing old is taken as the box is left";
    EXPECT_TRUE(shown.window.session().canRedo());
    box.setFocus();
    press(&box, QKeySequence(QStringLiteral("Ctrl+Y")));
    EXPECT_EQ(shown.alpha(), 2);
    press(&box, QKeySequence(QStringLiteral("Ctrl+Shift+Z")));
    EXPECT_EQ(shown.alpha(), 2.5);
}

TEST(Keys, UndoOfWhatIsNotTakenYetIsTheBoxes) {
    KeyWindow shown;
    NumberEdit& box = shown.number();
    typeInto(box, "2");
    box.selectAll();
    shown.type(box, "31");
    press(&box, QKeySequence::Undo);
    EXPECT_EQ(shown.alpha(), 2) << "the document waits";
    EXPECT_NE(shown.textOf(box), "31");
    while (box.findChild<QLineEdit*>()->isModified() && box.findChild<QLineEdit*>()->isUndoAvailable())
        press(&box, QKeySequence::Undo);
    EXPECT_EQ(shown.textOf(box), "2");
    EXPECT_EQ(shown.alpha(), 2);
    press(&box, QKeySequence::Undo);
    EXPECT_EQ(shown.alpha(), 0.72) << "from here on it is the program's";
}

TEST(Keys, AnActionTakesWhatIsHalfTypedFirst) {
    KeyWindow shown;
    NumberEdit& box = shown.number();
    box.setFocus();
    box.selectAll();
    shown.type(box, "3");
    EXPECT_EQ(shown.alpha(), 0.72);
    press(&box, QKeySequence(QStringLiteral("Ctrl+G")));
    EXPECT_EQ(shown.alpha(), 3);
    EXPECT_FALSE(shown.window.session().document().curves->grid);
    box.selectAll();
    shown.type(box, "4");
    shown.action("undo").trigger(); // by the mouse: the box keeps the focus
    EXPECT_EQ(shown.alpha(), 3) << "what was typed is what is undone";
    EXPECT_EQ(shown.textOf(box), "3");
}

TEST(Keys, AWindowThatGoesTakesWhatIsHalfTypedFirst) {
    double alpha = 0;
    {
        KeyWindow shown;
        QObject::connect(&shown.window.session(), &Session::documentChanged, [&] { alpha = shown.alpha(); });
        shown.number().findChild<QLineEdit*>()->selectAll();
        KeyWindow::type(shown.number(), "2");
        EXPECT_EQ(alpha, 0) << "it is not taken yet";
    }
    EXPECT_EQ(alpha, 2);
}

TEST(Keys, CopyCutPasteAndSelectAllStayTheBoxes) {
    KeyWindow shown;
    NumberEdit& box = shown.number();
    const Document before = shown.window.session().document();
    box.setFocus();
    press(&box, QKeySequence::SelectAll);
    press(&box, QKeySequence::Copy);
    EXPECT_EQ(QApplication::clipboard()->text(), "0.72");
    press(&box, QKeySequence::Cut);
    EXPECT_EQ(shown.textOf(box), "");
    press(&box, QKeySequence::Paste);
    EXPECT_EQ(shown.textOf(box), "0.72");
    EXPECT_EQ(shown.window.session().document(), before);
}

TEST(Keys, ATextThatIsTakenLetterByLetterFollowsUndo) {
    KeyWindow shown;
    shown.openView();
    shown.type(shown.title(), "ab");
    EXPECT_EQ(shown.window.session().document().curves->title, "ab");
    press(&shown.title(), QKeySequence::Undo);
    EXPECT_EQ(shown.window.session().document().curves->title, "");
    EXPECT_EQ(shown.title().text(), "");
    press(&shown.title(), QKeySequence(QStringLiteral("Ctrl+Y")));
    EXPECT_EQ(shown.title().text(), "ab");
}

TEST(Keys, ANameOfAClassFollowsUndo) {
    KeyWindow shown;
    shown.action("page_softmax").trigger();
    auto* inspector = shown.window.findChild<PageInspector*>("inspector_softmax");
    ASSERT_NE(inspector, nullptr);
    QLineEdit& name = *inspector->findChild<QLineEdit*>("name");
    const QString first = name.text();
    name.setFocus();
    name.selectAll();
    QTest::keyClick(&name, Qt::Key_Delete);
    EXPECT_EQ(name.text(), "") << "an emptied name stays empty while it is typed";
    shown.type(name, "ox ");
    EXPECT_EQ(name.text(), "ox ");
    press(&name, QKeySequence::Undo);
    EXPECT_EQ(name.text(), first);
    press(&name, QKeySequence(QStringLiteral("Ctrl+Y")));
    EXPECT_EQ(name.text(), "ox");
}

TEST(Keys, EscapeEndsAListThatIsBeingTyped) {
    FieldRow row(findField(*findPage("softmax"), "logits")->field);
    row.show();
    row.activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&row));
    row.setValue(std::vector<double>{1, 2});
    const QSignalSpy edited(&row, &FieldRow::edited);
    auto& box = *row.findChild<QLineEdit*>();
    const QString before = box.text();
    KeyWindow::type(box, "9");
    row.setValue(std::vector<double>{3, 4});
    EXPECT_EQ(box.text(), before + "9") << "what is being typed is the user's";
    QTest::keyClick(&box, Qt::Key_Escape);
    EXPECT_EQ(box.text(), "3, 4");
    EXPECT_TRUE(edited.isEmpty());
}

} // namespace
} // namespace actiscope
