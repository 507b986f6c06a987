#include "core/pages/curves.h"

#include "core/activations/activation_text.h"
#include "core/activations/catalogue.h"
#include "core/pages/curve_activation.h"

#include <algorithm>
#include <array>

namespace actiscope {

Curve makeCurve(const Activation& activation, int colour) {
    Curve curve;
    curve.activation = activation.id;
    curve.colour = colour;
    for (const auto& field : activation.parameters) {
        ParameterState state;
        state.value = std::get<double>(field.defaultValue);
        state.sliderMinimum = field.sliderMinimum;
        state.sliderMaximum = field.sliderMaximum;
        curve.parameters.push_back(state);
    }
    return curve;
}

int freeColour(const CurvesPage& page) {
    std::array<int, 8> uses{};
    for (const auto& curve : page.curves)
        ++uses[static_cast<std::size_t>(curve.colour) % uses.size()];
    return static_cast<int>(std::min_element(uses.begin(), uses.end()) - uses.begin());
}

CurvesPage defaultCurvesPage() {
    CurvesPage page;
    Curve elu = makeCurve(*findActivation("elu"), 0);
    elu.parameters[0].value = 0.72;
    elu.derivative = true;
    elu.tangent = true;
    Curve prelu = makeCurve(*findActivation("prelu"), 1);
    prelu.parameters[0].value = 0.01;
    Curve swish = makeCurve(*findActivation("swish"), 2);
    swish.derivative = true;
    page.curves = {elu, prelu, swish};
    page.cursor = -1.284;
    return page;
}

std::vector<double> parameterValues(const Curve& curve) {
    std::vector<double> values;
    for (const auto& state : curve.parameters)
        values.push_back(state.value);
    return values;
}

ActivationPtr drawableActivation(const Curve& curve) {
    ActivationPtr activation = findOrMakeActivation(curve.activation);
    return activation && activation->parameters.size() == curve.parameters.size() ? activation : nullptr;
}

std::string parameterText(const Curve& curve) {
    const ActivationPtr activation = drawableActivation(curve);
    return activation ? parameterText(*activation, parameterValues(curve)) : "";
}

std::string curveName(const Curve& curve) {
    const std::string parameters = parameterText(curve);
    const ActivationPtr activation = findOrMakeActivation(curve.activation);
    const std::string& name = activation ? activation->name : curve.activation;
    return parameters.empty() ? name : name + " (" + parameters + ")";
}

AnalysisSettings analysisSettings(const CurvesPage& page) {
    return {page.sigma, page.biasSigma, page.saturationThreshold};
}

std::vector<CurveReadout> readout(const CurvesPage& page, double x) {
    std::vector<CurveReadout> rows;
    for (std::size_t i = 0; i < page.curves.size(); ++i) {
        const Curve& curve = page.curves[i];
        const ActivationPtr activation = curve.visible ? drawableActivation(curve) : nullptr;
        if (!activation)
            continue;
        rows.push_back({static_cast<int>(i), curveName(curve), curve.colour,
                        evaluateAt(*activation, parameterValues(curve), x)});
    }
    return rows;
}

} // namespace actiscope
