#include "core/pages/race/result.h"

#include "core/simulation/parallel.h"
#include "core/simulation/result_cache.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <stdexcept>
#include <thread>
#include <utility>

namespace actiscope {

namespace {

using Clock = std::chrono::steady_clock;

struct RaceKey {
    std::shared_ptr<const DataSet> data;
    TrainingSettings settings;
    std::vector<LaneChoice> lanes;
    std::optional<double> stopAt; ///< loss
    int seeds = 1;
    friend bool operator==(const RaceKey& a, const RaceKey& b) {
        return a.stopAt == b.stopAt && a.seeds == b.seeds && a.settings == b.settings && a.lanes == b.lanes &&
               (a.data == b.data || *a.data == *b.data);
    }
};

/// What a lane depends on.
struct LaneKey {
    LaneChoice choice;
    TrainingSettings settings;
    std::optional<double> stopAt; ///< loss
    std::shared_ptr<const DataSet> data;
    friend bool operator==(const LaneKey& a, const LaneKey& b) {
        return a.settings == b.settings && a.choice == b.choice && a.stopAt == b.stopAt &&
               (a.data == b.data || *a.data == *b.data);
    }
};

/// Lanes that were finished lately: those of a race and of some changes of it.
ResultCache<LaneKey, LaneHistory>& finishedLanes() {
    static ResultCache<LaneKey, LaneHistory> cache(mostRace + 4);
    return cache;
}

ResultCache<LaneKey, SeedLosses>& finishedSeeds() {
    static ResultCache<LaneKey, SeedLosses> cache(mostRace * static_cast<std::size_t>(mostSeeds));
    return cache;
}

std::optional<double> stopLoss(const RacePage& page) {
    return page.stopAtTarget ? std::optional(page.target) : std::nullopt;
}

std::vector<LaneChoice> lanesOf(const RacePage& page) {
    std::vector<LaneChoice> lanes;
    for (const ActivationRow& row : page.activations)
        if (row.visible)
            lanes.push_back(laneChoice(page, row));
    return lanes;
}

/// As many states as fit in a few megabytes a lane.
std::size_t mostStates(std::size_t weights) {
    constexpr std::size_t bytes = std::size_t{8} << 20U;
    constexpr std::size_t numbersPerWeight = 3; // with what an optimiser remembers
    return std::clamp<std::size_t>(bytes / (numbersPerWeight * sizeof(double) * weights), 16, mostEpochs + 1);
}

/// Whether the race that was started last is this one: who starts it again wants to see it run.
bool isStartedAgain(const RaceKey& key) {
    static ResultCache<RaceKey, bool> last(1);
    const bool again = last.find(key) != nullptr;
    last.keep(key, std::make_shared<const bool>(true));
    return again;
}

/// The last epoch whose network is worth a look.
std::size_t lastShown(const LaneHistory& lane) {
    return lane.lastEpoch() - (lane.divergedAt && lane.lastEpoch() > 0 ? 1 : 0);
}

/// Weights times samples times epochs that are trained again for a look: some milliseconds.
constexpr std::size_t mostWorkAgain = 5'000'000;

/// Whether a look at this epoch, or the last one, gets the network of that very epoch.
bool canShow(const LaneHistory& lane, std::size_t samples, std::size_t epoch) {
    epoch = std::min(epoch, lastShown(lane));
    if (lane.marked && lane.marked->epoch == epoch)
        return true;
    const auto& kept = lane.states.before(epoch);
    return (epoch - kept.step) * samples * kept.state->weights.size() <= mostWorkAgain;
}

/// A lane at work, or one that was finished earlier.
class Lane {
public:
    /// `known` is what an earlier run has found out, or null.
    Lane(const RaceInput& input, LaneChoice choice, int marked, std::optional<double> stopAt,
         const std::shared_ptr<const LaneHistory>& known)
        : marked_(marked),
          stopAt_(stopAt),
          trainer_(input.data, input.settings, choice.layer()),
          epochs_(input.settings.epochs),
          state_(trainer_.start()),
          history_{std::move(choice),
                   {},
                   {},
                   trainer_.network().layers().size(),
                   {},
                   {std::make_shared<const TrainingState>(state_), mostStates(state_.weights.size())},
                   nullptr,
                   {}} {
        if (known && (marked < 0 || canShow(*known, input.data->train, static_cast<std::size_t>(marked))))
            history_ = *known;
    }

    bool isDone() const {
        return history_.divergedAt || history_.epochs.size() == epochs_ + 1 ||
               (stopAt_ && !history_.epochs.empty() && history_.epochs.back().loss <= *stopAt_);
    }
    const LaneHistory& history() const { return history_; }
    double progress() const {
        return isDone() ? 1 : static_cast<double>(history_.epochs.size()) / static_cast<double>(epochs_ + 1);
    }

    /// Works until then, at least a step.
    void advance(Clock::time_point until, const std::stop_token& stop) {
        do {
            step(stop);
        } while (!isDone() && !stop.stop_requested() && Clock::now() < until);
    }

private:
    void step(const std::stop_token& stop) {
        if (history_.epochs.size() == state_.epoch && batch_ == 0) {
            measure(stop);
            return;
        }
        trainer_.trainBatch(state_, batch_);
        batch_ = (batch_ + 1) % trainer_.batches();
    }

    void measure(const std::stop_token& stop) {
        const EpochNumbers numbers = trainer_.measure(state_, [&] { return stop.stop_requested(); });
        if (stop.stop_requested())
            return;
        history_.epochs.push_back(numbers);
        if (state_.epoch > 0)
            for (const double ratio : trainer_.updateRatios())
                history_.updates.push_back(ratio);
        constexpr double bound = 1e6;
        if (!(numbers.loss <= bound * std::max(1.0, history_.epochs.front().loss))) {
            history_.divergedAt = state_.epoch;
            return;
        }
        const auto state = std::make_shared<const TrainingState>(state_);
        history_.states.offer(state_.epoch, state);
        if (static_cast<int>(state_.epoch) == marked_)
            history_.marked = state;
    }

    int marked_; ///< epoch
    std::optional<double> stopAt_;
    Trainer trainer_;
    std::size_t epochs_;
    TrainingState state_;
    std::size_t batch_ = 0;
    LaneHistory history_;
};

/// A lane of a further seed: it comes into being when its turn comes, and leaves its losses.
class SeedLane {
public:
    SeedLane(std::size_t lane, int seed) : lane_(lane), seed_(seed) {}

    std::size_t lane() const { return lane_; }
    const std::shared_ptr<const SeedLosses>& losses() const { return losses_; }
    bool isDone() const { return losses_ != nullptr; }
    double progress() const { return isDone() ? 1 : at_ ? at_->progress() : 0; }

    void begin(RacePage page, const LaneChoice& choice, bool again) {
        if (at_)
            return;
        page.seed += seed_;
        const RaceInput input = raceInput(page);
        if (!input.data)
            throw std::runtime_error("race." + input.key + ": " + input.trouble);
        key_ = std::make_unique<const LaneKey>(LaneKey{choice, input.settings, stopLoss(page), input.data});
        if (!again)
            losses_ = finishedSeeds().find(*key_);
        if (losses_)
            return;
        at_ = std::make_unique<Lane>(input, choice, -1, stopLoss(page), nullptr);
    }
    void advance(Clock::time_point until, const std::stop_token& stop) {
        if (isDone())
            return;
        at_->advance(until, stop);
        if (!at_->isDone())
            return;
        auto losses = std::make_shared<SeedLosses>();
        for (const EpochNumbers& numbers : at_->history().epochs)
            losses->losses.push_back(numbers.loss);
        losses->diverged = at_->history().divergedAt.has_value();
        losses_ = std::move(losses);
        finishedSeeds().keep(*key_, losses_);
        at_.reset();
    }

private:
    std::size_t lane_;
    int seed_;                           ///< beyond the page's
    std::unique_ptr<const LaneKey> key_; ///< since its turn has come
    std::unique_ptr<Lane> at_;
    std::shared_ptr<const SeedLosses> losses_;
};

class RaceRun final : public Run {
public:
    explicit RaceRun(const RacePage& page) : page_(page), choices_(lanesOf(page)) {
        const RaceInput input = raceInput(page);
        data_ = input.data;
        settings_ = input.settings;
        again_ = isStartedAgain({data_, settings_, choices_, stopLoss(page), page.seeds});
        for (const LaneChoice& choice : choices_) {
            const auto known = again_ ? nullptr : finishedLanes().find(keyOf(choice));
            lanes_.push_back(std::make_unique<Lane>(input, choice, page.playhead, stopLoss(page), known));
        }
        for (int seed = 1; seed < page.seeds; ++seed)
            for (std::size_t lane = 0; lane < choices_.size(); ++lane)
                further_.emplace_back(lane, seed);
    }

    bool advance(const Control& control) override {
        const auto isOpen = [](const auto& lane) { return !lane->isDone(); };
        if (std::any_of(lanes_.begin(), lanes_.end(), isOpen))
            advanceFirst(control.stop);
        else
            advanceFurther(control.stop);
        double done = 0;
        bool more = false;
        const auto all = static_cast<double>(lanes_.size() + further_.size());
        for (const auto& lane : lanes_) {
            done += lane->progress() / all;
            more = more || !lane->isDone();
        }
        for (const SeedLane& lane : further_) {
            done += lane.progress() / all;
            more = more || !lane.isDone();
        }
        if (control.progress)
            control.progress(done);
        more_ = more;
        return more;
    }

    Snapshot snapshot() const override {
        // Long histories cost time to copy: more often than a screen can show nobody needs them.
        constexpr std::chrono::milliseconds frame(16);
        if (more_ && shown_ && Clock::now() - shownAt_ < frame)
            return shown_;
        shown_ = newSnapshot();
        shownAt_ = Clock::now();
        return shown_;
    }

private:
    Snapshot newSnapshot() const {
        auto result = std::make_shared<RaceResult>();
        result->data = data_;
        result->settings = settings_;
        for (const auto& lane : lanes_) {
            if (lane->history().epochs.empty())
                return nullptr;
            result->lanes.push_back(lane->history());
        }
        for (const SeedLane& lane : further_)
            if (lane.isDone())
                result->lanes[lane.lane()].otherSeeds.push_back(lane.losses());
        return std::shared_ptr<const RaceResult>(std::move(result));
    }

    LaneKey keyOf(const LaneChoice& choice) const { return {choice, settings_, stopLoss(page_), data_}; }
    static std::size_t cores() { return std::max(1U, std::thread::hardware_concurrency()); }

    /// All of them together take one slice.
    template <class AnyLane>
    static void advanceTogether(const std::vector<AnyLane*>& open, const std::stop_token& stop) {
        constexpr std::chrono::microseconds slice(10'000);
        const auto part = slice * std::min(cores(), open.size()) / open.size();
        inParallel(open.size(), [&](std::size_t i) { open[i]->advance(Clock::now() + part, stop); });
    }

    void advanceFirst(const std::stop_token& stop) {
        std::vector<Lane*> open;
        for (const auto& lane : lanes_)
            if (!lane->isDone())
                open.push_back(lane.get());
        advanceTogether(open, stop);
        for (const Lane* lane : open)
            if (lane->isDone())
                finishedLanes().keep(keyOf(lane->history().choice),
                                     std::make_shared<const LaneHistory>(lane->history()));
    }

    /// Seed by seed, so that those that have ended can be shown and few are in memory.
    void advanceFurther(const std::stop_token& stop) {
        std::vector<SeedLane*> open;
        for (SeedLane& lane : further_)
            if (!lane.isDone() && open.size() < std::max(cores(), choices_.size())) {
                lane.begin(page_, choices_[lane.lane()], again_);
                open.push_back(&lane);
            }
        if (!open.empty())
            advanceTogether(open, stop);
    }

    RacePage page_;
    std::vector<LaneChoice> choices_;
    std::shared_ptr<const DataSet> data_;
    TrainingSettings settings_;
    bool again_ = false; ///< nothing is taken from an earlier run
    bool more_ = true;   ///< there is work left
    mutable Snapshot shown_;
    mutable Clock::time_point shownAt_;
    std::vector<std::unique_ptr<Lane>> lanes_;
    std::vector<SeedLane> further_;
};

} // namespace

LaneChoice laneChoice(const RacePage& page, const ActivationRow& row) {
    return {row.activation, parameterValues(row), page.learnsSlope && row.activation->id == "prelu"};
}

std::vector<double> LaneHistory::updatesAt(std::size_t epoch) const {
    const std::size_t end = std::min(epoch * layers, updates.size());
    if (end == 0)
        return {};
    return {updates.begin() + static_cast<std::ptrdiff_t>(end - layers),
            updates.begin() + static_cast<std::ptrdiff_t>(end)};
}

std::optional<std::size_t> LaneHistory::reached(double target) const {
    const auto found = std::find_if(epochs.begin(), epochs.end(),
                                    [&](const EpochNumbers& numbers) { return numbers.loss <= target; });
    if (found == epochs.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - epochs.begin());
}

std::size_t RaceResult::lastEpoch() const {
    std::size_t last = 0;
    for (const LaneHistory& lane : lanes)
        last = std::max(last, lane.lastEpoch());
    return last;
}

Network RaceResult::networkOf(const LaneHistory& lane) const {
    return actiscope::networkOf(settings, data->inputs, lane.choice.layer());
}

const LaneHistory* laneOf(const RaceResult* result, const LaneChoice& choice) {
    if (!result)
        return nullptr;
    const auto found = std::find_if(result->lanes.begin(), result->lanes.end(),
                                    [&](const LaneHistory& lane) { return lane.choice == choice; });
    return found == result->lanes.end() ? nullptr : &*found;
}

std::size_t shownEpoch(const RacePage& page, const RaceResult& result) {
    const std::size_t last = result.lastEpoch();
    return page.playhead < 0 ? last : std::min(last, static_cast<std::size_t>(page.playhead));
}

LaneState laneState(const RaceResult& result, const LaneHistory& lane, std::size_t epoch) {
    epoch = std::min(epoch, lastShown(lane));
    if (lane.marked && lane.marked->epoch == epoch)
        return {epoch, lane.marked->weights};
    TrainingState state = *lane.states.before(epoch).state;
    if (epoch > state.epoch && canShow(lane, result.data->train, epoch)) {
        Trainer trainer(result.data, result.settings, lane.choice.layer());
        while (state.epoch < epoch)
            trainer.trainEpoch(state);
    }
    return {state.epoch, std::move(state.weights)};
}

RunKey raceKey(const RacePage& page) {
    const RaceInput input = raceInput(page);
    std::vector<LaneChoice> lanes = lanesOf(page);
    if (!input.data || lanes.empty() || !page.rows.empty())
        return {};
    return RunKey(RaceKey{input.data, input.settings, std::move(lanes), stopLoss(page), page.seeds});
}

std::unique_ptr<Run> startRace(const RacePage& page) {
    return std::make_unique<RaceRun>(page);
}

} // namespace actiscope
