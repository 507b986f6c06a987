#include "core/fields/nearest.h"

#include "core/text/say.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace actiscope {

namespace {

/// Insertions, deletions, substitutions and swaps of neighbours (Damerau 1964, restricted form).
std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(above.begin(), above.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above.back();
}

} // namespace

const std::string* nearestName(std::string_view name, std::span<const std::string> candidates) {
    constexpr std::size_t longestName = 64; // longer is no slip of a name, and the distance costs its square
    if (name.empty() || name.size() > longestName)
        return nullptr;
    const std::string* nearest = nullptr;
    std::size_t distance = 2 + name.size() / 4;
    for (const auto& candidate : candidates) {
        const std::size_t d = editDistance(name, candidate);
        if (d < distance && d < std::max(name.size(), candidate.size())) {
            nearest = &candidate;
            distance = d;
        }
    }
    return nearest;
}

std::string didYouMean(std::string_view name, std::span<const std::string> candidates) {
    const std::string* nearest = nearestName(name, candidates);
    return nearest ? say(": did you mean '{}'?", *nearest) : std::string();
}

} // namespace actiscope
