// The Precision page: what becomes of activations in the number formats of networks.
#pragma once

#include "core/pages/activation_row.h"
#include "core/pages/page.h"
#include "core/pages/pointed_place.h"

namespace actiscope {

struct PrecisionResult; // result.h

struct PrecisionPage {
    std::vector<ActivationRow> activations;
    int selected = 0;            ///< index of the activation in the inspector; −1 when there is none
    std::string format = "e4m3"; ///< id of a number format: see float_format.h
    std::string error = "ulp";   ///< ulp or relative: in what the error is measured
    bool textbook = true;        ///< show the form of exp, log and the four operations too
    double xMinimum = -8;
    double xMaximum = 8;
    bool grid = true;
    bool legend = true;
    double sweepSeconds = 4; ///< of ▶, from end to end
    std::string title;
    std::optional<PointedPlace> pointed; ///< of what is only drawn
    friend bool operator==(const PrecisionPage&, const PrecisionPage&) = default;
};

constexpr std::size_t mostRounded = 8; ///< activations

const std::vector<BoundField<PrecisionPage>>& precisionFields();

/// What a newcomer sees: tanh, Softplus and Swish in eight bits.
PrecisionPage defaultPrecisionPage();

/// Numbers of the format, and of one activation in it as far as they are known.
std::vector<PageProperty> precisionProperties(const PrecisionPage& page, const PrecisionResult* result);
std::vector<PageProperty> precisionRowProperties(const PrecisionPage& page, const PrecisionResult* result,
                                                 std::size_t row);
std::vector<StatusItem> precisionStatus(const PrecisionPage& page, const PrecisionResult* result);

/// Panels "value", "error" and "slope" at its side.
Figure drawPrecision(const PrecisionPage& page, const PrecisionResult* result, const PlotSize& size,
                     bool withData);
/// Adds what the lines are worth at the pointer to a figure of the page.
void drawPrecisionReadOut(const PrecisionPage& page, const PrecisionResult* result, const PlotSize& size,
                          Figure& figure);

Page precisionPage();

} // namespace actiscope
