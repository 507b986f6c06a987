#include "core/pages/race/input.h"

#include "core/fields/limits.h"
#include "core/fields/quote.h"
#include "core/simulation/result_cache.h"
#include "core/text/say.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace actiscope {

namespace {

using DataOrReason = tl::expected<DataSet, std::string>;

struct TableFile {
    std::string path;
    std::filesystem::file_time_type changed;
    std::uintmax_t size = 0;
    double trainShare = 0.5;
    int seed = 1;
    friend bool operator==(const TableFile&, const TableFile&) = default;
};

DataOrReason tableOf(const TableFile& file) {
    std::ifstream stream(file.path, std::ios::binary);
    std::string bytes(file.size, '\0');
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        return tl::unexpected(say("it cannot be read"));
    return dataOfTable(bytes, file.trainShare, static_cast<std::uint64_t>(file.seed));
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

tl::expected<std::shared_ptr<const DataSet>, std::string> madeData(const DataChoice& choice) {
    static ResultCache<DataChoice, DataOrReason> cache(4);
    auto known = cache.find(choice);
    if (!known) {
        known = std::make_shared<const DataOrReason>(makeData(choice));
        cache.keep(choice, known);
    }
    if (!*known)
        return tl::unexpected(known->error());
    return std::shared_ptr<const DataSet>(known, &**known);
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
    static ResultCache<TableFile, DataOrReason> cache(4);
    if (path.empty())
        return tl::unexpected(say("no file is chosen"));
    std::error_code failure;
    if (!std::filesystem::exists(path, failure))
        return tl::unexpected(say("there is no such file"));
    if (!std::filesystem::is_regular_file(path, failure))
        return tl::unexpected(say("it is no plain file"));
    const TableFile file{path, std::filesystem::last_write_time(path, failure),
                         std::filesystem::file_size(path, failure), trainShare, seed};
    if (file.size > static_cast<std::uintmax_t>(mostFileBytes))
        return tl::unexpected(say("it is larger than {} MiB", mostFileBytes / 1024 / 1024));
    auto known = cache.find(file);
    if (!known) {
        known = std::make_shared<const DataOrReason>(tableOf(file));
        cache.keep(file, known);
    }
    if (!*known)
        return tl::unexpected(known->error());
    return std::shared_ptr<const DataSet>(known, &**known);
}

RaceInput raceInput(const RacePage& page) {
    RaceInput input{nullptr, settingsOf(page), {}, {}};
    const auto refuse = [&](std::string key, std::string trouble) {
        input.data = nullptr;
        input.key = std::move(key);
        input.trouble = std::move(trouble);
    };
    const auto widths = hiddenWidths(page.layers);
    const auto data =
        page.data == "csv" ? readDataTable(page.csv, page.trainShare, page.seed) : madeData(dataChoice(page));
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
