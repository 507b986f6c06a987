// The Gradient flow page: what becomes of signals and gradients in the layers of random deep networks.
#pragma once

#include "core/pages/activation_row.h"
#include "core/pages/page.h"
#include "core/pages/pointed_place.h"

namespace actiscope {

struct GradientFlowResult; // result.h

struct GradientFlowPage {
    std::vector<ActivationRow> activations;
    int selected = 0;         ///< index of the activation in the inspector; −1 when there is none
    int depth = 30;           ///< layers
    int width = 128;          ///< units of each layer, and numbers of an input
    std::string init = "own"; ///< one of initialisers()
    double sigmaW = 1;        ///< weights N(0, σ_w²/fan-in) of the own initialisation
    double sigmaB = 0;        ///< biases N(0, σ_b²) of it
    double inputQ = 1;        ///< mean square of the numbers of an input
    double correlation = 0.5; ///< of the two inputs of a pair
    int inputs = 8;           ///< samples a network
    int seeds = 20;           ///< networks
    int seed = 1;             ///< of the first of them
    int layer = 0;            ///< looked at, from 1 on; 0 for none
    double saturationThreshold = 0.01;
    double planeSigmaW2 = 4; ///< ends of the plane of both variances
    double planeSigmaB2 = 0.4;
    bool grid = true;
    bool legend = true;
    double sweepSeconds = 4; ///< of ▶, from end to end
    std::string title;
    std::optional<PointedPlace> pointed; ///< of what is only drawn
    friend bool operator==(const GradientFlowPage&, const GradientFlowPage&) = default;
};

constexpr std::size_t mostGradientFlow = 8; ///< activations
constexpr int deepestFlow = 200;
constexpr int widestFlow = 512;
constexpr int mostFlowInputs = 64;
constexpr int mostFlowSeeds = 200;

const std::vector<BoundField<GradientFlowPage>>& gradientFlowFields();

/// What a newcomer sees: sigmoid, tanh and ReLU with weights of variance 1/fan-in.
GradientFlowPage defaultGradientFlowPage();

/// Numbers of the networks, and of one activation in them as far as they are known.
std::vector<PageProperty> gradientFlowProperties(const GradientFlowPage& page,
                                                 const GradientFlowResult* result);
std::vector<PageProperty> gradientFlowRowProperties(const GradientFlowPage& page,
                                                    const GradientFlowResult* result, std::size_t row);
std::vector<StatusItem> gradientFlowStatus(const GradientFlowPage& page, const GradientFlowResult* result);

/// Handle "variances" of the panel "plane", and "layer" of the panel "gradient".
std::string moveGradientFlowHandle(GradientFlowPage& page, const HandleMove& move);

/// Panels "gradient", "variance" and "units" below each other, "values", "correlation" and "plane" at their
/// side. A figure with little room has fewer of them.
Figure drawGradientFlow(const GradientFlowPage& page, const GradientFlowResult* result, const PlotSize& size,
                        bool withData);
/// Adds what the lines are worth at the pointer to a figure of the page.
void drawGradientFlowReadOut(const GradientFlowPage& page, const GradientFlowResult* result,
                             const PlotSize& size, Figure& figure);

Page gradientFlowPage();

} // namespace actiscope
