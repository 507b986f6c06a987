#include "core/pages/dying/state.h"

namespace actiscope {

Figure drawDying(const DyingPage& page, const PlotSize&, bool) {
    Figure figure;
    figure.title = page.title;
    figure.panels.emplace_back();
    return figure;
}

} // namespace actiscope
