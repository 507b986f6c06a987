// The guided tour in the whole window.
#include "core/tour/tour.h"
#include "tests/ui/window/page_window.h"
#include "ui/controls/number_edit.h"
#include "ui/controls/value_slider.h"
#include "ui/pages/page_inspector.h"
#include "ui/tour/tour_guide.h"

#include <gmock/gmock.h>

#include <QAction>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace actiscope {
namespace {

using testing::HasSubstr;

class ShownTour : public PageWindow {
public:
    ShownTour() { show(); }

    QWidget& card() { return *window.findChild<QFrame*>(QStringLiteral("tourCard")); }
    std::string text(const char* name) {
        return card().findChild<QLabel*>(QLatin1String(name))->text().toStdString();
    }
    void click(const char* name) {
        QTest::mouseClick(window.findChild<QAbstractButton*>(QLatin1String(name)), Qt::LeftButton);
    }
    QWidget& control(const char* page, const char* field) {
        return *window.findChild<PageInspector*>(QStringLiteral("inspector_") + QLatin1String(page))
                    ->findChild<QWidget*>(QLatin1String(field));
    }
    bool reached() { return text("tourMark").starts_with("✓"); }
    void waitForReached() {
        EXPECT_TRUE(QTest::qWaitFor([&] { return reached(); }, patience));
    }
    const Document& document() { return window.session().document(); }
};

TEST(TourWindow, LeadsFromStepToStepAndBack) {
    ShownTour shown;
    EXPECT_TRUE(shown.card().isHidden());
    shown.click("tour");
    EXPECT_TRUE(shown.card().isVisible());
    EXPECT_EQ(shown.text("tourPlace"), "TOUR · STEP 1 OF 16");
    EXPECT_EQ(shown.text("tourTitle"), tour()[0].title);
    EXPECT_EQ(shown.document(), tour()[0].document);
    EXPECT_FALSE(shown.card().findChild<QPushButton*>(QStringLiteral("tourBack"))->isEnabled());
    shown.click("tourNext");
    EXPECT_EQ(shown.document(), tour()[1].document);
    EXPECT_EQ(shown.text("tourSentence"), tour()[1].sentences[0]);
    EXPECT_THAT(shown.text("tourProofs"), HasSubstr("Tanh: y = f(z) = 0.9468"));
    EXPECT_FALSE(shown.window.session().isModified()) << "nothing of one's own to save";
    shown.window.session().undo();
    EXPECT_EQ(shown.document(), tour()[0].document) << "a step is one step of undo";
    shown.click("tourBack");
    EXPECT_EQ(shown.text("tourPlace"), "TOUR · STEP 1 OF 16");
}

TEST(TourWindow, SaysWhenTheGoalIsReachedByARealControl) {
    ShownTour shown;
    shown.window.tourGuide().open(1);
    shown.settle();
    EXPECT_FALSE(shown.reached());
    auto* number = shown.control("neuron", "bias").findChild<NumberEdit*>();
    number->setFocus();
    number->selectAll();
    QTest::keyClicks(number, QStringLiteral("-2"));
    QTest::keyClick(number, Qt::Key_Return);
    shown.waitForReached();
    EXPECT_EQ(shown.document().page, "neuron");
    EXPECT_THAT(shown.text("tourProofs"), HasSubstr("ReLU: y = f(z) = 0")) << "numbers follow";
    shown.click("tourAgain");
    EXPECT_FALSE(shown.reached());
    EXPECT_EQ(shown.document(), tour()[1].document);
}

TEST(TourWindow, SeesAGoalThatARunWorksOut) {
    ShownTour shown;
    shown.window.tourGuide().open(7);
    shown.settle();
    EXPECT_FALSE(shown.reached());
    auto* slider = shown.control("dying", "bias").findChild<ValueSlider*>();
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_End);
    shown.waitForReached();
}

TEST(TourWindow, ShowsANumberOfAnotherPage) {
    ShownTour shown;
    shown.window.tourGuide().open(11);
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            return QString::fromStdString(shown.text("tourProofs"))
                .contains(QStringLiteral("Dying units · Softplus (β = 1): Dead at the start = 0.125"));
        },
        ShownTour::patience));
    EXPECT_EQ(shown.document().page, "curves");
}

TEST(TourWindow, GoesOnWhereOneStopped) {
    ShownTour shown;
    auto* action = shown.window.findChild<QAction*>(QStringLiteral("tour"));
    action->trigger();
    shown.click("tourNext");
    shown.click("tourNext");
    shown.click("tourClose");
    EXPECT_TRUE(shown.card().isHidden());
    EXPECT_FALSE(action->isChecked());
    EXPECT_FALSE(shown.window.findChild<QPushButton*>(QStringLiteral("tour"))->isChecked());
    EXPECT_EQ(shown.document(), tour()[2].document) << "what was looked at stays";
    action->trigger();
    EXPECT_EQ(shown.text("tourTitle"), tour()[2].title);
    shown.window.tourGuide().open(tour().size() - 1);
    shown.click("tourNext");
    EXPECT_TRUE(shown.card().isHidden()) << "the end";
    action->trigger();
    EXPECT_EQ(shown.text("tourTitle"), tour()[0].title);
}

TEST(TourWindow, AsksBeforeItReplacesWhatIsNotSaved) {
    QSettings().clear();
    UnsavedAnswer answer = UnsavedAnswer::Cancel;
    Dialogs dialogs;
    dialogs.unsaved = [&](const QString&) { return answer; };
    MainWindow window(dialogs);
    window.session().edit(QStringLiteral("own"),
                          [](Document& document) { (void)setField(document, "softmax.offset", "3"); });
    const Document own = window.session().document();
    auto* action = window.findChild<QAction*>(QStringLiteral("tour"));
    action->trigger();
    EXPECT_FALSE(window.tourGuide().isOpen());
    EXPECT_FALSE(action->isChecked());
    EXPECT_EQ(window.session().document(), own);
    answer = UnsavedAnswer::Discard;
    action->trigger();
    EXPECT_TRUE(window.tourGuide().isOpen());
}

TEST(TourWindow, IsReachedByTheKeyboardAndReadOut) {
    ShownTour shown;
    shown.click("tour");
    EXPECT_EQ(shown.card().accessibleName().toStdString(), "Step 1 of 16: " + tour()[0].title);
    EXPECT_THAT(shown.card().accessibleDescription().toStdString(), HasSubstr(tour()[0].task));
    for (const char* name : {"tour", "tourAgain", "tourNext", "tourClose"}) {
        auto* button = shown.window.findChild<QAbstractButton*>(QLatin1String(name));
        EXPECT_TRUE(button->focusPolicy() & Qt::TabFocus) << name;
        EXPECT_FALSE(button->accessibleName().isEmpty() && button->text().isEmpty()) << name;
    }
    auto* next = shown.window.findChild<QPushButton*>(QStringLiteral("tourNext"));
    next->setFocus();
    QTest::keyClick(next, Qt::Key_Space);
    EXPECT_EQ(shown.text("tourTitle"), tour()[1].title);
}

} // namespace
} // namespace actiscope
