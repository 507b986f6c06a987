#include "core/activations/entry.h"
#include "core/activations/families.h"
#include "core/activations/parameter.h"

namespace actiscope {

std::vector<Activation> stepFamily() {
    std::vector<Activation> family;
    family.push_back({
        .id = "binary_step",
        .name = "Binary step",
        .longName = "Heaviside step, threshold unit",
        .family = "step",
        .source = "McCulloch & Pitts 1943",
        .reference =
            "McCulloch and Pitts 1943, A logical calculus of the ideas immanent in nervous activity.",
        .tex = R"(f(x) = \begin{cases} 1 & x \ge \theta \\ 0 & x < \theta \end{cases})",
        .texDerivative = R"(f'(x) = 0 \quad (x \ne \theta))",
        .formula = "where(x >= theta, 1, 0)",
        .aliases = {"heaviside", "unit step", "threshold unit", "perceptron"},
        .frameworks = {{"torch", "torch.heaviside"}, {"ggml", "STEP"}},
        .differences = "The value at the threshold is a convention: 1 here, 0 in ggml's STEP, an argument of "
                       "torch.heaviside.",
        .pitfall = "The slope is 0 wherever it exists, so gradient descent gets no signal through it.",
        .parameters = {realParameter("theta", "θ", "Threshold: the unit is on from here.", 0, -3, 3,
                                     {{0, "0"}, {0.5, "½"}})},
        .kinks = kinksOf([](Parameters p) { return std::vector{p[0]}; }),
        .evaluate = evaluator([](auto x, Parameters p) { return straight(x, value(x) >= p[0] ? 1 : 0, 0); }),
    });
    family.push_back({
        .id = "sign",
        .name = "Sign",
        .longName = "Bipolar step",
        .family = "step",
        .source = "Rosenblatt 1958",
        .reference = "Rosenblatt 1958, The perceptron: a probabilistic model for information storage and "
                     "organization in the brain.",
        .tex = R"(f(x) = \operatorname{sgn} x)",
        .texDerivative = R"(f'(x) = 0 \quad (x \ne 0))",
        .formula = "sign(x)",
        .aliases = {"signum", "bipolar step", "sgn", "binarized"},
        .frameworks = {{"torch", "torch.sign"}, {"onnx", "Sign"}, {"ggml", "SGN"}},
        .pitfall =
            "Networks with binary activations train with a made-up slope (straight-through estimator): "
            "the true one is 0.",
        .parameters = {},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters) {
            const double v = value(x);
            return straight(x, v > 0 ? 1 : (v < 0 ? -1 : v), 0); // keeps the sign of zero
        }),
    });
    return family;
}

} // namespace actiscope
