#include "core/pages/curves/state.h"
#include "ui/pages/curves/elsewhere_card.h"

#include "tests/ui/controls/controls_support.h"
#include "ui/controls/chip.h"

namespace actiscope {
namespace {

struct Elsewhere : ShownInspector {
    using ShownInspector::ShownInspector;
    ElsewhereCard& card = find<ElsewhereCard>("elsewhere");

    bool says(const QString& text) const {
        for (const QLabel* label : card.findChildren<QLabel*>())
            if (label->text().contains(text))
                return true;
        return false;
    }
};

TEST(ElsewhereCard, SaysWhatFrameworksCallTheFunctionAndHowTheyDiffer) {
    Elsewhere ui(documentWith({"gelu"}));
    ASSERT_TRUE(ui.card.isVisible());
    EXPECT_TRUE(ui.says("PyTorch"));
    EXPECT_TRUE(ui.says("nn.GELU"));
    EXPECT_NE(ui.card.findChild<QLabel*>("differences"), nullptr);
    EXPECT_NE(ui.card.findChild<QLabel*>("pitfall"), nullptr);
}

TEST(ElsewhereCard, TheCallFollowsTheParameter) {
    Elsewhere ui(documentWith({"elu"}));
    EXPECT_TRUE(ui.says("nn.ELU(alpha=1.0)"));
    ui.session.edit(QStringLiteral("Change α"),
                    [](Document& document) { document.curves->curves[0].parameters[0].value = 0.72; });
    EXPECT_TRUE(ui.says("nn.ELU(alpha=0.72)"));
}

TEST(ElsewhereCard, AChipTurnsTheCurveIntoWhatTheOtherFrameworkMeans) {
    Document document = documentWith({"gelu"});
    document.curves->curves[0].derivative = true;
    document.curves->curves[0].colour = 5;
    Elsewhere ui(document);
    auto* chip = ui.card.findChild<Chip*>("variant_gelu_tanh");
    ASSERT_NE(chip, nullptr);
    chip->click();
    EXPECT_EQ(ui.curve().activation->id, "gelu_tanh");
    EXPECT_TRUE(ui.curve().derivative);
    EXPECT_EQ(ui.curve().colour, 5);
    EXPECT_EQ(ui.undoSteps(), 1);
}

TEST(ElsewhereCard, HasNothingToSayOfATypedFormula) {
    Document document;
    document.curves->curves = {makeCurve(*resolveActivation("mine = x*a"), 0)};
    document.curves->selected = 0;
    Elsewhere ui(document);
    EXPECT_FALSE(ui.card.isVisible());
}

} // namespace
} // namespace actiscope
