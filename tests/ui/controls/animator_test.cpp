#include "core/pages/curves/state.h"
#include "tests/ui/controls/controls_support.h"

#include <QToolButton>

namespace actiscope {
namespace {

/// With a clock of its own; the ELUs start at α = 1 on 0…3 and take 4 s a sweep.
struct Playing : ShownInspector {
    explicit Playing(const Document& document = documentWith({"elu", "swish", "elu"}))
        : ShownInspector(document) {
        animator.setClock([this] { return now; });
    }

    QToolButton& playButton() { return find<QToolButton>("play", "parameter_alpha"); }
    void pass(double seconds) {
        now += seconds;
        animator.advance();
    }
    void select(int curve) {
        session.edit("Select", [=](Document& document) { document.curves->selected = curve; });
    }
    void removeFirst() {
        session.edit("Remove", [](Document& document) {
            auto& curves = document.curves->curves;
            curves.erase(curves.begin());
            document.curves->selected = curves.empty() ? -1 : 0;
        });
    }

    Animator& animator = inspector.animator();
    double now = 100;
};

TEST(Animation, PlayMovesTheParameterAlongItsSliderAndBack) {
    Playing ui;
    QTest::mouseClick(&ui.playButton(), Qt::LeftButton);
    EXPECT_TRUE(ui.animator.isPlaying("curves.0.alpha"));
    ui.pass(2);
    EXPECT_NEAR(ui.alpha(), 2.5, 1e-9);
    ui.pass(1);
    EXPECT_NEAR(ui.alpha(), 2.75, 1e-9) << "turned round at 3";
    ui.pass(1);
    EXPECT_NEAR(ui.alpha(), 2, 1e-9);
}

TEST(Animation, LoopStartsAgain) {
    Document document = documentWith({"elu"});
    document.curves->curves[0].parameters[0].animation = "loop";
    Playing ui(document);
    ui.animator.setPlaying("curves.0.alpha", true);
    ui.pass(3);
    EXPECT_NEAR(ui.alpha(), 0.25, 1e-9);
}

TEST(Animation, OneRunIsOneUndoStepAndStopsAtOnce) {
    Playing ui;
    ui.playButton().click();
    for (int frame = 0; frame < 50; ++frame)
        ui.pass(1.0 / 60);
    ui.playButton().click();
    EXPECT_FALSE(ui.animator.isPlaying());
    const double stopped = ui.alpha();
    ui.pass(1);
    EXPECT_EQ(ui.alpha(), stopped);
    EXPECT_EQ(ui.undoSteps(), 1);
    EXPECT_EQ(ui.session.undoText(), "Play α of ELU");
    ui.session.undo();
    EXPECT_EQ(ui.alpha(), 1);
}

TEST(Animation, SeveralPlayAtOnce) {
    Playing ui;
    ui.animator.setPlaying("curves.0.alpha", true);
    ui.animator.setPlaying("curves.1.beta", true);
    ui.pass(0.5);
    ui.pass(0.5);
    EXPECT_NE(ui.alpha(0), 1);
    EXPECT_NE(ui.alpha(1), 1);
    EXPECT_EQ(ui.alpha(2), 1);
    EXPECT_EQ(ui.undoSteps(), 1);
}

TEST(Animation, GoesOnWhileAnotherCurveIsSelected) {
    Playing ui;
    ui.playButton().click();
    ui.select(2);
    EXPECT_FALSE(ui.playButton().isChecked()) << "the other ELU does not play";
    ui.pass(1);
    EXPECT_NEAR(ui.alpha(0), 1.75, 1e-9);
    EXPECT_EQ(ui.alpha(2), 1);
    ui.select(0);
    EXPECT_TRUE(ui.playButton().isChecked());
}

TEST(Animation, FollowsItsCurveThroughTheListAndEndsWithIt) {
    Playing ui;
    ui.animator.setPlaying("curves.1.beta", true);
    ui.pass(0.5);
    ui.removeFirst();
    EXPECT_TRUE(ui.animator.isPlaying("curves.0.beta")) << "Swish is the first now";
    const double before = ui.alpha(0);
    ui.pass(0.25);
    EXPECT_NE(ui.alpha(0), before);
    EXPECT_EQ(ui.alpha(1), 1);
    ui.removeFirst();
    EXPECT_FALSE(ui.animator.isPlaying());
    ui.pass(1);
    EXPECT_EQ(ui.alpha(0), 1);
}

TEST(Animation, EndsWhenTheLastCurveGoes) {
    Playing ui(documentWith({"elu"}));
    ui.playButton().click();
    ui.pass(0.5);
    ui.removeFirst();
    EXPECT_FALSE(ui.animator.isPlaying());
    ui.pass(0.5);
    EXPECT_TRUE(ui.page().curves.empty());
}

TEST(Animation, TakingTheSliderOrUndoStopsIt) {
    Playing ui;
    ui.playButton().click();
    ui.pass(0.5);
    QTest::keyClick(&ui.find<ValueSlider>("slider", "parameter_alpha"), Qt::Key_Home);
    EXPECT_FALSE(ui.animator.isPlaying());
    EXPECT_FALSE(ui.playButton().isChecked());
    EXPECT_EQ(ui.alpha(), 0);

    ui.playButton().click();
    ui.pass(0.5);
    ui.session.undo();
    EXPECT_FALSE(ui.animator.isPlaying());
}

TEST(Animation, ADragBesideItDoesNotFillTheHistory) {
    Playing ui;
    ui.animator.setPlaying("curves.1.beta", true);
    ui.pass(0.1);
    auto& slider = ui.find<ValueSlider>("slider", "parameter_alpha");
    QTest::mousePress(&slider, Qt::LeftButton, {}, handleAt(slider, 1));
    for (int i = 1; i <= 20; ++i) {
        QTest::mouseMove(&slider, handleAt(slider, 1 + 0.08 * i));
        ui.pass(1.0 / 60);
        ui.pass(1.0 / 60);
    }
    QTest::mouseRelease(&slider, Qt::LeftButton, {}, handleAt(slider, 2.6));
    EXPECT_TRUE(ui.animator.isPlaying("curves.1.beta"));
    ui.pass(1);
    EXPECT_EQ(ui.undoSteps(), 2) << "the run, and the drag";
}

TEST(Animation, UndoOfADragBesideItStopsItAndCanBeDoneAgain) {
    Playing ui;
    ui.animator.setPlaying("curves.1.beta", true);
    ui.pass(0.1);
    QTest::keyClick(&ui.find<ValueSlider>("slider", "parameter_alpha"), Qt::Key_Home);
    ui.pass(0.1);
    ui.session.undo();
    EXPECT_EQ(ui.alpha(0), 1);
    EXPECT_FALSE(ui.animator.isPlaying());
    ui.pass(1);
    ui.session.redo();
    EXPECT_EQ(ui.alpha(0), 0);
}

TEST(Animation, TheTimerAloneMovesIt) {
    ShownInspector ui(documentWith({"elu"}));
    ui.find<QToolButton>("play", "parameter_alpha").click();
    EXPECT_TRUE(QTest::qWaitFor([&] { return ui.alpha() > 1; }));
}

} // namespace
} // namespace actiscope
