#include "core/activations/entry.h"
#include "core/activations/families.h"

namespace actiscope {

std::vector<Activation> gatedFamily() {
    Field beta;
    beta.id = "beta";
    beta.label = "β";
    beta.help = "Sharpness of the gate: 0 gives x/2, ∞ gives ReLU.";
    beta.defaultValue = 1.0;
    beta.sliderMinimum = 0;
    beta.sliderMaximum = 10;
    beta.presets = {{1, "1 SiLU"}, {1.702, "1.702 ≈ GELU"}, {0, "0 linear"}, {10, "10 ≈ ReLU"}};

    std::vector<Activation> family;
    family.push_back({
        .id = "swish",
        .name = "Swish",
        .longName = "Self-gated unit",
        .family = "gated",
        .source = "Ramachandran 2017",
        .reference = "Ramachandran, Zoph and Le 2017, Searching for activation functions, arXiv:1710.05941.",
        .tex = R"(f(x) = \frac{x}{1 + e^{-\beta x}})",
        .texDerivative = R"(f'(x) = \sigma(\beta x)\left(1 + \beta x\,\sigma(-\beta x)\right))",
        .aliases = {"swish-beta", "tf.nn.swish"},
        .parameters = {beta},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return gatedBySigmoid(x, p[0]); }),
    });
    family.push_back({
        .id = "silu",
        .name = "SiLU",
        .longName = "Sigmoid Linear Unit (Swish with β = 1)",
        .family = "gated",
        .source = "Elfwing 2017",
        .reference =
            "Elfwing, Uchibe and Doya 2017, Sigmoid-weighted linear units for neural network function "
            "approximation in reinforcement learning, arXiv:1702.03118; Hendrycks and Gimpel 2016.",
        .tex = R"(f(x) = \frac{x}{1 + e^{-x}})",
        .texDerivative = R"(f'(x) = \sigma(x)\left(1 + x\,\sigma(-x)\right))",
        .aliases = {"swish-1", "SiL", "nn.SiLU"},
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return gatedBySigmoid(x, 1); }),
    });
    return family;
}

} // namespace actiscope
