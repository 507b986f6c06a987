#include "core/activations/entry.h"
#include "core/activations/gated_parts.h"
#include "core/activations/parameter.h"

namespace actiscope {

std::vector<Activation> hardGates() {
    std::vector<Activation> part;
    part.push_back({
        .id = "hardswish",
        .name = "Hard Swish",
        .longName = "Swish of straight lines and a parabola",
        .family = "gated",
        .source = "Howard 2019",
        .reference = "Howard et al. 2019, Searching for MobileNetV3, arXiv:1905.02244.",
        .tex =
            R"(f(x) = \begin{cases} 0 & x \le -3 \\ \tfrac{1}{6} x\,(x + 3) & -3 < x < 3 \\ x & x \ge 3 \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} 0 & x \le -3 \\ \tfrac{1}{3} x + \tfrac{1}{2} & -3 < x < 3 \\ 1 & x \ge 3 \end{cases})",
        .formula = "x*min(max(x+3,0),6)/6",
        .aliases = {"hard_silu", "hard silu", "h-swish"},
        .frameworks = {{"torch", "nn.Hardswish"},
                       {"keras", "hard_silu, hard_swish"},
                       {"jax", "nn.hard_silu"},
                       {"onnx", "HardSwish"},
                       {"onednn", "eltwise_hardswish(1/6, 1/2)"},
                       {"ggml", "HARDSWISH"}},
        .variants = {{"smooth: SiLU", "silu", {}}},
        .differences = "PyTorch up to 2.6 had f′ = −0.5 at −3 and 1.5 at 3; since 2025 it is 0 and 1.",
        .pitfall = "x·clip(x + 3, 0, 6)/6 is −∞·0 = NaN at −∞, where the value is 0.",
        .parameters = {},
        .kinks = kinksAt({-3, 3}),
        .evaluate = evaluator([](auto x, Parameters) {
            using T = decltype(x);
            const auto inside = x * (x + 3.0) / 6.0;
            return where(value(x) <= -3, T(0.0), where(value(x) < 3, inside, x));
        }),
    });
    part.push_back({
        .id = "hard_mish",
        .name = "Hard Mish",
        .longName = "Mish of straight lines and a parabola",
        .family = "gated",
        .source = "Mangalam 2020",
        .reference = "As defined in timm (PyTorch Image Models), after Mangalam 2020, H-Mish.",
        .tex =
            R"(f(x) = \begin{cases} 0 & x \le -2 \\ \tfrac{1}{2} x\,(x + 2) & -2 < x < 0 \\ x & x \ge 0 \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} 0 & x \le -2 \\ x + 1 & -2 < x < 0 \\ 1 & x \ge 0 \end{cases})",
        .formula = "x/2*min(max(x+2,0),2)",
        .aliases = {"h-mish"},
        .frameworks = {{"timm", "hard_mish"}},
        .variants = {{"smooth: Mish", "mish", {}}},
        .pitfall = "The corner is at −2, where the slope jumps from 0 to −1; at 0 only the curvature jumps.",
        .parameters = {},
        .kinks = kinksAt({-2, 0}),
        .evaluate = evaluator([](auto x, Parameters) {
            using T = decltype(x);
            const auto inside = x * (x + 2.0) / 2.0;
            return where(value(x) <= -2, T(0.0), where(value(x) < 0, inside, x));
        }),
    });
    part.push_back({
        .id = "fts",
        .name = "Flatten-T Swish",
        .longName = "Swish for x > 0, a constant for x < 0",
        .family = "gated",
        .source = "Chieng 2018",
        .reference =
            "Chieng, Wahid, Ong and Perla 2018, Flatten-T Swish: a thresholded ReLU-Swish-like activation "
            "function for deep learning, arXiv:1812.06247.",
        .tex = R"(f(x) = \begin{cases} x\,\sigma(x) + T & x > 0 \\ T & x \le 0 \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} \sigma(x)\left(1 + x\,\sigma(-x)\right) & x > 0 \\ 0 & x \le 0 \end{cases})",
        .formula = "where(x>0,x*sigmoid(x)+T,T)",
        .aliases = {"fts", "flatten swish"},
        .variants = {{"not flattened: SiLU", "silu", {}}},
        .pitfall = "Left of 0 it learns nothing, like ReLU; and right of 0 the slope starts at ½, not at 1.",
        .parameters = {realParameter("T", "T", "Value left of 0.", -0.2, -1, 1, {{-0.2, "−0.2"}, {0, "0"}})},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) {
            using T = decltype(x);
            return where(value(x) <= 0, T(p[0]), gatedBySigmoid(x, 1) + p[0]);
        }),
    });
    return part;
}

} // namespace actiscope
