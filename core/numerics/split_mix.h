// Random numbers that are the same everywhere: a counter and a hash.
#pragma once

#include <cstdint>

namespace actiscope {

/// SplitMix64 (Steele, Lea and Flood 2014). The n-th number is a function of seed and n alone.
class SplitMix {
public:
    explicit SplitMix(std::uint64_t seed) : counter_(mixed(seed + golden)) {} // near seeds start far apart

    std::uint64_t next() { return mixed(counter_ += golden); }

    /// What the n-th call of next() from here would give, n from 0; in any order, and as often as one likes.
    std::uint64_t at(std::uint64_t n) const { return mixed(counter_ + (n + 1) * golden); }

    /// In the open interval (0, 1): 52 bits and a half, so never 0 and never 1.
    double uniform() { return (static_cast<double>(next() >> 12U) + 0.5) * 0x1p-52; }
    double uniform(double low, double high) { return low + (high - low) * uniform(); }

private:
    static constexpr std::uint64_t golden = 0x9e3779b97f4a7c15U;

    static std::uint64_t mixed(std::uint64_t x) {
        x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
        x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
        return x ^ (x >> 31U);
    }

    std::uint64_t counter_;
};

} // namespace actiscope
