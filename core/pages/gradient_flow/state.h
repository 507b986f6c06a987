// The Gradient flow page.
#pragma once

#include "core/pages/activation_row.h"
#include "core/pages/page.h"

namespace actiscope {

struct GradientFlowPage {
    std::vector<ActivationRow> activations;
    int selected = 0;        ///< index of the activation in the inspector; −1 when there is none
    double sweepSeconds = 4; ///< of ▶, from end to end
    std::string title;
    friend bool operator==(const GradientFlowPage&, const GradientFlowPage&) = default;
};

constexpr std::size_t mostGradientFlow = 8; ///< activations

const std::vector<BoundField<GradientFlowPage>>& gradientFlowFields();

GradientFlowPage defaultGradientFlowPage();

Figure drawGradientFlow(const GradientFlowPage& page, const PlotSize& size, bool withData);

Page gradientFlowPage();

} // namespace actiscope
