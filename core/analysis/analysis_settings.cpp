#include "core/analysis/analysis_settings.h"

#include "core/fields/field_makers.h"

namespace actiscope {

Field sigmaField() {
    Field field = realField(
        "sigma", "σ", "Standard deviation of the pre-activations z ~ N(0, σ²) that means are taken over.",
        AnalysisSettings().sigma);
    field.minimum = 1e-6;
    field.maximum = 1e6;
    field.sliderMinimum = 0.1;
    field.sliderMaximum = 10;
    field.scale = FieldScale::Logarithmic;
    return field;
}

Field biasSigmaField() {
    Field field = realField("sigma_b", "σ_b",
                            "Standard deviation of the biases, for the critical σ_w of a deep network.",
                            AnalysisSettings().biasSigma);
    field.minimum = 0;
    field.maximum = 1e3;
    field.sliderMaximum = 2;
    return field;
}

Field saturationThresholdField() {
    Field field = realField("saturation_threshold", "Saturation below",
                            "A curve counts as saturated where |f′| is below this.",
                            AnalysisSettings().saturationThreshold);
    field.minimum = 0;
    field.minimumIsOpen = true;
    field.maximum = 10;
    field.sliderMinimum = 1e-6;
    field.sliderMaximum = 1;
    field.scale = FieldScale::Logarithmic;
    return field;
}

const std::vector<BoundField<AnalysisSettings>>& analysisFields() {
    using S = AnalysisSettings;
    static const std::vector<BoundField<S>> table{
        {sigmaField(), &S::sigma},
        {biasSigmaField(), &S::biasSigma},
        {saturationThresholdField(), &S::saturationThreshold},
    };
    return table;
}

} // namespace actiscope
