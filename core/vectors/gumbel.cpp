#include "core/numerics/split_mix.h"
#include "core/vectors/softmax.h"

#include <cmath>

namespace actiscope {

void gumbelNoise(std::uint64_t seed, std::span<double> noise) {
    SplitMix random(seed);
    for (double& g : noise)
        g = -std::log(-std::log(random.uniform()));
}

} // namespace actiscope
