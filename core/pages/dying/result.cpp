#include "core/pages/dying/result.h"

#include "core/numerics/constants.h"
#include "core/pages/task_data.h"
#include "core/simulation/parallel.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

constexpr double divergedFrom = 1e12; // of the loss
constexpr std::uint64_t deadNetworkStreams = 5000;

struct DyingKey {
    DyingTask task;
    std::vector<ActivationChoice> choices;
    friend bool operator==(const DyingKey&, const DyingKey&) = default;
};

struct DeadNetworksKey {
    int layers;
    int nets;
    int seed;
    friend bool operator==(const DeadNetworksKey&, const DeadNetworksKey&) = default;
};

DyingKey keyOfUnits(const DyingPage& page) {
    return {dyingTask(page), visibleChoices(page.activations)};
}

/// One activation's training, step by step.
class DyingTrainer {
public:
    DyingTrainer(const DyingTask& task, const ActivationChoice& choice)
        : trainer_(*task.data, *choice.activation, choice.parameters),
          units_(drawHiddenUnits(task.law, static_cast<std::uint64_t>(task.seed))),
          training_{task, choice, {}, {}, {}, {}} {
        constexpr double mostKept = 1e5; // units of all kept states
        training_.stride = std::max(
            1, static_cast<int>(std::ceil(task.steps * static_cast<double>(task.law.units) / mostKept)));
    }

    /// Whether there is a step left.
    bool advance() {
        const DyingTask& task = training_.task;
        const auto step = static_cast<int>(training_.dead.size());
        moveByHand(task, step, units_, speed_);
        if (step % training_.stride == 0) {
            training_.states.push_back(units_);
            training_.speeds.push_back(speed_);
        }
        const BatchPass& pass = trainer_.pass(units_);
        std::vector<bool> dead;
        for (const double steepest : pass.steepest)
            dead.push_back(!(steepest > task.threshold));
        if (step == 0)
            training_.criticalRate =
                criticalRate(units_, pass, *task.data,
                             flatStretches(*training_.choice.activation, training_.choice.parameters));
        for (std::size_t u = 0; u < dead.size() && training_.killedAt < 0 && step > 0; ++u)
            if (dead[u] && !dead_[u])
                training_.killedAt = step;
        training_.dead.push_back(static_cast<double>(std::count(dead.begin(), dead.end(), true)) /
                                 static_cast<double>(dead.size()));
        training_.loss.push_back(pass.loss);
        dead_ = std::move(dead);
        if (!(pass.loss < divergedFrom)) {
            training_.divergedAt = step;
            return false;
        }
        if (step == task.steps)
            return false;
        trainer_.step(units_, speed_, task.rate, task.momentum);
        return true;
    }

    const DyingTraining& training() const { return training_; }

private:
    UnitTrainer trainer_;
    HiddenUnits units_;
    HiddenUnits speed_;
    std::vector<bool> dead_;
    DyingTraining training_;
};

class DyingRun final : public Run {
public:
    explicit DyingRun(DyingKey key) : key_(std::move(key)) {}

    bool advance(const Control& control) override {
        if (!trainer_)
            trainer_ = std::make_unique<DyingTrainer>(key_.task, key_.choices[done_.trainings.size()]);
        const double work =
            static_cast<double>(key_.task.law.units) * static_cast<double>(key_.task.data->samples());
        const int slice = std::clamp(static_cast<int>(4e5 / work), 1, 2000);
        bool more = true;
        for (int i = 0; i < slice && more && !control.stop.stop_requested(); ++i)
            more = trainer_->advance();
        if (control.progress)
            control.progress((static_cast<double>(done_.trainings.size()) +
                              static_cast<double>(trainer_->training().dead.size()) / (key_.task.steps + 1)) /
                             static_cast<double>(key_.choices.size()));
        if (more)
            return true;
        done_.trainings.push_back(std::make_shared<const DyingTraining>(trainer_->training()));
        trainer_.reset();
        return done_.trainings.size() < key_.choices.size();
    }

    Snapshot snapshot() const override {
        DyingResult known = done_;
        if (trainer_ && !trainer_->training().dead.empty())
            known.trainings.push_back(std::make_shared<const DyingTraining>(trainer_->training()));
        return known.trainings.empty() ? nullptr : std::make_shared<const DyingResult>(std::move(known));
    }

private:
    DyingKey key_;
    std::unique_ptr<DyingTrainer> trainer_;
    DyingResult done_;
};

class DeadNetworksRun final : public Run {
public:
    explicit DeadNetworksRun(const DeadNetworksKey& key) {
        networks_.layers = key.layers;
        networks_.nets = key.nets;
        networks_.seed = key.seed;
    }

    bool advance(const Control& control) override {
        constexpr int slice = 50;
        const int count = std::min(slice, networks_.nets - networks_.done);
        std::array<std::vector<int>, mostLayerWidth> diedAt;
        inParallel(mostLayerWidth, [&](std::size_t w) {
            const auto width = static_cast<int>(w) + 1;
            for (int i = 0; i < count && !control.stop.stop_requested(); ++i) {
                const auto stream =
                    deadNetworkStreams + static_cast<std::uint64_t>(networks_.done + i) * mostLayerWidth + w;
                diedAt[w].push_back(
                    drawDeath(width, networks_.layers,
                              RandomStream(static_cast<std::uint64_t>(networks_.seed), stream))
                        .allInputs);
            }
        });
        for (std::size_t w = 0; w < mostLayerWidth; ++w)
            for (const int layer : diedAt[w])
                for (int l = layer; l <= networks_.layers; ++l)
                    ++networks_.dead[w][static_cast<std::size_t>(l - 1)];
        networks_.done += count;
        if (control.progress)
            control.progress(static_cast<double>(networks_.done) / networks_.nets);
        return networks_.done < networks_.nets;
    }

    Snapshot snapshot() const override {
        if (networks_.done == 0)
            return nullptr;
        DyingResult result;
        result.networks = std::make_shared<const DeadNetworks>(networks_);
        return std::make_shared<const DyingResult>(std::move(result));
    }

private:
    DeadNetworks networks_;
};

} // namespace

bool operator==(const DyingTask& a, const DyingTask& b) {
    const bool isSameData = a.data == b.data || (a.data && b.data && *a.data == *b.data);
    return isSameData && a.law == b.law && a.rate == b.rate && a.momentum == b.momentum &&
           a.steps == b.steps && a.seed == b.seed && a.threshold == b.threshold && a.moved == b.moved;
}

DyingTask dyingTask(const DyingPage& page) {
    DyingTask task;
    DataChoice choice = dataChoice(page.data, page.formula);
    choice.noise = page.noise;
    choice.samples = static_cast<std::size_t>(page.samples);
    choice.trainShare = 1;
    choice.seed = static_cast<std::uint64_t>(page.seed);
    const TaskData data = page.data == "csv" ? readDataTable(page.csv, 1, page.seed) : madeData(choice);
    if (!data)
        task.trouble = data.error();
    else if ((*data)->inputs > 2)
        task.trouble = say("a table of {} inputs: units are shown of one or two", (*data)->inputs);
    else if ((*data)->samples() > mostDyingSamples)
        task.trouble = say("{} samples are more than {}", (*data)->samples(), mostDyingSamples);
    else
        task.data = *data;
    if (!task.data)
        task.key = keyOfData(page.data);
    const std::size_t inputs = task.data ? task.data->inputs : 1;
    const bool pytorch = page.init == "pytorch";
    // What counts for another initialiser only does not start the training anew.
    task.law = {static_cast<std::size_t>(page.units), inputs,    page.init,
                page.init == "own" ? page.sigmaW : 1, page.bias, pytorch ? 0 : page.biasSigma};
    task.rate = page.rate;
    task.momentum = page.momentum;
    task.steps = page.steps;
    task.seed = page.seed;
    task.threshold = page.threshold;
    task.moved = page.moved;
    return task;
}

void moveByHand(const DyingTask& task, int step, HiddenUnits& units, HiddenUnits& speed) {
    const std::vector<double>& moved = task.moved;
    for (std::size_t i = 0; i + numbersAMove <= moved.size(); i += numbersAMove) {
        const auto unit = static_cast<std::size_t>(std::max(0.0, moved[i + 1]));
        if (static_cast<int>(moved[i]) != step || moved[i + 1] < 0 || unit >= units.units())
            continue;
        speed.w.resize(units.w.size(), 0);
        speed.b.resize(units.b.size(), 0);
        for (std::size_t k = 0; k < units.inputs; ++k) {
            units.w[unit * units.inputs + k] = moved[i + 2 + k];
            speed.w[unit * units.inputs + k] = 0;
        }
        units.b[unit] = moved[i + 4];
        speed.b[unit] = 0;
    }
}

bool DyingTraining::complete() const {
    return divergedAt >= 0 || static_cast<int>(dead.size()) == task.steps + 1;
}

HiddenUnits unitsAt(const DyingTraining& training, int step) {
    const int last = static_cast<int>(training.dead.size()) - 1;
    const int wanted = std::clamp(step, 0, std::max(0, last));
    const auto kept = static_cast<std::size_t>(wanted / training.stride);
    HiddenUnits units = training.states[kept];
    HiddenUnits speed = training.speeds[kept];
    int now = static_cast<int>(kept) * training.stride;
    if (now == wanted)
        return units;
    UnitTrainer trainer(*training.task.data, *training.choice.activation, training.choice.parameters);
    while (now < wanted) {
        (void)trainer.pass(units);
        trainer.step(units, speed, training.task.rate, training.task.momentum);
        moveByHand(training.task, ++now, units, speed);
    }
    return units;
}

double DeadNetworks::share(int width, int layersOf) const {
    return done == 0
               ? nan
               : static_cast<double>(
                     dead[static_cast<std::size_t>(width - 1)][static_cast<std::size_t>(layersOf - 1)]) /
                     done;
}

double DeadNetworks::standardError(int width, int layersOf) const {
    const double p = share(width, layersOf);
    return std::sqrt(p * (1 - p) / done);
}

const DyingTraining* trainingOf(const DyingResult* result, const DyingPage& page, const ActivationRow& row,
                                bool current) {
    if (!result)
        return nullptr;
    const DyingTask task = dyingTask(page);
    const ActivationChoice choice = activationChoice(row);
    for (const auto& training : result->trainings)
        if (training->choice == choice && (current ? training->task == task && training->complete()
                                                   : training->task.law.inputs == task.law.inputs))
            return training.get();
    return nullptr;
}

RunKey dyingKey(const DyingPage& page) {
    if (page.show == "depth")
        return RunKey(DeadNetworksKey{page.layers, page.nets, page.seed});
    DyingKey key = keyOfUnits(page);
    return key.choices.empty() || !key.task.data ? RunKey() : RunKey(std::move(key));
}

std::unique_ptr<Run> startDying(const DyingPage& page) {
    if (page.show == "depth")
        return std::make_unique<DeadNetworksRun>(DeadNetworksKey{page.layers, page.nets, page.seed});
    return std::make_unique<DyingRun>(keyOfUnits(page));
}

} // namespace actiscope
