// What both figures of the Dying units page share.
#pragma once

#include "core/pages/dying/result.h"

#include <initializer_list>

namespace actiscope {

constexpr Paint dyingMuted{Role::MutedText, 0, 1};
constexpr Paint dyingDead{Role::Diverging, 0, 1, -0.9};

/// The page with the room that it is drawn in.
struct DyingRoom {
    const DyingPage& page;
    PlotSize size;

    /// Whether panels have room beside each other.
    bool hasSide() const { return size.widthPx / size.fontPx >= 46; }
    /// Without axes and legend; with the longest of these titles that has room.
    Panel panel(std::string id, const PanelPlace& place, std::initializer_list<std::string> titles) const;
    int ticksAcross(const PanelPlace& place) const;
    int ticksUpwards(const PanelPlace& place) const;
};

/// Panels "plane", "fit" (of one input) or "lines" (of two), and "dead".
Figure drawDyingUnits(const DyingRoom& room, const DyingResult* result, bool withData);
/// Panels "depth" and "width".
Figure drawDeadNetworks(const DyingRoom& room, const DyingResult* result, bool withData);

} // namespace actiscope
