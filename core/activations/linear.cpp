#include "core/activations/entry.h"
#include "core/activations/families.h"
#include "core/activations/parameter.h"

namespace actiscope {

std::vector<Activation> linearFamily() {
    std::vector<Activation> family;
    family.push_back({
        .id = "identity",
        .name = "Identity",
        .longName = "Linear",
        .family = "linear",
        .source = "textbook",
        .reference = "Textbook; the output of a regression network.",
        .tex = R"(f(x) = x)",
        .texDerivative = R"(f'(x) = 1)",
        .formula = "x",
        .aliases = {"linear", "none", "nn.Identity"},
        .frameworks =
            {{"torch", "nn.Identity"}, {"keras", "linear"}, {"jax", "nn.identity"}, {"onnx", "Identity"}},
        .pitfall = "However many layers of it are stacked, the network stays one linear map.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return x; }),
    });
    family.push_back({
        .id = "linear",
        .name = "Affine",
        .longName = "Affine function",
        .family = "linear",
        .source = "textbook",
        .reference = "Textbook.",
        .tex = R"(f(x) = a x + b)",
        .texDerivative = R"(f'(x) = a)",
        .formula = "a*x + b",
        .aliases = {"scale and shift", "a*x+b"},
        .frameworks = {{"onednn", "eltwise_linear"}},
        .parameters = {realParameter("a", "a", "Slope.", 1, -3, 3, {{1, "1"}, {-1, "−1"}}),
                       realParameter("b", "b", "Value at 0.", 0, -3, 3, {{0, "0"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return straight(x, p[0] * value(x) + p[1], p[0]); }),
    });
    family.push_back({
        .id = "abs",
        .name = "Absolute value",
        .longName = "V-shaped rectifier (vReLU)",
        .family = "linear",
        .source = "oneDNN",
        .reference = "A primitive of oneDNN; as vReLU in Kunc and Kléma 2024, Three decades of activations, "
                     "arXiv:2402.09092.",
        .tex = R"(f(x) = |x|)",
        .texDerivative = R"(f'(x) = \operatorname{sgn} x)",
        .formula = "abs(x)",
        .aliases = {"vReLU", "modulus"},
        .frameworks = {{"torch", "torch.abs"}, {"onnx", "Abs"}, {"onednn", "eltwise_abs"}, {"ggml", "ABS"}},
        .pitfall = "An even function: the sign of the input is lost, and the mean output is far from 0.",
        .parameters = {},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters) {
            const double v = value(x);
            return straight(x, std::fabs(v), v > 0 ? 1.0 : (v < 0 ? -1.0 : 0.0));
        }),
    });
    return family;
}

} // namespace actiscope
