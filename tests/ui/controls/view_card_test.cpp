#include "core/pages/curves/state.h"
#include "tests/ui/controls/controls_support.h"
#include "ui/controls/chip.h"
#include "ui/controls/elided_label.h"
#include "ui/controls/field_row.h"

#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>

namespace actiscope {
namespace {

struct View : ShownInspector {
    View() { find<QToolButton>("fold").click(); }

    FieldRow& row(const char* id) { return find<FieldRow>(id); }
    NumberEdit& number(const char* id) { return *row(id).findChild<NumberEdit*>(); }
    Chip& chip(const char* id) { return *row(id).findChild<Chip*>(); }
};

TEST(ViewCard, HasARowForEveryFieldOfThePageThatIsNotSetElsewhere) {
    View ui;
    for (const auto& bound : curvesFields()) {
        const bool property = bound.field.id == "property" || bound.field.id.starts_with("sigma");
        const bool elsewhere = property || bound.field.id == "selected";
        const auto* row = ui.inspector.findChild<FieldRow*>(QString::fromStdString(bound.field.id));
        EXPECT_EQ(row == nullptr, elsewhere) << bound.field.id;
    }
}

TEST(ViewCard, RangesAreSetByNumber) {
    View ui;
    typeInto(ui.number("x_min"), "-2.5");
    typeInto(ui.number("x_max"), "1e2");
    EXPECT_EQ(ui.page().xMinimum, -2.5);
    EXPECT_EQ(ui.page().xMaximum, 100);
    EXPECT_EQ(ui.undoSteps(), 2);
}

TEST(ViewCard, RefusesARangeThatEndsBeforeItStarts) {
    View ui;
    for (const char* text : {"5", "6", "1e300"}) {
        typeInto(ui.number("x_min"), text);
        EXPECT_EQ(ui.page().xMinimum, -5) << text;
        EXPECT_FALSE(ui.row("x_min").message().isEmpty()) << text;
    }
    typeInto(ui.number("y_max"), "-7");
    EXPECT_EQ(ui.page().yMaximum, 3.2);
    EXPECT_TRUE(ui.row("y_max").message().contains("must be greater than y from, now -1.6"))
        << ui.row("y_max").message().toStdString();
    EXPECT_FALSE(ui.session.canUndo());
}

TEST(ViewCard, AYRangeByNumberEndsAutomaticY) {
    View ui;
    QTest::mouseClick(&ui.chip("y_auto"), Qt::LeftButton);
    EXPECT_TRUE(ui.page().yAutomatic);
    typeInto(ui.number("y_max"), "8");
    EXPECT_FALSE(ui.page().yAutomatic);
    EXPECT_FALSE(ui.chip("y_auto").isChecked());
    EXPECT_EQ(ui.undoSteps(), 2);
}

TEST(ViewCard, ChipsTurnGridAspectAndLegendOnAndOff) {
    View ui;
    const std::pair<const char*, bool CurvesPage::*> chips[] = {{"grid", &CurvesPage::grid},
                                                                {"equal_aspect", &CurvesPage::equalAspect},
                                                                {"legend", &CurvesPage::legend}};
    for (const auto& [id, member] : chips) {
        const bool before = ui.page().*member;
        EXPECT_EQ(ui.chip(id).isChecked(), before) << id;
        QTest::keyClick(&ui.chip(id), Qt::Key_Space);
        EXPECT_EQ(ui.page().*member, !before) << id;
    }
}

TEST(ViewCard, TextIsLiveAndOneUndoStep) {
    View ui;
    QTest::keyClicks(ui.row("title").findChild<QLineEdit*>(), "Slopes");
    EXPECT_EQ(ui.page().title, "Slopes");
    EXPECT_EQ(ui.undoSteps(), 1);
}

TEST(ViewCard, LegendPlaceIsAChoice) {
    View ui;
    QTest::keyClick(ui.row("legend_place").findChild<QComboBox*>(), Qt::Key_Down);
    EXPECT_EQ(ui.page().legendPlace, "top-right");
}

TEST(ViewCard, WholeNumbersAndThresholdsKeepTheirLimits) {
    View ui;
    typeInto(ui.number("fan_count"), "2.5");
    typeInto(ui.number("fan_count"), "1000");
    EXPECT_EQ(ui.page().fanCount, 7);
    typeInto(ui.number("fan_count"), "9");
    EXPECT_EQ(ui.page().fanCount, 9);
    typeInto(ui.number("saturation_threshold"), "-1");
    EXPECT_EQ(ui.page().saturationThreshold, 0.01);
    EXPECT_TRUE(ui.row("saturation_threshold").message().startsWith("Saturation below cannot be"))
        << ui.row("saturation_threshold").message().toStdString();
}

TEST(ViewCard, FollowsTheDocumentWithoutEditingIt) {
    View ui;
    Document other;
    other.curves->xMinimum = -0.123456789;
    other.curves->title = "Other";
    other.curves->grid = false;
    ui.session.reset(other);
    EXPECT_EQ(ui.number("x_min").text(), "-0.123457");
    EXPECT_EQ(ui.number("x_min").value(), -0.123456789);
    EXPECT_EQ(ui.row("title").findChild<QLineEdit*>()->text(), "Other");
    EXPECT_FALSE(ui.session.canUndo());
    EXPECT_EQ(ui.session.document(), other);
}

TEST(Inspector, EveryEditorHasANameATooltipAndALabelTiedToIt) {
    View ui;
    for (const FieldRow* row : ui.inspector.findChildren<FieldRow*>()) {
        const QWidget* editor = row->focusProxy();
        EXPECT_FALSE(editor->accessibleName().isEmpty()) << row->field().id;
        EXPECT_FALSE(editor->toolTip().isEmpty()) << row->field().id;
        EXPECT_EQ(row->findChild<QLabel*>()->buddy(), editor) << row->field().id;
    }
}

TEST(Inspector, TabWalksFromTopToBottomAlsoAfterRowsWereBuiltAnew) {
    ShownInspector ui(documentWith({"elu", "swish"}));
    ui.session.edit("Select", [](Document& document) { document.curves->selected = 1; });
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
    ui.find<QToolButton>("addFunction").setFocus();
    QStringList stops;
    int height = 0;
    while (stops.size() < 30 && stops.value(stops.size() - 1) != "fold") {
        QTest::keyClick(ui.inspector.focusWidget(), Qt::Key_Tab);
        const QWidget* stop = ui.inspector.focusWidget();
        stops << stop->objectName();
        const int middle = stop->mapTo(&ui.inspector, stop->rect().center()).y();
        EXPECT_GE(middle, height - 6) << stop->objectName().toStdString();
        height = middle;
    }
    EXPECT_EQ(stops.mid(0, 5), (QStringList{"activationList", "newFormula", "slider", "number", "play"}));
    EXPECT_TRUE(stops.contains("show_fan"));
}

TEST(Inspector, TheWheelChangesNoChoiceOrNumberWithoutTheFocus) {
    View ui;
    ui.find<QToolButton>("addFunction").setFocus();
    turnWheel(*ui.row("legend_place").findChild<QComboBox*>(), -1);
    turnWheel(ui.number("x_max"), 1);
    EXPECT_FALSE(ui.session.canUndo());
    ui.number("x_max").setFocus();
    turnWheel(ui.number("x_max"), 1);
    EXPECT_NEAR(ui.page().xMaximum, 5.1, 1e-12);
}

TEST(Inspector, ClipsNoTextAt300Pixels) {
    View ui;
    ui.find<Chip>("range").click();
    EXPECT_LE(ui.inspector.minimumSizeHint().width(), 300);
    ui.inspector.resize(300, 1000);
    QCoreApplication::processEvents();
    for (const QLabel* label : ui.inspector.findChildren<QLabel*>())
        if (label->isVisible() && !label->wordWrap()) {
            EXPECT_GE(label->width(), label->fontMetrics().horizontalAdvance(label->text()))
                << label->text().toStdString();
        }
    for (const Chip* chip : ui.inspector.findChildren<Chip*>())
        if (chip->isVisible()) {
            EXPECT_GE(chip->width(), chip->sizeHint().width()) << chip->text().toStdString();
        }
}

TEST(Inspector, ElidesALongNameAndTellsItInTheTooltip) {
    ShownInspector ui(documentWith({"prelu"}));
    ui.inspector.resize(300, 1000);
    QCoreApplication::processEvents();
    int elided = 0;
    for (const ElidedLabel* label : ui.inspector.findChildren<ElidedLabel*>())
        if (label->isVisible() && label->text() != label->wholeText()) {
            ++elided;
            EXPECT_EQ(label->toolTip(), label->wholeText());
        }
    EXPECT_EQ(elided, 1) << "PReLU — Parametric Rectified Linear Unit";
}

} // namespace
} // namespace actiscope
