// The Neuron page as one of the program's pages.
#include "core/fields/range_check.h"
#include "core/pages/compared.h"
#include "core/pages/lift.h"
#include "core/pages/neuron/result.h"
#include "core/pages/take_from_curves.h"
#include "core/text/say.h"

namespace actiscope {

namespace {

tl::expected<void, std::string> checkNeuron(const NeuronPage& page) {
    if (auto ok = checkCompared(page.activations, mostNeuron, page.selected, "neuron"); !ok)
        return ok;
    if (page.inputs.size() != page.weights.size())
        return tl::unexpected(say("neuron.inputs are {} numbers, but neuron.weights are {}",
                                  page.inputs.size(), page.weights.size()));
    return checkRange("neuron.x_min", page.xMinimum, "x_max", page.xMaximum);
}

/// An empty list has nothing to select, and there are as many weights as inputs: what is missing is 1.
tl::expected<void, std::string> settleNeuron(NeuronPage& page, const FieldIds& given) {
    settleSelected(page, given);
    if (!given.contains("weights"))
        page.weights.resize(page.inputs.size(), 1);
    else if (!given.contains("inputs"))
        page.inputs.resize(page.weights.size(), 1);
    else if (page.inputs.size() != page.weights.size())
        return tl::unexpected(say("neuron.inputs are {} numbers, but neuron.weights are {}",
                                  page.inputs.size(), page.weights.size()));
    return {};
}

bool neuronMatters(const NeuronPage& page, const Field& field) {
    if (field.card == "Neuron")
        return page.show == "one";
    if (field.card == "Network")
        return page.show == "depth";
    return true;
}

std::string setNeuronView(NeuronPage& page, const std::string&, const ViewRange& view) {
    return setEnds(page.xMinimum, page.xMaximum, view);
}

void fitNeuron(NeuronPage& page) {
    page.xMinimum = -3;
    page.xMaximum = 3;
}

} // namespace

NeuronPage defaultNeuronPage() {
    NeuronPage page;
    int colour = 0;
    for (const char* id : {"relu", "tanh", "identity"})
        page.activations.push_back(makeRow(findOrMakeActivation(id), colour++));
    return page;
}

Page neuronPage() {
    const Records activations = lifted(recordsOf("activations", mostNeuron, &NeuronPage::activations,
                                                 &NeuronPage::selected, activationRowFields()));
    std::vector<Command> commands = lifted(neuronCommands());
    commands.insert(commands.begin(), takeFromCurves(activations, "Activations"));
    return {.id = "neuron",
            .name = "Neuron",
            .section = "EXPERIMENTS",
            .symbol = "⊕",
            .fields = lifted(neuronFields(), settleNeuron),
            .records = {activations},
            .commands = std::move(commands),
            .clear = cleared<NeuronPage>,
            .key = lifted(neuronKey),
            .start = lifted(startNeuron),
            .draw = liftedWithResult(drawNeuron),
            .drawReadOut = liftedWithResult(drawNeuronReadOut),
            .status = liftedWithResult(neuronStatus),
            .properties = liftedWithResult(neuronProperties),
            .rowProperties = liftedWithResult(neuronRowProperties),
            .check = lifted(checkNeuron),
            .settle = lifted(settleNeuron),
            .matters = lifted(neuronMatters),
            .moveHandle = lifted(moveNeuronHandle),
            .setView = lifted(setNeuronView),
            .fit = lifted(fitNeuron),
            .hover = lifted(pointAt<NeuronPage>),
            .sweepSeconds = lifted(sweepSecondsOf<NeuronPage>)};
}

} // namespace actiscope
