// The Gradient flow page in numbers: properties and status line.
#include "core/fields/readable_number.h"
#include "core/numerics/constants.h"
#include "core/pages/gradient_flow/result.h"
#include "core/text/say.h"

#include <cmath>

namespace actiscope {

namespace {

/// What is known of one activation; what has not been measured is NaN.
struct FlowNumbers {
    double factor = nan, factorError = nan, factorPredicted = nan;
    double layers = nan, layersPredicted = nan;
    FlowLimit theory;
};

FlowNumbers flowNumbers(const GradientFlowPage& page, const GradientFlowResult* result,
                        const ActivationChoice& choice) {
    FlowNumbers numbers;
    numbers.theory = *flowLimit(page, choice);
    numbers.factorPredicted = factorPerLayer(flowPath(page, choice)->gradient);
    numbers.layersPredicted = layersToMillionth(numbers.theory.limit.chi);
    if (const auto* row = isOf(result, page) ? measuredRow(result, choice) : nullptr) {
        numbers.factor = row->summary.factor;
        numbers.factorError = row->summary.factorError;
        std::vector<double> gradient;
        for (const LayerSummary& layer : row->summary.layers)
            gradient.push_back(layer.gradient);
        numbers.layers = measuredLayersToMillionth(gradient);
    }
    return numbers;
}

struct FlowNumber {
    const char* id;
    const char* label;
    const char* help;
    double (*value)(const FlowNumbers&);
    const char* none;    ///< what NaN says
    const char* endless; ///< what ∞ says
};

constexpr FlowNumber flowNumberTable[]{
    {"factor", "Gradient per layer",
     "What the size of a gradient is multiplied with from layer to layer back: measured, the geometric mean "
     "over layers and networks.",
     [](const FlowNumbers& n) { return n.factor; }, "not measured", "∞"},
    {"factor_se", "… its standard error", "Of the mean over the networks.",
     [](const FlowNumbers& n) { return n.factorError; }, "not known", "∞"},
    {"factor_predicted", "… predicted",
     "√(σ_w² E f′²) along the variances of mean-field theory, the geometric mean over the layers.",
     [](const FlowNumbers& n) { return n.factorPredicted; }, "none", "∞"},
    {"q_star", "Variance at great depth, q*",
     "What the variance of the pre-activations runs to, by mean-field theory.",
     [](const FlowNumbers& n) { return n.theory.limit.qStar; }, "none", "∞"},
    {"chi", "χ at q*",
     "σ_w² E f′²: the square of the gradient's factor at great depth. Below 1 gradients die, above they "
     "grow.",
     [](const FlowNumbers& n) { return n.theory.limit.chi; }, "none", "∞"},
    {"xi_q", "Depth scale of q, ξ_q", "Layers in which the distance from q* falls by e.",
     [](const FlowNumbers& n) { return n.theory.limit.xiQ; }, "none", "∞: a power law at most"},
    {"xi_c", "Depth scale of correlation, ξ_c",
     "Layers in which the distance of two inputs' correlation from its limit falls by e: as far as networks "
     "can be trained, within a few times.",
     [](const FlowNumbers& n) { return n.theory.limit.xiC; }, "none", "∞: a power law at most"},
    {"c_star", "Correlation at great depth, c*",
     "What the correlation of two inputs runs to: 1 in the ordered phase, less in the chaotic one.",
     [](const FlowNumbers& n) { return n.theory.limit.cStar; }, "none", "∞"},
    {"depth_1e6", "Layers to a factor of 10⁶",
     "From the last layer back until the median gradient has fallen or grown by 10⁶: measured.",
     [](const FlowNumbers& n) { return n.layers; }, "not in these layers", "∞"},
    {"depth_1e6_predicted", "… predicted", "At the rate χ of great depth.",
     [](const FlowNumbers& n) { return n.layersPredicted; }, "none", "∞: no rate, a power law at most"},
    {"critical_sigma_w2", "Critical σ_w²",
     "Where χ = 1 at a fixed point q, for the σ_b of these networks: the edge of chaos.",
     [](const FlowNumbers& n) { return n.theory.criticalSigmaW2; }, "none", "∞"},
};

std::string flowNumberText(const FlowNumber& number, double value) {
    if (std::isnan(value))
        return said(number.none);
    return std::isinf(value) ? said(number.endless) : readableNumber(value, 5);
}

/// "tanh: × 0.95 a layer (0.949)", or what it has come to instead.
std::string flowSentence(const FlowNumbers& numbers, const std::string& name) {
    const std::string predicted = readableNumber(numbers.factorPredicted, 3);
    if (std::isnan(numbers.factor))
        return say("{}: × {} a layer predicted", name, predicted);
    return say("{}: × {} a layer (predicted {})", name, readableNumber(numbers.factor, 3), predicted);
}

} // namespace

std::vector<PageProperty> gradientFlowProperties(const GradientFlowPage& page,
                                                 const GradientFlowResult* result) {
    const LayerScale scale = layerScale(networksOf(page));
    const double nets = isOf(result, page) ? static_cast<double>(result->nets) : 0;
    return {
        {"σ_w²", readableNumber(scale.sigmaW2, 5), say("Variance of the weights times fan-in."), "sigma_w2",
         scale.sigmaW2},
        {"σ_b²", readableNumber(scale.sigmaB2, 5), say("Variance of the biases."), "sigma_b2", scale.sigmaB2},
        {say("Networks measured"), readableNumber(nets), say("How many of the networks are in the figure."),
         "nets", nets}};
}

std::vector<PageProperty> gradientFlowRowProperties(const GradientFlowPage& page,
                                                    const GradientFlowResult* result, std::size_t row) {
    const FlowNumbers numbers = flowNumbers(page, result, activationChoice(page.activations[row]));
    std::vector<PageProperty> all;
    for (const FlowNumber& number : flowNumberTable) {
        const double value = number.value(numbers);
        all.push_back(
            {said(number.label), flowNumberText(number, value), said(number.help), number.id, value});
    }
    return all;
}

std::vector<StatusItem> gradientFlowStatus(const GradientFlowPage& page, const GradientFlowResult* result) {
    const LayerScale scale = layerScale(networksOf(page));
    const auto layer = static_cast<std::size_t>(lookedAtLayer(page));
    std::vector<StatusItem> items{
        {say("σ_w² = {}, σ_b² = {}", readableNumber(scale.sigmaW2, 4), readableNumber(scale.sigmaB2, 4))}};
    for (const ActivationRow& row : page.activations) {
        if (!row.visible)
            continue;
        const ActivationChoice choice = activationChoice(row);
        const Paint paint{Role::Curve, row.colour, 1};
        const auto* measured = measuredRow(result, choice);
        if (page.layer != 0 && measured && layer <= measured->summary.layers.size()) {
            const LayerSummary& here = measured->summary.layers[layer - 1];
            items.push_back({say("{} in layer {}: gradient {}, q {}", rowName(row), layer,
                                 readableNumber(here.gradient, 3), readableNumber(here.q, 3)),
                             paint});
        } else {
            items.push_back({flowSentence(flowNumbers(page, result, choice), rowName(row)), paint});
        }
    }
    return items;
}

} // namespace actiscope
