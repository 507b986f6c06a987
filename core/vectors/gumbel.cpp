#include "core/vectors/softmax.h"

#include <cmath>

namespace actiscope {

namespace {

std::uint64_t splitMix(std::uint64_t x) {
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31U);
}

} // namespace

void gumbelNoise(std::uint64_t seed, std::span<double> noise) {
    constexpr std::uint64_t golden = 0x9e3779b97f4a7c15U;
    std::uint64_t counter = splitMix(seed + golden); // neighbouring seeds start far apart
    for (double& g : noise) {
        counter += golden;
        // 52 bits and a half: never 0 and never 1, so the noise is finite.
        const double uniform = (static_cast<double>(splitMix(counter) >> 12U) + 0.5) * 0x1p-52;
        g = -std::log(-std::log(uniform));
    }
}

} // namespace actiscope
