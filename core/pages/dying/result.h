// What the Dying units page finds out step by step.
#pragma once

#include "core/networks/born_dead.h"
#include "core/networks/hidden_units.h"
#include "core/pages/compared.h"
#include "core/pages/dying/state.h"
#include "core/simulation/run.h"
#include "core/simulation/run_key.h"

#include <array>
#include <memory>
#include <vector>

namespace actiscope {

/// What a training of the hidden layer depends on, whatever the activation.
struct DyingTask {
    std::shared_ptr<const DataSet> data; ///< all for training; none where there is trouble
    UnitLaw law;
    double rate = 0.1;
    double momentum = 0;
    int steps = 300;
    int seed = 1;
    double threshold = 0;
    std::vector<double> moved;
    std::string key;     ///< of the field that makes trouble; empty where there is none
    std::string trouble; ///< a sentence
    friend bool operator==(const DyingTask& a, const DyingTask& b);
};

DyingTask dyingTask(const DyingPage& page);

/// Puts the units that were moved by hand at this step where they were moved to, at rest.
void moveByHand(const DyingTask& task, int step, HiddenUnits& units, HiddenUnits& speed);

/// A training so far.
struct DyingTraining {
    DyingTask task;
    ActivationChoice choice;
    std::vector<double> dead; ///< the share of dead units before each step, and at the end
    std::vector<double> loss;
    std::vector<HiddenUnits> states; ///< every `stride` steps
    std::vector<HiddenUnits> speeds; ///< of the momentum, with the states
    int stride = 1;
    int killedAt = -1;   ///< the first step that killed a unit; −1 while none did
    int divergedAt = -1; ///< −1 while it did not
    double criticalRate = 0;

    bool complete() const; ///< all steps are done, or it diverged
};

/// The units before this step, worked out from the last state that was kept; those of the last step that is
/// known, where it is further.
HiddenUnits unitsAt(const DyingTraining& training, int step);

/// Networks that are dead by width and hidden layers.
struct DeadNetworks {
    int layers = 10;
    int nets = 1000; ///< wanted of each width
    int seed = 1;
    int done = 0; ///< drawn so far
    /// Dead for all inputs after so many layers, [width − 1][layers − 1].
    std::array<std::array<long long, mostDyingLayers>, mostLayerWidth> dead{};

    double share(int width, int layersOf) const;
    double standardError(int width, int layersOf) const;
};

struct DyingResult {
    std::vector<std::shared_ptr<const DyingTraining>> trainings;
    std::shared_ptr<const DeadNetworks> networks;
};

/// The whole training of a row, null while it is not known. Unless it has to be `current` it may be one that
/// goes on, or of an earlier state with the same activation and as many inputs.
const DyingTraining* trainingOf(const DyingResult* result, const DyingPage& page, const ActivationRow& row,
                                bool current = true);

RunKey dyingKey(const DyingPage& page);
std::unique_ptr<Run> startDying(const DyingPage& page);

} // namespace actiscope
