// Compiled without contraction of a·b + c into one rounding: core/CMakeLists.txt says so.
#include "core/networks/layer_product.h"

#include <algorithm>
#include <cassert>

namespace actiscope {

namespace {

/// So many rows, and numbers of a unit, at once: independent sums, which a processor adds side by side.
template <std::size_t rows, std::size_t lanes>
void forwardRows(const LayerShape& shape, const double* weights, const double* biases, std::size_t count,
                 const double* in, double* out) {
    double sums[rows][lanes];
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[row][lane] = biases[row];
    for (std::size_t column = 0; column < shape.fanIn; ++column)
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t lane = 0; lane < lanes; ++lane)
                sums[row][lane] += weights[row * shape.fanIn + column] * in[column * count + lane];
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            out[row * count + lane] = sums[row][lane];
}

template <std::size_t lanes>
void forwardLanes(const LayerShape& shape, const double* weights, const double* biases, std::size_t count,
                  const double* in, double* out) {
    constexpr std::size_t together = 2;
    std::size_t row = 0;
    for (; row + together <= shape.fanOut; row += together)
        forwardRows<together, lanes>(shape, weights + row * shape.fanIn, biases + row, count, in,
                                     out + row * count);
    for (; row < shape.fanOut; ++row)
        forwardRows<1, lanes>(shape, weights + row * shape.fanIn, biases + row, count, in, out + row * count);
}

/// Four rows at a time, so that a sum is fetched once for them; it still adds one after the other.
template <std::size_t lanes>
void backwardLanes(const LayerShape& shape, const double* weights, std::size_t count, const double* out,
                   double* in) {
    constexpr std::size_t together = 4;
    std::size_t row = 0;
    for (; row + together <= shape.fanOut; row += together) {
        double gradients[together][lanes];
        for (std::size_t k = 0; k < together; ++k)
            for (std::size_t lane = 0; lane < lanes; ++lane)
                gradients[k][lane] = out[(row + k) * count + lane];
        const double* weight = weights + row * shape.fanIn;
        for (std::size_t column = 0; column < shape.fanIn; ++column) {
            double sums[lanes];
            for (std::size_t lane = 0; lane < lanes; ++lane)
                sums[lane] = in[column * count + lane];
            for (std::size_t k = 0; k < together; ++k)
                for (std::size_t lane = 0; lane < lanes; ++lane)
                    sums[lane] += weight[k * shape.fanIn + column] * gradients[k][lane];
            for (std::size_t lane = 0; lane < lanes; ++lane)
                in[column * count + lane] = sums[lane];
        }
    }
    for (; row < shape.fanOut; ++row)
        for (std::size_t column = 0; column < shape.fanIn; ++column)
            for (std::size_t lane = 0; lane < lanes; ++lane)
                in[column * count + lane] += weights[row * shape.fanIn + column] * out[row * count + lane];
}

} // namespace

void layerForward(const LayerShape& shape, std::span<const double> weights, std::span<const double> biases,
                  std::size_t count, std::span<const double> in, std::span<double> out) {
    assert(in.size() == shape.fanIn * count && out.size() == shape.fanOut * count);
    std::size_t lane = 0;
    for (; lane + 8 <= count; lane += 8)
        forwardLanes<8>(shape, weights.data(), biases.data(), count, in.data() + lane, out.data() + lane);
    for (; lane + 2 <= count; lane += 2)
        forwardLanes<2>(shape, weights.data(), biases.data(), count, in.data() + lane, out.data() + lane);
    for (; lane < count; ++lane)
        forwardLanes<1>(shape, weights.data(), biases.data(), count, in.data() + lane, out.data() + lane);
}

void layerBackward(const LayerShape& shape, std::span<const double> weights, std::size_t count,
                   std::span<const double> out, std::span<double> in) {
    assert(in.size() == shape.fanIn * count && out.size() == shape.fanOut * count);
    std::fill(in.begin(), in.end(), 0.0);
    std::size_t lane = 0;
    for (; lane + 8 <= count; lane += 8)
        backwardLanes<8>(shape, weights.data(), count, out.data() + lane, in.data() + lane);
    for (; lane + 2 <= count; lane += 2)
        backwardLanes<2>(shape, weights.data(), count, out.data() + lane, in.data() + lane);
    for (; lane < count; ++lane)
        backwardLanes<1>(shape, weights.data(), count, out.data() + lane, in.data() + lane);
}

} // namespace actiscope
