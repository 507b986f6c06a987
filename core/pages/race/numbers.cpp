// The Race page in numbers: properties and status line.
#include "core/fields/readable_number.h"
#include "core/numerics/constants.h"
#include "core/pages/race/lane_words.h"
#include "core/pages/race/spread.h"
#include "core/text/say.h"

#include <cmath>

namespace actiscope {

namespace {

PageProperty countOf(const std::string& label, const std::string& help, const char* id, std::size_t count) {
    return {label, std::to_string(count), help, id, static_cast<double>(count)};
}

PageProperty shareOf(const std::string& label, const std::string& help, const char* id, double share) {
    return {label, shareText(share), help, id, share, "%"};
}

double orNan(const std::optional<std::size_t>& epoch) {
    return epoch ? static_cast<double>(*epoch) : nan;
}

std::string epochText(const std::optional<std::size_t>& epoch, const std::string& never) {
    return epoch ? std::to_string(*epoch) : never;
}

void addSeedNumbers(std::vector<PageProperty>& all, const LaneHistory& lane, std::size_t epoch,
                    double target) {
    const LossQuartiles loss = lossQuartiles(lane, epoch);
    const double reached = medianToTarget(lane, target);
    all.insert(
        all.end(),
        {{say("Median loss"), readableNumber(loss.median),
          say("Of the training loss over all seeds, after the epoch shown; ∞ where a seed has diverged."),
          "loss_median", loss.median},
         {say("Lower quartile"), readableNumber(loss.lower), say("A quarter of the seeds have less loss."),
          "loss_q25", loss.lower},
         {say("Upper quartile"), readableNumber(loss.upper), say("A quarter of the seeds have more loss."),
          "loss_q75", loss.upper},
         {say("Median epochs to target"),
          std::isfinite(reached) ? readableNumber(reached) : say("not by half of the seeds"),
          say("Over all seeds; one that never came to the target counts as ∞."), "epochs_to_target_median",
          reached}});
}

} // namespace

std::string shareText(double share) {
    if (std::isnan(share))
        return "–";
    const double percent = 100 * share;
    return readableNumber(percent >= 10 ? std::round(percent) : percent, percent >= 10 ? 3 : 2) + " %";
}

std::string updatesText(const LaneHistory& lane, std::size_t epoch) {
    std::string text;
    for (const double ratio : lane.updatesAt(epoch))
        text += (text.empty() ? "" : "  ") + shortNumber(std::log10(ratio), 1);
    return text;
}

const EpochNumbers& numbersAt(const LaneHistory& lane, std::size_t epoch) {
    return lane.epochs[std::min(epoch, lane.lastEpoch())];
}

std::string divergenceText(const LaneHistory& lane) {
    if (!lane.divergedAt)
        return {};
    if (*lane.divergedAt == 0)
        return say("f has no value at the start");
    return say("diverged in epoch {}: try a smaller rate", *lane.divergedAt);
}

std::vector<PageProperty> raceProperties(const RacePage& page, const RaceResult* result) {
    const RaceInput input = raceInput(page);
    if (!input.trouble.empty())
        return {{input.key, input.trouble, say("The data cannot be learned until this is put right.")}};
    const Network network = networkOf(input.settings, input.data->inputs, {});
    std::vector<PageProperty> all{
        countOf(say("Training samples"), say("How many samples the networks learn from."), "train_samples",
                input.data->train),
        countOf(say("Test samples"), say("How many samples they never learn from."), "test_samples",
                input.data->samples() - input.data->train),
        countOf(say("Weights"), say("Of each network, biases with them."), "weights", network.weightCount())};
    if (result)
        all.push_back(countOf(say("Epoch shown"), say("The numbers below are those after it."), "epoch",
                              shownEpoch(page, *result)));
    return all;
}

std::vector<PageProperty> raceRowProperties(const RacePage& page, const RaceResult* result, std::size_t row) {
    const LaneHistory* lane = laneOf(result, laneChoice(page, page.activations[row]));
    if (!lane)
        return {};
    const std::size_t epoch = shownEpoch(page, *result);
    const EpochNumbers& numbers = numbersAt(*lane, epoch);
    const auto reached = lane->reached(page.target);
    std::vector<PageProperty> all{
        {say("Loss"), readableNumber(numbers.loss),
         say("Mean over the training samples, after the epoch shown."), "loss", numbers.loss},
        {say("Test loss"), readableNumber(numbers.testLoss), say("Mean over the test samples."), "test_loss",
         numbers.testLoss},
        {say("Epochs to target"), epochText(reached, say("not yet")),
         say("After how many epochs the loss was first at or below the target."), "epochs_to_target",
         orNan(reached)},
        {say("Diverged in epoch"), epochText(lane->divergedAt, say("no")),
         say("After this epoch the loss was no number, or a million times what it began with."),
         "diverged_at", orNan(lane->divergedAt)},
        shareOf(say("Dead"),
                say("Hidden units whose slope is 0 on all training samples: they learn no more."), "dead",
                numbers.dead),
        shareOf(say("Saturated"), say("Hidden units and training samples with |f′| below the threshold."),
                "saturated", numbers.saturated)};
    if (hasSpread(page, *lane))
        addSeedNumbers(all, *lane, epoch, page.target);
    if (const std::string text = updatesText(*lane, epoch); !text.empty())
        all.push_back(
            {"log₁₀(Δw/w)", text,
             say("Of the last step of the epoch, layer by layer: size of the change ÷ size of the weights."),
             "update_ratios", lane->updatesAt(epoch)});
    return all;
}

std::vector<StatusItem> raceStatus(const RacePage& page, const RaceResult* result) {
    const RaceInput input = raceInput(page);
    if (!input.trouble.empty())
        return {{input.key + ": " + input.trouble}};
    if (!result)
        return {{say("{} samples to learn from", input.data->train)}};
    const std::size_t epoch = shownEpoch(page, *result);
    std::vector<StatusItem> items{{say("epoch {} of {}", epoch, page.epochs)}};
    for (const ActivationRow& row : page.activations)
        if (const LaneHistory* lane = laneOf(result, laneChoice(page, row)); lane && row.visible)
            items.push_back(
                {lane->divergedAt && *lane->divergedAt <= epoch
                     ? say("{}: {}", rowName(row), divergenceText(*lane))
                     : say("{}: loss {}", rowName(row), readableNumber(numbersAt(*lane, epoch).loss, 3)),
                 {Role::Curve, row.colour, 1}});
    return items;
}

} // namespace actiscope
