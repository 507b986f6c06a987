// The Softmax page in the whole window: real bars, real keys, real widgets.
#include "core/pages/softmax/simplex.h"
#include "core/pages/softmax/state.h"
#include "tests/ui/window/page_window.h"
#include "ui/controls/value_slider.h"
#include "ui/exporting/image_writer.h"
#include "ui/exporting/session_file.h"
#include "ui/pages/page_inspector.h"
#include "ui/pages/softmax/logits_card.h"

#include <gmock/gmock.h>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

namespace actiscope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ShownSoftmax : public PageWindow {
public:
    ShownSoftmax() {
        show();
        window.findChild<QAction*>(QStringLiteral("page_softmax"))->trigger();
        EXPECT_TRUE(QTest::qWaitFor([&] { return panel("logits") != nullptr && settled(); }, patience));
    }

    SoftmaxPage state() { return *window.session().document().softmax; }
    template <class Widget>
    Widget* control(const char* name) {
        return window.findChild<PageInspector*>(QStringLiteral("inspector_softmax"))
            ->findChild<Widget*>(QLatin1String(name));
    }
};

TEST(SoftmaxWindow, DraggingABarMovesItsLogitUnderThePointerAsOneStep) {
    ShownSoftmax shown;
    const double p = shown.panel("probabilities")->bars[1].to;
    shown.drag(shown.at("logits", {2, 1}), shown.at("logits", {2, 1.8}));
    EXPECT_NEAR(shown.state().logits[1], 1.8, 0.05);
    EXPECT_GT(shown.panel("probabilities")->bars[1].to, p);
    EXPECT_EQ(shown.window.session().undoText(), QStringLiteral("Change the logit of dog"));
    shown.window.session().undo();
    EXPECT_THAT(shown.state().logits, ElementsAre(2, 1, 0.1));
    EXPECT_FALSE(shown.window.session().canUndo());
}

TEST(SoftmaxWindow, ABarIsTakenAnywhereInItsColumnAndGoesBelowZeroWithoutRunningAway) {
    ShownSoftmax shown;
    const QPoint from = shown.at("logits", {1, 0.7});
    shown.drag(from, from + QPoint(0, 400));
    EXPECT_LT(shown.state().logits[0], 0);
    EXPECT_GT(shown.state().logits[0], -20) << "although the scale of the panel has changed under the drag";
}

TEST(SoftmaxWindow, EscapeDuringADragBringsTheBarBack) {
    ShownSoftmax shown;
    QTest::mousePress(&shown.surface(), Qt::LeftButton, {}, shown.at("logits", {1, 2}));
    QTest::mouseMove(&shown.surface(), shown.at("logits", {1, 1}));
    EXPECT_NEAR(shown.state().logits[0], 1, 0.05);
    QTest::keyClick(&shown.canvas(), Qt::Key_Escape);
    EXPECT_EQ(shown.state().logits[0], 2);
    QTest::mouseRelease(&shown.surface(), Qt::LeftButton, {}, shown.at("logits", {1, 1}));
}

TEST(SoftmaxWindow, TabWalksThroughTheHandlesAndArrowsMoveThem) {
    ShownSoftmax shown;
    shown.canvas().setFocus();
    QTest::keyClick(&shown.canvas(), Qt::Key_Tab);
    QTest::keyClick(&shown.canvas(), Qt::Key_Tab);
    EXPECT_EQ(shown.canvas().focusedHandle(), QStringLiteral("logit of dog"));
    EXPECT_THAT(shown.canvas().accessibleDescription().toStdString(), HasSubstr("logit of dog"));
    for (int i = 0; i < 3; ++i) // faster than frames
        QTest::keyClick(&shown.canvas(), Qt::Key_Up);
    EXPECT_NEAR(shown.state().logits[1], 1.3, 1e-9);
    shown.settle();
    QTest::keyClick(&shown.canvas(), Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_NEAR(shown.state().logits[1], 0.3, 1e-9);
    QTest::keyClick(&shown.canvas(), Qt::Key_Backtab);
    EXPECT_EQ(shown.canvas().focusedHandle(), QStringLiteral("logit of cat"));
    for (int i = 0; i < 9 && QApplication::focusWidget() == &shown.canvas(); ++i)
        QTest::keyClick(&shown.canvas(), Qt::Key_Tab);
    EXPECT_NE(QApplication::focusWidget(), &shown.canvas()) << "Tab gets out again";
}

TEST(SoftmaxWindow, DraggingThePointOfTheSimplexSetsThreeLogits) {
    ShownSoftmax shown;
    const std::vector<double> wanted{0.3, 0.4, 0.3};
    shown.drag(shown.at("simplex", shown.panel("simplex")->handles[0].at),
               shown.at("simplex", simplexPoint(wanted)));
    const auto p = probabilities(shown.state());
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_NEAR(p[i], wanted[i], 0.01);
}

TEST(SoftmaxWindow, PansAndZoomsTheCurveAloneByMouse) {
    ShownSoftmax shown;
    shown.drag(shown.at("jacobian", {1, 1}), shown.at("jacobian", {2, 2}));
    EXPECT_FALSE(shown.window.session().canUndo()) << "a heat map does not move";
    shown.drag(shown.at("curve", {-3, 0.9}), shown.at("curve", {-5, 0.9}));
    EXPECT_NEAR(shown.state().zMinimum, -4, 0.1);
    EXPECT_EQ(shown.window.session().undoText(), QStringLiteral("Pan"));
}

TEST(SoftmaxWindow, InspectorHasARowAClassThatFollowsAndEdits) {
    ShownSoftmax shown;
    auto* sliders = shown.control<QWidget>("logits2");
    ASSERT_NE(sliders, nullptr);
    auto* slider = sliders->findChild<ValueSlider*>();
    slider->edit(3);
    EXPECT_EQ(shown.state().logits[2], 3);
    EXPECT_EQ(slider->accessibleName(), QStringLiteral("logit of owl"));
    QTest::mouseClick(shown.control<QToolButton>("add_class"), Qt::LeftButton);
    EXPECT_EQ(shown.state().logits.size(), 4U);
    EXPECT_NE(shown.control<QWidget>("logits3"), nullptr);
    shown.settle();
    EXPECT_EQ(shown.panel("simplex"), nullptr);
    EXPECT_EQ(shown.panel("logits")->bars.size(), 4U);
}

TEST(SoftmaxWindow, ClassesAreRenamedInTheirRow) {
    ShownSoftmax shown;
    auto* name = shown.control<QWidget>("logits1")->findChild<QLineEdit*>(QStringLiteral("name"));
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("wolf, grey"));
    EXPECT_EQ(classNames(shown.state())[1], "wolf  grey");
    EXPECT_EQ(classNames(shown.state())[2], "owl");
    shown.settle();
    EXPECT_EQ(shown.panel("logits")->x.ticks[1].label, "wolf  grey");
}

TEST(SoftmaxWindow, PastesAListAndSaysWhatIsWrongWithAnother) {
    ShownSoftmax shown;
    QApplication::clipboard()->setText(QStringLiteral("[0.5, -1e-3\n7\t2.25]"));
    auto* paste = shown.control<QToolButton>("paste");
    QTest::mouseClick(paste, Qt::LeftButton);
    EXPECT_THAT(shown.state().logits, ElementsAre(0.5, -1e-3, 7, 2.25));
    for (const char* text : {"", "nan, 1", "1e308 2", "hello"}) {
        QApplication::clipboard()->setText(QString::fromLatin1(text));
        QTest::mouseClick(paste, Qt::LeftButton);
        auto* message = shown.control<QLabel>("message");
        EXPECT_FALSE(message->isHidden());
        EXPECT_THAT(message->text().toStdString(), HasSubstr("a list of 2 to 12")) << text;
        EXPECT_EQ(shown.state().logits.size(), 4U);
    }
}

TEST(SoftmaxWindow, ChipsChooseTheTrueClassAndWhatToCompare) {
    ShownSoftmax shown;
    auto* target = shown.control<QWidget>("true_class");
    ASSERT_NE(target, nullptr);
    QTest::mouseClick(target->findChild<QToolButton*>(QStringLiteral("2")), Qt::LeftButton);
    EXPECT_EQ(shown.state().trueClass, 2);
    QTest::mouseClick(target->findChild<QToolButton*>(QStringLiteral("-1")), Qt::LeftButton);
    EXPECT_EQ(shown.state().trueClass, -1);
    auto* compare = shown.control<QWidget>("compare");
    for (const char* id : {"entmax15", "sparsemax"})
        QTest::mouseClick(compare->findChild<QToolButton*>(QLatin1String(id)), Qt::LeftButton);
    EXPECT_EQ(shown.state().compare, "sparsemax, entmax15");
    shown.settle();
    EXPECT_NE(shown.panel("compare"), nullptr);
}

TEST(SoftmaxWindow, PlaysTheTemperatureAsOneStep) {
    ShownSoftmax shown;
    auto& animator = shown.window.findChild<PageInspector*>(QStringLiteral("inspector_softmax"))->animator();
    double now = 0;
    animator.setClock([&] { return now; });
    auto* play = shown.control<QWidget>("temperature")->findChild<QToolButton*>(QStringLiteral("play"));
    play->click();
    for (int i = 0; i < 3; ++i) {
        now += 0.5;
        animator.advance();
    }
    EXPECT_GT(shown.state().temperature, 5);
    play->click();
    shown.window.session().undo();
    EXPECT_EQ(shown.state().temperature, 1);
    EXPECT_FALSE(shown.window.session().canUndo());
}

TEST(SoftmaxWindow, SwitchingPagesIsNoEditAndTheRailFollows) {
    ShownSoftmax shown;
    EXPECT_FALSE(shown.window.session().canUndo());
    EXPECT_FALSE(shown.window.session().isModified());
    EXPECT_TRUE(shown.window.findChild<QPushButton*>(QStringLiteral("page_softmax"))->isChecked());
    QTest::mouseClick(shown.window.findChild<QPushButton*>(QStringLiteral("page_curves")), Qt::LeftButton);
    EXPECT_EQ(shown.window.session().document().page, "curves");
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown.canvas().figure().panels.size() == 1; }));
    QTest::keyClick(&shown.window, Qt::Key_2, Qt::ControlModifier);
    EXPECT_EQ(shown.window.session().document().page, "softmax");
    shown.settle();
    EXPECT_THAT(shown.window.statusText().toStdString(), HasSubstr("cat z = 2 → p = 0.659    dog 0.242"));
}

TEST(SoftmaxWindow, ExportsInEveryFormatReadableAloneAndOpensAgain) {
    Document document;
    document.page = "softmax";
    document.softmax->logits = {1, 2, 3};
    document.softmax->title = "Three classes";
    const QTemporaryDir folder;
    for (const char* suffix : {"png", "jpg", "svg", "pdf"}) {
        const QString path = folder.filePath(QStringLiteral("figure.") + QLatin1String(suffix));
        ASSERT_TRUE(exportFile(document, path)) << suffix;
        const auto opened = openSession(path);
        ASSERT_TRUE(opened) << suffix;
        EXPECT_EQ(*opened, document) << suffix;
    }
    const auto svg = exportBytes(document, ExportFormat::Svg);
    for (const char* words : {"Three classes", "Probabilities softmax(z)", "Jacobian", "cat", "owl", "0.665",
                              "Gradient of the cross-entropy"})
        EXPECT_TRUE(svg->bytes.contains(words)) << words;
    EXPECT_FALSE(svg->bytes.contains("drag a bar")) << "a hint for the screen";
    for (const auto format : {ExportFormat::Csv, ExportFormat::Pgfplots})
        EXPECT_TRUE(exportBytes(document, format)->bytes.contains("cat"));
}

} // namespace
} // namespace actiscope
