#include "core/pages/gradient_flow/state.h"

namespace actiscope {

Figure drawGradientFlow(const GradientFlowPage& page, const PlotSize&, bool) {
    Figure figure;
    figure.title = page.title;
    figure.panels.emplace_back();
    return figure;
}

} // namespace actiscope
