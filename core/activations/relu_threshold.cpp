// Rectifiers that are shifted or begin elsewhere.
#include "core/activations/entry.h"
#include "core/activations/families.h"
#include "core/activations/parameter.h"

namespace actiscope {

std::vector<Activation> thresholdRelus() {
    std::vector<Activation> family;
    family.push_back({
        .id = "threshold",
        .name = "Threshold",
        .longName = "x above a threshold, else a constant",
        .family = "relu",
        .source = "PyTorch",
        .reference = "An operation of PyTorch (nn.Threshold) and Keras.",
        .tex = R"(f(x) = \begin{cases} x & x > \theta \\ v & x \le \theta \end{cases})",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & x > \theta \\ 0 & x \le \theta \end{cases})",
        .formula = "where(x > threshold, x, value)",
        .aliases = {"nn.Threshold"},
        .frameworks = {{"torch", "nn.Threshold"}, {"keras", "threshold"}},
        .variants = {{"θ = 0, v = 0: ReLU", "threshold", {0, 0}}},
        .pitfall =
            "Jumps at the threshold unless v = θ, and the slope knows nothing of the jump. The defaults "
            "are the example in PyTorch's manual; PyTorch itself has none.",
        .parameters = {realParameter("threshold", "θ", "x passes above it.", 0.1, -3, 3,
                                     {{0.1, "0.1 manual"}, {0, "0"}}),
                       realParameter("value", "v", "The value up to the threshold.", 20, -5, 20,
                                     {{20, "20 manual"}, {0, "0"}})},
        .kinks = kinksOf([](Parameters p) { return std::vector{p[0]}; }),
        .evaluate = evaluator([](auto x, Parameters p) {
            const double v = value(x);
            return straight(x, v > p[0] ? v : p[1], v > p[0] ? 1 : 0);
        }),
    });
    family.push_back({
        .id = "thresholded_relu",
        .name = "Thresholded ReLU",
        .longName = "Truncated rectifier (TRec)",
        .family = "relu",
        .source = "Konda 2014",
        .reference =
            "Konda, Memisevic and Krueger 2014, Zero-bias autoencoders and the benefits of co-adapting "
            "features, arXiv:1402.3337.",
        .tex = R"(f(x) = \begin{cases} x & x > \theta \\ 0 & x \le \theta \end{cases})",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & x > \theta \\ 0 & x \le \theta \end{cases})",
        .formula = "where(x > theta, x, 0)",
        .aliases = {"TRec", "trelu", "truncated relu"},
        .frameworks = {{"keras", "layers.ThresholdedReLU"}, {"onnx", "ThresholdedRelu"}},
        .pitfall = "Jumps by θ at the threshold.",
        .parameters = {realParameter("theta", "θ", "x passes above it.", 1, -2, 5,
                                     {{1, "1 Keras, ONNX"}, {0, "0 ReLU"}})},
        .kinks = kinksOf([](Parameters p) { return std::vector{p[0]}; }),
        .evaluate = evaluator([](auto x, Parameters p) {
            const double v = value(x);
            return straight(x, v > p[0] ? v : 0, v > p[0] ? 1 : 0);
        }),
    });
    family.push_back({
        .id = "shifted_relu",
        .name = "Shifted ReLU",
        .longName = "ReLU with a lower floor",
        .family = "relu",
        .source = "Clevert 2015",
        .reference = "Clevert, Unterthiner and Hochreiter 2015, Fast and accurate deep network learning by "
                     "exponential linear units (ELUs), arXiv:1511.07289 (the baseline SReLU).",
        .tex = R"(f(x) = \max(x, -a))",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & x > -a \\ 0 & x \le -a \end{cases})",
        .formula = "max(x, -a)",
        .aliases = {"SReLU baseline", "displaced relu"},
        .pitfall = "Shares its short name SReLU with the S-shaped ReLU.",
        .parameters = {realParameter("a", "a", "The floor is −a.", 1, 0, 3, {{1, "1 paper"}, {0, "0 ReLU"}})},
        .kinks = kinksOf([](Parameters p) { return std::vector{-p[0]}; }),
        .evaluate = evaluator([](auto x, Parameters p) {
            const double v = value(x);
            return straight(x, v > -p[0] ? v : -p[0], v > -p[0] ? 1 : 0);
        }),
    });
    family.push_back({
        .id = "flexible_relu",
        .name = "FReLU",
        .longName = "Flexible Rectified Linear Unit",
        .family = "relu",
        .source = "Qiu 2018",
        .reference =
            "Qiu, Xu and Cai 2018, FReLU: flexible rectified linear units for improving convolutional "
            "neural networks, arXiv:1706.08098 (the initial b is from memory).",
        .tex = R"(f(x) = \max(x, 0) + b)",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases})",
        .formula = "max(x, 0) + b",
        .aliases = {"flexible relu"},
        .pitfall = "Shares its short name FReLU with the funnel activation, which acts on images.",
        .parameters = {realParameter("b", "b", "Bias behind the rectifier, learned.", -0.398, -1, 1,
                                     {{-0.398, "−0.398 start"}, {0, "0 ReLU"}})},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) {
            const double v = value(x);
            return straight(x, (v > 0 ? v : 0) + p[0], v > 0 ? 1 : 0);
        }),
    });
    return family;
}

} // namespace actiscope
