// The Gradient flow page as one of the program's pages.
#include "core/pages/compared.h"
#include "core/pages/gradient_flow/state.h"
#include "core/pages/lift.h"
#include "core/pages/take_from_curves.h"

namespace actiscope {

namespace {

tl::expected<void, std::string> checkGradientFlow(const GradientFlowPage& page) {
    return checkCompared(page.activations, mostGradientFlow, page.selected, "gradient_flow");
}

/// An empty list has nothing to select.
tl::expected<void, std::string> settleGradientFlow(GradientFlowPage& page, const FieldIds& given) {
    if (page.activations.empty() && !given.contains("selected"))
        page.selected = -1;
    return {};
}

double gradientFlowSweep(const GradientFlowPage& page) {
    return page.sweepSeconds;
}

} // namespace

GradientFlowPage defaultGradientFlowPage() {
    GradientFlowPage page;
    int colour = 0;
    for (const char* id : {"sigmoid", "tanh", "relu"})
        page.activations.push_back(makeRow(findOrMakeActivation(id), colour++));
    return page;
}

Page gradientFlowPage() {
    const Records activations =
        lifted(recordsOf("activations", mostGradientFlow, &GradientFlowPage::activations,
                         &GradientFlowPage::selected, activationRowFields()));
    return {.id = "gradient_flow",
            .name = "Gradient flow",
            .section = "EXPERIMENTS",
            .symbol = "⇶",
            .fields = lifted(gradientFlowFields(), settleGradientFlow),
            .records = {activations},
            .commands = {takeFromCurves(activations, "Activations")},
            .clear = cleared<GradientFlowPage>,
            .draw = liftedAtOnce(drawGradientFlow),
            .check = lifted(checkGradientFlow),
            .settle = lifted(settleGradientFlow),
            .sweepSeconds = lifted(gradientFlowSweep)};
}

} // namespace actiscope
