// The declared fields of the Gradient flow page: one row a field.
#include "core/analysis/analysis_settings.h"
#include "core/fields/field_makers.h"
#include "core/fields/limits.h"
#include "core/networks/initialisers.h"
#include "core/pages/gradient_flow/state.h"

namespace actiscope {

namespace {

constexpr const char* flowNetworkCard = "Networks";
constexpr const char* flowWeightCard = "Weights";
constexpr const char* flowInputCard = "Inputs";

Field flowCount(const char* card, std::string id, std::string label, std::string help, double byDefault,
                double most) {
    return onCard(card, wholeField(std::move(id), std::move(label), std::move(help), byDefault, 1, most));
}

Field flowDeviation(std::string id, std::string label, std::string help, double byDefault, double slider,
                    std::vector<FieldPreset> presets) {
    Field field = slid(
        limited(realField(std::move(id), std::move(label), std::move(help), byDefault), 0, 100), 0, slider);
    field.presets = std::move(presets);
    return onCard(flowWeightCard, field);
}

Field flowPlaneEnd(std::string id, std::string label, std::string help, double byDefault, double slider) {
    return slid(limited(realField(std::move(id), std::move(label), std::move(help), byDefault), 1e-6, 1e6),
                0.01, slider, FieldScale::Logarithmic);
}

} // namespace

const std::vector<BoundField<GradientFlowPage>>& gradientFlowFields() {
    using P = GradientFlowPage;
    static const std::vector<BoundField<P>> table{
        {onCard("Activations", wholeField("selected", "Selected activation",
                                          "The activation in the inspector, 0 the first, −1 none.", 0, -1,
                                          static_cast<double>(mostGradientFlow) - 1)),
         &P::selected},
        {flowCount(flowNetworkCard, "depth", "Depth", "How many layers the networks have.", 30, deepestFlow),
         &P::depth},
        {flowCount(flowNetworkCard, "width", "Width", "Units of every layer, and numbers of an input.", 128,
                   widestFlow),
         &P::width},
        {onCard(flowNetworkCard,
                wholeField("playhead", "Layer", "The layer whose numbers are told; 0 is the last one.", 0, 0,
                           deepestFlow)),
         &P::layer},
        {onCard(flowWeightCard,
                choiceField("init", "Initialiser", "How the weights and biases are drawn.", initialisers())),
         &P::init},
        {flowDeviation("sigma_w", "σ_w", "Weights are drawn from N(0, σ_w²/fan-in).", 1, 3,
                       {{1, "1"}, {1.4142135623730951, "√2"}}),
         &P::sigmaW},
        {flowDeviation("sigma_b", "σ_b", "Biases are drawn from N(0, σ_b²).", 0, 1, {{0, "0"}}), &P::sigmaB},
        {onCard(flowInputCard, slid(limited(realField("input_q", "Input mean square",
                                                      "Mean square of the numbers of an input.", 1),
                                            1e-6, 1e6),
                                    0.01, 100, FieldScale::Logarithmic)),
         &P::inputQ},
        {onCard(flowInputCard,
                slid(limited(realField("correlation", "Correlation",
                                       "Of the two inputs whose way through the layers is followed.", 0.5),
                             -1, 1),
                     -1, 1)),
         &P::correlation},
        {flowCount(flowInputCard, "inputs", "Inputs",
                   "Samples that every network is given: the first two are a pair, the next two another.", 8,
                   mostFlowInputs),
         &P::inputs},
        {flowCount(flowNetworkCard, "seeds", "Networks",
                   "How many random networks are measured: their median and quartiles are drawn.", 20,
                   mostFlowSeeds),
         &P::seeds},
        {onCard(flowNetworkCard,
                wholeField("seed", "Seed", "Of all random numbers: the same seed, the same figure.", 1, 0,
                           999'999)),
         &P::seed},
        {saturationThresholdField(), &P::saturationThreshold},
        {flowPlaneEnd("plane_sigma_w2", "σ_w² to", "Right end of the plane of variances.", 4, 200),
         &P::planeSigmaW2},
        {flowPlaneEnd("plane_sigma_b2", "σ_b² to", "Upper end of the plane of variances.", 0.4, 20),
         &P::planeSigmaB2},
        {flagField("grid", "Grid", "Lines at the ticks.", true), &P::grid},
        {flagField("legend", "Legend", "Names the activations inside the figure.", true), &P::legend},
        {sweepSecondsField(), &P::sweepSeconds},
        {textField("title", "Title", "Stands above the figure.", "", longestTitle), &P::title},
    };
    return table;
}

} // namespace actiscope
