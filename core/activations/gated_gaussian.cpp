#include "core/activations/entry.h"
#include "core/activations/gated_parts.h"
#include "core/activations/parameter.h"
#include "core/numerics/closed_form.h"
#include "core/numerics/error_gate.h"
#include "core/numerics/logistic.h"

namespace actiscope {

namespace {

constexpr double peak = std::numbers::inv_sqrtpi * std::numbers::sqrt2 / 2; // φ(0)

/// Φ(x) and e^(−x²/2). The rounding of x/√2 is made up for: in the tail it would cost x² units in the last
/// place.
ErrorGate normalGate(double x) {
    const Wide scaled = exactProduct(x, std::numbers::sqrt2 / 2);
    constexpr double rootLost = -4.833646656726456e-17; // of √½ in its rounding
    return errorGate({scaled.hi, scaled.lo + x * rootLost});
}

/// x·Φ(x)
template <class T>
T gelu(T x) {
    const double c = std::clamp(value(x), -1e3, 1e3);
    const ErrorGate g = normalGate(c);
    return closedForm(x, value(x) * g.half, [&] {
        return Slopes{g.withBell(c * peak), peak * (2 - c * c) * g.bell};
    });
}

/// x·(α + (1 − α)·½erfc(−t)), t = μ(1 − α)x: the smooth maximum of x and αx.
template <class T>
T smoothMaximum(T x, double alpha, double mu) {
    const double v = value(x);
    const double rest = 1 - alpha;
    const double rate = mu * rest;
    const double t = std::clamp(rate * v, -1e3, 1e3);
    const ErrorGate g = errorGate(t);
    return closedForm(x, v * alpha + v * rest * g.half, [&] {
        constexpr double bell = std::numbers::inv_sqrtpi;
        return Slopes{alpha + rest * g.withBell(t * bell), 2 * bell * rest * rate * (1 - t * t) * g.bell};
    });
}

/// x·tanh(g), g = x·Φ(x)
template <class T>
T phish(T x) {
    const double c = std::clamp(value(x), -1e3, 1e3);
    const ErrorGate n = normalGate(c);
    if (c < -8) // tanh g = g to the last bit, and all three are rounded only once
        return closedForm(x, c * c * n.half, [&] {
            ErrorGate twice = n;
            twice.half.first *= 2;
            return Slopes{twice.timesWithBell(c, c * peak), twice.withBell((4 * c - c * c * c) * peak)};
        });
    const double g = c * n.half;
    const double t = std::tanh(g);
    return closedForm(x, value(x) * t, [&] {
        const SplitExp e = splitExp(-2 * std::fabs(g));
        const double shrink = 1 / (1 + e.value());
        const double square = 4 * shrink * shrink; // sech² g is this times e
        const double g1 = n.withBell(c * peak);
        const double g2 = peak * (2 - c * c) * n.bell;
        return Slopes{t + c * g1 * square * e, (2 * g1 + c * (g2 - 2 * t * g1 * g1)) * square * e};
    });
}

/// x·σ(z), z = 2√(2/π)(x + 0.044715x³): what ½(1 + tanh) is, without its cancellation.
template <class T>
T geluTanh(T x) {
    constexpr double k = 2 * std::numbers::inv_sqrtpi * std::numbers::sqrt2;
    constexpr double cubic = 0.044715;
    const double c = std::clamp(value(x), -1e3, 1e3);
    const double z = k * (c + cubic * c * c * c);
    const Logistic g = logistic(z);
    const double f = z < -40 ? value(x) * g.tail : value(x) * g.value;
    return closedForm(x, f, [&] {
        const double z1 = k * (1 + 3 * cubic * c * c);
        const double z2 = 6 * k * cubic * c;
        const double slope = z < -40 ? (1 + c * z1) * g.tail : g.value * (1 + c * z1 * g.mirrored);
        return Slopes{slope,
                      (2 * z1 + c * z2 - c * z1 * z1 * std::tanh(z / 2)) * g.shrink * g.shrink * g.tail};
    });
}

} // namespace

std::vector<Activation> gaussianGates() {
    std::vector<Activation> part;
    part.push_back({
        .id = "gelu",
        .name = "GELU",
        .longName = "Gaussian Error Linear Unit (exact)",
        .family = "gated",
        .source = "Hendrycks & Gimpel 2016",
        .reference = "Hendrycks and Gimpel 2016, Gaussian error linear units (GELUs), arXiv:1606.08415.",
        .tex = R"(f(x) = x\,\Phi(x) = \frac{x}{2}\left(1 + \operatorname{erf}\frac{x}{\sqrt{2}}\right))",
        .texDerivative = R"(f'(x) = \Phi(x) + \frac{x}{\sqrt{2\pi}}\,e^{-x^{2}/2})",
        .formula = "x*Phi(x)",
        .aliases = {"gaussian error linear", "gelu erf"},
        .frameworks = {{"torch", "nn.GELU(approximate='none')"},
                       {"keras", "gelu(approximate=False)"},
                       {"jax", "nn.gelu(approximate=False)"},
                       {"onnx", "Gelu(approximate=\"none\")"},
                       {"onednn", "eltwise_gelu_erf"},
                       {"ggml", "GELU_ERF"}},
        .variants = {{"tanh approximation: JAX default", "gelu_tanh", {}},
                     {"sigmoid approximation: CLIP", "quick_gelu", {1.702}}},
        .differences =
            "PyTorch, ONNX and keras.activations mean the exact one; JAX and keras.ops mean the tanh "
            "approximation unless told otherwise.",
        .pitfall = "½x(1 + erf(x/√2)) loses all its digits in the left tail and is exactly 0 below −8.4; "
                   "½x·erfc(−x/√2) keeps them down to −38.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return gelu(x); }),
    });
    part.push_back({
        .id = "gelu_tanh",
        .name = "GELU (tanh)",
        .longName = "Tanh approximation of GELU",
        .family = "gated",
        .source = "Hendrycks & Gimpel 2016",
        .reference = "Hendrycks and Gimpel 2016, Gaussian error linear units (GELUs), arXiv:1606.08415.",
        .tex =
            R"(f(x) = \frac{x}{2}\left(1 + \tanh u\right),\quad u = \sqrt{\tfrac{2}{\pi}}\left(x + 0.044715\,x^{3}\right))",
        .texDerivative =
            R"(f'(x) = \frac{1 + \tanh u}{2} + \frac{x}{2 \cosh^{2} u} \sqrt{\tfrac{2}{\pi}}\left(1 + 0.134145\,x^{2}\right))",
        .formula = "x*sigmoid(2*sqrt(2/pi)*(x+0.044715*x^3))",
        .aliases = {"gelu_new", "gelu_fast", "gelu_pytorch_tanh"},
        .frameworks = {{"torch", "nn.GELU(approximate='tanh')"},
                       {"keras", "gelu(approximate=True)"},
                       {"jax", "nn.gelu"},
                       {"onnx", "Gelu(approximate=\"tanh\")"},
                       {"onednn", "eltwise_gelu_tanh"},
                       {"ggml", "GELU"}},
        .variants = {{"exact: PyTorch and ONNX default", "gelu", {}},
                     {"sigmoid approximation: CLIP", "quick_gelu", {1.702}}},
        .differences = "The default of JAX, keras.ops and ggml; PyTorch and ONNX need approximate='tanh'.",
        .pitfall = "1 + tanh u cancels on the left and is exactly 0 below −7.1; σ(2u) is the same number "
                   "without the cancellation.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return geluTanh(x); }),
    });
    Field leak = realParameter("alpha", "α", "Slope far left; 1 is the identity.", 0.25, 0, 1,
                               {{0.25, "0.25"}, {0, "0 as GELU"}, {0.01, "0.01 Leaky"}});
    leak.minimum = 0;
    leak.maximum = 1;
    Field sharpness = positiveParameter("mu", "μ", "Sharpness of the bend: ∞ gives Leaky ReLU.", 2.5, 0.1, 20,
                                        {{2.5, "2.5"}, {0.7071067811865476, "1/√2 GELU at α = 0"}});
    sharpness.scale = FieldScale::Logarithmic;
    part.push_back({
        .id = "smu",
        .name = "SMU",
        .longName = "Smooth Maximum Unit",
        .family = "gated",
        .source = "Biswas 2021",
        .reference =
            "Biswas, Kumar, Banerjee and Pandey 2021, SMU: smooth activation function for deep networks "
            "using smoothing maximum technique, arXiv:2111.04682.",
        .tex =
            R"(f(x) = \tfrac12\left((1 + \alpha)\,x + (1 - \alpha)\,x \operatorname{erf} t\right),\quad t = \mu\,(1 - \alpha)\,x)",
        .texDerivative =
            R"(f'(x) = \tfrac{1 + \alpha}{2} + \tfrac{1 - \alpha}{2}\left(\operatorname{erf} t + \tfrac{2 t}{\sqrt{\pi}}\,e^{-t^{2}}\right))",
        .formula = "((1+alpha)*x+(1-alpha)*x*erf(mu*(1-alpha)*x))/2",
        .aliases = {"smooth maximum"},
        .pitfall = "With α near 0 the two terms cancel for x < 0: take α + ½(1 − α)·erfc(−t) as the slope "
                   "instead.",
        .parameters = {leak, sharpness},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return smoothMaximum(x, p[0], p[1]); }),
    });
    part.push_back({
        .id = "phish",
        .name = "Phish",
        .longName = "x times tanh of GELU",
        .family = "gated",
        .source = "Naveen 2022",
        .reference = "Naveen 2022, Phish: a novel hyper-optimizable activation function, TechRxiv 17283824.",
        .tex = R"(f(x) = x \tanh g,\quad g = x\,\Phi(x))",
        .texDerivative = R"(f'(x) = \tanh g + \frac{x}{\cosh^{2} g}\left(\Phi(x) + x\,\varphi(x)\right))",
        .formula = "x*tanh(x*Phi(x))",
        .aliases = {},
        .pitfall =
            "Left of 0 both factors are negative: unlike Mish or GELU it has a positive bump there, and "
            "its least value, 0, at 0.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return phish(x); }),
    });
    return part;
}

} // namespace actiscope
