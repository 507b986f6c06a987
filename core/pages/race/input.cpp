#include "core/pages/race/input.h"

#include "core/fields/quote.h"
#include "core/pages/task_data.h"
#include "core/text/say.h"

#include <algorithm>

namespace actiscope {

namespace {

DataChoice choiceOf(const RacePage& page) {
    DataChoice choice = dataChoice(page.data, page.formula);
    choice.noise = page.noise;
    choice.trainShare = page.trainShare;
    choice.samples = static_cast<std::size_t>(page.samples);
    choice.seed = static_cast<std::uint64_t>(page.seed);
    return choice;
}

TrainingSettings settingsOf(const RacePage& page) {
    return {.hidden = {},
            .loss = page.loss,
            .optimiser = page.optimiser,
            .rate = page.rate,
            .momentum = page.momentum,
            .schedule = page.schedule,
            .batch = static_cast<std::size_t>(page.batch),
            .l2 = page.l2,
            .init = page.init,
            .sigmaW = page.sigmaW,
            .epochs = static_cast<std::size_t>(page.epochs),
            .seed = static_cast<std::uint64_t>(page.seed),
            .saturationThreshold = page.saturationThreshold};
}

} // namespace

tl::expected<std::vector<std::size_t>, std::string> hiddenWidths(std::string_view text) {
    std::vector<std::size_t> widths;
    const auto refused = [given = text] {
        return tl::unexpected(say("{} is no list of at most {} whole numbers from 1 to {}, such as 8,8",
                                  quote(given), mostHiddenLayers, widestLayer));
    };
    constexpr std::string_view between = ",; ";
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(between), text.size());
        const std::string_view word = text.substr(0, end);
        if (!word.empty()) {
            const auto number = parseNumber(word);
            if (!number || !(*number >= 1 && *number <= static_cast<double>(widestLayer)) ||
                *number != static_cast<double>(static_cast<std::size_t>(*number)))
                return refused();
            widths.push_back(static_cast<std::size_t>(*number));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (widths.size() > mostHiddenLayers)
        return refused();
    return widths;
}

tl::expected<std::vector<std::optional<LayerActivation>>, std::string> layerActivations(std::string_view text,
                                                                                        bool learnsSlope) {
    std::vector<std::optional<LayerActivation>> activations;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        std::string_view word = text.substr(0, end);
        word.remove_prefix(std::min(word.find_first_not_of(' '), word.size()));
        word.remove_suffix(word.size() - std::min(word.find_last_not_of(' ') + 1, word.size()));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty() || word == "lane") {
            activations.emplace_back();
            continue;
        }
        const auto activation = resolveActivation(word);
        if (!activation)
            return tl::unexpected(activation.error());
        activations.emplace_back(LayerActivation{*activation, defaultParameters(**activation),
                                                 learnsSlope && (*activation)->id == "prelu"});
    }
    return activations;
}

RaceInput raceInput(const RacePage& page) {
    RaceInput input{nullptr, settingsOf(page), {}, {}};
    const auto refuse = [&](std::string key, std::string trouble) {
        input.data = nullptr;
        input.key = std::move(key);
        input.trouble = std::move(trouble);
    };
    const auto widths = hiddenWidths(page.layers);
    const auto layers = layerActivations(page.layerActivations, page.learnsSlope);
    const auto data =
        page.data == "csv" ? readDataTable(page.csv, page.trainShare, page.seed) : madeData(choiceOf(page));
    if (data)
        input.data = *data;
    if (widths)
        input.settings.hidden = *widths;
    if (layers)
        input.settings.layerActivations = *layers;
    if (!widths)
        refuse("layers", widths.error());
    else if (!layers)
        refuse("layer_activations", layers.error());
    else if (layers->size() > widths->size())
        refuse("layer_activations", say("{} activations are more than hidden layers, of which there are {}",
                                        layers->size(), widths->size()));
    else if (!data)
        refuse(keyOfData(page.data), data.error());
    else if (page.loss == "cross_entropy" && !(*data)->classes)
        refuse("loss", say("cross entropy takes data of two classes, and these have values"));
    return input;
}

} // namespace actiscope
