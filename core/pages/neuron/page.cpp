// The Neuron page as one of the program's pages.
#include "core/pages/compared.h"
#include "core/pages/lift.h"
#include "core/pages/neuron/state.h"
#include "core/pages/take_from_curves.h"

namespace actiscope {

namespace {

tl::expected<void, std::string> checkNeuron(const NeuronPage& page) {
    return checkCompared(page.activations, mostNeuron, page.selected, "neuron");
}

/// An empty list has nothing to select.
tl::expected<void, std::string> settleNeuron(NeuronPage& page, const FieldIds& given) {
    if (page.activations.empty() && !given.contains("selected"))
        page.selected = -1;
    return {};
}

double neuronSweep(const NeuronPage& page) {
    return page.sweepSeconds;
}

} // namespace

NeuronPage defaultNeuronPage() {
    NeuronPage page;
    int colour = 0;
    for (const char* id : {"sigmoid", "tanh", "relu"})
        page.activations.push_back(makeRow(findOrMakeActivation(id), colour++));
    return page;
}

Page neuronPage() {
    const Records activations = lifted(recordsOf("activations", mostNeuron, &NeuronPage::activations,
                                                 &NeuronPage::selected, activationRowFields()));
    return {.id = "neuron",
            .name = "Neuron",
            .section = "EXPERIMENTS",
            .symbol = "⊕",
            .fields = lifted(neuronFields(), settleNeuron),
            .records = {activations},
            .commands = {takeFromCurves(activations, "Activations")},
            .clear = cleared<NeuronPage>,
            .draw = liftedAtOnce(drawNeuron),
            .check = lifted(checkNeuron),
            .settle = lifted(settleNeuron),
            .sweepSeconds = lifted(neuronSweep)};
}

} // namespace actiscope
