#include "core/pages/curves/state.h"

#include "core/activations/catalogue.h"

namespace actiscope {

Curve makeCurve(const NamedActivation& activation, int colour, Parameters values) {
    Curve curve;
    assign(curve, activation, values);
    curve.colour = colour;
    return curve;
}

CurvesPage defaultCurvesPage() {
    CurvesPage page;
    Curve elu = makeCurve(findOrMakeActivation("elu"), 0);
    elu.parameters[0].value = 0.72;
    elu.derivative = true;
    elu.tangent = true;
    Curve prelu = makeCurve(findOrMakeActivation("prelu"), 1);
    prelu.parameters[0].value = 0.01;
    Curve swish = makeCurve(findOrMakeActivation("swish"), 2);
    swish.derivative = true;
    page.curves = {elu, prelu, swish};
    page.cursor = -1.284;
    return page;
}

AnalysisSettings analysisSettings(const CurvesPage& page) {
    return {page.sigma, page.biasSigma, page.saturationThreshold};
}

std::vector<CurveReadout> readout(const CurvesPage& page, double x) {
    std::vector<CurveReadout> rows;
    for (std::size_t i = 0; i < page.curves.size(); ++i) {
        const Curve& curve = page.curves[i];
        if (!curve.visible)
            continue;
        rows.push_back({static_cast<int>(i), rowName(curve), curve.colour,
                        evaluateAt(*curve.activation, parameterValues(curve), x)});
    }
    return rows;
}

} // namespace actiscope
