#include "core/networks/kernels.h"

#include "core/activations/catalogue.h"
#include "core/numerics/random.h"

#include <gmock/gmock.h>

#include <bit>
#include <cmath>
#include <cstdint>

namespace actiscope {
namespace {

constexpr double kernelInfinity = std::numeric_limits<double>::infinity();

std::vector<double> kernelNormals(std::size_t count, std::uint64_t from) {
    std::vector<double> numbers(count);
    RandomStream(5).normals(from, numbers);
    return numbers;
}

std::vector<std::uint64_t> bitsOf(const std::vector<double>& numbers) {
    std::vector<std::uint64_t> bits;
    for (const double number : numbers)
        bits.push_back(std::isnan(number) ? 0x7ff8000000000000U : std::bit_cast<std::uint64_t>(number));
    return bits;
}

/// Everything that a layer's kernels write.
std::vector<double> layerNumbers(const LayerKernels& kernels, const LayerShape& shape, std::size_t packs) {
    const std::size_t row = 4 * packs;
    const auto weights = kernelNormals(shape.fanIn * shape.fanOut, 0);
    const auto biases = kernelNormals(shape.fanOut, 1000);
    const auto from = kernelNormals(shape.fanIn * row, 2000);
    const auto errors = kernelNormals(shape.fanOut * row, 3000);
    std::vector<double> to(shape.fanOut * row);
    std::vector<double> before(shape.fanIn * row);
    std::vector<double> gradient(weights.size());
    std::vector<double> biasGradient(shape.fanOut);
    kernels.forward(shape, weights.data(), biases.data(), from.data(), to.data(), packs);
    kernels.backward(shape, weights.data(), errors.data(), before.data(), packs);
    kernels.gradient(shape, errors.data(), from.data(), gradient.data(), biasGradient.data(), packs);
    // Each of them against plain sums.
    for (std::size_t out = 0; out < shape.fanOut; ++out)
        for (std::size_t s = 0; s < row; ++s) {
            double sum = biases[out];
            for (std::size_t in = 0; in < shape.fanIn; ++in)
                sum += weights[out * shape.fanIn + in] * from[in * row + s];
            EXPECT_NEAR(to[out * row + s], sum, 1e-13);
        }
    for (std::size_t in = 0; in < shape.fanIn; ++in)
        for (std::size_t s = 0; s < row; ++s) {
            double sum = 0;
            for (std::size_t out = 0; out < shape.fanOut; ++out)
                sum += weights[out * shape.fanIn + in] * errors[out * row + s];
            EXPECT_NEAR(before[in * row + s], sum, 1e-13);
        }
    for (std::size_t out = 0; out < shape.fanOut; ++out)
        for (std::size_t in = 0; in < shape.fanIn; ++in) {
            double sum = 0;
            for (std::size_t s = 0; s < row; ++s)
                sum += errors[out * row + s] * from[in * row + s];
            EXPECT_NEAR(gradient[out * shape.fanIn + in], sum, 1e-13);
        }
    for (auto* more : {&before, &gradient, &biasGradient})
        to.insert(to.end(), more->begin(), more->end());
    return to;
}

TEST(LayerKernels, EveryInstructionSetGivesTheSameBits) {
    for (const LayerShape& shape : {LayerShape{2, 5}, LayerShape{7, 3}, LayerShape{1, 1}})
        for (std::size_t packs = 1; packs <= 4; ++packs) {
            const auto plain = layerNumbers(plainKernels(), shape, packs);
            if (const LayerKernels* wide = wideKernels()) {
                EXPECT_EQ(bitsOf(layerNumbers(*wide, shape, packs)), bitsOf(plain));
            }
        }
}

std::vector<double> manyInputs() {
    std::vector<double> x{0, -0.0, 1e-300, -1e-300, 1e-9, -1e-9, 40, -40, 700, -700, 800, -800};
    for (const double reach : {0.1, 1.0, 10.0, 100.0})
        for (const double normal : kernelNormals(250, 7))
            x.push_back(reach * normal);
    return x;
}

struct KernelCase {
    const char* id;
    std::vector<double> parameters;
};

const std::vector<KernelCase> kernelCases{{"relu", {}},     {"leaky_relu", {0.2}}, {"prelu", {-0.3}},
                                          {"tanh", {}},     {"sigmoid", {}},       {"silu", {}},
                                          {"swish", {1.7}}, {"elu", {1.3}},        {"celu", {0.6}}};

struct KernelValues {
    std::vector<double> f;
    std::vector<double> slope;
};

KernelValues kernelValues(const LayerKernels& kernels, const KernelCase& of, const std::vector<double>& x) {
    KernelValues values{std::vector<double>(x.size()), std::vector<double>(x.size())};
    kernels.activate(commonActivation(of.id), of.parameters.empty() ? 1 : of.parameters[0], x.data(),
                     values.f.data(), values.slope.data(), x.size() / 4);
    return values;
}

TEST(LayerKernels, CommonActivationsAreThoseOfTheCatalogue) {
    const std::vector<double> x = manyInputs();
    ASSERT_EQ(x.size() % 4, 0U);
    for (const KernelCase& of : kernelCases) {
        SCOPED_TRACE(of.id);
        ASSERT_NE(commonActivation(of.id), CommonActivation::None);
        const KernelValues values = kernelValues(plainKernels(), of, x);
        for (std::size_t i = 0; i < x.size(); ++i) {
            const Jet exact = evaluateAt(*findActivation(of.id), of.parameters, x[i]);
            EXPECT_NEAR(values.f[i], exact.f, 8e-16 * std::fabs(exact.f) + 1e-304) << x[i];
            EXPECT_NEAR(values.slope[i], exact.f1,
                        2e-15 * (std::fabs(exact.f1) + std::fabs(x[i] * exact.f2)) + 1e-300)
                << x[i];
        }
        if (const LayerKernels* wide = wideKernels()) {
            const KernelValues same = kernelValues(*wide, of, x);
            EXPECT_EQ(bitsOf(same.f), bitsOf(values.f));
            EXPECT_EQ(bitsOf(same.slope), bitsOf(values.slope));
        }
    }
}

TEST(LayerKernels, WhatIsNoNumberStaysNone) {
    const std::vector<double> x{std::nan(""), kernelInfinity, -kernelInfinity, std::nan("")};
    for (const KernelCase& of : kernelCases) {
        const KernelValues values = kernelValues(plainKernels(), of, x);
        EXPECT_TRUE(std::isnan(values.f[0])) << of.id;
    }
    EXPECT_EQ(kernelValues(plainKernels(), {"tanh", {}}, x).f[1], 1);
    EXPECT_EQ(kernelValues(plainKernels(), {"tanh", {}}, x).f[2], -1);
    EXPECT_EQ(kernelValues(plainKernels(), {"relu", {}}, x).f[2], 0);
    EXPECT_EQ(kernelValues(plainKernels(), {"sigmoid", {}}, x).f[2], 0);
}

} // namespace
} // namespace actiscope
