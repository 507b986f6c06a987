// The Race page.
#pragma once

#include "core/pages/activation_row.h"
#include "core/pages/page.h"

namespace actiscope {

struct RacePage {
    std::vector<ActivationRow> activations;
    int selected = 0;        ///< index of the activation in the inspector; −1 when there is none
    double sweepSeconds = 4; ///< of ▶, from end to end
    std::string title;
    friend bool operator==(const RacePage&, const RacePage&) = default;
};

constexpr std::size_t mostRace = 8; ///< activations

const std::vector<BoundField<RacePage>>& raceFields();

RacePage defaultRacePage();

Figure drawRace(const RacePage& page, const PlotSize& size, bool withData);

Page racePage();

} // namespace actiscope
