#include "core/pages/race/state.h"

namespace actiscope {

Figure drawRace(const RacePage& page, const PlotSize&, bool) {
    Figure figure;
    figure.title = page.title;
    figure.panels.emplace_back();
    return figure;
}

} // namespace actiscope
