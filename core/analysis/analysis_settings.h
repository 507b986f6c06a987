// What the numbers about an activation depend on besides its parameters.
#pragma once

#include "core/fields/binding.h"

namespace actiscope {

struct AnalysisSettings {
    double sigma = 1;                  ///< σ of the pre-activations z ~ N(0, σ²), > 0
    double biasSigma = 0;              ///< σ_b of the biases in the mean-field limit, ≥ 0
    double saturationThreshold = 0.01; ///< saturated is where |f′| is below it, > 0
    friend bool operator==(const AnalysisSettings&, const AnalysisSettings&) = default;
};

Field sigmaField();
Field biasSigmaField();
Field saturationThresholdField();

/// The three of them: see field.h.
const std::vector<BoundField<AnalysisSettings>>& analysisFields();

} // namespace actiscope
