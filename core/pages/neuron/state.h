// The Neuron page: one neuron taken apart, and why a network of them must not be linear.
#pragma once

#include "core/pages/activation_row.h"
#include "core/pages/page.h"
#include "core/pages/pointed_place.h"

#include <numbers>

namespace actiscope {

struct NeuronResult; // result.h

struct NeuronPage {
    std::vector<ActivationRow> activations;
    int selected = 0;         ///< index of the activation in the inspector; −1 when there is none
    std::string show = "one"; ///< one or depth
    std::vector<double> inputs{1, -0.5};    ///< of the one neuron, 1…6
    std::vector<double> weights{0.8, -1.4}; ///< as many as inputs
    double bias = 0.3;
    int depth = 4;                       ///< hidden layers, 1…12
    int width = 12;                      ///< units of each, 1…64
    double sigmaW = std::numbers::sqrt2; ///< weights N(0, σ_w²/fan-in)
    double sigmaB = 1;                   ///< biases N(0, σ_b²)
    int seed = 1;                        ///< of the network that is drawn, and the first of `nets`
    int nets = 200;                      ///< networks that pieces are counted of
    double xMinimum = -3;                ///< of the inputs that are drawn
    double xMaximum = 3;
    bool grid = true;
    bool legend = true;
    double sweepSeconds = 4; ///< of ▶, from end to end
    std::string title;
    std::optional<PointedPlace> pointed; ///< of what is only drawn
    friend bool operator==(const NeuronPage&, const NeuronPage&) = default;
};

constexpr std::size_t mostNeuron = 8; ///< activations
constexpr int mostInputs = 6;
constexpr int deepestNetwork = 12;
constexpr int widestNetwork = 64;

const std::vector<BoundField<NeuronPage>>& neuronFields();

/// What a newcomer sees: two inputs through ReLU, tanh and no activation at all.
NeuronPage defaultNeuronPage();

/// The pre-activation w·x + b.
double preActivation(const NeuronPage& page);

/// The activation that diagram and plane show: the selected one, else the first visible; −1 for none.
int shownNeuronRow(const NeuronPage& page);

std::vector<PageProperty> neuronProperties(const NeuronPage& page, const NeuronResult* result);
std::vector<PageProperty> neuronRowProperties(const NeuronPage& page, const NeuronResult* result,
                                              std::size_t row);
std::vector<StatusItem> neuronStatus(const NeuronPage& page, const NeuronResult* result);

/// "y = ReLU(0.8·1 − 1.4·(−0.5) + 0.3) = ReLU(1.8) = 1.8"
std::string neuronFormula(const NeuronPage& page, const ActivationRow& row);

/// Handles "input.0" …, "weight.0" … and "bias" of the diagram, "z" of the curve, "point" of the plane.
std::string moveNeuronHandle(NeuronPage& page, const HandleMove& move);

std::vector<CommandOf<NeuronPage>> neuronCommands();

/// One neuron: panels "diagram", "curve", "plane" (of two inputs) or "line" (of one), and "gradient".
/// Depth: "function", "pieces" and "regions".
Figure drawNeuron(const NeuronPage& page, const NeuronResult* result, const PlotSize& size, bool withData);
/// Adds what the lines are worth at the pointer to a figure of the page.
void drawNeuronReadOut(const NeuronPage& page, const NeuronResult* result, const PlotSize& size,
                       Figure& figure);

Page neuronPage();

} // namespace actiscope
