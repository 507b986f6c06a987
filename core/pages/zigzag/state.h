// The Zig-zag page: what the inputs that an activation gives make of the bowl that a linear unit descends.
#pragma once

#include "core/pages/activation_row.h"
#include "core/pages/page.h"
#include "core/pages/pointed_place.h"

namespace actiscope {

struct ZigzagResult; // result.h

struct ZigzagPage {
    std::vector<ActivationRow> activations;
    int selected = 0;      ///< index of the activation in the inspector; −1 when there is none
    double rate = 0.5;     ///< learning rate; 0: each activation's best, 2/(λ_min + λ_max)
    double momentum = 0;   ///< 0 ≤ μ < 1
    bool nesterov = false; ///< Nesterov's form of the momentum
    int batch = 1;         ///< samples a step of the second path, 0 for none
    int steps = 100;
    int samples = 0; ///< of the data, 0 for the exact expectation
    int seed = 1;
    bool bias = false;                      ///< a third weight, whose input is 1
    std::vector<double> start{-1.8, 1.2};   ///< of the two weights; a bias starts at 0
    std::vector<double> minimum{0.6, -0.5}; ///< likewise
    int playhead = -1;                      ///< step shown, −1 the last
    double reach = 2.4;                     ///< the drawn weights are −reach … reach
    bool grid = true;
    bool legend = true;
    double sweepSeconds = 4; ///< of ▶, from end to end
    std::string title;
    std::optional<PointedPlace> pointed; ///< of what is only drawn
    friend bool operator==(const ZigzagPage&, const ZigzagPage&) = default;
};

constexpr std::size_t mostZigzag = 8; ///< activations
constexpr int mostZigzagSteps = 10'000;

const std::vector<BoundField<ZigzagPage>>& zigzagFields();

/// What a newcomer sees: sigmoid, the same about 0, and ReLU.
ZigzagPage defaultZigzagPage();

std::vector<PageProperty> zigzagRowProperties(const ZigzagPage& page, const ZigzagResult* result,
                                              std::size_t row);
std::vector<StatusItem> zigzagStatus(const ZigzagPage& page, const ZigzagResult* result);

/// Handles "start.i" and "minimum.i" of the panel "weights.i", "playhead" of the panel "distance".
std::string moveZigzagHandle(ZigzagPage& page, const HandleMove& move);

/// Panels "weights.0", "weights.1" … of the activations that are shown, and "distance" below them.
Figure drawZigzag(const ZigzagPage& page, const ZigzagResult* result, const PlotSize& size, bool withData);
/// Adds what the lines are worth at the pointer to a figure of the page.
void drawZigzagReadOut(const ZigzagPage& page, const ZigzagResult* result, const PlotSize& size,
                       Figure& figure);

Page zigzagPage();

} // namespace actiscope
