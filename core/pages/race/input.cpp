#include "core/pages/race/input.h"

#include "core/fields/data_file.h"
#include "core/fields/quote.h"
#include "core/simulation/result_cache.h"
#include "core/text/say.h"

#include <algorithm>

namespace actiscope {

namespace {

using DataOrReason = tl::expected<DataSet, std::string>;

struct TableKey {
    DataFile file;
    double trainShare = 0.5;
    int seed = 1;
    friend bool operator==(const TableKey&, const TableKey&) = default;
};

DataOrReason tableOf(const TableKey& key) {
    const auto bytes = bytesOf(key.file);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return dataOfTable(*bytes, key.trainShare, static_cast<std::uint64_t>(key.seed));
}

/// Made, or found among the last ones.
template <class Key>
tl::expected<std::shared_ptr<const DataSet>, std::string> cachedData(const Key& key,
                                                                     DataOrReason (*make)(const Key&)) {
    static ResultCache<Key, DataOrReason> cache(4);
    auto known = cache.find(key);
    if (!known) {
        known = std::make_shared<const DataOrReason>(make(key));
        cache.keep(key, known);
    }
    if (!*known)
        return tl::unexpected(known->error());
    return std::shared_ptr<const DataSet>(known, &**known);
}

DataChoice dataChoice(const RacePage& page) {
    const bool hasFormula = page.data == "formula" || page.data == "y_above_formula";
    return {.id = page.data,
            .noise = page.noise,
            .trainShare = page.trainShare,
            .samples = static_cast<std::size_t>(page.samples),
            .seed = static_cast<std::uint64_t>(page.seed),
            .formula = hasFormula ? page.formula : std::string()};
}

std::string dataKey(const RacePage& page) {
    return page.data == "csv" ? "csv" : "formula";
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

tl::expected<std::shared_ptr<const DataSet>, std::string> readDataTable(const std::string& path,
                                                                        double trainShare, int seed) {
    const auto file = dataFileAt(path);
    if (!file)
        return tl::unexpected(file.error());
    return cachedData(TableKey{*file, trainShare, seed}, tableOf);
}

RaceInput raceInput(const RacePage& page) {
    RaceInput input{nullptr, settingsOf(page), {}, {}};
    const auto refuse = [&](std::string key, std::string trouble) {
        input.data = nullptr;
        input.key = std::move(key);
        input.trouble = std::move(trouble);
    };
    const auto widths = hiddenWidths(page.layers);
    const auto data = page.data == "csv" ? readDataTable(page.csv, page.trainShare, page.seed)
                                         : cachedData(dataChoice(page), makeData);
    if (data)
        input.data = *data;
    if (widths)
        input.settings.hidden = *widths;
    if (!widths)
        refuse("layers", widths.error());
    else if (!data)
        refuse(dataKey(page), data.error());
    else if (page.loss == "cross_entropy" && !(*data)->classes)
        refuse("loss", say("cross entropy takes data of two classes, and these have values"));
    return input;
}

} // namespace actiscope
