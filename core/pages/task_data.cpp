#include "core/pages/task_data.h"

#include "core/fields/data_file.h"
#include "core/simulation/result_cache.h"

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
TaskData cachedData(const Key& key, DataOrReason (*make)(const Key&)) {
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

} // namespace

bool isMadeByFormula(const std::string& id) {
    return id == "formula" || id == "y_above_formula";
}

std::string keyOfData(const std::string& id) {
    return id == "csv" ? "csv" : "formula";
}

DataChoice dataChoice(const std::string& id, const std::string& formula) {
    return {.id = id, .formula = isMadeByFormula(id) ? formula : std::string()};
}

TaskData madeData(const DataChoice& choice) {
    return cachedData(choice, makeData);
}

TaskData readDataTable(const std::string& path, double trainShare, int seed) {
    const auto file = dataFileAt(path);
    if (!file)
        return tl::unexpected(file.error());
    return cachedData(TableKey{*file, trainShare, seed}, tableOf);
}

double inOwnUnits(const DataSet& data, std::size_t input, double x) {
    return x * data.scale[input] + data.shift[input];
}

} // namespace actiscope
