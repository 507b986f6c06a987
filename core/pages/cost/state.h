// The Cost page.
#pragma once

#include "core/pages/activation_row.h"
#include "core/pages/page.h"

namespace actiscope {

struct CostPage {
    std::vector<ActivationRow> activations;
    int selected = 0;        ///< index of the activation in the inspector; −1 when there is none
    double sweepSeconds = 4; ///< of ▶, from end to end
    std::string title;
    friend bool operator==(const CostPage&, const CostPage&) = default;
};

constexpr std::size_t mostCost = 8; ///< activations

const std::vector<BoundField<CostPage>>& costFields();

CostPage defaultCostPage();

Figure drawCost(const CostPage& page, const PlotSize& size, bool withData);

Page costPage();

} // namespace actiscope
