#include "core/activations/entry.h"
#include "core/activations/parameter.h"
#include "core/activations/sigmoid_parts.h"
#include "core/numerics/closed_form.h"

namespace actiscope {

namespace {

/// Clamped to [low, high], flat at both ends themselves, as PyTorch has it.
template <class T>
T hardTanh(T x, double low, double high) {
    const T above = where(value(x) <= low, T(low), x);
    return where(value(above) >= high, T(high), above);
}

/// 0 up to low, 1 from high on, the line between.
template <class T>
T ramp(T x, double low, double high, T line) {
    return where(value(x) <= low, T(0.0), where(value(x) >= high, T(1.0), line));
}

/// Where the line αx + β reaches 0 and 1, each to the last bit.
struct RampEnds {
    double low;
    double high;
};
RampEnds rampEnds(double alpha, double beta) {
    const double rise = 1 - beta;
    const double lost = (1 - rise) - beta; // of 1 − β in its rounding, when |β| ≤ 1
    const double high = rise / alpha;
    const double correction = (std::fma(-high, alpha, rise) + lost) / alpha;
    return {-beta / alpha, std::isfinite(correction) ? high + correction : high};
}

/// x − sign(x)·x²/4 within ±2.
template <class T>
T squareNonlinearity(T x) {
    const double size = std::fabs(value(x));
    if (size >= 2)
        return T(std::copysign(1.0, value(x)));
    return closedForm(x, value(x) * (1 - size / 4), [&] {
        return Slopes{1 - size / 2, value(x) > 0 ? -0.5 : (value(x) < 0 ? 0.5 : 0)};
    });
}

/// t²(3 − 2t), t = (x + γ/2)/γ within 0 … 1; away from the left end as ½ + z(3/2 − 2z²), z = x/γ.
template <class T>
T smoothStep(T x, double gamma) {
    const double edge = gamma / 2;
    if (value(x) <= -edge)
        return T(0.0);
    if (value(x) >= edge)
        return T(1.0);
    const double t = (value(x) + edge) / gamma;
    const double z = value(x) / gamma;
    const double f = z < -0.25 ? t * t * (3 - 2 * t) : 0.5 + z * (1.5 - 2 * z * z);
    return closedForm(x, f, [&] {
        return Slopes{6 * t * ((edge - value(x)) / gamma) / gamma, -12 * z / gamma / gamma};
    });
}

/// amplitude·(e^(x/width) − 1) on the side where the exponential falls; amplitude and width carry the signs.
template <class T>
T saturating(T x, double amplitude, double width) {
    const double t = value(x) / width;
    return closedForm(x, amplitude * std::expm1(t), [&] {
        const double half = std::exp(t / 2); // twice: one rounding in the subnormals
        const double slope = amplitude / width * half;
        return Slopes{slope * half, slope / width * half};
    });
}

} // namespace

std::vector<Activation> hardSigmoids() {
    std::vector<Activation> part;
    part.push_back({
        .id = "hard_tanh",
        .name = "Hard tanh",
        .longName = "Identity clipped to [min, max]",
        .family = "sigmoid",
        .source = "Collobert 2004",
        .reference = "Collobert 2004, Large scale machine learning, PhD thesis, Université Paris VI.",
        .tex = R"(f(x) = \min(\max(x, x_{\min}), x_{\max}))",
        .texDerivative =
            R"(f'(x) = \begin{cases} 1 & x_{\min} < x < x_{\max} \\ 0 & \text{otherwise} \end{cases})",
        .formula = "min(max(x, min_val), max_val)",
        .aliases = {"clipped identity", "saturating linear"},
        .frameworks = {{"torch", "nn.Hardtanh"}, {"keras", "hard_tanh"}, {"jax", "nn.hard_tanh"}},
        .parameters = {realParameter("min_val", "min", "Lower end of the line, below max.", -1, -5, 0,
                                     {{-1, "−1 default"}, {0, "0"}}),
                       realParameter("max_val", "max", "Upper end of the line, above min.", 1, 0, 5,
                                     {{1, "1 default"}, {6, "6"}})},
        .kinks =
            [](Parameters p) {
                return p[0] < p[1] ? std::vector<Kink>{{p[0]}, {p[1]}} : std::vector<Kink>{};
            },
        .evaluate = evaluator([](auto x, Parameters p) { return hardTanh(x, p[0], p[1]); }),
    });
    part.push_back({
        .id = "hard_sigmoid",
        .name = "Hard sigmoid",
        .longName = "Hard sigmoid with slope 1/6",
        .family = "sigmoid",
        .source = "Howard 2019",
        .reference = "Howard, Sandler, Chu, Chen, Chen, Tan and others 2019, Searching for MobileNetV3, "
                     "arXiv:1905.02244.",
        .tex = R"(f(x) = \frac{\min(\max(x + 3, 0), 6)}{6})",
        .texDerivative = R"(f'(x) = \begin{cases} \frac{1}{6} & |x| < 3 \\ 0 & \text{otherwise} \end{cases})",
        .formula = "min(max(x + 3, 0), 6)/6",
        .aliases = {"ReLU6(x + 3)/6", "h-sigmoid"},
        .frameworks = {{"torch", "nn.Hardsigmoid"},
                       {"keras", "hard_sigmoid (Keras 3)"},
                       {"jax", "nn.hard_sigmoid"},
                       {"ggml", "HARDSIGMOID"}},
        .variants = {{"α = 0.2, β = 0.5: Keras 2, ONNX, Theano", "hard_sigmoid_ab", {0.2, 0.5}}},
        .differences =
            "PyTorch, Keras 3 and JAX have the slope 1/6. Keras 2, ONNX by default and Theano have "
            "0.2 and reach 0 and 1 at ±2.5; oneDNN wants α and β said.",
        .pitfall =
            "PyTorch 1.13's double precision derivative comes from a single precision 1/6 and is off by "
            "3·10⁻⁸.",
        .parameters = {},
        .kinks = kinksAt({-3, 3}),
        .evaluate = evaluator([](auto x, Parameters) { return ramp(x, -3, 3, (x + 3.0) / 6.0); }),
    });
    part.push_back({
        .id = "hard_sigmoid_ab",
        .name = "Hard sigmoid αx + β",
        .longName = "Hard sigmoid with free slope and offset",
        .family = "sigmoid",
        .source = "Courbariaux 2015",
        .reference = "Courbariaux, Bengio and David 2015, BinaryConnect, arXiv:1511.00363.",
        .tex = R"(f(x) = \min(\max(\alpha x + \beta, 0), 1))",
        .texDerivative =
            R"(f'(x) = \begin{cases} \alpha & 0 < \alpha x + \beta < 1 \\ 0 & \text{otherwise} \end{cases})",
        .formula = "min(max(alpha*x + beta, 0), 1)",
        .aliases = {"Theano hard_sigmoid", "Keras 2 hard_sigmoid"},
        .frameworks = {{"keras", "hard_sigmoid (Keras 2)"},
                       {"onnx", "HardSigmoid"},
                       {"onednn", "eltwise_hardsigmoid"}},
        .variants = {{"slope 1/6: PyTorch, Keras 3, JAX", "hard_sigmoid", {}}},
        .differences =
            "Keras 2 and ONNX by default have α = 0.2, β = 0.5; PyTorch, Keras 3 and JAX the slope "
            "1/6.",
        .parameters = {positiveParameter(
                           "alpha", "α", "Slope of the line.", 0.2, 0.05, 1,
                           {{0.2, "0.2 Keras 2, ONNX"}, {1.0 / 6, "1/6 PyTorch"}, {0.5, "0.5"}}),
                       realParameter("beta", "β", "f(0) as long as it lies in [0, 1].", 0.5, 0, 1,
                                     {{0.5, "0.5 default"}})},
        .kinks =
            [](Parameters p) {
                const RampEnds ends = rampEnds(p[0], p[1]);
                std::vector<Kink> kinks;
                for (const double x : {ends.low, ends.high})
                    if (std::isfinite(x))
                        kinks.push_back({x});
                return kinks;
            },
        .evaluate = evaluator([](auto x, Parameters p) {
            const RampEnds ends = rampEnds(p[0], p[1]);
            return ramp(x, ends.low, ends.high, p[0] * x + p[1]);
        }),
    });
    part.push_back({
        .id = "sparse_sigmoid",
        .name = "Sparse sigmoid",
        .longName = "Sparsemax of two classes",
        .family = "sigmoid",
        .source = "Martins 2016",
        .reference =
            "Martins and Astudillo 2016, From softmax to sparsemax, arXiv:1602.02068; Blondel, Martins and "
            "Niculae 2019, Learning with Fenchel–Young losses, arXiv:1901.02324.",
        .tex = R"(f(x) = \min\left(\max\left(\frac{x + 1}{2}, 0\right), 1\right))",
        .texDerivative = R"(f'(x) = \begin{cases} \frac{1}{2} & |x| < 1 \\ 0 & \text{otherwise} \end{cases})",
        .formula = "min(max((x + 1)/2, 0), 1)",
        .aliases = {"sparsemax sigmoid"},
        .frameworks = {{"keras", "sparse_sigmoid"}, {"jax", "nn.sparse_sigmoid"}},
        .parameters = {},
        .kinks = kinksAt({-1, 1}),
        .evaluate = evaluator([](auto x, Parameters) { return ramp(x, -1, 1, (x + 1.0) / 2.0); }),
    });
    part.push_back({
        .id = "sqnl",
        .name = "SQNL",
        .longName = "Square Nonlinearity",
        .family = "sigmoid",
        .source = "Wuraola 2018",
        .reference =
            "Wuraola and Patel 2018, SQNL: A new computationally efficient activation function, IJCNN.",
        .tex =
            R"(f(x) = \begin{cases} \operatorname{sgn} x & |x| \ge 2 \\[4pt] x - \operatorname{sgn}(x)\,\dfrac{x^{2}}{4} & |x| < 2 \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} 0 & |x| \ge 2 \\[4pt] 1 - \dfrac{|x|}{2} & |x| < 2 \end{cases})",
        .formula = "where(abs(x) >= 2, sign(x), x - sign(x)*x^2/4)",
        .aliases = {"square nonlinearity", "square law tanh"},
        .parameters = {},
        .kinks = kinksAt({-2, 0, 2}),
        .evaluate = evaluator([](auto x, Parameters) { return squareNonlinearity(x); }),
    });
    part.push_back({
        .id = "smooth_step",
        .name = "Smooth step",
        .longName = "Cubic smooth step",
        .family = "sigmoid",
        .source = "Hazimeh 2020",
        .reference = "Hazimeh, Ponomareva, Mol, Tan and Mazumder 2020, The tree ensemble layer, "
                     "arXiv:2002.07772.",
        .tex =
            R"(f(x) = \begin{cases} 0 & x \le -\frac{\gamma}{2} \\[4pt] -\dfrac{2x^{3}}{\gamma^{3}} + \dfrac{3x}{2\gamma} + \dfrac{1}{2} & |x| < \frac{\gamma}{2} \\[4pt] 1 & x \ge \frac{\gamma}{2} \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} \dfrac{3}{2\gamma} - \dfrac{6x^{2}}{\gamma^{3}} & |x| < \frac{\gamma}{2} \\[4pt] 0 & \text{otherwise} \end{cases})",
        .formula = "where(x <= -gamma/2, 0, where(x >= gamma/2, 1, -2*x^3/gamma^3 + 3*x/(2*gamma) + 1/2))",
        .aliases = {"smoothstep", "cubic step"},
        .pitfall =
            "Unlike the sigmoid it is exactly 0 and 1 outside; one published collection has the signs of "
            "the cubic turned round.",
        .parameters = {positiveParameter("gamma", "γ", "Width of the transition, from −γ/2 to γ/2.", 1, 0.1,
                                         10, {{1, "1 default"}})},
        .kinks =
            [](Parameters p) {
                return std::vector<Kink>{{-p[0] / 2}, {p[0] / 2}};
            },
        .evaluate = evaluator([](auto x, Parameters p) { return smoothStep(x, p[0]); }),
    });
    part.push_back({
        .id = "hexpo",
        .name = "Hexpo",
        .longName = "Hyperbolic exponential with two sides of their own",
        .family = "sigmoid",
        .source = "Kong 2017",
        .reference = "Kong and Takatsuka 2017, Hexpo: A vanishing-proof activation function, IJCNN.",
        .tex =
            R"(f(x) = \begin{cases} -a\left(e^{-x/b} - 1\right) & x \ge 0 \\ c\left(e^{x/d} - 1\right) & x < 0 \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} \dfrac{a}{b}\,e^{-x/b} & x \ge 0 \\[4pt] \dfrac{c}{d}\,e^{x/d} & x < 0 \end{cases})",
        .formula = "where(x >= 0, -a*expm1(-x/b), c*expm1(x/d))",
        .aliases = {},
        .pitfall = "At 0 it has a corner unless a/b = c/d, and f″ jumps even then.",
        .parameters = {positiveParameter("a", "a", "f → a for x → ∞.", 1, 0.1, 5, {{1, "1 default"}}),
                       positiveParameter("b", "b", "Width of the right side.", 1, 0.1, 5, {{1, "1 default"}}),
                       positiveParameter("c", "c", "f → −c for x → −∞.", 1, 0.1, 5, {{1, "1 default"}}),
                       positiveParameter("d", "d", "Width of the left side.", 1, 0.1, 5, {{1, "1 default"}})},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) {
            return value(x) < 0 ? saturating(x, p[2], p[3]) : saturating(x, -p[0], -p[1]);
        }),
    });
    return part;
}

} // namespace actiscope
