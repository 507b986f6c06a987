#include "core/activations/entry.h"
#include "core/activations/gated_parts.h"
#include "core/activations/parameter.h"
#include "core/numerics/closed_form.h"
#include "core/numerics/logistic.h"

namespace actiscope {

namespace {

/// β·x·σ(x)
template <class T>
T scaledSilu(T x, double beta) {
    const double v = value(x);
    const double f = v < -40 ? scaledExp(beta * v, v) : beta * (v * sigmoid(v));
    return closedForm(x, f, [&] {
        const double t = nearGate(v);
        const double slope =
            t < -40 ? scaledExp(beta * (1 + t), t) : beta * (sigmoid(t) * (1 + t * sigmoid(-t)));
        return Slopes{slope, scaledSigmoidSlope(2 - t * std::tanh(t / 2), beta, t)};
    });
}

/// (p₁ − p₂)·x·σ(z) + p₂·x with z = β(p₁ − p₂)x, as p₁·x·σ(z) + p₂·x·σ(−z), which cancels less.
template <class T>
T aconC(T x, double p1, double p2, double beta) {
    const double difference = p1 - p2;
    const double rate = beta * difference;
    const double v = value(x);
    const double f = p1 * gatedBySigmoid(v, rate) + p2 * gatedBySigmoid(v, -rate);
    return closedForm(x, f, [&] {
        const double z = nearGate(rate * v);
        return Slopes{p1 * sigmoid(z) + p2 * sigmoid(-z) + scaledSigmoidSlope(difference, z, z),
                      scaledSigmoidSlope(2 - z * std::tanh(z / 2), rate * difference, z)};
    });
}

/// The derivative of x·σ(x), with s′ = σ′(x) and h = tanh(x/2).
template <class T>
T siluSlope(T x) {
    const Logistic g = logistic(nearGate(value(x)));
    const double c = g.x;
    const double f = c < -40 ? (1 + c) * g.tail : g.value * (1 + c * g.mirrored);
    return closedForm(x, f, [&] {
        const double h = std::tanh(c / 2);
        const double peak = g.shrink * g.shrink;
        return Slopes{(2 - c * h) * peak * g.tail, (-h * (3 - c * h) - 2 * c * g.slope()) * peak * g.tail};
    });
}

/// sin t − t for |t| < 1: its Taylor series.
double sineMinusArgument(double t) {
    const double s = t * t;
    return -t * s / 6 *
           (1 -
            s / 20 *
                (1 - s / 42 * (1 - s / 72 * (1 - s / 110 * (1 - s / 156 * (1 - s / 210 * (1 - s / 272)))))));
}

/// (x + a·sin bx)·σ(x). Where bx is small the sum is taken as (1 + ab)x + a(sin bx − bx): the first term
/// may vanish.
template <class T>
T sinLu(T x, double a, double b) {
    const double v = value(x);
    if (std::isinf(v)) // to the right the wave goes on in the derivatives
        return closedForm(x, v > 0 ? v : -0.0, [&] {
            const double none = v > 0 && a * b != 0 ? std::numeric_limits<double>::quiet_NaN() : 0;
            return Slopes{(v > 0 ? 1 : 0) + none, none};
        });
    const double t = b * std::clamp(v, -1e300, 1e300);
    const bool small = std::fabs(t) < 1;
    const double sum = std::fma(a, b, 1.0);
    const double wave = small ? sum * v + a * sineMinusArgument(t) : v + a * std::sin(t);
    const Logistic g = logistic(nearGate(v));
    const double f = g.x < -40 ? wave * g.tail : wave * g.value;
    return closedForm(x, f, [&] {
        // 1 + ab·cos t by the half angle, which does not cancel where ab is near 1 or −1.
        const double c = a * b;
        const double half = c > 0 && !small ? std::cos(t / 2) : std::sin(t / 2);
        const double wave1 =
            c > 0 && !small ? std::fma(-a, b, 1.0) + 2 * c * half * half : sum - 2 * c * half * half;
        const double wave2 = -a * b * b * std::sin(t);
        const double h = std::tanh(g.x / 2);
        const double bend = (2 * wave1 - wave * h) * g.shrink;
        if (g.x < 0)
            return Slopes{(wave1 + wave * g.shrink) * g.shrink * g.tail, (wave2 + bend) * g.shrink * g.tail};
        return Slopes{wave1 * g.value + wave * g.shrink * g.shrink * g.tail,
                      wave2 * g.value + bend * g.shrink * g.tail};
    });
}

} // namespace

std::vector<Activation> sigmoidGates() {
    std::vector<Activation> part;
    part.push_back({
        .id = "swish",
        .name = "Swish",
        .longName = "Self-gated unit",
        .family = "gated",
        .source = "Ramachandran 2017",
        .reference = "Ramachandran, Zoph and Le 2017, Searching for activation functions, arXiv:1710.05941.",
        .tex = R"(f(x) = \frac{x}{1 + e^{-\beta x}})",
        .texDerivative = R"(f'(x) = \sigma(\beta x)\left(1 + \beta x\,\sigma(-\beta x)\right))",
        .formula = "x*sigmoid(beta*x)",
        .aliases = {"swish-beta"},
        .frameworks = {{"tf", "tf.nn.swish(beta=1.0)"},
                       {"onnx", "Swish(alpha)"},
                       {"onednn", "eltwise_swish"}},
        .variants = {{"β fixed at 1: nn.SiLU", "silu", {}}},
        .differences = "Only TensorFlow, ONNX and oneDNN have the β; the swish of Keras and JAX is β = 1.",
        .pitfall = "β multiplies x inside the gate only. At β = 0 it is x/2, not 0, and not the identity.",
        .parameters = {realParameter(
            "beta", "β", "Sharpness of the gate: 0 gives x/2, ∞ gives ReLU.", 1, 0, 10,
            {{1, "1 SiLU"}, {1.702, "1.702 ≈ GELU"}, {0, "0 linear"}, {10, "10 ≈ ReLU"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return gatedBySigmoid(x, p[0]); }),
    });
    part.push_back({
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
        .formula = "x*sigmoid(x)",
        .aliases = {"swish-1", "SiL"},
        .frameworks = {{"torch", "nn.SiLU"},
                       {"keras", "silu, swish"},
                       {"jax", "nn.silu, nn.swish"},
                       {"onnx", "Swish(alpha=1)"},
                       {"onednn", "eltwise_swish(1)"},
                       {"ggml", "SILU"}},
        .variants = {{"with a free β: Swish", "swish", {}}},
        .differences = "PyTorch says SiLU; Keras and JAX know it as swish too.",
        .pitfall = "x/(1 + e^(−x)) is −0 as soon as e^(−x) overflows, though the value is still a double "
                   "down to x = −751; and at x = −∞ frameworks answer NaN where the limit is 0.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return gatedBySigmoid(x, 1); }),
    });
    part.push_back({
        .id = "eswish",
        .name = "E-Swish",
        .longName = "Swish times a constant",
        .family = "gated",
        .source = "Alcaide 2018",
        .reference = "Alcaide 2018, E-swish: adjusting activations to different network depths, "
                     "arXiv:1801.07145.",
        .tex = R"(f(x) = \frac{\beta x}{1 + e^{-x}})",
        .texDerivative = R"(f'(x) = \beta\,\sigma(x)\left(1 + x\,\sigma(-x)\right))",
        .formula = "beta*x*sigmoid(x)",
        .aliases = {"e-swish"},
        .pitfall = "Its β scales the whole function, unlike that of Swish, which sharpens the gate: every "
                   "layer multiplies the signal by up to β.",
        .parameters = {positiveParameter("beta", "β", "Factor, the slope far right; 1.25 to 1.75 were best.",
                                         1.375, 1, 2,
                                         {{1.375, "1.375"}, {1, "1 SiLU"}, {1.25, "1.25"}, {1.75, "1.75"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return scaledSilu(x, p[0]); }),
    });
    part.push_back({
        .id = "quick_gelu",
        .name = "QuickGELU",
        .longName = "Sigmoid approximation of GELU",
        .family = "gated",
        .source = "Hendrycks & Gimpel 2016",
        .reference = "Hendrycks and Gimpel 2016, Gaussian error linear units (GELUs), arXiv:1606.08415; "
                     "used by CLIP (Radford et al. 2021).",
        .tex = R"(f(x) = x\,\sigma(k x))",
        .texDerivative = R"(f'(x) = \sigma(k x)\left(1 + k x\,\sigma(-k x)\right))",
        .formula = "x*sigmoid(k*x)",
        .aliases = {"quick gelu", "sigmoid gelu"},
        .frameworks = {{"ggml", "GELU_QUICK"}},
        .variants = {{"exact: GELU", "gelu", {}}, {"tanh approximation", "gelu_tanh", {}}},
        .pitfall = "It is off GELU by up to 0.02: a network trained with the one changes its answers when "
                   "run with the other.",
        .parameters = {positiveParameter("k", "k", "Sharpness of the gate; 1.702 is nearest to GELU.", 1.702,
                                         0.5, 3, {{1.702, "1.702 CLIP"}, {1, "1 SiLU"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return gatedBySigmoid(x, p[0]); }),
    });
    part.push_back({
        .id = "acon_c",
        .name = "ACON-C",
        .longName = "Activate or not",
        .family = "gated",
        .source = "Ma 2021",
        .reference = "Ma, Zhang, Liu and Sun 2021, Activate or not: learning customized activation, "
                     "arXiv:2009.04759.",
        .tex = R"(f(x) = (p_1 - p_2)\,x\,\sigma(z) + p_2\,x,\quad z = \beta\,(p_1 - p_2)\,x)",
        .texDerivative = R"(f'(x) = (p_1 - p_2)\,\sigma(z)\left(1 + z\,\sigma(-z)\right) + p_2)",
        .formula = "(p1-p2)*x*sigmoid(beta*(p1-p2)*x)+p2*x",
        .aliases = {"acon", "meta-acon", "acon-a", "acon-b"},
        .variants = {{"ACON-A, p₁ = 1 and p₂ = 0: Swish", "swish", {}}},
        .pitfall = "β = 0 is no switch-off but the line of the mean slope (p₁ + p₂)/2. In Meta-ACON, β is "
                   "computed from the input by a small network.",
        .parameters = {realParameter("p1", "p₁", "Slope far right, learned.", 1, -2, 2, {{1, "1"}}),
                       realParameter("p2", "p₂", "Slope far left, learned.", 0, -2, 2,
                                     {{0, "0 Swish"}, {0.25, "0.25 as PReLU"}}),
                       realParameter("beta", "β", "Switches from linear (0) to a corner (∞).", 1, 0, 10,
                                     {{1, "1"}, {0, "0 linear"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return aconC(x, p[0], p[1], p[2]); }),
    });
    part.push_back({
        .id = "dsilu",
        .name = "dSiLU",
        .longName = "Derivative of SiLU",
        .family = "gated",
        .source = "Elfwing 2017",
        .reference =
            "Elfwing, Uchibe and Doya 2017, Sigmoid-weighted linear units for neural network function "
            "approximation in reinforcement learning, arXiv:1702.03118.",
        .tex = R"(f(x) = \sigma(x)\left(1 + x\,\sigma(-x)\right))",
        .texDerivative = R"(f'(x) = \sigma(x)\,\sigma(-x)\left(2 - x \tanh\tfrac{x}{2}\right))",
        .formula = "sigmoid(x)*(1+x*sigmoid(-x))",
        .aliases = {"silu derivative"},
        .pitfall = "A sigmoid that overshoots: it reaches 1.1 and −0.1, so it is no probability.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return siluSlope(x); }),
    });
    part.push_back({
        .id = "sinlu",
        .name = "SinLU",
        .longName = "Sinu-sigmoidal linear unit",
        .family = "gated",
        .source = "Paul 2022",
        .reference = "Paul, Bandyopadhyay, Yoon, Geem and Sarkar 2022, SinLU: sinu-sigmoidal linear unit, "
                     "Mathematics 10, 337.",
        .tex = R"(f(x) = \left(x + a \sin b x\right) \sigma(x))",
        .texDerivative =
            R"(f'(x) = \left(1 + a b \cos b x\right) \sigma(x) + \left(x + a \sin b x\right) \sigma(x)\,\sigma(-x))",
        .formula = "(x+a*sin(b*x))*sigmoid(x)",
        .aliases = {"sinusoidal linear"},
        .pitfall = "The wave never dies out to the right: f′ swings between 1 − ab and 1 + ab for ever, and "
                   "is negative in places when |ab| > 1.",
        .parameters = {realParameter("a", "a", "Amplitude of the wave, learned.", 1, -3, 3,
                                     {{1, "1"}, {0, "0 SiLU"}}),
                       realParameter("b", "b", "Frequency of the wave, learned.", 1, 0, 5, {{1, "1"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluatorWithOwnLimits([](auto x, Parameters p) { return sinLu(x, p[0], p[1]); }),
    });
    return part;
}

} // namespace actiscope
