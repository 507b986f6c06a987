// Random order.
#pragma once

#include "core/numerics/random.h"

#include <cstddef>
#include <numeric>
#include <span>
#include <utility>

namespace actiscope {

/// Puts 0 … n − 1 in an order of which all are equally likely (Fisher and Yates); numbers `from` to
/// `from` + n − 2 of the stream decide.
inline void fillShuffled(std::span<std::size_t> order, const RandomStream& stream, std::uint64_t from) {
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t left = order.size(); left > 1; --left) {
        const auto at = static_cast<std::size_t>(stream.uniform(from++) * static_cast<double>(left));
        std::swap(order[at], order[left - 1]);
    }
}

} // namespace actiscope
