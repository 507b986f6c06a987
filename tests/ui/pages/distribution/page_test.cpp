// The Distribution page in the whole window: real handles, real keys, real widgets.
#include "core/pages/curves/state.h"
#include "core/pages/distribution/state.h"
#include "tests/ui/window/page_window.h"
#include "ui/controls/page_card.h"
#include "ui/controls/value_slider.h"
#include "ui/dialogs/formula_dialog.h"
#include "ui/pages/activation_list.h"
#include "ui/pages/activations_card.h"
#include "ui/pages/page_inspector.h"

#include <gmock/gmock.h>

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>

namespace actiscope {
namespace {

using testing::HasSubstr;

class ShownDistribution : public PageWindow {
public:
    ShownDistribution() {
        show();
        window.findChild<QAction*>(QStringLiteral("page_distribution"))->trigger();
        EXPECT_TRUE(QTest::qWaitFor([&] { return panel("input") != nullptr && settled(); }, patience));
    }

    DistributionPage state() { return *window.session().document().distribution; }
    PageInspector& inspector() {
        return *window.findChild<PageInspector*>(QStringLiteral("inspector_distribution"));
    }
    template <class Widget>
    Widget& control(const char* name) {
        return *inspector().findChild<Widget*>(QLatin1String(name));
    }
    QString undoText() { return window.session().undoText(); }
};

TEST(DistributionWindow, DraggingTheMeanAndTheWidthInThePicture) {
    ShownDistribution shown;
    const Point mean = shown.panel("input")->handles[0].at;
    shown.drag(shown.at("input", mean), shown.at("input", {1.2, mean.y}));
    EXPECT_NEAR(shown.state().mean, 1.2, 0.05);
    EXPECT_EQ(shown.undoText(), QStringLiteral("Change the mean of z"));
    EXPECT_THAT(shown.panel("input")->title, HasSubstr("z ~ N(1."));
    const Point width = shown.panel("input")->handles[1].at;
    shown.drag(shown.at("input", width), shown.at("input", {shown.state().mean + 0.5, width.y}));
    EXPECT_NEAR(shown.state().sigma, 0.5, 0.05);
    shown.window.session().undo();
    shown.window.session().undo();
    EXPECT_EQ(shown.state(), defaultDistributionPage()) << "a drag is one step";
}

TEST(DistributionWindow, EscapeBringsADraggedMeanBack) {
    ShownDistribution shown;
    const Point mean = shown.panel("input")->handles[0].at;
    QTest::mousePress(&shown.surface(), Qt::LeftButton, {}, shown.at("input", mean));
    QTest::mouseMove(&shown.surface(), shown.at("input", {-1, mean.y}));
    EXPECT_NEAR(shown.state().mean, -1, 0.05);
    QTest::keyClick(&shown.canvas(), Qt::Key_Escape);
    EXPECT_EQ(shown.state().mean, 0);
    QTest::mouseRelease(&shown.surface(), Qt::LeftButton, {}, shown.at("input", mean));
}

TEST(DistributionWindow, TabAndArrowsMoveTheHandlesToo) {
    ShownDistribution shown;
    shown.canvas().setFocus();
    QTest::keyClick(&shown.canvas(), Qt::Key_Tab);
    EXPECT_EQ(shown.canvas().focusedHandle(), QStringLiteral("mean of z"));
    QTest::keyClick(&shown.canvas(), Qt::Key_Right);
    EXPECT_GT(shown.state().mean, 0);
    QTest::keyClick(&shown.canvas(), Qt::Key_Tab);
    EXPECT_EQ(shown.canvas().focusedHandle(), QStringLiteral("standard deviation of z"));
    const double sigma = shown.state().sigma;
    QTest::keyClick(&shown.canvas(), Qt::Key_Left);
    EXPECT_LT(shown.state().sigma, sigma);
    shown.settle();
    EXPECT_THAT(shown.canvas().accessibleDescription().toStdString(), HasSubstr("z ~ N("));
}

TEST(DistributionWindow, PansAndZoomsFunctionAndInputTogether) {
    ShownDistribution shown;
    shown.drag(shown.at("function", {-3, 2}), shown.at("function", {-2, 2}));
    EXPECT_NEAR(shown.state().zMinimum, -5, 0.1);
    EXPECT_EQ(shown.undoText(), QStringLiteral("Pan"));
    EXPECT_EQ(shown.panel("input")->x.minimum, shown.panel("function")->x.minimum);
    shown.window.findChild<QAction*>(QStringLiteral("fit"))->trigger();
    EXPECT_EQ(shown.state().zMinimum, -4);
}

TEST(DistributionWindow, TheListOfActivationsIsThatOfCurves) {
    ShownDistribution shown;
    auto& list = shown.control<ActivationList>("activationList");
    EXPECT_EQ(list.count(), 4);
    EXPECT_EQ(list.accessibleName(), QStringLiteral("Activations"));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.eyeRect(0).center());
    EXPECT_FALSE(shown.state().activations[0].visible);
    EXPECT_EQ(shown.undoText(), QStringLiteral("Hide ReLU"));
    shown.settle();
    EXPECT_EQ(shown.panel("function")->legend.entries.size(), 3U);
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.removeRect(3).center());
    EXPECT_EQ(shown.state().activations.size(), 3U);
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_D, Qt::ControlModifier);
    EXPECT_EQ(shown.state().activations.size(), 4U);
    emit list.colourRequested(0, 6);
    EXPECT_EQ(shown.state().activations[0].colour, 6);
    shown.window.session().undo();
    QTest::keyClick(&list, Qt::Key_Up);
    EXPECT_FALSE(shown.undoText().isEmpty());
    EXPECT_EQ(shown.window.session().document().curves->curves.size(), 3U) << "those of Curves stay";
}

TEST(DistributionWindow, SelectingARowIsNoChangeOfTheFile) {
    ShownDistribution shown;
    EXPECT_FALSE(shown.window.session().isModified());
    shown.control<ActivationList>("activationList").setCurrentRow(3);
    EXPECT_EQ(shown.state().selected, 3);
    EXPECT_FALSE(shown.window.session().isModified());
    EXPECT_FALSE(shown.window.session().canUndo());
}

TEST(DistributionWindow, AParameterHasItsSliderAndMovesTheNumbers) {
    ShownDistribution shown;
    Document document = shown.window.session().document();
    const Records& records = findPage("distribution")->records.front();
    records.clear(document);
    records.add(document, makeRow(*resolveActivation("elu"), 0));
    shown.window.session().reset(document);
    shown.settle();
    auto& properties = shown.control<PropertiesCard>("properties");
    const QString before = properties.text();
    EXPECT_THAT(before.toStdString(), HasSubstr("E[f²]: 0.64495"));
    auto* row = shown.inspector().findChild<QWidget*>(QStringLiteral("parameter_alpha"));
    ASSERT_NE(row, nullptr);
    auto* slider = row->findChild<ValueSlider*>();
    ASSERT_NE(slider, nullptr);
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    EXPECT_NE(shown.state().activations[0].parameters[0].value, 1);
    EXPECT_NE(properties.text(), before);
    EXPECT_EQ(shown.undoText(), QStringLiteral("Change α of ELU"));
}

TEST(DistributionWindow, AFormulaOfOnesOwnIsAddedHere) {
    ShownDistribution shown;
    shown.control<QAbstractButton>("newFormula").click();
    auto* dialog = shown.window.findChild<FormulaDialog*>();
    ASSERT_NE(dialog, nullptr);
    auto* formula = dialog->findChild<QLineEdit*>(QStringLiteral("formulaText"));
    QTest::keyClicks(formula, "x*sigmoid(b*x)");
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return shown.panel("function")->legend.entries.size() == 5U && shown.settled(); },
        PageWindow::patience))
        << "a preview stands beside the others";
    EXPECT_EQ(shown.state().activations.size(), 4U);
    QTest::keyClick(formula, Qt::Key_Return);
    ASSERT_EQ(shown.state().activations.size(), 5U);
    EXPECT_EQ(shown.state().activations[4].activation->id, "f1 = x*sigmoid(b*x)");
    EXPECT_EQ(shown.state().selected, 4);
}

TEST(DistributionWindow, TakesTheActivationsOfCurvesByOneClick) {
    ShownDistribution shown;
    shown.control<QAbstractButton>("take_from_curves").click();
    ASSERT_EQ(shown.state().activations.size(), 3U);
    EXPECT_EQ(shown.state().activations[0].activation->id, "elu");
    EXPECT_EQ(shown.undoText(), QStringLiteral("Take the activations from the page Curves"));
}

TEST(DistributionWindow, EveryControlHasAnAccessibleName) {
    ShownDistribution shown;
    for (QWidget* widget : shown.inspector().findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&shown.inspector()) ||
            widget->focusProxy() != nullptr)
            continue;
        auto* button = qobject_cast<QAbstractButton*>(widget);
        EXPECT_TRUE(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()))
            << widget->metaObject()->className() << " " << widget->objectName().toStdString();
    }
}

} // namespace
} // namespace actiscope
