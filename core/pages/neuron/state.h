// The Neuron page.
#pragma once

#include "core/pages/activation_row.h"
#include "core/pages/page.h"

namespace actiscope {

struct NeuronPage {
    std::vector<ActivationRow> activations;
    int selected = 0;        ///< index of the activation in the inspector; −1 when there is none
    double sweepSeconds = 4; ///< of ▶, from end to end
    std::string title;
    friend bool operator==(const NeuronPage&, const NeuronPage&) = default;
};

constexpr std::size_t mostNeuron = 8; ///< activations

const std::vector<BoundField<NeuronPage>>& neuronFields();

NeuronPage defaultNeuronPage();

Figure drawNeuron(const NeuronPage& page, const PlotSize& size, bool withData);

Page neuronPage();

} // namespace actiscope
