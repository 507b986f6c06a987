// The Gradient flow page in the whole window: real handles, real keys, real widgets.
#include "core/pages/gradient_flow/result.h"
#include "tests/core/figure/line_named.h"
#include "tests/ui/session/busy_pool.h"
#include "tests/ui/window/page_window.h"
#include "ui/controls/page_card.h"
#include "ui/pages/page_inspector.h"

#include <gmock/gmock.h>

#include <QAbstractButton>
#include <QAction>

namespace actiscope {
namespace {

using testing::HasSubstr;

/// With networks that take some milliseconds.
class ShownGradientFlow : public PageWindow {
public:
    ShownGradientFlow() {
        Document document;
        document.page = "gradient_flow";
        document.gradientFlow->depth = 12;
        document.gradientFlow->width = 24;
        document.gradientFlow->seeds = 3;
        start = *document.gradientFlow;
        window.session().reset(document);
        show();
        EXPECT_TRUE(QTest::qWaitFor([&] { return panel("plane") != nullptr && settled(); }, patience));
    }

    GradientFlowPage state() { return *window.session().document().gradientFlow; }
    QString undoText() { return window.session().undoText(); }
    PageInspector& inspector() {
        return *window.findChild<PageInspector*>(QStringLiteral("inspector_gradient_flow"));
    }

    GradientFlowPage start;
};

TEST(GradientFlowWindow, DraggingThePointOfThePlaneSetsTheVariances) {
    ShownGradientFlow shown;
    const Point from = shown.panel("plane")->handles[0].at;
    shown.drag(shown.at("plane", from), shown.at("plane", {2, 0.2}));
    EXPECT_NEAR(shown.state().sigmaW, std::sqrt(2.0), 0.02);
    EXPECT_NEAR(shown.state().sigmaB, std::sqrt(0.2), 0.02);
    EXPECT_EQ(shown.undoText(), QStringLiteral("Change the variances of weights and biases"));
    shown.window.session().undo();
    EXPECT_EQ(shown.state(), shown.start) << "a drag is one step";
}

TEST(GradientFlowWindow, DraggingTheLayerTellsItsNumbers) {
    ShownGradientFlow shown;
    const Point from = shown.panel("gradient")->handles[0].at;
    shown.drag(shown.at("gradient", from), shown.at("gradient", {4.2, from.y}));
    EXPECT_EQ(shown.state().layer, 4);
    EXPECT_THAT(shown.window.statusText().toStdString(), HasSubstr("Tanh in layer 4: gradient"));
    EXPECT_TRUE(lineNamed(*shown.panel("variance"), "layer 4"));
    EXPECT_EQ(shown.undoText(), QStringLiteral("Look at another layer"));
}

TEST(GradientFlowWindow, TabAndArrowsMoveTheHandlesToo) {
    ShownGradientFlow shown;
    shown.canvas().setFocus();
    QTest::keyClick(&shown.canvas(), Qt::Key_Tab);
    EXPECT_EQ(shown.canvas().focusedHandle(), QStringLiteral("layer that is looked at"));
    QTest::keyClick(&shown.canvas(), Qt::Key_Left);
    EXPECT_EQ(shown.state().layer, 11);
    QTest::keyClick(&shown.canvas(), Qt::Key_Tab);
    EXPECT_EQ(shown.canvas().focusedHandle(), QStringLiteral("variances of weights and biases"));
    QTest::keyClick(&shown.canvas(), Qt::Key_Up);
    EXPECT_GT(shown.state().sigmaB, 0);
    shown.settle();
}

TEST(GradientFlowWindow, MeasurementsStayUntilNewOnesAreThere) {
    ShownGradientFlow shown;
    const Line before = *lineNamed(*shown.panel("gradient"), "Tanh, median gradient");
    BusyPool busy(*shown.window.session().runner());
    shown.window.session().edit(QStringLiteral("σ_w"),
                                [](Document& document) { document.gradientFlow->sigmaW = 1.6; });
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return shown.panel("plane")->handles[0].at.x > 2.5; }, PageWindow::patience));
    const Line* during = lineNamed(*shown.panel("gradient"), "Tanh, median gradient");
    ASSERT_TRUE(during);
    EXPECT_EQ(during->points.size(), before.points.size()) << "no flash of emptiness";
    busy.open();
    shown.settle();
    EXPECT_NE(*lineNamed(*shown.panel("gradient"), "Tanh, median gradient"), before);
}

TEST(GradientFlowWindow, TheInspectorShowsTheNumbersOfTheTable) {
    ShownGradientFlow shown;
    auto* properties = shown.inspector().findChild<PropertiesCard*>(QStringLiteral("properties"));
    ASSERT_NE(properties, nullptr);
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return properties->text().contains(QStringLiteral("Networks measured: 3")); },
                        PageWindow::patience));
    for (const char* text : {"Gradient per layer: 0.8", "χ at q*: 1", "Critical σ_w²: 1", "power law"})
        EXPECT_THAT(properties->text().toStdString(), HasSubstr(text));
}

TEST(GradientFlowWindow, EveryControlHasAnAccessibleName) {
    ShownGradientFlow shown;
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
