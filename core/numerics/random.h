// Random numbers by their place: a function of seed, stream and counter, the same on every machine.
#pragma once

#include "core/numerics/split_mix.h"

#include <span>

namespace actiscope {

/// The normal deviate that this share of a standard normal distribution lies below, for 0 < p < 1: within
/// 1e-15 relatively (Wichura 1988, algorithm AS 241, PPND16). Made of +, −, ×, ÷ and √ alone, each of them
/// rounded on its own, and of no function of the system's library: the same bits on every machine.
double normalQuantile(double p);

/// A stream of random numbers without a state: who needs the n-th asks for it, in any order and from any
/// thread. Streams of one seed, and of different seeds, are unrelated for all that a simulation can tell:
/// each starts at a hash of both on the cycle of SplitMix64, 2⁶⁴ long.
class RandomStream {
public:
    explicit RandomStream(std::uint64_t seed, std::uint64_t stream = 0)
        : numbers_(SplitMix(seed).at(stream)) {}

    std::uint64_t bits(std::uint64_t n) const { return numbers_.at(n); }

    /// In the open interval (0, 1).
    double uniform(std::uint64_t n) const { return (static_cast<double>(bits(n) >> 12U) + 0.5) * 0x1p-52; }

    /// N(0, 1)
    double normal(std::uint64_t n) const { return normalQuantile(uniform(n)); }

    /// Numbers `from`, `from` + 1 … of the stream.
    void normals(std::uint64_t from, std::span<double> out) const;

private:
    SplitMix numbers_;
};

} // namespace actiscope
