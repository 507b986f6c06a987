// The Dying units page: units that no sample reaches any more, and whole networks that begin dead.
#pragma once

#include "core/pages/activation_row.h"
#include "core/pages/page.h"
#include "core/pages/pointed_place.h"

#include <numbers>
#include <optional>

namespace actiscope {

struct DyingResult; // result.h

struct DyingPage {
    std::vector<ActivationRow> activations;
    int selected = 0;           ///< index of the activation in the inspector; −1 when there is none
    std::string show = "units"; ///< units or depth
    std::string data = "sine";  ///< a task of one or two inputs: see data_sets.h
    std::string formula = "sin(3*x)/x";
    std::string csv; ///< file of an own table
    double noise = 0;
    int samples = 60;
    int units = 40;
    double rate = 0.1;
    double momentum = 0;
    std::string init = "he"; ///< of initialisers(), but orthogonal
    double sigmaW = std::numbers::sqrt2;
    double bias = -0.6; ///< mean of the biases
    double biasSigma = 0.6;
    int steps = 300;
    int playhead = -1; ///< the step that is shown, −1 the last
    int seed = 1;
    double threshold = 0; ///< dead is a unit whose |f′| is nowhere above it
    /// Units that were moved by hand, five numbers each: step, unit, w₁, w₂ (0 with one input), bias.
    std::vector<double> moved;
    int layers = 10;    ///< hidden layers of whole networks
    int layerWidth = 3; ///< units of each, 1…8
    int nets = 1000;    ///< networks that are drawn of each width
    bool grid = true;
    bool legend = true;
    double sweepSeconds = 4; ///< of ▶, from end to end
    std::string title;
    std::optional<PointedPlace> pointed; ///< of what is only drawn
    friend bool operator==(const DyingPage&, const DyingPage&) = default;
};

constexpr std::size_t mostDying = 8;           ///< activations
constexpr std::size_t mostDyingSamples = 2000; ///< of a table
constexpr int mostUnits = 256;
constexpr int mostDyingSteps = 5000;
constexpr int mostDyingLayers = 30;
constexpr int mostLayerWidth = 8;
constexpr std::size_t mostMoves = 60;
constexpr std::size_t numbersAMove = 5;

const std::vector<BoundField<DyingPage>>& dyingFields();

DyingPage defaultDyingPage();

/// The step that is shown: playhead, or the last one.
int shownStep(const DyingPage& page);

std::vector<PageProperty> dyingProperties(const DyingPage& page, const DyingResult* result);
std::vector<PageProperty> dyingRowProperties(const DyingPage& page, const DyingResult* result,
                                             std::size_t row);
std::vector<StatusItem> dyingStatus(const DyingPage& page, const DyingResult* result);

/// Handles "unit.0" … of the plane and "playhead" of the panel of shares.
std::string moveDyingHandle(DyingPage& page, const HandleMove& move);

/// Units: panels "plane", "fit" (of one input) or "lines" (of two), and "dead". Depth: "depth" and "width".
Figure drawDying(const DyingPage& page, const DyingResult* result, const PlotSize& size, bool withData);
/// The unit at the pointer: its line, its numbers and its gradient; of the shares those at the pointer's
/// step.
void drawDyingReadOut(const DyingPage& page, const DyingResult* result, const PlotSize& size, Figure& figure);

Page dyingPage();

} // namespace actiscope
