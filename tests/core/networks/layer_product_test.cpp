#include "core/networks/layer_product.h"

#include <gtest/gtest.h>

#include <vector>

namespace actiscope {
namespace {

std::vector<double> noise(std::size_t count, std::uint64_t stream) {
    std::vector<double> numbers(count);
    RandomStream(7, stream).normals(0, numbers);
    return numbers;
}

/// One sum after the other, every operation rounded on its own.
double plainSum(double start, std::size_t count, const auto& factors) {
    volatile double sum = start;
    for (std::size_t i = 0; i < count; ++i) {
        const auto [a, b] = factors(i);
        volatile const double product = a * b;
        sum = sum + product;
    }
    return sum;
}

TEST(LayerProduct, AddsInTheOrderOfTheWeightsToTheLastBit) {
    for (const LayerShape shape : {LayerShape{37, 23}, LayerShape{1, 5}, LayerShape{64, 1}})
        for (const std::size_t count : {1U, 2U, 3U, 8U, 11U, 24U}) {
            const auto weights = noise(shape.fanIn * shape.fanOut, 0);
            const auto biases = noise(shape.fanOut, 1);
            const auto in = noise(shape.fanIn * count, 2);
            std::vector<double> out(shape.fanOut * count);
            layerForward(shape, weights, biases, count, in, out);
            std::vector<double> back(in.size());
            layerBackward(shape, weights, count, out, back);
            for (std::size_t k = 0; k < count; ++k) {
                for (std::size_t row = 0; row < shape.fanOut; ++row)
                    ASSERT_EQ(
                        out[row * count + k], plainSum(biases[row], shape.fanIn, [&](std::size_t column) {
                            return std::pair(weights[row * shape.fanIn + column], in[column * count + k]);
                        }));
                for (std::size_t column = 0; column < shape.fanIn; ++column)
                    ASSERT_EQ(back[column * count + k], plainSum(0, shape.fanOut, [&](std::size_t row) {
                                  return std::pair(weights[row * shape.fanIn + column], out[row * count + k]);
                              }));
            }
        }
}

TEST(LayerProduct, GivesASampleTheSameWhateverIsBesideIt) {
    const LayerShape shape{40, 40};
    const auto weights = noise(1600, 0);
    const auto biases = noise(40, 1);
    const auto in = noise(40 * 13, 2);
    std::vector<double> all(in.size());
    layerForward(shape, weights, biases, 13, in, all);
    for (std::size_t k = 0; k < 13; ++k) {
        std::vector<double> one;
        for (std::size_t i = 0; i < 40; ++i)
            one.push_back(in[i * 13 + k]);
        std::vector<double> out(40);
        layerForward(shape, weights, biases, 1, one, out);
        for (std::size_t i = 0; i < 40; ++i)
            EXPECT_EQ(out[i], all[i * 13 + k]);
    }
}

} // namespace
} // namespace actiscope
