#include "core/pages/curves/state.h"
#include "tests/ui/controls/controls_support.h"
#include "tests/ui/session/busy_pool.h"
#include "ui/pages/curves/property_card.h"
#include "ui/pages/curves/property_row.h"

#include <nlohmann/json.hpp>

#include <QAction>
#include <QClipboard>
#include <QElapsedTimer>
#include <QMenu>
#include <QToolButton>

namespace actiscope {
namespace {

struct ShownCard : ShownInspector {
    using ShownInspector::ShownInspector;

    PropertyRow& row(const char* id) { return find<PropertyRow>((std::string("property_") + id).c_str()); }
    bool settle() {
        auto& card = find<PropertyCard>("properties");
        return QTest::qWaitFor([&] { return card.isUpToDate(); });
    }
};

TEST(PropertyCard, ShowsTheNumbersOfTheSelectedCurve) {
    ShownCard ui(documentWith({"silu", "relu"}));
    ASSERT_TRUE(ui.settle());
    EXPECT_EQ(ui.row("range").value(), QStringLiteral("[−0.2785, ∞)"));
    EXPECT_EQ(ui.row("extrema").value(), QStringLiteral("min −0.2785 at −1.278"));
    ui.session.selectRow(findPage("curves")->records.front(), 1);
    ASSERT_TRUE(ui.settle());
    EXPECT_EQ(ui.row("gain").value(), QStringLiteral("1.414"));
    EXPECT_EQ(ui.row("dead_mass").value(), QStringLiteral("0.5"));
}

TEST(PropertyCard, FollowsAParameterAndSigma) {
    ShownCard ui(documentWith({"elu"}));
    ui.session.edit(QStringLiteral("α"),
                    [](Document& document) { document.curves->curves[0].parameters[0].value = 0.72; });
    ASSERT_TRUE(ui.settle());
    EXPECT_EQ(ui.row("range").value(), QStringLiteral("(−0.72, ∞)"));
    EXPECT_EQ(ui.row("mean").value(), QStringLiteral("0.2273"));
    auto* sigma = ui.find<QWidget>("setting_sigma").findChild<NumberEdit*>();
    ASSERT_NE(sigma, nullptr);
    typeInto(*sigma, QStringLiteral("2"));
    EXPECT_EQ(ui.page().sigma, 2);
    ASSERT_TRUE(ui.settle());
    EXPECT_NE(ui.row("mean").value(), QStringLiteral("0.2273"));
}

TEST(PropertyCard, SaysHowANumberIsKnownInWords) {
    ShownCard ui(documentWith({"silu"}));
    ASSERT_TRUE(ui.settle());
    EXPECT_EQ(ui.row("extrema").accessibleName(), QStringLiteral("Extrema: min −0.2785 at −1.278, exact"));
    EXPECT_TRUE(ui.row("mean").accessibleName().endsWith(QStringLiteral("bounded")));
    EXPECT_TRUE(ui.row("symmetry").toolTip().contains(QStringLiteral("sampled")));
}

/// While its numbers wait for a thread, and while they are worked out.
TEST(PropertyCard, MayGoInTheMiddle) {
    for (const bool waits : {true, false}) {
        auto ui = std::make_unique<ShownCard>(documentWith({"relu"}));
        ASSERT_TRUE(ui->settle());
        const std::shared_ptr<Runner> runner = ui->session.runner();
        std::optional<BusyPool> busy;
        if (waits)
            busy.emplace(*runner);
        Document slow = documentWith({});
        slow.curves->curves.push_back(makeCurve(findOrMakeActivation("sin(exp(x))*sin(1000*x)"), 0));
        slow.curves->selected = 0;
        ui->session.reset(slow);
        EXPECT_FALSE(ui->find<PropertyCard>("properties").isUpToDate());
        QElapsedTimer closing;
        closing.start();
        ui.reset();
        EXPECT_LT(closing.elapsed(), 2000);
        QCoreApplication::processEvents();
    }
}

TEST(PropertyCard, PressedRowIsShownInTheFigureAsOneUndoStep) {
    ShownCard ui(documentWith({"silu"}));
    QTest::mouseClick(&ui.row("extrema"), Qt::LeftButton);
    EXPECT_EQ(ui.page().shownProperty, "extrema");
    EXPECT_TRUE(ui.row("extrema").isChecked());
    QTest::mouseClick(&ui.row("zeros"), Qt::LeftButton);
    EXPECT_EQ(ui.page().shownProperty, "zeros");
    EXPECT_FALSE(ui.row("extrema").isChecked());
    EXPECT_EQ(ui.undoSteps(), 2);
    QTest::mouseClick(&ui.row("zeros"), Qt::LeftButton);
    EXPECT_EQ(ui.page().shownProperty, "none");
}

TEST(PropertyCard, WorksByKeyboardAlone) {
    ShownCard ui(documentWith({"silu"}));
    ui.row("range").setFocus(Qt::TabFocusReason);
    QTest::keyClick(&ui.row("range"), Qt::Key_Down);
    EXPECT_TRUE(ui.row("limits").hasFocus());
    QTest::keyClick(&ui.row("limits"), Qt::Key_Return);
    EXPECT_EQ(ui.page().shownProperty, "limits");
    QTest::keyClick(&ui.row("limits"), Qt::Key_End);
    EXPECT_TRUE(ui.row("relu_distance").hasFocus());
    QTest::keyClick(&ui.row("relu_distance"), Qt::Key_Backtab, Qt::ShiftModifier);
    EXPECT_FALSE(ui.row("critical_sigma_w").hasFocus()) << "Tab enters and leaves the list as one";
}

TEST(PropertyCard, CopiesMarkdownLatexAndJson) {
    ShownCard ui(documentWith({"relu"}));
    ASSERT_TRUE(ui.settle());
    const auto actions = ui.find<QToolButton>("copyProperties").menu()->actions();
    ASSERT_EQ(actions.size(), 3);
    const auto copied = [&](int index) {
        actions[index]->trigger();
        return QGuiApplication::clipboard()->text();
    };
    EXPECT_TRUE(copied(0).contains(QStringLiteral("| Range | \\[0, ∞) | exact |")));
    EXPECT_TRUE(copied(1).contains(QStringLiteral("\\toprule")));
    const auto json = nlohmann::json::parse(copied(2).toStdString());
    EXPECT_EQ(json["name"], "ReLU");
    EXPECT_EQ(json["properties"]["dead_mass"]["value"], 0.5);
}

TEST(PropertyCard, HidesWhenNoCurveIsSelected) {
    ShownCard ui(documentWith({}));
    EXPECT_FALSE(ui.find<PropertyCard>("properties").isVisible());
}

} // namespace
} // namespace actiscope
