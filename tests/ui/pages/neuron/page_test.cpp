// The Neuron page in the whole window: real handles, real keys, real widgets.
#include "core/pages/neuron/state.h"
#include "tests/ui/window/page_window.h"
#include "ui/controls/page_card.h"
#include "ui/pages/activations_card.h"
#include "ui/pages/page_inspector.h"

#include <gmock/gmock.h>

#include <QAbstractButton>
#include <QAction>

namespace actiscope {
namespace {

using testing::HasSubstr;

class ShownNeuron : public PageWindow {
public:
    ShownNeuron() {
        show();
        window.findChild<QAction*>(QStringLiteral("page_neuron"))->trigger();
        EXPECT_TRUE(QTest::qWaitFor([&] { return panel("diagram") != nullptr && settled(); }, patience));
    }

    NeuronPage state() { return *window.session().document().neuron; }
    void drag(QPoint from, QPoint to) {
        QTest::mousePress(&surface(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&surface(), from + (to - from) / 2);
        settle();
        QTest::mouseMove(&surface(), to);
        QTest::mouseRelease(&surface(), Qt::LeftButton, {}, to);
        settle();
    }
    Point handle(const char* panelId, const std::string& id) {
        for (const Handle& handle : panel(panelId)->handles)
            if (handle.id == id)
                return handle.at;
        ADD_FAILURE() << "no handle " << id;
        return {};
    }
};

TEST(NeuronWindow, DraggingAWeightAndAnInputInTheDiagram) {
    ShownNeuron shown;
    const Point weight = shown.handle("diagram", "weight.0");
    shown.drag(shown.at("diagram", weight), shown.at("diagram", {weight.x + 0.3, weight.y}));
    EXPECT_GT(shown.state().weights[0], 1);
    EXPECT_EQ(shown.window.session().undoText(), QStringLiteral("Change weight 1"));
    const Point input = shown.handle("diagram", "input.1");
    shown.drag(shown.at("diagram", input), shown.at("diagram", {input.x - 0.3, input.y}));
    EXPECT_LT(shown.state().inputs[1], -1);
    shown.window.session().undo();
    shown.window.session().undo();
    EXPECT_EQ(shown.state(), defaultNeuronPage()) << "a drag is one step";
}

TEST(NeuronWindow, DraggingThePointOfThePlane) {
    ShownNeuron shown;
    shown.drag(shown.at("plane", {1, -0.5}), shown.at("plane", {-2, 1.5}));
    EXPECT_NEAR(shown.state().inputs[0], -2, 0.1);
    EXPECT_NEAR(shown.state().inputs[1], 1.5, 0.1);
}

TEST(NeuronWindow, ItsChipsChangeTheInputs) {
    ShownNeuron shown;
    auto& inspector = *shown.window.findChild<PageInspector*>(QStringLiteral("inspector_neuron"));
    inspector.findChild<QAbstractButton*>(QStringLiteral("add_input"))->click();
    EXPECT_EQ(shown.state().inputs.size(), 3U);
    EXPECT_EQ(shown.state().weights.size(), 3U);
    shown.settle();
    EXPECT_EQ(shown.panel("plane"), nullptr) << "three inputs have no plane";
}

TEST(NeuronWindow, DepthCountsPiecesOnItsOwn) {
    ShownNeuron shown;
    Document document = shown.window.session().document();
    ASSERT_TRUE(setField(document, "show", "depth"));
    shown.window.session().reset(document);
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            const Panel* pieces = shown.panel("pieces");
            return pieces && std::any_of(pieces->lines.begin(), pieces->lines.end(), [](const Line& line) {
                       return line.name == "ReLU, mean" && line.points.size() == 6;
                   });
        },
        PageWindow::patience));
    auto& properties = *shown.window.findChild<PageInspector*>(QStringLiteral("inspector_neuron"))
                            ->findChild<PropertiesCard*>(QStringLiteral("properties"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return properties.text().contains(QStringLiteral("±")); },
                                PageWindow::patience));
    EXPECT_THAT(properties.text().toStdString(), HasSubstr("Straight pieces"));
}

} // namespace
} // namespace actiscope
