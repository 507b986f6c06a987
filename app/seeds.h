// The numbers of a page for many seeds, a row of a table each.
#pragma once

#include "app/command_line.h"
#include "core/document/document.h"

namespace actiscope {

/// "A:B", both seeds included, or "A"
struct SeedRange {
    int first = 0;
    int last = 0;
};
tl::expected<SeedRange, Failure> seedRangeOf(const std::string& text);

/// Appends to `path` (or, without one, to standard output) a row for each seed and activation that is shown
/// as soon as it is known: seed, settings, activation, name and the page's numbers. `settings` is the same
/// for two rows whose documents differ by no more than the seed. A file that is there is gone on with: rows
/// of a seed that were cut off are dropped, seeds that it has are left out, and rows of other settings are
/// refused.
Outcome writeSeeds(const Document& document, const SeedRange& seeds, const std::string& path);

} // namespace actiscope
