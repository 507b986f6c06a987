// What a sample costs a network that learns: forward, backward and its share of the update, in batches of
// ten. TensorFlow Playground's engine under Node takes 585 ns for 2-4-2-1 and 7700 ns for 2-8-8-8-8-8-8-1 on
// one of our machines.
#include "core/networks/training.h"

#include <benchmark/benchmark.h>

namespace actiscope {
namespace {

void trainEpochs(benchmark::State& state, const char* activation, const std::vector<std::size_t>& hidden) {
    const auto data = std::make_shared<const DataSet>(*makeData({.trainShare = 1, .samples = 500}));
    const ActivationPtr function = findOrMakeActivation(activation);
    Trainer trainer(data, {.hidden = hidden, .rate = 1e-3}, {function, defaultParameters(*function), false});
    TrainingState network = trainer.start();
    for (auto _ : state)
        trainer.trainEpoch(network);
    state.counters["ns/sample"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * static_cast<double>(data->train) / 1e9,
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

} // namespace
} // namespace actiscope

int main(int argc, char** argv) {
    for (const char* activation : {"tanh", "sigmoid", "relu", "swish", "elu", "gelu"}) {
        const auto add = [&](const std::string& name, const std::vector<std::size_t>& hidden) {
            benchmark::RegisterBenchmark(
                (std::string(activation) + "/" + name).c_str(),
                [=](benchmark::State& state) { actiscope::trainEpochs(state, activation, hidden); });
        };
        add("2-4-2-1", {4, 2});
        add("2-8-8-8-8-8-8-1", {8, 8, 8, 8, 8, 8});
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
