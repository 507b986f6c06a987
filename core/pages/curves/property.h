// A property of a curve, pointed out in the figure.
#pragma once

#include "core/analysis/analysis_settings.h"
#include "core/figure/figure.h"
#include "core/sampling/adaptive.h"

namespace actiscope {

struct ShownCurve {
    const Activation& activation;
    Parameters parameters;
    std::string name; ///< as in the legend
    Paint paint;
};

/// Adds what shows the property with this id: dots at zeros, extrema and inflections, bands over saturated
/// and dead sets, dashed lines at limits and ends of the range, the tangent where |f′| is largest, the
/// witness against monotonicity, the widest gap to ReLU, and for Gaussian means the ±σ that they weigh most.
/// Nothing outside the view, and nothing for an id that is no property.
void addProperty(Panel& panel, std::string_view property, const ShownCurve& curve,
                 const AnalysisSettings& settings, const View& view);

} // namespace actiscope
