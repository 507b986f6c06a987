// The Dying units page as a figure.
#include "core/figure/text_room.h"
#include "core/pages/dying/panels.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

Panel DyingRoom::panel(std::string id, const PanelPlace& place,
                       std::initializer_list<std::string> titles) const {
    Panel panel;
    panel.id = std::move(id);
    panel.title = titleWithRoom(titles, place.width * size.widthPx, size.fontPx);
    panel.place = place;
    panel.grid = page.grid;
    panel.legend.visible = false;
    panel.movable = false;
    return panel;
}

int DyingRoom::ticksAcross(const PanelPlace& place) const {
    return std::max(2, static_cast<int>((place.width * size.widthPx - 5 * size.fontPx) / (7 * size.fontPx)));
}

int DyingRoom::ticksUpwards(const PanelPlace& place) const {
    return std::max(2,
                    static_cast<int>((place.height * size.heightPx - 6 * size.fontPx) / (4 * size.fontPx)));
}

Figure drawDying(const DyingPage& page, const DyingResult* result, const PlotSize& size, bool withData) {
    const auto drawable = [](double px) { return std::isnan(px) ? 1 : std::clamp(px, 1.0, 1e5); };
    const DyingRoom room{page, {drawable(size.widthPx), drawable(size.heightPx), drawable(size.fontPx)}};
    Figure figure = page.show == "depth" ? drawDeadNetworks(room, result, withData)
                                         : drawDyingUnits(room, result, withData);
    figure.title = page.title;
    return figure;
}

} // namespace actiscope
