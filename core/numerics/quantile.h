// Shares of sorted numbers.
#pragma once

#include <cstddef>
#include <span>

namespace actiscope {

/// The share (0 … 1) of these ascending numbers, at least one, lies below it: a number of theirs, or between
/// two of them in proportion. Infinities are numbers.
inline double quantile(std::span<const double> sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const double part = place - static_cast<double>(below);
    if (part == 0 || sorted[below] == sorted[below + 1])
        return sorted[below];
    return sorted[below] * (1 - part) + sorted[below + 1] * part;
}

} // namespace actiscope
