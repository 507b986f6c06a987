#include "core/networks/initialisers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace actiscope {

namespace {

struct DrawnLayer {
    std::vector<double> weights;
    std::vector<double> biases;
};

DrawnLayer drawn(const char* id, const LayerShape& shape) {
    DrawnLayer layer{std::vector<double>(shape.fanIn * shape.fanOut), std::vector<double>(shape.fanOut)};
    drawLayer(initialScale(id, shape, 1.5, 0.5), shape, RandomStream(3), 0, layer.weights, layer.biases);
    return layer;
}

double meanSquare(const std::vector<double>& numbers) {
    return std::inner_product(numbers.begin(), numbers.end(), numbers.begin(), 0.0) /
           static_cast<double>(numbers.size());
}

TEST(Initialisers, HaveTheVarianceOfTheirPaper) {
    const LayerShape shape{300, 500};
    const std::pair<const char*, double> cases[]{{"own", 2.25 / 300},
                                                 {"lecun", 1.0 / 300},
                                                 {"xavier", 2.0 / 800},
                                                 {"he", 2.0 / 300},
                                                 {"pytorch", 1.0 / 900}};
    for (const auto& [id, variance] : cases)
        EXPECT_NEAR(meanSquare(drawn(id, shape).weights) / variance, 1, 0.02) << id;
    EXPECT_NEAR(meanSquare(drawn("own", shape).biases) / 0.25, 1, 0.2);
    EXPECT_NEAR(meanSquare(drawn("pytorch", shape).biases) * 900, 1, 0.2);
    EXPECT_EQ(meanSquare(drawn("he", shape).biases), 0);
}

TEST(Initialisers, UniformWeightsStayInside) {
    for (const double weight : drawn("pytorch", {100, 40}).weights)
        EXPECT_LT(std::fabs(weight), 0.1);
}

TEST(Initialisers, OrthogonalRowsOrColumnsAreOrthonormal) {
    for (const LayerShape shape :
         {LayerShape{7, 5}, LayerShape{5, 7}, LayerShape{6, 6}, LayerShape{40, 40}, LayerShape{19, 33}}) {
        const auto weights = drawn("orthogonal", shape).weights;
        const bool rows = shape.fanOut <= shape.fanIn;
        const std::size_t count = std::min(shape.fanIn, shape.fanOut);
        const std::size_t length = std::max(shape.fanIn, shape.fanOut);
        const auto at = [&](std::size_t i, std::size_t k) {
            return rows ? weights[i * shape.fanIn + k] : weights[k * shape.fanIn + i];
        };
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t j = 0; j <= i; ++j) {
                double product = 0;
                for (std::size_t k = 0; k < length; ++k)
                    product += at(i, k) * at(j, k);
                EXPECT_NEAR(product, i == j ? 1 : 0, 1e-14);
            }
    }
}

} // namespace

} // namespace actiscope
