#include "core/activations/entry.h"
#include "core/activations/families.h"
#include "core/activations/parameter.h"
#include "core/numerics/closed_form.h"
#include "core/numerics/reduced.h"

namespace actiscope {

namespace {

/// ln((1 + e^x)/2) = max(x, 0) + ln(1 + (e^-|x| − 1)/2), which keeps its digits near 0.
template <class T>
T shiftedSoftplus(T x) {
    const double f = std::max(value(x), 0.0) + std::log1p(std::expm1(-std::fabs(value(x))) / 2);
    return closedForm(x, f, [&] { return Slopes{sigmoid(value(x)), sigmoidSlope(value(x))}; });
}

/// −softplus(−x)
template <class T>
T logSigmoid(T x) {
    return closedForm(x, -softplus(-value(x), 1), [&] {
        return Slopes{sigmoid(-value(x)), -sigmoidSlope(value(x))};
    });
}

/// (x + √(x² + b))/2, on the left as (b/2)/(√(x² + b) − x).
template <class T>
T squareplus(T x, double b) {
    if (b == 0)
        return where(value(x) <= 0, T(0.0), x);
    const double r = reduced(value(x)).r;
    const double s = reduced(value(x)).s;
    const double root = std::sqrt(r * r + b * s * s);
    const bool left = value(x) < 0;
    const double f = left ? b / 2 / (root - r) * s : value(x) / 2 + root * std::max(1.0, value(x)) / 2;
    return closedForm(x, f, [&] {
        const double q = s / root;
        return Slopes{left ? b / 2 / (root - r) * s * q : (1 + r / root) / 2, b / 2 * q * q * q};
    });
}

/// ln cosh x with t = e^-|x| − 1: near 0 from cosh x − 1 = t²/(2(1 + t)), else |x| + ln((1 + (1 + t)²)/2).
template <class T>
T logCosh(T x) {
    const double size = std::fabs(value(x));
    const double t = std::expm1(-size);
    const double f = size < 1 ? std::log1p(t * t / (2 * (1 + t))) : size + std::log1p(t + t * t / 2);
    return closedForm(x, f, [&] {
        const double s = sech(value(x));
        return Slopes{std::tanh(value(x)), s * s};
    });
}

/// The parabola within ±β, 0 and x outside.
template <class T>
T smoothRelu(T x, double beta) {
    const T inside = (x + beta) / (2 * beta);
    return where(value(x) <= -beta, T(0.0), where(value(x) >= beta, x, inside * (0.5 * (x + beta))));
}

/// x²(2 − |x|) within ±1, |x| outside.
template <class T>
T softModulusQ(T x) {
    const double size = std::fabs(value(x));
    if (size > 1)
        return value(x) < 0 ? -x : x;
    return closedForm(x, size * (size * (2 - size)), [&] {
        return Slopes{value(x) * (4 - 3 * size), 4 - 6 * size};
    });
}

} // namespace

std::vector<Activation> softplusFamily() {
    Field beta = positiveParameter("beta", "β", "Sharpness: the larger β, the nearer to ReLU.", 1, 0.1, 10,
                                   {{1, "1 default"}, {5, "5"}, {10, "10"}});
    beta.scale = FieldScale::Logarithmic;

    std::vector<Activation> family;
    family.push_back({
        .id = "softplus",
        .name = "Softplus",
        .longName = "Smooth rectifier",
        .family = "softplus-like",
        .source = "Dugas 2001",
        .reference = "Dugas, Bengio, Bélisle, Nadeau and Garcia 2001, Incorporating second-order functional "
                     "knowledge for better option pricing; Glorot, Bordes and Bengio 2011.",
        .tex = R"(f(x) = \frac{1}{\beta} \ln\left(1 + e^{\beta x}\right))",
        .texDerivative = R"(f'(x) = \frac{1}{1 + e^{-\beta x}})",
        .formula = "softplus(beta*x)/beta",
        .aliases = {"smooth relu", "soft relu", "logaddexp(x, 0)"},
        .frameworks = {{"torch", "nn.Softplus"},
                       {"keras", "softplus"},
                       {"tf", "tf.nn.softplus"},
                       {"jax", "nn.softplus"},
                       {"onnx", "Softplus"},
                       {"onednn", "eltwise_soft_relu"},
                       {"ggml", "SOFTPLUS"}},
        .differences =
            "PyTorch and ggml switch to the identity where βx > 20 (PyTorch's threshold is for βx, "
            "not x): an error of 2·10⁻⁹ there, with f′ = 1 and f″ = 0. The others do not.",
        .pitfall = "ln(1 + eˣ) as written overflows above 709 and is 0 below −37, where f is eˣ.",
        .parameters = {beta},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return softplus(x, p[0]); }),
    });
    family.push_back({
        .id = "shifted_softplus",
        .name = "Shifted softplus",
        .longName = "Softplus through the origin",
        .family = "softplus-like",
        .source = "Schütt 2017",
        .reference = "Schütt, Kindermans, Sauceda, Chmiela, Tkatchenko and Müller 2017, SchNet: A "
                     "continuous-filter convolutional neural network for modeling quantum interactions, "
                     "arXiv:1706.08566.",
        .tex = R"(f(x) = \ln\left(1 + e^{x}\right) - \ln 2)",
        .texDerivative = R"(f'(x) = \frac{1}{1 + e^{-x}})",
        .formula = "softplus(x) - log(2)",
        .aliases = {"ssp", "SchNet"},
        .pitfall = "Near 0 the two logarithms cancel, where f is x/2.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return shiftedSoftplus(x); }),
    });
    family.push_back({
        .id = "log_sigmoid",
        .name = "LogSigmoid",
        .longName = "Logarithm of the logistic sigmoid",
        .family = "softplus-like",
        .source = "textbook",
        .reference = "Textbook; the log-likelihood of a logistic unit.",
        .tex = R"(f(x) = \ln \frac{1}{1 + e^{-x}})",
        .texDerivative = R"(f'(x) = \frac{1}{1 + e^{x}})",
        .formula = "-softplus(-x)",
        .aliases = {"log-sigmoid", "logsigmoid"},
        .frameworks = {{"torch", "nn.LogSigmoid"},
                       {"keras", "log_sigmoid"},
                       {"tf", "tf.math.log_sigmoid"},
                       {"jax", "nn.log_sigmoid"},
                       {"onednn", "eltwise_soft_relu (alpha = -1)"}},
        .pitfall = "The logarithm of a computed sigmoid is −∞ below −745, where f is x.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return logSigmoid(x); }),
    });
    Field width = realParameter("b", "b", "Width of the bend; f(0) = √b/2, and b = 0 is ReLU.", 4, 0, 10,
                                {{4, "4 default"}, {1, "1"}, {0, "0 ReLU"}});
    width.minimum = 0;
    family.push_back({
        .id = "squareplus",
        .name = "Squareplus",
        .longName = "Algebraic softplus",
        .family = "softplus-like",
        .source = "Barron 2021",
        .reference = "Barron 2021, Squareplus: A softplus-like algebraic rectifier, arXiv:2112.11687.",
        .tex = R"(f(x) = \frac{x + \sqrt{x^{2} + b}}{2})",
        .texDerivative = R"(f'(x) = \frac{1}{2}\left(1 + \frac{x}{\sqrt{x^{2} + b}}\right))",
        .formula = "(x + sqrt(x^2 + b))/2",
        .aliases = {"square plus"},
        .frameworks = {{"keras", "squareplus"}, {"jax", "nn.squareplus"}},
        .pitfall = "For x < 0 the sum cancels, and below −10⁸ no digit is left.",
        .parameters = {width},
        .kinks = [](Parameters p) { return p[0] == 0 ? std::vector<Kink>{{0}} : std::vector<Kink>{}; },
        .evaluate = evaluator([](auto x, Parameters p) { return squareplus(x, p[0]); }),
    });
    family.push_back({
        .id = "log_cosh",
        .name = "Log-cosh",
        .longName = "Logarithm of the hyperbolic cosine",
        .family = "softplus-like",
        .source = "NNlib.jl",
        .reference = "As defined in NNlib.jl (logcosh), the neural network library of Flux.",
        .tex = R"(f(x) = \ln \cosh x)",
        .texDerivative = R"(f'(x) = \tanh x)",
        .formula = "log(cosh(x))",
        .aliases = {"logcosh", "smooth absolute value"},
        .frameworks = {{"flux", "NNlib.logcosh"}},
        .pitfall =
            "cosh overflows beyond |x| = 710, and near 0 the logarithm of 1 + x²/2 has no digits left.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return logCosh(x); }),
    });
    family.push_back({
        .id = "smelu",
        .name = "SmeLU",
        .longName = "Smooth ReLU; sparse plus",
        .family = "softplus-like",
        .source = "Shamir 2022",
        .reference =
            "Shamir and Lin 2022, Real world large scale recommendation systems reproducibility and smooth "
            "activations, arXiv:2202.06499; β = 1 is sparse_plus as defined in JAX and Keras.",
        .tex =
            R"(f(x) = \begin{cases} 0 & x \le -\beta \\[4pt] \dfrac{(x + \beta)^{2}}{4\beta} & |x| < \beta \\[4pt] x & x \ge \beta \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} 0 & x \le -\beta \\[4pt] \dfrac{x + \beta}{2\beta} & |x| < \beta \\[4pt] 1 & x \ge \beta \end{cases})",
        .formula = "where(x <= -beta, 0, where(x >= beta, x, (x + beta)^2/(4*beta)))",
        .aliases = {"sparse_plus", "sparse plus", "SqSoftplus"},
        .frameworks = {{"keras", "sparse_plus"}, {"jax", "nn.sparse_plus"}},
        .parameters = {positiveParameter("beta", "β", "Half the width of the parabola.", 1, 0.05, 4,
                                         {{1, "1 sparse_plus"}, {0.5, "0.5 SqSoftplus"}})},
        .kinks =
            [](Parameters p) {
                return std::vector<Kink>{{-p[0]}, {p[0]}};
            },
        .evaluate = evaluator([](auto x, Parameters p) { return smoothRelu(x, p[0]); }),
    });
    family.push_back({
        .id = "soft_modulus_q",
        .name = "SoftModulusQ",
        .longName = "Modulus with a polynomial dip",
        .family = "softplus-like",
        .source = "Kunc 2024",
        .reference = "As listed in the survey by Kunc and Kléma 2024, Three decades of activations, "
                     "arXiv:2402.09092.",
        .tex = R"(f(x) = \begin{cases} x^{2}\,(2 - |x|) & |x| \le 1 \\ |x| & |x| > 1 \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} 4x - 3x\,|x| & |x| \le 1 \\ \operatorname{sgn} x & |x| > 1 \end{cases})",
        .formula = "where(abs(x) <= 1, x^2*(2 - abs(x)), abs(x))",
        .aliases = {"soft modulus"},
        .parameters = {},
        .kinks = kinksAt({-1, 1}),
        .evaluate = evaluator([](auto x, Parameters) { return softModulusQ(x); }),
    });
    return family;
}

} // namespace actiscope
