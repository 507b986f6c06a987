#include "core/networks/training.h"

#include "core/activations/catalogue.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>

namespace actiscope {
namespace {

std::shared_ptr<const DataSet> data(const std::string& id, std::size_t samples = 60) {
    return std::make_shared<const DataSet>(*makeData({.id = id, .samples = samples, .seed = 3}));
}

LayerActivation layerOf(std::string_view id, std::vector<double> parameters = {}) {
    const ActivationPtr activation = findOrMakeActivation(id);
    if (parameters.empty())
        parameters = defaultParameters(*activation);
    return {activation, parameters, false};
}

std::vector<double> weightsAfter(const LayerActivation& activation, TrainingSettings settings,
                                 const std::string& task = "circle") {
    Trainer trainer(data(task), std::move(settings), activation);
    TrainingState state = trainer.start();
    for (int i = 0; i < 40; ++i)
        trainer.trainEpoch(state);
    return state.weights;
}

/// The largest difference between the gradient and central differences of the loss, relative to the largest
/// derivative; NaN when the loss is none.
double gradientError(Trainer& trainer, std::vector<double> weights, std::size_t samples) {
    std::vector<std::size_t> all(samples);
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::vector<double> gradient(weights.size());
    std::vector<double> unused(weights.size());
    if (!std::isfinite(trainer.gradient(weights, all, gradient)))
        return std::nan("");
    double largest = 1e-3;
    double error = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        constexpr double step = 2e-6;
        const double weight = weights[i];
        weights[i] = weight + step;
        const double above = trainer.gradient(weights, all, unused);
        weights[i] = weight - step;
        const double below = trainer.gradient(weights, all, unused);
        weights[i] = weight;
        error = std::max(error, std::fabs((above - below) / (2 * step) - gradient[i]));
        largest = std::max(largest, std::fabs(gradient[i]));
    }
    return error / largest;
}

TEST(Training, GradientsAgreeWithDifferencesForEveryActivation) {
    const auto task = data("circle");
    int undefined = 0;
    for (const Activation& activation : catalogue()) {
        for (const char* loss : {"squared", "cross_entropy"}) {
            Trainer trainer(task, {.hidden = {4, 3}, .loss = loss, .init = "pytorch"},
                            {catalogued(activation), defaultParameters(activation), false});
            const double error = gradientError(trainer, trainer.start().weights, 21);
            if (std::isnan(error))
                ++undefined;
            else
                EXPECT_LT(error, 2e-7) << activation.id << ", " << loss;
        }
    }
    EXPECT_EQ(undefined, 0);
}

TEST(Training, LearnedSlopesHaveAGradientToo) {
    LayerActivation prelu = layerOf("prelu");
    prelu.learnsSlope = true;
    Trainer trainer(data("moons"), {.hidden = {5, 4}, .init = "he"}, prelu);
    std::vector<double> weights = trainer.start().weights;
    EXPECT_EQ(weights.size(), 15U + 24 + 5 + 2);
    EXPECT_EQ(weights.back(), prelu.parameters[0]);
    EXPECT_LT(gradientError(trainer, weights, 30), 1e-7);
    TrainingState state = trainer.start();
    trainer.trainEpoch(state);
    EXPECT_NE(state.weights.back(), prelu.parameters[0]);
}

TEST(Training, LayersWithActivationsOfTheirOwnHaveGradientsToo) {
    LayerActivation prelu = layerOf("prelu");
    prelu.learnsSlope = true;
    const TrainingSettings settings{
        .hidden = {4, 3, 3}, .init = "he", .layerActivations = {std::nullopt, prelu, layerOf("swish")}};
    Trainer trainer(data("moons"), settings, layerOf("tanh"));
    const std::vector<double> weights = trainer.start().weights;
    ASSERT_EQ(weights.size(), 12U + 15 + 12 + 4 + 1) << "one layer has a slope to learn";
    EXPECT_EQ(weights.back(), prelu.parameters[0]);
    EXPECT_LT(gradientError(trainer, weights, 30), 1e-7);
}

TEST(Training, TheSameActivationInEveryLayerIsThatOfTheNetwork) {
    const TrainingSettings plain{.rate = 0.01};
    TrainingSettings spelled = plain;
    spelled.layerActivations = {layerOf("elu"), layerOf("elu")};
    EXPECT_EQ(weightsAfter(layerOf("relu"), spelled), weightsAfter(layerOf("elu"), plain));
    spelled.layerActivations = {layerOf("elu")};
    EXPECT_NE(weightsAfter(layerOf("relu"), spelled), weightsAfter(layerOf("elu"), plain));
}

TEST(Training, SameFunctionsLearnTheSameToTheLastBit) {
    for (const char* optimiser : {"sgd", "adam"})
        for (const char* task : {"circle", "sine"}) {
            const TrainingSettings settings{.optimiser = optimiser, .rate = 0.01};
            EXPECT_EQ(weightsAfter(layerOf("leaky_relu", {0}), settings, task),
                      weightsAfter(layerOf("relu"), settings, task));
            EXPECT_EQ(weightsAfter(layerOf("swish", {1}), settings, task),
                      weightsAfter(layerOf("silu"), settings, task));
            EXPECT_EQ(weightsAfter(layerOf("elu", {1}), settings, task),
                      weightsAfter(layerOf("celu", {1}), settings, task));
            EXPECT_NE(weightsAfter(layerOf("tanh"), settings, task),
                      weightsAfter(layerOf("elu"), settings, task));
        }
}

TEST(Training, EveryActivationStartsAlike) {
    const TrainingSettings settings;
    const auto task = data("xor");
    const Trainer relu(task, settings, layerOf("relu"));
    const Trainer tanh(task, settings, layerOf("tanh"));
    EXPECT_EQ(relu.start().weights, tanh.start().weights);
    EXPECT_EQ(relu.start().weights.size(), 24U + 72 + 9);
}

TEST(Training, IdentityEndsAtTheLeastSquares) {
    const auto task = data("sine");
    Trainer trainer(task, {.hidden = {4}, .rate = 0.1, .batch = 1000, .epochs = 20'000}, layerOf("identity"));
    TrainingState state = trainer.start();
    for (int i = 0; i < 20'000; ++i)
        trainer.trainEpoch(state);
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    const auto n = static_cast<double>(task->train);
    for (std::size_t i = 0; i < task->train; ++i) {
        x += task->x[i] / n;
        y += task->y[i] / n;
        xx += task->x[i] * task->x[i] / n;
        xy += task->x[i] * task->y[i] / n;
        yy += task->y[i] * task->y[i] / n;
    }
    const double covariance = xy - x * y;
    const double residual = yy - y * y - covariance * covariance / (xx - x * x);
    EXPECT_NEAR(trainer.measure(state).loss, residual / 2, 1e-9);
}

TEST(Training, PenaltyShrinksWeights) {
    const auto plain = weightsAfter(layerOf("tanh"), {});
    const auto punished = weightsAfter(layerOf("tanh"), {.l2 = 0.1});
    const auto square = [](const std::vector<double>& weights) {
        return std::inner_product(weights.begin(), weights.end(), weights.begin(), 0.0);
    };
    EXPECT_LT(square(punished), 0.5 * square(plain));
}

TEST(Training, ClassesAreLearned) {
    for (const char* loss : {"squared", "cross_entropy"}) {
        Trainer trainer(data("circle", 200), {.loss = loss, .optimiser = "adam", .rate = 0.01},
                        layerOf("tanh"));
        TrainingState state = trainer.start();
        const double before = trainer.measure(state).loss;
        for (int i = 0; i < 200; ++i)
            trainer.trainEpoch(state);
        const EpochNumbers after = trainer.measure(state);
        EXPECT_LT(after.loss, before / 20) << loss;
        EXPECT_LT(after.testLoss, before / 5) << loss;
        EXPECT_EQ(after.dead, 0);
    }
}

TEST(Training, UnitsWithoutSlopeAreDeadAndSaturated) {
    const auto task = data("circle");
    Trainer trainer(task, {.hidden = {2}}, layerOf("relu"));
    TrainingState state = trainer.start();
    // One unit is never on, the other one always.
    state.weights = {0.1, 0.1, 0.1, 0.1, -9, 9, 1, 1, 0};
    const EpochNumbers numbers = trainer.measure(state);
    EXPECT_EQ(numbers.dead, 0.5);
    EXPECT_EQ(numbers.saturated, 0.5);
}

TEST(Training, UpdateRatioIsThatOfTheLastStep) {
    const auto task = data("circle");
    Trainer trainer(task, {.hidden = {3}, .batch = 1000}, layerOf("tanh"));
    TrainingState state = trainer.start();
    const auto before = state.weights;
    trainer.trainEpoch(state);
    double change = 0;
    double size = 0;
    for (std::size_t i = 0; i < 6; ++i) {
        change += std::pow(state.weights[i] - before[i], 2);
        size += before[i] * before[i];
    }
    EXPECT_DOUBLE_EQ(trainer.updateRatios()[0], std::sqrt(change / size));
}

} // namespace
} // namespace actiscope
