// Nanoseconds an element of f, f + f′ and f + f′ + f″ of every activation, one thread, by the best
// instruction set of this machine and by the scalar formula. Names are ID/RESULTS/n:N/INSTRUCTIONS, for
// --benchmark_filter. x is uniform in ±10; it and the results are allocated, and touched, beforehand, each at
// the start of a cache line, as PyTorch has it too.
#include "core/activations/catalogue.h"

#include <benchmark/benchmark.h>

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <random>

namespace actiscope {
namespace {

constexpr const char* results[] = {"f", "f+f1", "f+f1+f2"};

/// n zeros, from the start of a cache line on.
class Aligned {
public:
    explicit Aligned(std::size_t n) : memory_(n + line / sizeof(double)) {
        const std::size_t off = std::bit_cast<std::uintptr_t>(memory_.data()) % line;
        values_ = std::span(memory_).subspan((line - off) % line / sizeof(double), n);
    }
    std::span<double> values() const { return values_; }

private:
    static constexpr std::size_t line = 64;
    std::vector<double> memory_;
    std::span<double> values_;
};

void measure(benchmark::State& state, const Activation& activation, const BatchEvaluation& evaluate,
             std::size_t n, int derivatives) {
    const auto parameters = defaultParameters(activation);
    const Aligned points(n);
    const auto x = points.values();
    std::mt19937_64 random(1);
    std::generate(x.begin(), x.end(),
                  [&] { return std::uniform_real_distribution<double>(-10, 10)(random); });
    const Aligned f(n);
    const Aligned f1(derivatives >= 1 ? n : 0);
    const Aligned f2(derivatives >= 2 ? n : 0);
    for (auto _ : state) {
        evaluate(parameters, x, {f.values(), f1.values(), f2.values()});
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
