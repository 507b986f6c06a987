// Tables of a page's numbers for many seeds, as `actiscope numbers --seeds` writes them, drawn as medians and
// quartiles.
#pragma once

#include "core/figure/figure.h"

#include <tl/expected.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace actiscope {

/// What the header of such a table begins with, before the ids of the numbers.
constexpr std::string_view seedColumns = "seed,settings,activation,name";

/// The lines of a text, without one that was cut off before its end.
std::vector<std::string> wholeLines(const std::string& text);

/// A number of an activation, one value a seed; NaN where it did not come to it.
struct SeedValues {
    std::string activation; ///< the name of its row
    std::vector<double> values;
};

/// Of several files together. A seed that stands in two of them counts once.
struct SeedRows {
    std::vector<std::string> numbers; ///< ids, the columns
    /// [number][activation], activations in the order in which they are first met.
    std::vector<std::vector<SeedValues>> values;
};

/// Of the texts of such files; their columns and settings have to be the same. The error names the file by
/// its place, from 1 on.
tl::expected<SeedRows, std::string> seedRowsOf(const std::vector<std::string>& texts);

/// The files, apart by semicolons; the last ones are kept for as long as they do not change. An error names
/// the file.
tl::expected<std::shared_ptr<const SeedRows>, std::string> readSeedRows(const std::string& paths);

/// The values' share `share` lies below it; NaN counts as ∞.
double seedQuantile(std::vector<double> values, double share);

/// For each of the chosen numbers a panel of medians with quartiles and all seeds as dots; those that the
/// rows lack are left out. `labels` are theirs. Tables go into the figure's data.
Figure drawSeedRows(const SeedRows& rows, const std::vector<std::string>& numbers,
                    const std::vector<std::string>& labels, const PlotSize& size, bool withData);

} // namespace actiscope
