// The Cost page: what activations cost on this computer, measured while one looks.
#pragma once

#include "core/pages/activation_row.h"
#include "core/pages/page.h"
#include "core/pages/pointed_place.h"

namespace actiscope {

struct CostResult; // result.h

struct CostPage {
    std::vector<ActivationRow> activations;
    int selected = 0;              ///< index of the activation in the inspector; −1 when there is none
    std::string number = "double"; ///< double or float: of which the arrays are
    int n = 10'000;                ///< elements of the arrays that the bars show
    int rounds = 15;               ///< measurements of each, of which the median is shown
    bool grid = true;
    bool legend = true;
    double sweepSeconds = 4; ///< of ▶, from end to end
    std::string title;
    std::optional<PointedPlace> pointed; ///< of what is only drawn
    friend bool operator==(const CostPage&, const CostPage&) = default;
};

constexpr std::size_t mostCost = 12; ///< activations

const std::vector<BoundField<CostPage>>& costFields();

/// What a newcomer sees: PReLU, ELU, GELU, tanh and Swish.
CostPage defaultCostPage();

std::vector<PageProperty> costProperties(const CostPage& page, const CostResult* result);
std::vector<PageProperty> costRowProperties(const CostPage& page, const CostResult* result, std::size_t row);
std::vector<StatusItem> costStatus(const CostPage& page, const CostResult* result);

/// Panels "cost", bars at n elements, and "sizes" at its side.
Figure drawCost(const CostPage& page, const CostResult* result, const PlotSize& size, bool withData);
/// Adds what the lines are worth at the pointer to a figure of the page.
void drawCostReadOut(const CostPage& page, const CostResult* result, const PlotSize& size, Figure& figure);

Page costPage();

} // namespace actiscope
