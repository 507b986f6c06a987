// Nanoseconds an element of f, f + f′ and f + f′ + f″ of every activation, one thread, by the best
// instruction set of this machine and by the scalar formula. Names are ID/RESULTS/n:N/INSTRUCTIONS, for
// --benchmark_filter. x is uniform in ±10; it and the results are allocated, and touched, beforehand.
#include "core/activations/catalogue.h"

#include <benchmark/benchmark.h>

#include <fmt/format.h>

#include <random>

namespace actiscope {
namespace {

constexpr const char* results[] = {"f", "f+f1", "f+f1+f2"};

std::vector<double> points(std::size_t n) {
    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> uniform(-10, 10);
    std::vector<double> x(n);
    for (double& value : x)
        value = uniform(random);
    return x;
}

void measure(benchmark::State& state, const Activation& activation, const BatchEvaluation& evaluate,
             std::size_t n, int derivatives) {
    const auto parameters = defaultParameters(activation);
    const auto x = points(n);
    std::vector<double> f(n);
    std::vector<double> f1(derivatives >= 1 ? n : 0);
    std::vector<double> f2(derivatives >= 2 ? n : 0);
    for (auto _ : state) {
        evaluate(parameters, x, {f, f1, f2});
        benchmark::ClobberMemory();
    }
    const auto elements = static_cast<double>(n) * static_cast<double>(state.iterations());
    state.counters["ns_per_element"] =
        benchmark::Counter(elements * 1e-9, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void registerAll() {
    for (const Activation& activation : catalogue()) {
        std::vector<Implementation> ways{{"scalar", activation.evaluate}};
        if (!activation.implementations.empty())
            ways = {activation.implementations.front(), activation.implementations.back()};
        for (int derivatives = 0; derivatives <= 2; ++derivatives)
            for (const std::size_t n : {std::size_t{2000}, std::size_t{1'000'000}})
                for (const auto& way : ways)
                    benchmark::RegisterBenchmark(fmt::format("{}/{}/n:{}/{}", activation.id,
                                                             results[derivatives], n, way.instructionSet)
                                                     .c_str(),
                                                 [&activation, way, n, derivatives](benchmark::State& state) {
                                                     measure(state, activation, way.evaluate, n, derivatives);
                                                 });
    }
}

} // namespace
} // namespace actiscope

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    actiscope::registerAll();
    benchmark::RunSpecifiedBenchmarks();
}
