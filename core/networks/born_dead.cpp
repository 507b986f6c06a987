#include "core/networks/born_dead.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace actiscope {

DeathInDepth drawDeath(int width, int layers, const RandomStream& stream) {
    const auto n = static_cast<std::size_t>(width);
    std::uint64_t next = 0;
    // The units' values for the inputs 1 and −1.
    std::vector<double> plus{1};
    std::vector<double> minus{-1};
    DeathInDepth death{layers + 1, layers + 1};
    bool plusDead = false;
    bool minusDead = false;
    std::vector<double> weights;
    for (int layer = 1; layer <= layers; ++layer) {
        weights.resize(n * plus.size());
        stream.normals(next, weights);
        next += weights.size();
        const auto through = [&](std::vector<double>& values) {
            std::vector<double> out(n, 0);
            for (std::size_t i = 0; i < n; ++i) {
                for (std::size_t k = 0; k < values.size(); ++k)
                    out[i] += weights[i * values.size() + k] * values[k];
                out[i] = std::max(0.0, out[i]);
            }
            values = std::move(out);
            return std::all_of(values.begin(), values.end(), [](double value) { return value == 0; });
        };
        plusDead = through(plus) || plusDead;
        minusDead = through(minus) || minusDead;
        if (plusDead)
            death.oneInput = std::min(death.oneInput, layer);
        if (plusDead && minusDead) {
            death.allInputs = layer;
            break;
        }
    }
    return death;
}

double bornDeadOneInput(int width, int layers) {
    return -std::expm1(layers * std::log1p(-std::exp2(-width)));
}

double bornDeadLowerBound(int width, int layers) {
    if (layers < 2)
        return 0;
    const double half = std::exp2(-width);
    const double a1 = 1 - half;
    const double a2 = 1 - 2 * half - (width - 1) * half * half;
    const double power = layers - 1; // with L = layers + 1, the exponent L − 2
    return 1 - std::pow(a1, power) +
           (1 - 2 * half) * (1 - half) / (1 + (width - 1) * half) *
               (std::pow(a2, power) - std::pow(a1, power));
}

} // namespace actiscope
