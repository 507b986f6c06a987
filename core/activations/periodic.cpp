#include "core/activations/entry.h"
#include "core/activations/families.h"
#include "core/activations/parameter.h"
#include "core/numerics/phase.h"
#include "core/numerics/wide.h"

namespace actiscope {

namespace {

/// sin x/x. Inside ±1 the derivatives are series, since the quotients cancel there.
template <class T>
T sinc(const T& x) {
    const double v = value(x);
    if (std::isinf(v))
        return closedForm(x, 0.0, [] { return Slopes{}; });
    const double f = v == 0 ? 1 : std::sin(v) / v;
    return closedForm(x, f, [v, f] {
        if (std::fabs(v) >= 1) {
            const double f1 = (std::cos(v) - f) / v;
            return Slopes{f1, -f - 2 * f1 / v};
        }
        // sinc x = Σ (−1)^k x^2k/(2k + 1)!: the terms of f′/x and f″ for k = 10 … 1.
        double slope = 0;
        double bend = 0;
        double factorial = 51090942171709440000.0; // 21!
        for (int k = 10; k >= 1; --k) {
            const double term = 2 * k / factorial;
            slope = term - slope * v * v;
            bend = term * (2 * k - 1) - bend * v * v;
            factorial /= 2 * k * (2 * k + 1);
        }
        return Slopes{-slope * v, -bend};
    });
}

/// x + sin²(ax)/a, the limit x for a = 0. Left of 0 the two terms cancel, so the square is kept to twice the
/// digits.
double snakeValue(double x, double a, const Phase& t) {
    if (std::isinf(x) || std::fabs(t.high) < 1e-20)
        return x;
    if (std::fabs(x) > 1e300) // where twice the digits would overflow
        return x + sinOf(t) * (sinOf(t) / a);
    const bool isNear = std::fabs(t.low) < 0x1p-27;
    const double s = isNear ? std::sin(t.high) : sinCos(t).sin;
    Wide square = exactProduct(s, s);
    square.lo += isNear ? 2 * s * t.low * std::cos(t.high) : 0;
    const Wide sum = Wide(x) + square / Wide(a);
    return sum.hi + sum.lo;
}

/// 1 + sin 2t is (sin t + cos t)², which does not cancel.
template <class T>
T snake(const T& x, double a) {
    const double v = value(x);
    const Phase phase = phaseOfProduct(a, v);
    return closedForm(x, snakeValue(v, a, phase), [a, phase] {
        const SinCos t = sinCos(phase);
        const double sum = t.sin + t.cos;
        return Slopes{sum * sum, 2 * a * (t.cos - t.sin) * sum};
    });
}

/// ωx(|x| + 1) to twice the digits of a double; where that overflows, as phaseOfProduct does.
Phase finerPhase(double omega, double x) {
    const double size = std::fabs(x);
    const double rounded = omega * x * (size + 1);
    if (!std::isfinite(rounded))
        return {std::isinf(x) ? x : std::copysign(std::numeric_limits<double>::max(), rounded), 0};
    const Wide product = exactProduct(omega, x) * exactSum(size, 1);
    return {product.hi, product.lo};
}

template <class T>
T finer(const T& x, double omega) {
    const double v = value(x);
    const SinCos t = sinCos(finerPhase(omega, v));
    return closedForm(x, t.sin, [v, t, omega] {
        const double slope = omega * (2 * std::fabs(v) + 1);
        const double bend = v == 0 ? 0 : (v > 0 ? 2 * omega : -2 * omega);
        return Slopes{slope * t.cos, bend * t.cos - slope * slope * t.sin};
    });
}

Field omegaField(std::string help, std::vector<FieldPreset> presets) {
    return realParameter("omega", "ω", std::move(help), 1, 0.1, 30, std::move(presets));
}

} // namespace

std::vector<Activation> periodicFamily() {
    std::vector<Activation> family;
    family.push_back({
        .id = "sine",
        .name = "Sine",
        .longName = "Sinusoidal unit (SIREN)",
        .family = "periodic",
        .source = "Sitzmann 2020",
        .reference =
            "Sitzmann, Martel, Bergman, Lindell and Wetzstein 2020, Implicit neural representations with "
            "periodic activation functions, arXiv:2006.09661.",
        .tex = R"(f(x) = \sin(\omega x))",
        .texDerivative = R"(f'(x) = \omega \cos(\omega x))",
        .formula = "sin(omega*x)",
        .aliases = {"SIREN", "sinusoid"},
        .frameworks = {{"torch", "torch.sin"}, {"jax", "jnp.sin"}, {"onnx", "Sin"}, {"ggml", "SIN"}},
        .pitfall =
            "Trains only with SIREN's own initialisation: the first layer has ω = 30 and weights scaled to "
            "match.",
        .parameters = {omegaField("Frequency.", {{1, "1"}, {30, "30 SIREN"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluatorWithOwnLimits([](auto x, Parameters p) {
            const double omega = p[0];
            const Phase t = phaseOfProduct(omega, value(x));
            return closedForm(x, sinOf(t), [=] {
                const SinCos wave = sinCos(t);
                return Slopes{omega * wave.cos, -omega * wave.sin * omega};
            });
        }),
    });
    family.push_back({
        .id = "cosine",
        .name = "Cosine",
        .longName = "Random Fourier feature",
        .family = "periodic",
        .source = "Rahimi & Recht 2007",
        .reference = "Rahimi and Recht 2007, Random features for large-scale kernel machines.",
        .tex = R"(f(x) = \cos(\omega x))",
        .texDerivative = R"(f'(x) = -\omega \sin(\omega x))",
        .formula = "cos(omega*x)",
        .aliases = {"random fourier features", "cos"},
        .frameworks = {{"torch", "torch.cos"}, {"jax", "jnp.cos"}, {"onnx", "Cos"}, {"ggml", "COS"}},
        .pitfall = "Even, with slope 0 at 0: a unit that starts with zero pre-activation gets no gradient.",
        .parameters = {omegaField("Frequency.", {{1, "1"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluatorWithOwnLimits([](auto x, Parameters p) {
            const double omega = p[0];
            const Phase t = phaseOfProduct(omega, value(x));
            return closedForm(x, cosOf(t), [=] {
                const SinCos wave = sinCos(t);
                return Slopes{-omega * wave.sin, -omega * wave.cos * omega};
            });
        }),
    });
    family.push_back({
        .id = "snake",
        .name = "Snake",
        .longName = "x plus a squared sine",
        .family = "periodic",
        .source = "Ziyin 2020",
        .reference =
            "Ziyin, Hartwig and Ueda 2020, Neural networks fail to learn periodic functions and how to "
            "fix it, arXiv:2006.08195.",
        .tex = R"(f(x) = x + \frac{\sin^{2}(a x)}{a})",
        .texDerivative = R"(f'(x) = 1 + \sin(2 a x))",
        .formula = "x + sin(a*x)^2/a",
        .aliases = {"tfa.activations.snake", "BigVGAN"},
        .frameworks = {{"tf", "tfa.activations.snake"}},
        .pitfall = "Written with 1 − cos(2ax) it cancels near 0: the squared sine does not.",
        .parameters = {realParameter("a", "a", "Frequency; the limit for a → 0 is the identity.", 1, 0.1, 30,
                                     {{1, "1"}, {0.2, "0.2"}, {5, "5"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluatorWithOwnLimits([](auto x, Parameters p) { return snake(x, p[0]); }),
    });
    family.push_back({
        .id = "gcu",
        .name = "GCU",
        .longName = "Growing Cosine Unit",
        .family = "periodic",
        .source = "Noel 2021",
        .reference =
            "Noel, Arunkumar, Trivedi and Dutta 2021, Growing cosine unit: a novel oscillatory activation "
            "function that can speedup training and reduce parameters in convolutional neural networks, "
            "arXiv:2108.12943.",
        .tex = R"(f(x) = x \cos x)",
        .texDerivative = R"(f'(x) = \cos x - x \sin x)",
        .formula = "x*cos(x)",
        .aliases = {"growing cosine"},
        .pitfall = "The slope grows with |x| and changes sign: keep the inputs near 0.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluatorWithOwnLimits([](auto x, Parameters) {
            const double v = value(x);
            const double c = std::cos(v);
            return closedForm(x, v * c, [v, c] {
                const double s = std::sin(v);
                return Slopes{c - v * s, -2 * s - v * c};
            });
        }),
    });
    family.push_back({
        .id = "sinc",
        .name = "Sinc",
        .longName = "Cardinal sine, unnormalised",
        .family = "periodic",
        .source = "Efe 2008",
        .reference =
            "Efe 2008, Novel neuronal activation functions for feedforward neural networks (citation from "
            "memory).",
        .tex = R"(f(x) = \frac{\sin x}{x}, \quad f(0) = 1)",
        .texDerivative = R"(f'(x) = \frac{x \cos x - \sin x}{x^{2}}, \quad f'(0) = 0)",
        .formula = "where(x == 0, 1, sin(x)/x)",
        .aliases = {"cardinal sine", "sampling function"},
        .differences = "numpy.sinc and torch.sinc are sin(πx)/(πx), the normalised one.",
        .pitfall = "sin(x)/x is 0/0 at 0, and the quotients of its derivatives lose all digits near it.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluatorWithOwnLimits([](auto x, Parameters) { return sinc(x); }),
    });
    family.push_back({
        .id = "finer",
        .name = "FINER",
        .longName = "Sine of growing frequency",
        .family = "periodic",
        .source = "Liu 2024",
        .reference =
            "Liu, Zhu, Zhang, Fu, Deng, Ma, Guo and Cao 2024, FINER: flexible spectral-bias tuning in "
            "implicit neural representation by variable-periodic activation functions, arXiv:2312.02434.",
        .tex = R"(f(x) = \sin\left(\omega (|x| + 1)\, x\right))",
        .texDerivative = R"(f'(x) = \omega (2|x| + 1) \cos\left(\omega (|x| + 1)\, x\right))",
        .formula = "sin(omega*(abs(x) + 1)*x)",
        .aliases = {"variable-periodic", "flexible siren"},
        .pitfall = "The local frequency is ω(2|x| + 1): large inputs turn into noise.",
        .parameters = {omegaField("Frequency at 0.", {{1, "1"}, {30, "30 paper"}})},
        .kinks = kinksAt({0}),
        .evaluate = evaluatorWithOwnLimits([](auto x, Parameters p) { return finer(x, p[0]); }),
    });
    return family;
}

} // namespace actiscope
