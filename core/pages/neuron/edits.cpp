// What the user does to the neuron in the figure and by one click.
#include "core/pages/neuron/panels.h"
#include "core/text/say.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace actiscope {

namespace {

/// To a hundredth, so that a dragged number reads well.
double readableHundredth(double value) {
    return std::round(value * 100) / 100 + 0.0;
}

/// The number in "weight.2"; nothing for another handle or one that is not there.
std::optional<std::size_t> placeIn(const std::string& handle, std::string_view prefix, std::size_t count) {
    if (!handle.starts_with(prefix))
        return std::nullopt;
    std::size_t place = 0;
    const char* const end = handle.data() + handle.size();
    const auto [rest, error] = std::from_chars(handle.data() + prefix.size(), end, place);
    if (error != std::errc() || rest != end || place >= count)
        return std::nullopt;
    return place;
}

void setInputs(NeuronPage& page, std::vector<double> inputs, std::vector<double> weights, double bias) {
    page.inputs = std::move(inputs);
    page.weights = std::move(weights);
    page.bias = bias;
}

} // namespace

std::string moveNeuronHandle(NeuronPage& page, const HandleMove& move) {
    const NeuronDiagram diagram(page);
    if (const auto input = placeIn(move.handle, "input.", page.inputs.size())) {
        page.inputs[*input] = readableHundredth(diagram.inputAt(move.to.x));
        return say("Change input {}", *input + 1);
    }
    if (const auto weight = placeIn(move.handle, "weight.", page.weights.size())) {
        page.weights[*weight] = readableHundredth(diagram.weightAt(move.to.x));
        return say("Change weight {}", *weight + 1);
    }
    if (move.handle == "bias") {
        page.bias = readableHundredth(diagram.weightAt(move.to.x));
        return said(marked("Change the bias"));
    }
    if (move.handle == "z") {
        const double reach = curveReach(page);
        const double wanted = std::clamp(readableHundredth(move.to.x), -reach, reach);
        page.bias = std::clamp(readableHundredth(wanted - (preActivation(page) - page.bias)), -1e6, 1e6);
        return said(marked("Change the bias"));
    }
    if (move.handle == "point" && page.inputs.size() <= 2) {
        page.inputs[0] = std::clamp(readableHundredth(move.to.x), -1e6, 1e6);
        if (page.inputs.size() == 2)
            page.inputs[1] = std::clamp(readableHundredth(move.to.y), -1e6, 1e6);
        return said(marked("Move the inputs"));
    }
    return {};
}

std::vector<CommandOf<NeuronPage>> neuronCommands() {
    using P = NeuronPage;
    const std::string card = "Neuron";
    return {
        {"add_input", "+ input", "Add an input.", card,
         [](P& page) {
             page.inputs.push_back(1);
             page.weights.push_back(0.5);
         },
         [](const P& page) { return page.inputs.size() < mostInputs; }},
        {"remove_input", "− input", "Remove the last input.", card,
         [](P& page) {
             page.inputs.pop_back();
             page.weights.pop_back();
         },
         [](const P& page) { return page.inputs.size() > 1; }},
        {"and",
         "a gate: and",
         "Weights that make the neuron answer only when both inputs are 1.",
         card,
         [](P& page) {
             setInputs(page, {1, 1}, {2, 2}, -3);
         },
         {}},
        {"reset",
         "⟲ reset",
         "Start again with two inputs.",
         card,
         [](P& page) {
             const P first;
             setInputs(page, first.inputs, first.weights, first.bias);
         },
         {}},
    };
}

} // namespace actiscope
