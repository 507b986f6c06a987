// The Dying units page in numbers: properties and status line.
#include "core/fields/readable_number.h"
#include "core/numerics/constants.h"
#include "core/pages/dying/result.h"
#include "core/text/say.h"

#include <cmath>

namespace actiscope {

namespace {

PageProperty dyingNumber(std::string id, std::string label, std::string help, double value,
                         const std::string& none = say("unknown")) {
    return {std::move(label), std::isnan(value) ? none : readableNumber(value, 4), std::move(help),
            std::move(id), value};
}

double predictedFor(const DyingPage& page, const ActivationRow& row) {
    const DyingTask task = dyingTask(page);
    if (!task.data)
        return nan;
    return bornDeadProbability(task.law, task.data->x, flatStretches(*row.activation, parameterValues(row)));
}

double valueAtStep(const std::vector<double>& values, int step) {
    if (values.empty())
        return nan;
    return values[std::min(static_cast<std::size_t>(std::max(0, step)), values.size() - 1)];
}

} // namespace

int shownStep(const DyingPage& page) {
    return page.playhead < 0 ? page.steps : std::min(page.playhead, page.steps);
}

std::vector<PageProperty> dyingProperties(const DyingPage& page, const DyingResult* result) {
    const DyingTask task = dyingTask(page);
    if (page.show == "units" && !task.data)
        return {{task.key, task.trouble, say("The data cannot be learned until this is put right.")}};
    if (page.show == "units")
        return {{say("Step"), readableNumber(shownStep(page)), say("The step that is shown."), "step",
                 static_cast<double>(shownStep(page))}};
    const DeadNetworks* networks = result ? result->networks.get() : nullptr;
    const bool current = networks && networks->layers == page.layers && networks->nets == page.nets &&
                         networks->seed == page.seed;
    const double share = current ? networks->share(page.layerWidth, page.layers) : nan;
    const double error = current ? networks->standardError(page.layerWidth, page.layers) : nan;
    return {dyingNumber(
                "net_born_dead", say("Dead from the start"),
                say("The share of the drawn networks that no input of one dimension reaches the output of."),
                share, say("being counted")),
            dyingNumber("net_born_dead_se", say("… its standard error"),
                        say("How far it may be off by chance."), error),
            dyingNumber("net_born_dead_one_input", say("For one input, exactly"),
                        say("1 − (1 − 2⁻ᴺ)ᴴ; for all inputs it is no more."),
                        bornDeadOneInput(page.layerWidth, page.layers)),
            dyingNumber("net_born_dead_lower", say("Lower bound"),
                        say("For all inputs of one dimension (Lu et al. 2019)."),
                        bornDeadLowerBound(page.layerWidth, page.layers))};
}

std::vector<PageProperty> dyingRowProperties(const DyingPage& page, const DyingResult* result,
                                             std::size_t row) {
    if (page.show != "units" || !dyingTask(page).data)
        return {};
    const ActivationRow& shown = page.activations[row];
    const DyingTraining* training = trainingOf(result, page, shown);
    const auto known = [&](double value) { return training ? value : nan; };
    const std::string waiting = training ? say("never") : say("being trained");
    const double critical = known(training ? training->criticalRate : nan);
    return {dyingNumber("born_dead", say("Dead at the start"),
                        say("The share of units that no sample reaches at step 0."),
                        known(training ? training->dead.front() : nan), waiting),
            dyingNumber(
                "born_dead_predicted", say("… predicted"),
                say("The probability that a unit drawn by this law has all samples on one flat part of f."),
                predictedFor(page, shown)),
            dyingNumber("dead", say("Dead at the step"),
                        say("The share of dead units at the step that is shown."),
                        known(training ? valueAtStep(training->dead, shownStep(page)) : nan), waiting),
            dyingNumber("killed_at", say("First killed at step"),
                        say("The first step that makes a unit dead that was not before."),
                        training && training->killedAt >= 0 ? training->killedAt : nan, waiting),
            dyingNumber("critical_rate", say("A step kills from rate"),
                        say("The smallest learning rate at which the first step kills a unit."), critical,
                        waiting),
            dyingNumber("loss", say("Loss"), say("½ mean squared error at the step that is shown."),
                        known(training ? valueAtStep(training->loss, shownStep(page)) : nan), waiting),
            dyingNumber("diverged_at", say("Diverged at step"), say("Where the loss grew beyond 10¹²."),
                        training && training->divergedAt >= 0 ? training->divergedAt : nan, waiting)};
}

std::vector<StatusItem> dyingStatus(const DyingPage& page, const DyingResult* result) {
    if (page.show == "depth")
        return {{say("{} hidden layers of {} units: for one input dead with {}", page.layers, page.layerWidth,
                     readableNumber(bornDeadOneInput(page.layerWidth, page.layers)))}};
    if (const DyingTask task = dyingTask(page); !task.data)
        return {{task.key + ": " + task.trouble}};
    std::vector<StatusItem> items{{say("Step {}", shownStep(page))}};
    for (const ActivationRow& row : page.activations) {
        const DyingTraining* training = trainingOf(result, page, row);
        if (!row.visible || !training)
            continue;
        const std::string dead = readableNumber(100 * valueAtStep(training->dead, shownStep(page)), 3);
        items.push_back({training->divergedAt < 0 ? say("{}: {} % dead", rowName(row), dead)
                                                  : say("{}: diverged at step {}, {} % dead", rowName(row),
                                                        training->divergedAt, dead),
                         {Role::Curve, row.colour, 1}});
    }
    return items;
}

} // namespace actiscope
