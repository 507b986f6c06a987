#include "core/pages/curves/state.h"
#include "ui/dialogs/formula_dialog.h"

#include "tests/ui/controls/controls_support.h"

#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

namespace actiscope {
namespace {

struct Editor {
    explicit Editor(const Document& document, std::optional<int> curve = {}) {
        session.reset(document);
        dialog = new FormulaDialog(session, findPage("curves")->records.front(), curve);
        QObject::connect(dialog, &FormulaDialog::previewed,
                         [this](const std::optional<ActivationRow>& shown) { previewed = shown; });
        dialog->show();
        dialog->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(dialog));
    }
    ~Editor() { delete dialog; }

    QLineEdit& formula() { return *dialog->findChild<QLineEdit*>(QStringLiteral("formulaText")); }
    QLineEdit& name() { return *dialog->findChild<QLineEdit*>(QStringLiteral("formulaName")); }
    QString message() { return dialog->findChild<QLabel*>(QStringLiteral("formulaMessage"))->text(); }
    bool canAccept() { return dialog->findChild<QPushButton*>(QStringLiteral("formulaAccept"))->isEnabled(); }
    bool shows(const QString& text) {
        const auto labels = dialog->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->isVisible() && label->text() == text; });
    }
    void retype(const char* text) {
        formula().selectAll();
        QTest::keyClicks(&formula(), QString::fromLatin1(text));
    }

    Session session;
    QPointer<FormulaDialog> dialog;
    std::optional<ActivationRow> previewed;
};

TEST(FormulaDialog, EnterAddsWhatWasTypedAsOneStep) {
    Editor ui(documentWith({"elu"}));
    EXPECT_TRUE(ui.formula().hasFocus());
    EXPECT_FALSE(ui.canAccept()) << "nothing typed yet";
    QTest::keyClicks(&ui.formula(), "x*sigmoid(b*x)");
    EXPECT_EQ(ui.message(), "Sliders: b");
    ASSERT_TRUE(ui.previewed.has_value());
    EXPECT_EQ(ui.previewed->activation->id, "f1 = x*sigmoid(b*x)");
    EXPECT_FALSE(ui.session.canUndo()) << "looking changes nothing";
    QTest::keyClick(&ui.formula(), Qt::Key_Return);
    const CurvesPage& page = *ui.session.document().curves;
    ASSERT_EQ(page.curves.size(), 2U);
    EXPECT_EQ(page.curves[1].activation->id, "f1 = x*sigmoid(b*x)");
    EXPECT_EQ(page.selected, 1);
    EXPECT_EQ(ui.session.undoText(), "Add f1");
    EXPECT_FALSE(ui.previewed.has_value());
    ui.session.undo();
    EXPECT_FALSE(ui.session.canUndo());
}

TEST(FormulaDialog, AnErrorIsMarkedUnderItsCharacter) {
    Editor ui(documentWith({}));
    QTest::keyClicks(&ui.formula(), "2*(x+)");
    EXPECT_EQ(ui.message(), "At character 6: expected a number, x, a letter, a function or '(', found ')'");
    EXPECT_TRUE(ui.shows("2*(x+)\n     ^"));
    EXPECT_FALSE(ui.canAccept());
    EXPECT_FALSE(ui.previewed.has_value());
    QTest::keyClick(&ui.formula(), Qt::Key_Return);
    EXPECT_TRUE(ui.session.document().curves->curves.empty());
    EXPECT_TRUE(ui.dialog->isVisible());
    ui.retype("2*(x+1)");
    EXPECT_EQ(ui.message(), "No letters, so no sliders.");
    EXPECT_FALSE(ui.shows("2*(x+)\n     ^"));
    ui.name().setText(QStringLiteral("a.b"));
    EXPECT_TRUE(ui.message().startsWith("In the name: expected a name"));
}

TEST(FormulaDialog, WithoutANameAnyFormulaIsAdded) {
    for (const char* text : {"x-1", "-x", "a", "speed", "x"}) {
        Editor ui(documentWith({"elu"}));
        ui.name().clear();
        QTest::keyClicks(&ui.formula(), QString::fromLatin1(text));
        ASSERT_TRUE(ui.canAccept()) << text;
        QTest::keyClick(&ui.formula(), Qt::Key_Return);
        const auto& curves = ui.session.document().curves->curves;
        ASSERT_EQ(curves.size(), 2U) << text;
        const ActivationPtr added = curves[1].activation;
        ASSERT_TRUE(added) << text;
        EXPECT_TRUE(isFormula(*added)) << text;
    }
}

TEST(FormulaDialog, SaysWhatALetterAndAProductWereReadAs) {
    Editor ui(documentWith({}));
    QTest::keyClicks(&ui.formula(), "x2/2x");
    EXPECT_TRUE(ui.message().startsWith("Sliders: x₂ (for a product write x*2, for a power x^2)\n"))
        << ui.message().toStdString();
    EXPECT_TRUE(ui.message().contains("1/2x = 1/(2*x)"));
    ui.retype("2x");
    EXPECT_EQ(ui.message(), "No letters, so no sliders.");
}

TEST(FormulaDialog, EditingKeepsTheLettersThatStay) {
    Document document = documentWith({"mine = b*x + c"});
    document.curves->curves[0].parameters[0].value = 3;
    document.curves->curves[0].parameters[1].sliderMaximum = 77;
    document.curves->curves[0].derivative = true;
    Editor ui(document, 0);
    EXPECT_EQ(ui.name().text(), "mine");
    EXPECT_EQ(ui.formula().text(), "b*x + c");
    ui.retype("a*x + c + tanh(b*x)");
    QTest::keyClick(&ui.formula(), Qt::Key_Return);
    const CurvesPage& page = *ui.session.document().curves;
    ASSERT_EQ(page.curves.size(), 1U);
    const Curve& curve = page.curves[0];
    EXPECT_EQ(curve.activation->id, "mine = a*x + c + tanh(b*x)");
    EXPECT_EQ(parameterValues(curve), (std::vector{1.0, 1.0, 3.0}));
    EXPECT_EQ(curve.parameters[1].sliderMaximum, 77);
    EXPECT_TRUE(curve.derivative);
    EXPECT_EQ(ui.session.undoText(), "Change the formula of mine");
}

TEST(FormulaDialog, AFunctionOfTheListGoesIntoTheFormulaByKeyboard) {
    Editor ui(documentWith({}));
    QTest::keyClicks(&ui.formula(), "2*");
    auto& table = *ui.dialog->findChild<QTableWidget*>(QStringLiteral("formulaFunctions"));
    table.setFocus();
    table.setCurrentCell(0, 0);
    QTest::keyClick(&table, Qt::Key_Down);
    QTest::keyClick(&table, Qt::Key_Return);
    EXPECT_EQ(ui.formula().text(), "2*max(a, b)");
    EXPECT_TRUE(ui.formula().hasFocus());
    EXPECT_TRUE(ui.session.document().curves->curves.empty()) << "Enter in the list does not add";
}

TEST(FormulaCard, ShowsTheTypedFormulaAndAsksToEditIt) {
    ShownInspector ui(documentWith({"mine = x*sigmoid(b*x)"}));
    EXPECT_EQ(ui.find<QLabel>("typedFormula").text().remove(QChar(0x200b)), "f(x) = x*sigmoid(b*x)");
    std::optional<int> asked;
    QObject::connect(&ui.inspector, &PageInspector::formulaRequested,
                     [&](std::optional<int> curve) { asked = curve.value_or(-1); });
    QTest::keyClick(&ui.find<QToolButton>("editFormula"), Qt::Key_Space);
    EXPECT_EQ(asked, 0);
    QTest::keyClick(&ui.find<QToolButton>("newFormula"), Qt::Key_Space);
    EXPECT_EQ(asked, -1);
    ui.session.reset(documentWith({"elu"}));
    EXPECT_FALSE(ui.find<QLabel>("typedFormula").isVisible());
}

} // namespace
} // namespace actiscope
