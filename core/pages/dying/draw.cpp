// The Dying units page as a figure.
#include "core/figure/sentence_panel.h"
#include "core/figure/text_room.h"
#include "core/pages/dying/panels.h"
#include "core/text/say.h"

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
    Figure figure;
    if (page.show == "depth")
        figure = drawDeadNetworks(room, result, withData);
    else if (const DyingTask task = dyingTask(page); !task.data)
        figure.panels.push_back(
            sentencePanel("plane", say("nothing to learn"), task.key + ": " + task.trouble));
    else
        figure = drawDyingUnits(room, result, withData);
    figure.title = page.title;
    return figure;
}

} // namespace actiscope
