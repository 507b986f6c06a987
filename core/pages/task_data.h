// Data for pages on which networks learn, made or read, and kept while they are the same.
#pragma once

#include "core/networks/data_sets.h"

#include <memory>

namespace actiscope {

using TaskData = tl::expected<std::shared_ptr<const DataSet>, std::string>;

/// What is common to the pages' fields of a task: of a formula only where the task has one.
DataChoice dataChoice(const std::string& id, const std::string& formula);

/// makeData, kept for the next time.
TaskData madeData(const DataChoice& choice);

/// The table in a file, its reading kept as long as the file does not change. The error leaves it to who
/// shows it to name the file.
TaskData readDataTable(const std::string& path, double trainShare, int seed);

/// Where an input of a sample stands in its own units.
double inOwnUnits(const DataSet& data, std::size_t input, double x);

/// The field that an error about these data is about: "csv" or "formula".
std::string keyOfData(const std::string& id);

/// Whether a task is made by a formula that the user typed.
bool isMadeByFormula(const std::string& id);

} // namespace actiscope
