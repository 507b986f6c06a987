#include "core/pages/cost/state.h"

namespace actiscope {

Figure drawCost(const CostPage& page, const PlotSize&, bool) {
    Figure figure;
    figure.title = page.title;
    figure.panels.emplace_back();
    return figure;
}

} // namespace actiscope
