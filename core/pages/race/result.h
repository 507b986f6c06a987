// What the lanes of a race have learned, epoch by epoch.
#pragma once

#include "core/pages/race/input.h"
#include "core/simulation/checkpoints.h"
#include "core/simulation/run.h"
#include "core/simulation/run_key.h"

namespace actiscope {

/// The activation of a lane.
struct LaneChoice {
    NamedActivation activation;
    std::vector<double> parameters;
    bool learnsSlope = false;
    friend bool operator==(const LaneChoice&, const LaneChoice&) = default;

    LayerActivation layer() const { return {activation, parameters, learnsSlope}; }
};

LaneChoice laneChoice(const RacePage& page, const ActivationRow& row);

/// What is kept of a lane that was trained with a further seed.
struct SeedLosses {
    std::vector<double> losses; ///< training loss before the first epoch, after it, and so on
    bool diverged = false;      ///< after the last of them
};

/// A lane as far as it has come.
struct LaneHistory {
    LaneChoice choice;
    std::vector<EpochNumbers> epochs; ///< before the first epoch, after it, and so on
    std::vector<double> updates;      ///< of each epoch, layer by layer: see updatesAt
    std::size_t layers = 0;
    std::optional<std::size_t> divergedAt; ///< epoch after which the loss was no number, or beyond all bounds
    Checkpoints<std::shared_ptr<const TrainingState>> states;
    std::shared_ptr<const TrainingState> marked; ///< at the playhead as it stood when the run began
    std::vector<std::shared_ptr<const SeedLosses>> otherSeeds; ///< those that have ended, in their order

    std::size_t lastEpoch() const { return epochs.size() - 1; }
    /// Of the last step of an epoch, or of the last epoch before it, what Trainer::updateRatios says. Empty
    /// before the first one.
    std::vector<double> updatesAt(std::size_t epoch) const;
    /// The first epoch after which the training loss was at or below this.
    std::optional<std::size_t> reached(double target) const;
};

struct RaceResult {
    std::shared_ptr<const DataSet> data;
    TrainingSettings settings;
    std::vector<LaneHistory> lanes;

    /// The last epoch that a lane has reached.
    std::size_t lastEpoch() const;
    Network networkOf(const LaneHistory& lane) const;
};

/// The lane of this activation if the result is that of this input, or null.
const LaneHistory* laneOf(const RaceResult* result, const LaneChoice& choice);

/// The epoch that the page shows: its playhead, as far as the lanes have come.
std::size_t shownEpoch(const RacePage& page, const RaceResult& result);

/// A network of a lane after an epoch: the one that is asked for, computed again from the state before it,
/// or that state itself if that would take long.
struct LaneState {
    std::size_t epoch = 0;
    std::vector<double> weights;
};
LaneState laneState(const RaceResult& result, const LaneHistory& lane, std::size_t epoch);

/// Nothing while there is no activation to show, or trouble with the data.
RunKey raceKey(const RacePage& page);

/// The run that makes the RaceResult, all lanes side by side: first those of the page's seed, then those of
/// the further seeds. A lane that an earlier run has finished, and that is still remembered, is not trained
/// again: who swaps the activation of one lane waits for that one. The race that was started last, started
/// once more, learns everything anew. Throws when a table for them can no longer be read.
std::unique_ptr<Run> startRace(const RacePage& page);

} // namespace actiscope
