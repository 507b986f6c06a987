// The wheel over controls in a scroll area: a turn belongs to what it began over.
#include "core/pages/curves/state.h"
#include "ui/controls/wheel_guard.h"

#include "tests/ui/controls/controls_support.h"

#include <QComboBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace actiscope {
namespace {

/// A label, then controls, in an area that is lower than they are. The pointer rests while the wheel turns.
class Scrolled {
public:
    Scrolled() {
        const Field field = findField(curvesFields(), "x_max")->field;
        auto* inside = new QWidget;
        auto* column = new QVBoxLayout(inside);
        column->addWidget(new QLabel(QStringLiteral("nothing to turn")));
        slider = new ValueSlider;
        slider->setScale({0, 1, FieldScale::Linear});
        slider->setValue(0.5);
        number = new NumberEdit(field);
        choice = new QComboBox;
        choice->addItems({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        choice->setCurrentIndex(1);
        choice->setFocusPolicy(Qt::StrongFocus);
        guardWheel(*choice, WheelTakes::Focused);
        for (QWidget* widget : std::initializer_list<QWidget*>{slider, number, choice}) {
            widget->setFixedHeight(60);
            column->addWidget(widget);
        }
        inside->setFixedSize(300, 2000);
        column->addStretch();
        area.setWidget(inside);
        area.resize(320, 200);
        area.show();
        area.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&area));
    }

    /// One notch at this place of the area, as the window system reports it: to what is under the pointer
    /// then, and as long as nobody takes it to what that lies in (Qt does so for real events only).
    void turn(QPoint place, int notches = -1) {
        QWidget* under = area.viewport()->childAt(place);
        under = under ? under : area.viewport();
        const QPoint global = area.viewport()->mapToGlobal(place);
        for (QWidget* widget = under; widget;
             widget = widget->isWindow() ? nullptr : widget->parentWidget()) {
            QWheelEvent event(widget->mapFromGlobal(QPointF(global)), global, {}, {0, 120 * notches},
                              Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            event.ignore();
            QApplication::sendEvent(widget, &event);
            if (event.isAccepted())
                return;
        }
    }
    QPoint middleOf(const QWidget& widget) { return widget.mapTo(area.viewport(), widget.rect().center()); }
    int scrolled() { return area.verticalScrollBar()->value(); }
    bool untouched() { return slider->value() == 0.5 && number->value() == 0 && choice->currentIndex() == 1; }

    QScrollArea area;
    ValueSlider* slider;
    NumberEdit* number;
    QComboBox* choice;
};

TEST(WheelGuard, ATurnThatScrollsTouchesNoControlThatComesUnderThePointer) {
    for (const bool focused : {false, true}) {
        Scrolled ui;
        if (focused)
            ui.slider->setFocus();
        const QPoint place(60, 12); // on the label
        ASSERT_EQ(ui.area.viewport()->childAt(place)->inherits("QLabel"), true);
        std::set<QWidget*> passed;
        for (int notch = 0; notch < 12; ++notch) {
            passed.insert(ui.area.viewport()->childAt(place));
            ui.turn(place);
        }
        EXPECT_TRUE(passed.contains(ui.slider)) << "else the test shows nothing";
        EXPECT_GT(ui.scrolled(), 200);
        EXPECT_TRUE(ui.untouched());
    }
}

TEST(WheelGuard, ATurnThatBeginsOverASliderIsTheSliders) {
    Scrolled ui;
    for (int notch = 0; notch < 3; ++notch)
        ui.turn(ui.middleOf(*ui.slider), 1);
    EXPECT_NEAR(ui.slider->value(), 0.53, 1e-9);
    EXPECT_EQ(ui.scrolled(), 0);
}

TEST(WheelGuard, ANewPlaceOfThePointerBeginsANewTurn) {
    Scrolled ui;
    ui.turn({60, 12}, 1);
    ui.turn(ui.middleOf(*ui.slider), 1);
    EXPECT_NEAR(ui.slider->value(), 0.51, 1e-9);
}

TEST(WheelGuard, APauseBeginsANewTurn) {
    Scrolled ui;
    const QPoint place(60, 12);
    for (int notch = 0; notch < 12 && ui.area.viewport()->childAt(place) != ui.slider; ++notch)
        ui.turn(place);
    ASSERT_EQ(ui.area.viewport()->childAt(place), ui.slider);
    EXPECT_TRUE(ui.untouched());
    QElapsedTimer pause;
    pause.start();
    EXPECT_TRUE(QTest::qWaitFor([&] { return pause.elapsed() > 450; }));
    ui.turn(place, 1);
    EXPECT_NEAR(ui.slider->value(), 0.51, 1e-9);
}

TEST(WheelGuard, NumbersAndChoicesTakeItOnlyWithTheFocus) {
    Scrolled ui;
    ui.turn(ui.middleOf(*ui.number), 1);
    ui.turn(ui.middleOf(*ui.choice), 1);
    EXPECT_TRUE(ui.untouched());
    ui.number->setFocus();
    ui.turn(ui.middleOf(*ui.number), 1);
    EXPECT_EQ(ui.number->value(), 0.1);
    ui.choice->setFocus();
    ui.turn(ui.middleOf(*ui.choice), -1);
    EXPECT_EQ(ui.choice->currentIndex(), 2);
    EXPECT_EQ(ui.scrolled(), 0);
}

} // namespace
} // namespace actiscope
