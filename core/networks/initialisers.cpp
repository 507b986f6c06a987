// Compiled without contraction of a·b + c into one rounding: core/CMakeLists.txt says so.
#include "core/networks/initialisers.h"

#include "core/networks/layer_product.h"

#include <algorithm>
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

/// Takes from the numbers of some vectors, side by side, what they have of the orthonormal ones before them.
void takeAway(const LayerShape& before, std::span<const double> orthonormal, std::size_t together,
              std::span<double> vectors) {
    const std::vector<double> none(before.fanOut);
    std::vector<double> parts(before.fanOut * together);
    layerForward(before, orthonormal, none, together, vectors, parts);
    std::vector<double> along(vectors.size());
    layerBackward(before, orthonormal, together, parts, along);
    for (std::size_t i = 0; i < vectors.size(); ++i)
        vectors[i] -= along[i];
}

/// Makes the rows of a count × length matrix orthonormal, length ≥ count: Gram and Schmidt, twice, which is
/// enough; some rows together against those before, then against each other. Gaussian rows become uniformly
/// distributed ones.
void orthonormalise(std::span<double> rows, std::size_t count, std::size_t length) {
    constexpr std::size_t most = 8;
    std::vector<double> block;
    for (std::size_t first = 0; first < count; first += most) {
        const std::size_t together = std::min(most, count - first);
        const LayerShape before{length, first};
        block.resize(length * together);
        for (std::size_t i = 0; i < together; ++i)
            for (std::size_t k = 0; k < length; ++k)
                block[k * together + i] = rows[(first + i) * length + k];
        const auto product = [&](std::size_t i, std::size_t j) {
            double sum = 0;
            for (std::size_t k = 0; k < length; ++k)
                sum += block[k * together + i] * block[k * together + j];
            return sum;
        };
        for (int pass = 0; pass < 2; ++pass) {
            takeAway(before, rows.first(first * length), together, block);
            for (std::size_t i = 0; i < together; ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    const double part = product(i, j);
                    for (std::size_t k = 0; k < length; ++k)
                        block[k * together + i] -= part * block[k * together + j];
                }
                const double norm = std::sqrt(product(i, i));
                for (std::size_t k = 0; k < length; ++k)
                    block[k * together + i] /= norm;
            }
        }
        for (std::size_t i = 0; i < together; ++i)
            for (std::size_t k = 0; k < length; ++k)
                rows[(first + i) * length + k] = block[k * together + i];
    }
}

void orthonormaliseColumns(std::span<double> matrix, std::size_t rows, std::size_t columns) {
    std::vector<double> turned(matrix.size());
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column)
            turned[column * rows + row] = matrix[row * columns + column];
    orthonormalise(turned, columns, rows);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column)
            matrix[row * columns + column] = turned[column * rows + row];
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
        orthonormalise(weights, shape.fanOut, shape.fanIn);
    else
        orthonormaliseColumns(weights, shape.fanOut, shape.fanIn);
    for (double& weight : weights)
        weight *= scale.weight;
}

} // namespace actiscope
