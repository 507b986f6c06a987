#include "core/pages/curves/state.h"
#include "ui/dialogs/function_picker.h"

#include "tests/ui/controls/controls_support.h"
#include "ui/pages/activations_card.h"
#include "ui/window/figure_pane.h"

#include <gmock/gmock.h>

#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QToolButton>

namespace actiscope {
namespace {

using testing::ElementsAre;
using Kind = FunctionRow::Kind;

struct Picker : ShownInspector {
    explicit Picker(const Document& document = documentWith({"elu", "swish", "tanh"}))
        : ShownInspector(document) {
        QObject::connect(&inspector, &PageInspector::previewRequested,
                         [this](const Activation* activation) { previewed = activation; });
    }

    FunctionPicker& picker = find<FunctionPicker>("functionPicker");
    QLineEdit& search = *picker.findChild<QLineEdit*>();
    QListWidget& list = *picker.findChild<QListWidget*>();
    const Activation* previewed = nullptr;

    std::vector<std::string> ids() const {
        std::vector<std::string> ids;
        for (const Curve& shown : page().curves)
            ids.push_back(shown.activation->id);
        return ids;
    }
    /// Sent to the list itself: where a popup stands on the screen is the window system's to say.
    void hover(int row) {
        const QPointF place = list.visualItemRect(list.item(row)).center();
        QMouseEvent move(QEvent::MouseMove, place, list.viewport()->mapToGlobal(place), Qt::NoButton, {}, {});
        QApplication::sendEvent(list.viewport(), &move);
    }
    int rowOf(const QString& start) const {
        for (int row = 0; row < list.count(); ++row)
            if (list.item(row)->text().startsWith(start))
                return row;
        return -1;
    }
};

TEST(FunctionRows, NothingTypedShowsTheEssentialsThenEveryFamily) {
    const auto rows = functionRows(catalogue(), "");
    ASSERT_GT(rows.size(), essentials().size() + catalogue().size());
    EXPECT_EQ(rows[0].kind, Kind::Heading);
    EXPECT_EQ(rows[0].text, "Essentials");
    std::vector<std::string> first;
    for (std::size_t i = 1; i <= essentials().size(); ++i)
        first.push_back(rows[i].activation ? rows[i].activation->id : rows[i].page);
    EXPECT_EQ(first, essentials());
    std::size_t functions = 0;
    for (std::size_t i = essentials().size() + 1; i < rows.size(); ++i)
        functions += rows[i].kind == Kind::Function ? 1 : 0;
    EXPECT_EQ(functions, catalogue().size());
    for (const Activation& activation : catalogue()) {
        const QString name = QString::fromUtf8(familyName(activation.family).data());
        EXPECT_NE(name, QString::fromStdString(activation.family)) << "a family without a name";
        EXPECT_EQ(std::count_if(
                      rows.begin(), rows.end(),
                      [&](const FunctionRow& row) { return row.kind == Kind::Heading && row.text == name; }),
                  1)
            << activation.family;
    }
}

TEST(FunctionPicker, AddsByKeyboardAlone) {
    Picker ui;
    auto& add = ui.find<QToolButton>("addFunction");
    add.setFocus();
    QTest::keyClick(&add, Qt::Key_Space);
    ASSERT_TRUE(ui.picker.isVisible());
    QTest::keyClicks(&ui.search, "prel");
    QTest::keyClick(&ui.search, Qt::Key_Return);
    EXPECT_FALSE(ui.picker.isVisible());
    EXPECT_THAT(ui.ids(), ElementsAre("elu", "swish", "tanh", "prelu"));
    EXPECT_EQ(ui.page().selected, 3);
    EXPECT_EQ(ui.session.undoText(), "Add PReLU");
    EXPECT_EQ(ui.undoSteps(), 1);
}

TEST(FunctionPicker, ArrowsChooseAndEscapeAddsNothing) {
    Picker ui;
    ui.find<ActivationsCard>("curves").addFunction();
    QTest::keyClick(&ui.search, Qt::Key_Down);
    QTest::keyClick(&ui.search, Qt::Key_Return);
    EXPECT_EQ(ui.ids().back(), essentials().at(1));

    ui.find<ActivationsCard>("curves").addFunction();
    QTest::keyClicks(&ui.search, "zzz");
    QTest::keyClick(&ui.search, Qt::Key_Return);
    EXPECT_TRUE(ui.picker.isVisible()) << "nothing found, nothing added";
    QTest::keyClick(&ui.search, Qt::Key_Escape);
    EXPECT_FALSE(ui.picker.isVisible());
    EXPECT_EQ(ui.ids().size(), 4U);
}

TEST(FunctionPicker, ArrowsPassOverHeadings) {
    Picker ui;
    ui.find<ActivationsCard>("curves").addFunction();
    const int last = ui.list.count() - 1;
    for (int press = 0; press <= last; ++press) {
        EXPECT_TRUE(ui.list.currentItem()->flags().testFlag(Qt::ItemIsSelectable)) << press;
        QTest::keyClick(&ui.search, Qt::Key_Down);
    }
    EXPECT_EQ(ui.list.currentRow(), last);
    QTest::keyClick(&ui.search, Qt::Key_PageUp);
    EXPECT_LT(ui.list.currentRow(), last);
    for (int press = 0; press <= last; ++press)
        QTest::keyClick(&ui.search, Qt::Key_Up);
    EXPECT_EQ(ui.list.currentRow(), 1);
}

TEST(FunctionPicker, WhatIsChosenIsPreviewedAndTheDocumentStays) {
    Picker ui;
    ui.find<ActivationsCard>("curves").addFunction();
    ASSERT_NE(ui.previewed, nullptr);
    EXPECT_EQ(ui.previewed->id, "sigmoid");
    ui.hover(3);
    EXPECT_EQ(ui.previewed->id, "relu");
    ui.hover(0);
    EXPECT_EQ(ui.previewed->id, "relu") << "a heading is nothing to show";
    QTest::keyClicks(&ui.search, "zzz");
    EXPECT_EQ(ui.previewed, nullptr);
    ui.search.clear();
    EXPECT_NE(ui.previewed, nullptr);
    QTest::keyClick(&ui.search, Qt::Key_Escape);
    EXPECT_EQ(ui.previewed, nullptr);
    EXPECT_EQ(ui.undoSteps(), 0);
}

TEST(FunctionPicker, ALayerActivationOpensItsPage) {
    Picker ui;
    QSignalSpy pages(&ui.inspector, &PageInspector::pageRequested);
    ui.find<ActivationsCard>("curves").addFunction();
    ui.list.setCurrentRow(ui.rowOf("Softmax"));
    EXPECT_EQ(ui.previewed, nullptr);
    QTest::keyClick(&ui.search, Qt::Key_Return);
    ASSERT_EQ(pages.size(), 1);
    EXPECT_EQ(pages[0][0].toString(), "softmax");
    EXPECT_EQ(ui.ids().size(), 3U);
}

TEST(FunctionPicker, TheSameFunctionCanStandThereTwice) {
    Picker ui(documentWith({"elu"}));
    ui.find<ActivationsCard>("curves").addFunction();
    QTest::keyClicks(&ui.search, "elu");
    QTest::keyClick(&ui.search, Qt::Key_Return);
    EXPECT_THAT(ui.ids(), ElementsAre("elu", "elu"));
    EXPECT_NE(ui.curve(0).colour, ui.curve(1).colour);
}

TEST(FigurePane, APreviewStandsBesideTheCurvesAndGoes) {
    Session session;
    session.reset(documentWith({"elu"}));
    FigurePane pane(session);
    pane.setPreview(makeCurve(findOrMakeActivation("tanh"), 0));
    const CurvesPage shown = pane.shownPage();
    ASSERT_EQ(shown.curves.size(), 2U);
    EXPECT_EQ(shown.curves[1].activation->id, "tanh");
    EXPECT_NE(shown.curves[1].colour, shown.curves[0].colour);
    EXPECT_EQ(shown.selected, 0);
    EXPECT_EQ(session.document().curves->curves.size(), 1U);
    pane.setPreview(std::nullopt);
    EXPECT_EQ(pane.shownPage(), *session.document().curves);
}

} // namespace
} // namespace actiscope
