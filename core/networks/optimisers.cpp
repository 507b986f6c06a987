#include "core/networks/optimisers.h"

#include "core/numerics/turns.h"

#include <cassert>
#include <cmath>

namespace actiscope {

const std::vector<FieldChoice>& optimisers() {
    static const std::vector<FieldChoice> choices{
        {"sgd", "SGD"}, {"momentum", "momentum"}, {"nesterov", "Nesterov"}, {"adam", "Adam"}};
    return choices;
}

Optimiser::Optimiser(std::string_view id, double momentum)
    : kind_(id == "momentum"   ? Kind::Momentum
            : id == "nesterov" ? Kind::Nesterov
            : id == "adam"     ? Kind::Adam
                               : Kind::Sgd),
      momentum_(momentum) {}

void Optimiser::step(std::span<double> weights, std::span<const double> gradient, double rate,
                     OptimiserMemory& memory) const {
    assert(weights.size() == gradient.size());
    if (kind_ == Kind::Sgd) {
        for (std::size_t i = 0; i < weights.size(); ++i)
            weights[i] -= rate * gradient[i];
        return;
    }
    memory.first.resize(weights.size(), 0);
    if (kind_ == Kind::Adam) {
        adam(weights, gradient, rate, memory);
        return;
    }
    for (std::size_t i = 0; i < weights.size(); ++i) {
        double& velocity = memory.first[i];
        velocity = momentum_ * velocity + gradient[i];
        weights[i] -= rate * (kind_ == Kind::Nesterov ? gradient[i] + momentum_ * velocity : velocity);
    }
}

void Optimiser::adam(std::span<double> weights, std::span<const double> gradient, double rate,
                     OptimiserMemory& memory) const {
    constexpr double beta2 = 0.999;
    constexpr double epsilon = 1e-8;
    memory.second.resize(weights.size(), 0);
    memory.firstPower *= momentum_;
    memory.secondPower *= beta2;
    const double firstBias = 1 - memory.firstPower;
    const double secondBias = 1 - memory.secondPower;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        memory.first[i] = momentum_ * memory.first[i] + (1 - momentum_) * gradient[i];
        memory.second[i] = beta2 * memory.second[i] + (1 - beta2) * gradient[i] * gradient[i];
        weights[i] -=
            rate * (memory.first[i] / firstBias) / (std::sqrt(memory.second[i] / secondBias) + epsilon);
    }
}

const std::vector<FieldChoice>& schedules() {
    static const std::vector<FieldChoice> choices{{"constant", "constant"},
                                                  {"linear", "linear to 0"},
                                                  {"cosine", "cosine to 0"},
                                                  {"step", "÷10 at ½ and ¾"}};
    return choices;
}

double scheduleFactor(std::string_view id, std::size_t epoch, std::size_t epochs) {
    const double part = static_cast<double>(epoch) / static_cast<double>(epochs);
    if (id == "linear")
        return 1 - part;
    if (id == "cosine")
        return 0.5 * (1 + onCircle(part / 2).x);
    if (id == "step")
        return part < 0.5 ? 1 : part < 0.75 ? 0.1 : 0.01;
    return 1;
}

} // namespace actiscope
