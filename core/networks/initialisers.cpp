#include "core/networks/initialisers.h"

#include <cassert>
#include <cmath>

namespace actiscope {

namespace {

void fillRandom(const InitialScale& scale, double deviation, const RandomStream& stream, std::uint64_t from,
                std::span<double> out) {
    if (scale.law == WeightLaw::Uniform) {
        const double end = std::sqrt(3.0) * deviation;
        for (double& number : out)
            number = end * (2 * stream.uniform(from++) - 1);
        return;
    }
    stream.normals(from, out);
    for (double& number : out)
        number *= deviation;
}

/// Makes `count` vectors of `length` numbers, the k-th number of the i-th at i·along + k·within, orthonormal:
/// Gram and Schmidt, twice, which is enough. Gaussian ones become uniformly distributed ones.
void orthonormalise(std::span<double> all, std::size_t count, std::size_t along, std::size_t length,
                    std::size_t within) {
    const auto at = [&](std::size_t i, std::size_t k) -> double& { return all[i * along + k * within]; };
    const auto product = [&](std::size_t i, std::size_t j) {
        double sum = 0;
        for (std::size_t k = 0; k < length; ++k)
            sum += at(i, k) * at(j, k);
        return sum;
    };
    for (std::size_t i = 0; i < count; ++i) {
        for (int pass = 0; pass < 2; ++pass)
            for (std::size_t j = 0; j < i; ++j) {
                const double part = product(i, j);
                for (std::size_t k = 0; k < length; ++k)
                    at(i, k) -= part * at(j, k);
            }
        const double norm = std::sqrt(product(i, i));
        for (std::size_t k = 0; k < length; ++k)
            at(i, k) /= norm;
    }
}

} // namespace

const std::vector<FieldChoice>& initialisers() {
    static const std::vector<FieldChoice> choices{
        {"own", "own σ"}, {"lecun", "LeCun"},           {"xavier", "Xavier"},
        {"he", "He"},     {"orthogonal", "orthogonal"}, {"pytorch", "PyTorch"}};
    return choices;
}

InitialScale initialScale(std::string_view id, const LayerShape& shape, double sigmaW, double sigmaB) {
    const auto fanIn = static_cast<double>(shape.fanIn);
    const auto fanOut = static_cast<double>(shape.fanOut);
    if (id == "lecun")
        return {WeightLaw::Normal, std::sqrt(1 / fanIn), 0};
    if (id == "xavier")
        return {WeightLaw::Normal, std::sqrt(2 / (fanIn + fanOut)), 0};
    if (id == "he")
        return {WeightLaw::Normal, std::sqrt(2 / fanIn), 0};
    if (id == "orthogonal")
        return {WeightLaw::Orthogonal, 1, 0};
    if (id == "pytorch")
        return {WeightLaw::Uniform, std::sqrt(1 / (3 * fanIn)), std::sqrt(1 / (3 * fanIn))};
    return {WeightLaw::Normal, sigmaW / std::sqrt(fanIn), sigmaB};
}

void drawLayer(const InitialScale& scale, const LayerShape& shape, const RandomStream& stream,
               std::uint64_t from, std::span<double> weights, std::span<double> biases) {
    assert(weights.size() == shape.fanIn * shape.fanOut && biases.size() == shape.fanOut);
    const bool orthogonal = scale.law == WeightLaw::Orthogonal;
    fillRandom(scale, orthogonal ? 1 : scale.weight, stream, from, weights);
    fillRandom(scale, scale.bias, stream, from + weights.size(), biases);
    if (!orthogonal)
        return;
    if (shape.fanOut <= shape.fanIn)
        orthonormalise(weights, shape.fanOut, shape.fanIn, shape.fanIn, 1);
    else
        orthonormalise(weights, shape.fanIn, 1, shape.fanOut, shape.fanIn);
    for (double& weight : weights)
        weight *= scale.weight;
}

} // namespace actiscope
