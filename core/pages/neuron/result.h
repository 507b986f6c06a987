// What the Neuron page counts over many networks, and what it knows of the one that is drawn.
#pragma once

#include "core/networks/composed_pieces.h"
#include "core/pages/compared.h"
#include "core/pages/neuron/state.h"
#include "core/simulation/run.h"
#include "core/simulation/run_key.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace actiscope {

/// What the counts depend on.
struct PieceCounting {
    ScalarNetworkLaw law;
    int seed = 1; ///< the networks have this one and those that follow
    int nets = 200;
    std::vector<ActivationChoice> choices; ///< piecewise linear ones only
    friend bool operator==(const PieceCounting&, const PieceCounting&) = default;
};

/// Numbers of pieces over networks of as many hidden layers.
struct PieceCount {
    long long nets = 0; ///< counted ones; those with too many to follow are left out
    long long sum = 0;
    long long squares = 0;
    long long uncounted = 0; ///< networks with too many pieces to follow

    double mean() const;          ///< NaN where one was left out
    double standardError() const; ///< of the mean
};

struct NeuronResult {
    PieceCounting counting;
    /// Of each choice, by hidden layers.
    std::vector<std::array<PieceCount, deepestNetwork>> counts;
    int nets = 0; ///< done so far
};

/// Of these hidden layers; null while it is not known. The result may be null or, unless it has to be
/// `current`, of an earlier state.
const PieceCount* countOf(const NeuronResult* result, const NeuronPage& page, const ActivationRow& row,
                          int depth, bool current = true);

/// Nothing but where piecewise linear activations are seen in depth.
RunKey neuronKey(const NeuronPage& page);
std::unique_ptr<Run> startNeuron(const NeuronPage& page);

/// How deep the panel of pieces goes: as deep as the network, six layers at least.
int countedDepth(const NeuronPage& page);

/// The network of the page with one of its activations.
struct ComposedNetwork {
    ScalarNetwork network;
    std::optional<StraightPieces> straight; ///< of the activation, where it is piecewise linear
    std::optional<ComposedPieces> pieces;   ///< of the network, where there are not too many
    std::optional<StraightLine> line;       ///< where the activation is a line: the product of the layers
    double lineDeviation = 0; ///< then the largest |f − line| over the drawn x, by the largest |f|
};

/// Worked out now, or found again.
std::shared_ptr<const ComposedNetwork> composedNetwork(const NeuronPage& page, const ActivationRow& row);

} // namespace actiscope
