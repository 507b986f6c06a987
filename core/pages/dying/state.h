// The Dying units page.
#pragma once

#include "core/pages/activation_row.h"
#include "core/pages/page.h"

namespace actiscope {

struct DyingPage {
    std::vector<ActivationRow> activations;
    int selected = 0;        ///< index of the activation in the inspector; −1 when there is none
    double sweepSeconds = 4; ///< of ▶, from end to end
    std::string title;
    friend bool operator==(const DyingPage&, const DyingPage&) = default;
};

constexpr std::size_t mostDying = 8; ///< activations

const std::vector<BoundField<DyingPage>>& dyingFields();

DyingPage defaultDyingPage();

Figure drawDying(const DyingPage& page, const PlotSize& size, bool withData);

Page dyingPage();

} // namespace actiscope
