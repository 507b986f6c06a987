#include "core/pages/curves/state.h"
#include "tests/ui/controls/controls_support.h"
#include "ui/controls/chip.h"
#include "ui/controls/field_row.h"

#include <QAccessible>

#include <numbers>

namespace actiscope {
namespace {

constexpr auto alphaRow = "parameter_alpha";

/// Two ELUs, α = 1 on a slider from 0 to 3.
struct Alpha : ShownInspector {
    Alpha() : ShownInspector(documentWith({"elu", "elu"})) {}

    ValueSlider& slider = find<ValueSlider>("slider", alphaRow);
    NumberEdit& number = find<NumberEdit>("number", alphaRow);

    Chip& preset(const QString& text) {
        for (Chip* chip : inspector.findChildren<Chip*>())
            if (chip->text() == text)
                return *chip;
        throw std::runtime_error("no chip " + text.toStdString());
    }
};

QString errorText(const QWidget& widget) {
    for (const QLabel* label : widget.findChildren<QLabel*>())
        if (label->property("class") == QLatin1String("error") && label->isVisible())
            return label->text();
    return {};
}

TEST(ParameterSlider, DragChangesTheDocumentContinuouslyAndIsOneUndoStep) {
    Alpha ui;
    int changes = 0;
    QObject::connect(&ui.session, &Session::documentChanged, &ui.session, [&] { ++changes; });

    QTest::mousePress(&ui.slider, Qt::LeftButton, {}, handleAt(ui.slider, 1));
    EXPECT_EQ(ui.alpha(), 1) << "taking the handle must not move it";
    for (const double target : {1.5, 2.0, 2.5}) {
        QTest::mouseMove(&ui.slider, handleAt(ui.slider, target));
        EXPECT_NEAR(ui.alpha(), target, 0.03);
    }
    QTest::mouseRelease(&ui.slider, Qt::LeftButton, {}, handleAt(ui.slider, 2.5));

    EXPECT_EQ(changes, 3);
    EXPECT_EQ(ui.session.undoText(), "Change α of ELU");
    EXPECT_EQ(ui.undoSteps(), 1);
    ui.session.undo();
    EXPECT_EQ(ui.alpha(), 1);
    EXPECT_EQ(ui.slider.value(), 1);
}

TEST(ParameterSlider, TwoDragsAreTwoUndoSteps) {
    Alpha ui;
    for (const double target : {2.0, 0.5}) {
        QTest::mousePress(&ui.slider, Qt::LeftButton, {}, handleAt(ui.slider, ui.alpha()));
        QTest::mouseMove(&ui.slider, handleAt(ui.slider, target));
        QTest::mouseRelease(&ui.slider, Qt::LeftButton, {}, handleAt(ui.slider, target));
    }
    EXPECT_EQ(ui.undoSteps(), 2);
}

TEST(ParameterSlider, DragBeyondTheEndStaysAtTheEnd) {
    Alpha ui;
    QTest::mousePress(&ui.slider, Qt::LeftButton, {}, handleAt(ui.slider, 1));
    QTest::mouseMove(&ui.slider, QPoint(ui.slider.width() + 400, 5));
    EXPECT_EQ(ui.alpha(), 3);
    QTest::mouseMove(&ui.slider, QPoint(-400, 5));
    EXPECT_EQ(ui.alpha(), 0);
    QTest::mouseRelease(&ui.slider, Qt::LeftButton, {}, QPoint(0, 5));
}

TEST(ParameterSlider, TheSameActivationTwiceStaysIndependent) {
    Alpha ui;
    QTest::keyClick(&ui.slider, Qt::Key_End);
    EXPECT_EQ(ui.alpha(0), 3);
    EXPECT_EQ(ui.alpha(1), 1);
    ui.session.edit("Select", [](Document& document) { document.curves->selected = 1; });
    EXPECT_EQ(ui.slider.value(), 1) << "the row now shows the other curve";
    QTest::keyClick(&ui.slider, Qt::Key_Home);
    EXPECT_EQ(ui.alpha(0), 3);
    EXPECT_EQ(ui.alpha(1), 0);
}

TEST(ParameterSlider, WheelTurnsByAHundredthAndWithControlByAThousandth) {
    Alpha ui;
    turnWheel(ui.slider, 1);
    EXPECT_NEAR(ui.alpha(), 1.03, 1e-12);
    turnWheel(ui.slider, -1, Qt::ControlModifier);
    EXPECT_NEAR(ui.alpha(), 1.027, 1e-12);
    EXPECT_EQ(ui.undoSteps(), 1) << "one burst of the wheel is one step";
}

TEST(ParameterSlider, KeysMoveIt) {
    Alpha ui;
    const std::tuple<Qt::Key, Qt::KeyboardModifier, double> presses[] = {
        {Qt::Key_Right, Qt::NoModifier, 1.03},     {Qt::Key_Down, Qt::NoModifier, 1},
        {Qt::Key_PageUp, Qt::NoModifier, 1.3},     {Qt::Key_Left, Qt::ControlModifier, 1.297},
        {Qt::Key_PageDown, Qt::NoModifier, 0.997}, {Qt::Key_Up, Qt::NoModifier, 1.027},
        {Qt::Key_End, Qt::NoModifier, 3},          {Qt::Key_Home, Qt::NoModifier, 0}};
    for (const auto& [key, modifier, expected] : presses) {
        QTest::keyClick(&ui.slider, key, modifier);
        EXPECT_NEAR(ui.alpha(), expected, 1e-12) << key;
    }
}

TEST(ParameterSlider, DoubleClickOnItOrItsLabelResetsToTheDefault) {
    Alpha ui;
    QTest::keyClick(&ui.slider, Qt::Key_End);
    QTest::mouseDClick(&ui.slider, Qt::LeftButton, {}, handleAt(ui.slider, 3));
    EXPECT_EQ(ui.alpha(), 1);
    QTest::keyClick(&ui.slider, Qt::Key_End);
    for (QLabel* label : ui.inspector.findChildren<QLabel*>())
        if (label->text() == "α")
            QTest::mouseDClick(label, Qt::LeftButton);
    EXPECT_EQ(ui.alpha(), 1);
}

TEST(ParameterSlider, TellsAssistiveToolsItsNameAndRealNumber) {
    Alpha ui;
    QTest::keyClick(&ui.slider, Qt::Key_Right);
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&ui.slider);
    ASSERT_NE(face, nullptr);
    EXPECT_EQ(face->role(), QAccessible::Slider);
    EXPECT_EQ(face->text(QAccessible::Name), "α of ELU");
    EXPECT_EQ(face->text(QAccessible::Value), "1.03");
    QAccessibleValueInterface* value = face->valueInterface();
    ASSERT_NE(value, nullptr);
    EXPECT_EQ(value->currentValue().toDouble(), ui.alpha());
    EXPECT_EQ(value->minimumValue().toDouble(), 0);
    EXPECT_EQ(value->maximumValue().toDouble(), 3);
    value->setCurrentValue(2.5);
    EXPECT_EQ(ui.alpha(), 2.5) << "an assistive tool can set it";
}

TEST(ParameterNumber, AcceptsWhatIsTypedWithEnterAndKeepsItExactly) {
    Alpha ui;
    typeInto(ui.number, "1e-3");
    EXPECT_EQ(ui.alpha(), 1e-3);
    typeInto(ui.number, "0.123456789012");
    EXPECT_EQ(ui.number.text(), "0.123457") << "six digits are shown";
    QTest::keyClick(&ui.number, Qt::Key_Return);
    EXPECT_EQ(ui.alpha(), 0.123456789012) << "and the exact value is kept";
    typeInto(ui.number, "0,5");
    EXPECT_EQ(ui.alpha(), 0.5);
    typeInto(ui.number, "−0.25");
    EXPECT_EQ(ui.alpha(), -0.25);
    EXPECT_EQ(ui.undoSteps(), 4);
}

TEST(ParameterNumber, TakesAFormulaOfNumbers) {
    Alpha ui;
    typeInto(ui.number, "1/3");
    EXPECT_EQ(ui.alpha(), 1.0 / 3);
    typeInto(ui.number, "pi/2");
    EXPECT_EQ(ui.alpha(), std::numbers::pi / 2);
    typeInto(ui.number, "1,000");
    EXPECT_EQ(ui.alpha(), std::numbers::pi / 2) << "one thousand or one?";
    EXPECT_EQ(ui.undoSteps(), 2);
}

TEST(ParameterNumber, TakesEffectWhenTheFocusLeaves) {
    Alpha ui;
    typeInto(ui.number, "2.25", false);
    EXPECT_EQ(ui.alpha(), 1);
    ui.slider.setFocus();
    EXPECT_EQ(ui.alpha(), 2.25);
}

TEST(ParameterNumber, RefusesWhatIsNoNumberAndKeepsTheOldValue) {
    Alpha ui;
    for (const char* text : {"abc", "1..2", "nan", "inf", "1e999", ""}) {
        typeInto(ui.number, text);
        EXPECT_EQ(ui.alpha(), 1) << text;
        const QString error = errorText(ui.inspector);
        EXPECT_TRUE(error.startsWith("α ") && error.contains("finite number"))
            << text << ": " << error.toStdString();
        EXPECT_TRUE(ui.number.property("invalid").toBool());
    }
    ui.slider.setFocus();
    EXPECT_EQ(ui.number.text(), "1") << "leaving brings the old value back";
    EXPECT_FALSE(ui.session.canUndo());
}

TEST(ParameterNumber, EscapeBringsTheOldValueBack) {
    Alpha ui;
    typeInto(ui.number, "7", false);
    QTest::keyClick(&ui.number, Qt::Key_Escape);
    EXPECT_EQ(ui.number.text(), "1");
    EXPECT_EQ(ui.alpha(), 1);
}

TEST(ParameterNumber, RefusesAValueOutsideTheFieldsLimits) {
    ShownInspector ui(documentWith({"softplus"}));
    const double before = ui.alpha();
    typeInto(ui.find<NumberEdit>("number", "parameter_beta"), "0");
    EXPECT_EQ(ui.alpha(), before);
    EXPECT_TRUE(errorText(ui.inspector).contains("greater than 0")) << errorText(ui.inspector).toStdString();
}

TEST(ParameterNumber, AValueBeyondTheSliderWidensItsRange) {
    Alpha ui;
    typeInto(ui.number, "12.5");
    EXPECT_EQ(ui.alpha(), 12.5);
    EXPECT_EQ(ui.slider.scale(), (SliderScale{0, 12.5, FieldScale::Linear}));
    QTest::mouseClick(&ui.find<Chip>("reset", alphaRow), Qt::LeftButton);
    EXPECT_EQ(ui.alpha(), 1);
    EXPECT_EQ(ui.slider.scale(), (SliderScale{0, 3, FieldScale::Linear})) << "reset gives the range back";
}

TEST(ParameterNumber, ArrowsStepByATenthOfTheLeadingDigit) {
    Alpha ui;
    typeInto(ui.number, "0.72");
    QTest::keyClick(&ui.number, Qt::Key_Up);
    EXPECT_EQ(ui.alpha(), 0.73);
    QTest::keyClick(&ui.number, Qt::Key_Down);
    QTest::keyClick(&ui.number, Qt::Key_Down);
    EXPECT_EQ(ui.alpha(), 0.71);
    EXPECT_EQ(ui.undoSteps(), 2) << "typed once, stepped in one burst";
}

TEST(ParameterPresets, AChipSetsItsValue) {
    Alpha ui;
    QTest::mouseClick(&ui.preset("0.5"), Qt::LeftButton);
    EXPECT_EQ(ui.alpha(), 0.5);
    QTest::mouseClick(&ui.preset("α = 1 default"), Qt::LeftButton);
    EXPECT_EQ(ui.alpha(), 1);
    EXPECT_EQ(ui.undoSteps(), 2);
}

TEST(ParameterRange, EndsAreEditedByNumber) {
    Alpha ui;
    QTest::mouseClick(&ui.find<Chip>("range", alphaRow), Qt::LeftButton);
    auto& to = *ui.find<FieldRow>("slider_maximum").findChild<NumberEdit*>();
    ASSERT_TRUE(to.isVisible());
    typeInto(to, "10");
    EXPECT_EQ(ui.curve(0).parameters[0].sliderMaximum, 10);
    EXPECT_EQ(ui.curve(1).parameters[0].sliderMaximum, 3);
    QTest::keyClick(&ui.slider, Qt::Key_End);
    EXPECT_EQ(ui.alpha(), 10);
}

TEST(ParameterRange, StartMustBeBelowTheEnd) {
    Alpha ui;
    QTest::mouseClick(&ui.find<Chip>("range", alphaRow), Qt::LeftButton);
    auto& row = ui.find<FieldRow>("slider_minimum");
    for (const char* text : {"3", "4"}) {
        typeInto(*row.findChild<NumberEdit*>(), text);
        EXPECT_EQ(ui.slider.scale().minimum, 0);
        EXPECT_TRUE(row.message().contains("below its end, 3")) << row.message().toStdString();
    }
    typeInto(*row.findChild<NumberEdit*>(), "-2");
    EXPECT_EQ(ui.slider.scale().minimum, -2);
    EXPECT_EQ(row.message(), "");
}

TEST(ParameterRange, StaysInsideTheFieldsLimits) {
    ShownInspector ui(documentWith({"softplus"}));
    QTest::mouseClick(&ui.find<Chip>("range", "parameter_beta"), Qt::LeftButton);
    auto& row = ui.find<FieldRow>("slider_minimum");
    const double before = ui.curve().parameters[0].sliderMinimum;
    typeInto(*row.findChild<NumberEdit*>(), "-1");
    EXPECT_EQ(ui.curve().parameters[0].sliderMinimum, before);
    EXPECT_TRUE(row.message().contains("greater than 0")) << row.message().toStdString();
}

TEST(CurveCard, KeepsItsWidgetsWhileAValueChanges) {
    Alpha ui;
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(&ui.slider, Qt::Key_Right);
    EXPECT_EQ(&ui.find<ValueSlider>("slider", alphaRow), &ui.slider);
}

TEST(CurveCard, ChangesItsRowsWithTheActivation) {
    ShownInspector ui(documentWith({"elu", "swish", "relu"}));
    ui.session.edit("Select", [](Document& document) { document.curves->selected = 1; });
    EXPECT_EQ(ui.find<ValueSlider>("slider", "parameter_beta").accessibleName(), "β of Swish");
    // The row is shown, and can have the focus, once the events so far are through.
    QCoreApplication::processEvents();
    ui.inspector.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&ui.inspector));
    typeInto(ui.find<NumberEdit>("number", "parameter_beta"), "2", false);
    ui.session.edit("Select", [](Document& document) { document.curves->selected = 2; });
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(ui.inspector.findChild<ValueSlider*>(), nullptr) << "ReLU has no parameter";
    EXPECT_EQ(ui.alpha(1), 1) << "half-typed text went with its row";
}

TEST(CurveCard, ShowChipsToggleWhatIsDrawnOfTheSelectedCurve) {
    Alpha ui;
    const std::pair<const char*, bool Curve::*> chips[] = {
        {"show_value", &Curve::value},           {"show_derivative", &Curve::derivative},
        {"show_tangent", &Curve::tangent},       {"show_second_derivative", &Curve::secondDerivative},
        {"show_saturation", &Curve::saturation}, {"show_fan", &Curve::fan}};
    for (const auto& [name, member] : chips) {
        Chip& chip = ui.find<Chip>(name);
        const bool before = ui.curve(0).*member;
        EXPECT_EQ(chip.isChecked(), before) << name;
        QTest::mouseClick(&chip, Qt::LeftButton);
        EXPECT_EQ(ui.curve(0).*member, !before) << name;
        EXPECT_EQ(ui.curve(1).*member, before) << name;
        ui.session.undo();
        EXPECT_EQ(chip.isChecked(), before) << name;
    }
    EXPECT_EQ(ui.find<Chip>("show_fan").text(), "α fan");
}

} // namespace
} // namespace actiscope
