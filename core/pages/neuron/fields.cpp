// The declared fields of the Neuron page: one row a field.
#include "core/fields/field_makers.h"
#include "core/fields/limits.h"
#include "core/pages/compared.h"
#include "core/pages/neuron/state.h"

#include <numbers>

namespace actiscope {

namespace {

constexpr const char* neuronCard = "Neuron";
constexpr const char* networkCard = "Network";
constexpr double largestInput = 1e6;

Field neuronNumbers(std::string id, std::string label, std::string help, std::vector<double> byDefault) {
    return onCard(neuronCard, slid(limited(numbersField(std::move(id), std::move(label), std::move(help),
                                                        std::move(byDefault), 1, mostInputs),
                                           -largestInput, largestInput),
                                   -3, 3));
}

Field biasField() {
    return onCard(neuronCard, slid(limited(realField("bias", "Bias", "b, added to the weighted sum.", 0.3),
                                           -largestInput, largestInput),
                                   -3, 3));
}

Field sigmaWField() {
    Field field =
        slid(limited(realField("sigma_w", "σ of the weights",
                               "σ_w: weights are drawn from N(0, σ_w²/fan-in).", std::numbers::sqrt2),
                     0, 10),
             0, 4);
    field.presets = {{1, "LeCun"}, {std::numbers::sqrt2, "He"}, {3, ""}};
    return onCard(networkCard, field);
}

Field sigmaBField() {
    Field field = slid(
        limited(realField("sigma_b", "σ of the biases", "σ_b: biases are drawn from N(0, σ_b²).", 1), 0, 10),
        0, 4);
    field.presets = {{0, "none"}, {1, ""}};
    return onCard(networkCard, field);
}

Field neuronEnd(std::string id, std::string label, std::string help, double byDefault) {
    return slid(limited(realField(std::move(id), std::move(label), std::move(help), byDefault), -1e9, 1e9),
                -20, 20);
}

} // namespace

const std::vector<BoundField<NeuronPage>>& neuronFields() {
    using P = NeuronPage;
    static const std::vector<BoundField<P>> table{
        {selectedField(mostNeuron), &P::selected},
        {onCard("View", choiceField("show", "Show",
                                    "One neuron with its numbers, or a whole network of one input and one "
                                    "output.",
                                    {{"one", "one neuron"}, {"depth", "depth"}})),
         &P::show},
        {neuronNumbers("inputs", "Inputs", "x, one number an input.", {1, -0.5}), &P::inputs},
        {neuronNumbers("weights", "Weights", "w, one number an input.", {0.8, -1.4}), &P::weights},
        {biasField(), &P::bias},
        {onCard(networkCard, wholeField("depth", "Hidden layers", "How many layers of units there are.", 4, 1,
                                        deepestNetwork)),
         &P::depth},
        {onCard(networkCard,
                wholeField("width", "Units a layer", "How wide each hidden layer is.", 12, 1, widestNetwork)),
         &P::width},
        {sigmaWField(), &P::sigmaW},
        {sigmaBField(), &P::sigmaB},
        {onCard(networkCard, wholeField("seed", "Seed",
                                        "Of the drawn network, and the first of those that pieces are "
                                        "counted of.",
                                        1, 0, 999'999)),
         &P::seed},
        {onCard(networkCard, wholeField("nets", "Networks",
                                        "How many networks pieces are counted of, each "
                                        "with a seed of its own.",
                                        200, 2, 10'000)),
         &P::nets},
        {neuronEnd("x_min", "x from", "Left end of the drawn inputs.", -3), &P::xMinimum},
        {neuronEnd("x_max", "x to", "Right end of the drawn inputs.", 3), &P::xMaximum},
        {flagField("grid", "Grid", "Lines at the ticks.", true), &P::grid},
        {flagField("legend", "Legend", "Names the activations inside the figure.", true), &P::legend},
        {sweepSecondsField(), &P::sweepSeconds},
        {textField("title", "Title", "Stands above the figure.", "", longestTitle), &P::title},
    };
    return table;
}

} // namespace actiscope
