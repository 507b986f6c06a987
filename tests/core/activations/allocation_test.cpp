// A batch evaluation allocates nothing. Counted by replacing the global operator new, which the sanitizers
// want for themselves: under them this file is empty.
#ifndef __SANITIZE_ADDRESS__

#include "core/activations/catalogue.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <new>

namespace {
std::size_t allocations = 0;
}

void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size == 0 ? 1 : size))
        return memory;
    throw std::bad_alloc();
}

void operator delete(void* memory) noexcept {
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace actiscope {
namespace {

TEST(EveryActivation, EvaluatesABatchWithoutAllocating) {
    const double infinity = std::numeric_limits<double>::infinity();
    std::vector<double> x(1000, 0.3);
    x.insert(x.end(), {-infinity, -1e3, -0.0, 0.0, 1e3, infinity, std::nan("")});
    std::vector<double> f(x.size());
    std::vector<double> f1(x.size());
    std::vector<double> f2(x.size());
    const std::size_t counted = allocations;
    EXPECT_GT(counted, 0U) << "the count works";
    for (const auto& activation : catalogue()) {
        const auto parameters = defaultParameters(activation);
        const std::size_t before = allocations;
        activation.evaluate(parameters, x, {f, f1, f2});
        activation.evaluate(parameters, x, {f, {}, {}});
        EXPECT_EQ(allocations, before) << activation.id;
    }
}

} // namespace
} // namespace actiscope

#endif
