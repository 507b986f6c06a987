// The Gradient flow page as one of the program's pages.
#include "core/pages/compared.h"
#include "core/pages/gradient_flow/result.h"
#include "core/pages/lift.h"
#include "core/pages/take_from_curves.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

tl::expected<void, std::string> checkGradientFlow(const GradientFlowPage& page) {
    return checkCompared(page.activations, mostGradientFlow, page.selected, "gradient_flow");
}

/// An empty list has nothing to select, and who gives deviations of his own wants them used.
tl::expected<void, std::string> settleGradientFlow(GradientFlowPage& page, const FieldIds& given) {
    settleSelected(page, given);
    if ((given.contains("sigma_w") || given.contains("sigma_b")) && !given.contains("init"))
        page.init = "own";
    return {};
}

bool gradientFlowMatters(const GradientFlowPage& page, const Field& field) {
    return (field.id != "sigma_w" && field.id != "sigma_b") || page.init == "own";
}

/// To a two-hundredth of what is drawn, or finer.
double readableFlowVariance(double value, double drawnTo) {
    const double step = std::pow(10, std::floor(std::log10(drawnTo / 200)));
    return std::clamp(std::round(value / step) * step, 0.0, drawnTo);
}

/// The plane begins at 0 whatever is done to it.
std::string setFlowPlaneView(GradientFlowPage& page, const std::string& panel, const ViewRange& view) {
    if (panel != "plane")
        return {};
    page.planeSigmaW2 = std::clamp(view.xMaximum, 1e-6, 1e6);
    page.planeSigmaB2 = std::clamp(view.yMaximum, 1e-6, 1e6);
    return say("Change the plane of variances");
}

/// As far as the critical point and the networks' own.
void fitFlowPlane(GradientFlowPage& page) {
    const LayerScale scale = layerScale(networksOf(page));
    double sigmaW2 = scale.sigmaW2;
    for (const ActivationRow& row : page.activations)
        if (row.visible)
            if (const double critical = flowLimit(page, activationChoice(row))->criticalSigmaW2;
                critical < 1e6)
                sigmaW2 = std::max(sigmaW2, critical);
    page.planeSigmaW2 = std::clamp(std::max(4.0, std::ceil(1.2 * sigmaW2)), 1e-6, 1e6);
    page.planeSigmaB2 = std::clamp(std::max(0.4, 1.2 * scale.sigmaB2), 1e-6, 1e6);
}

} // namespace

GradientFlowPage defaultGradientFlowPage() {
    GradientFlowPage page;
    int colour = 0;
    for (const char* id : {"sigmoid", "tanh", "relu"})
        page.activations.push_back(makeRow(findOrMakeActivation(id), colour++));
    page.selected = 1;
    return page;
}

std::string moveGradientFlowHandle(GradientFlowPage& page, const HandleMove& move) {
    if (move.handle == "variances") {
        page.init = "own";
        page.sigmaW = std::sqrt(readableFlowVariance(move.to.x, page.planeSigmaW2));
        page.sigmaB = std::sqrt(readableFlowVariance(move.to.y, page.planeSigmaB2));
        return say("Change the variances of weights and biases");
    }
    if (move.handle == "layer") {
        const int layer = static_cast<int>(std::lround(std::clamp(move.to.x, 1.0, 1.0 * page.depth)));
        page.layer = layer == page.depth ? 0 : layer;
        return say("Look at another layer");
    }
    return {};
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
            .key = lifted(gradientFlowKey),
            .start = lifted(startGradientFlow),
            .draw = liftedWithResult(drawGradientFlow),
            .drawReadOut = liftedWithResult(drawGradientFlowReadOut),
            .status = liftedWithResult(gradientFlowStatus),
            .properties = liftedWithResult(gradientFlowProperties),
            .rowProperties = liftedWithResult(gradientFlowRowProperties),
            .check = lifted(checkGradientFlow),
            .settle = lifted(settleGradientFlow),
            .matters = lifted(gradientFlowMatters),
            .moveHandle = lifted(moveGradientFlowHandle),
            .setView = lifted(setFlowPlaneView),
            .fit = lifted(fitFlowPlane),
            .hover = lifted(pointAt<GradientFlowPage>),
            .sweepSeconds = lifted(sweepSecondsOf<GradientFlowPage>)};
}

} // namespace actiscope
