#include "core/activations/entry.h"
#include "core/activations/parameter.h"
#include "core/activations/sigmoid_parts.h"
#include "core/numerics/closed_form.h"

namespace actiscope {

namespace {

/// a·tanh(kx)
template <class T>
T scaledTanh(T x, double a, double k) {
    const double t = k * value(x);
    return closedForm(x, a * std::tanh(t), [&] {
        const double s = sech(t);
        return Slopes{a * k * s * s, -2 * a * k * std::tanh(t) * k * s * s};
    });
}

/// g·tanh(t) + b. Far from 0 as (b ∓ g) ± 2g·σ(∓2|t|), so that b = ±g leaves the tail its digits.
double shiftedTanh(double g, double t, double b) {
    if (std::fabs(t) < 0.7)
        return g * std::tanh(t) + b;
    return t < 0 ? (b - g) + 2 * g * sigmoid(2 * t) : (b + g) - 2 * g * sigmoid(-2 * t);
}

template <class T>
T dynamicTanh(T x, double alpha, double g, double b) {
    const double t = alpha * value(x);
    return closedForm(x, shiftedTanh(g, t, b), [&] {
        const double s = sech(t);
        return Slopes{g * alpha * s * s, -2 * g * alpha * std::tanh(t) * alpha * s * s};
    });
}

/// 1.7159·sign(y)·(1 − 1/(1 + |y| + y² + 1.41645·y⁴)) with y = 2x/3, over the fourth power of max(1, |y|), so
/// that nothing overflows: s is 1 over that maximum, r = |y|·s.
template <class T>
T rationalTanh(T x) {
    constexpr double amplitude = 1.7159;
    constexpr double c = 1.41645;
    constexpr double k = 2.0 / 3;
    const double y = k * std::fabs(value(x));
    const double s = 1 / std::max(1.0, y);
    const double r = std::min(y, 1.0);
    const double s2 = s * s;
    const double r2 = r * r;
    const double q = s2 * s2 + r * s * s2 + r2 * s2 + c * r2 * r2;
    const double xs = std::isinf(value(x)) ? std::copysign(1.5, value(x)) : value(x) * s;
    const double f = xs * (amplitude * k * (s * s2 + r * s2 + c * r * r2) / q);
    return closedForm(x, f, [&] {
        const double q1 = s * s2 + 2 * r * s2 + 4 * c * r * r2;
        // q·q″ − 2q′², divided by y: its constant term has cancelled
        const double bend = -6 * s * s2 * s2 + (12 * c - 6) * r * s2 * s2 - 4 * c * r2 * s * s2 -
                            18 * c * r * r2 * s2 - 20 * c * c * r * r2 * r2;
        return Slopes{amplitude * k * q1 / (q * q) * s2 * s2 * s,
                      xs * (amplitude * k * k * k * bend / (q * q * q) * s2 * s2 * s2)};
    });
}

template <class T>
T gudermannian(T x) {
    return closedForm(x, 2 * std::atan(std::tanh(value(x) / 2)), [&] {
        const double s = sech(value(x));
        return Slopes{s, -s * std::tanh(value(x))};
    });
}

} // namespace

std::vector<Activation> tanhSigmoids() {
    std::vector<Activation> part;
    part.push_back({
        .id = "tanh",
        .name = "Tanh",
        .longName = "Hyperbolic tangent",
        .family = "sigmoid",
        .source = "LeCun 1989",
        .reference = "LeCun 1989, Generalization and network design strategies.",
        .tex = R"(f(x) = \tanh x)",
        .texDerivative = R"(f'(x) = \frac{1}{\cosh^{2} x})",
        .formula = "tanh(x)",
        .aliases = {"hyperbolic tangent"},
        .frameworks = {{"torch", "nn.Tanh"},
                       {"keras", "tanh"},
                       {"tf", "tf.math.tanh"},
                       {"jax", "nn.tanh"},
                       {"onnx", "Tanh"},
                       {"onednn", "eltwise_tanh"},
                       {"ggml", "TANH"}},
        .pitfall =
            "1 − tanh² loses its digits from |x| ≈ 5 on and is exactly 0 from 18.715 on, where the slope "
            "is still 2·10⁻¹⁶.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return tanh(x); }),
    });
    part.push_back({
        .id = "lecun_tanh",
        .name = "LeCun tanh",
        .longName = "Scaled hyperbolic tangent",
        .family = "sigmoid",
        .source = "LeCun 1998",
        .reference = "LeCun, Bottou, Orr and Müller 1998, Efficient BackProp.",
        .tex = R"(f(x) = a \tanh(bx))",
        .texDerivative = R"(f'(x) = \frac{ab}{\cosh^{2}(bx)})",
        .formula = "a*tanh(b*x)",
        .aliases = {"STanh", "scaled tanh", "Paddle stanh"},
        .differences = "Paddle's stanh takes b = 0.67; the paper's 2/3 makes f(±1) ≈ ±1.",
        .parameters = {positiveParameter("a", "a", "Amplitude: f saturates at ±a.", 1.7159, 0.5, 3,
                                         {{1.7159, "1.7159 LeCun"}, {1, "1 tanh"}}),
                       positiveParameter("b", "b", "Slope of the argument; f′(0) = ab.", 2.0 / 3, 0.1, 3,
                                         {{2.0 / 3, "2/3 LeCun"}, {0.67, "0.67 Paddle"}, {1, "1 tanh"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return scaledTanh(x, p[0], p[1]); }),
    });
    Field penalty = realParameter("a", "a", "Factor on the negative side.", 0.25, 0, 1,
                                  {{0.25, "0.25 paper"}, {0, "0 rectified"}, {1, "1 tanh"}});
    penalty.minimum = 0;
    penalty.maximum = 1;
    part.push_back({
        .id = "penalized_tanh",
        .name = "Penalized tanh",
        .longName = "Penalized hyperbolic tangent",
        .family = "sigmoid",
        .source = "Xu 2016",
        .reference = "Xu, Huang and Li 2016, Revise saturated activation functions, arXiv:1602.05980.",
        .tex = R"(f(x) = \begin{cases} \tanh x & x > 0 \\ a \tanh x & x \le 0 \end{cases})",
        .texDerivative =
            R"(f'(x) = \frac{1}{\cosh^{2} x} \cdot \begin{cases} 1 & x > 0 \\ a & x \le 0 \end{cases})",
        .formula = "where(x > 0, tanh(x), a*tanh(x))",
        .aliases = {"leaky tanh", "ptanh"},
        .pitfall =
            "Some libraries ship another formula under this name: compare the values before trusting it.",
        .parameters = {penalty},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) { return scaledTanh(x, value(x) > 0 ? 1 : p[0], 1); }),
    });
    part.push_back({
        .id = "rectified_tanh",
        .name = "Rectified tanh",
        .longName = "Rectified hyperbolic tangent",
        .family = "sigmoid",
        .source = "Deeplearning4j",
        .reference = "As defined in Deeplearning4j (RECTIFIEDTANH).",
        .tex = R"(f(x) = \max(0, \tanh x))",
        .texDerivative =
            R"(f'(x) = \begin{cases} \dfrac{1}{\cosh^{2} x} & x > 0 \\[4pt] 0 & x \le 0 \end{cases})",
        .formula = "max(0, tanh(x))",
        .aliases = {"rectified hyperbolic tangent"},
        .frameworks = {{"dl4j", "Activation.RECTIFIEDTANH"}},
        .parameters = {},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters) {
            using T = decltype(x);
            return where(value(x) <= 0, T(0.0), tanh(x));
        }),
    });
    part.push_back({
        .id = "rational_tanh",
        .name = "Rational tanh",
        .longName = "Rational approximation of 1.7159·tanh(2x/3)",
        .family = "sigmoid",
        .source = "Deeplearning4j",
        .reference = "As defined in Deeplearning4j (RATIONALTANH), an approximation of LeCun's scaled tanh.",
        .tex =
            R"(f(x) = 1.7159\,\operatorname{sgn}(x)\left(1 - \frac{1}{1 + |y| + y^{2} + 1.41645\,y^{4}}\right),\quad y = \frac{2x}{3})",
        .texDerivative =
            R"(f'(x) = 1.7159 \cdot \frac{2}{3} \cdot \frac{1 + 2|y| + 5.6658\,|y|^{3}}{(1 + |y| + y^{2} + 1.41645\,y^{4})^{2}},\quad y = \frac{2x}{3})",
        .formula = "1.7159*sign(x)*(1 - 1/(1 + abs(2*x/3) + (2*x/3)^2 + 1.41645*(2*x/3)^4))",
        .aliases = {"fast tanh"},
        .frameworks = {{"dl4j", "Activation.RATIONALTANH"}},
        .pitfall = "1 − 1/q has no digits left near 0; (q − 1)/q has all of them.",
        .parameters = {},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters) { return rationalTanh(x); }),
    });
    part.push_back({
        .id = "softcap",
        .name = "Soft cap",
        .longName = "Logit soft-capping",
        .family = "sigmoid",
        .source = "Gemma 2 2024",
        .reference = "Gemma team 2024, Gemma 2: Improving open language models at a practical size, "
                     "arXiv:2408.00118.",
        .tex = R"(f(x) = c \tanh \frac{x}{c})",
        .texDerivative = R"(f'(x) = \frac{1}{\cosh^{2}(x/c)})",
        .formula = "c*tanh(x/c)",
        .aliases = {"logit soft-capping", "softcapping"},
        .parameters = {positiveParameter("c", "c", "The cap: f stays within ±c and is nearly x well inside.",
                                         30, 0.5, 50, {{30, "30 Gemma logits"}, {50, "50 Gemma attention"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return scaledTanh(x, p[0], 1 / p[0]); }),
    });
    part.push_back({
        .id = "dyt",
        .name = "DyT",
        .longName = "Dynamic Tanh",
        .family = "sigmoid",
        .source = "Zhu 2025",
        .reference =
            "Zhu, Chen, He, LeCun and Liu 2025, Transformers without normalization, arXiv:2503.10622.",
        .tex = R"(f(x) = g \tanh(\alpha x) + b)",
        .texDerivative = R"(f'(x) = \frac{g\,\alpha}{\cosh^{2}(\alpha x)})",
        .formula = "g*tanh(alpha*x) + b",
        .aliases = {"dynamic tanh"},
        .parameters = {realParameter("alpha", "α", "Slope of the argument, one learned number a layer.", 0.5,
                                     0.05, 5, {{0.5, "0.5 initial"}}),
                       realParameter("g", "γ", "Scale, learned for each channel.", 1, -3, 3,
                                     {{1, "1 initial"}}),
                       realParameter("b", "β", "Shift, learned for each channel.", 0, -3, 3,
                                     {{0, "0 initial"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return dynamicTanh(x, p[0], p[1], p[2]); }),
    });
    part.push_back({
        .id = "gudermannian",
        .name = "Gudermannian",
        .longName = "Gudermannian function",
        .family = "sigmoid",
        .source = "textbook",
        .reference = "Textbook; named after Gudermann 1830.",
        .tex = R"(f(x) = 2 \arctan\left(\tanh \frac{x}{2}\right))",
        .texDerivative = R"(f'(x) = \frac{1}{\cosh x})",
        .formula = "2*atan(tanh(x/2))",
        .aliases = {"gd", "hyperbolic amplitude"},
        .pitfall = "arctan(sinh x) is the same function until sinh overflows beyond |x| = 710.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return gudermannian(x); }),
    });
    return part;
}

} // namespace actiscope
