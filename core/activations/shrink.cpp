#include "core/activations/entry.h"
#include "core/activations/families.h"
#include "core/activations/parameter.h"

namespace actiscope {

namespace {

Field lambdaField() {
    return atLeast(0, realParameter("lambda", "λ", "Inputs up to this size become 0.", 0.5, 0, 3,
                                    {{0.5, "0.5 PyTorch, Keras, ONNX"}, {1, "1"}}));
}

/// 0 up to the threshold, beyond it x less the bias.
template <class T>
T shrink(const T& x, double threshold, double bias) {
    const double v = value(x);
    return std::fabs(v) > threshold ? straight(x, v - (v > 0 ? bias : -bias), 1) : straight(x, 0, 0);
}

/// x − tanh x
double tanhRest(double x) {
    if (std::fabs(x) >= 1)
        return x - std::tanh(x);
    // (x cosh x − sinh x)/cosh x: every term of the numerator's series, 2k·x^(2k+1)/(2k+1)!, has the sign of
    // x, so nothing cancels. Nine terms leave 1e-18.
    constexpr double terms[] = {18 / 1.21645100408832e17,
                                16 / 355687428096000.0,
                                14 / 1307674368000.0,
                                12 / 6227020800.0,
                                10 / 39916800.0,
                                8 / 362880.0,
                                6 / 5040.0,
                                4 / 120.0,
                                2 / 6.0};
    const double s = x * x;
    double sum = 0;
    for (const double term : terms)
        sum = sum * s + term;
    return sum * s * x / std::cosh(x);
}

auto kinksAtThreshold() {
    return kinksOf([](Parameters p) { return std::vector{-p[0], p[0]}; });
}

} // namespace

std::vector<Activation> shrinkFamily() {
    std::vector<Activation> family;
    family.push_back({
        .id = "softshrink",
        .name = "Soft shrink",
        .longName = "Soft thresholding",
        .family = "shrink",
        .source = "Donoho & Johnstone 1994",
        .reference = "Donoho and Johnstone 1994, Ideal spatial adaptation by wavelet shrinkage.",
        .tex =
            R"(f(x) = \begin{cases} x - \lambda & x > \lambda \\ x + \lambda & x < -\lambda \\ 0 & \text{otherwise} \end{cases})",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & |x| > \lambda \\ 0 & |x| \le \lambda \end{cases})",
        .formula = "where(x > lambda, x - lambda, where(x < -lambda, x + lambda, 0))",
        .aliases = {"soft thresholding", "lasso proximal", "nn.Softshrink", "ISTA"},
        .frameworks = {{"torch", "nn.Softshrink"}, {"keras", "soft_shrink"}, {"onnx", "Shrink"}},
        .variants = {{"ONNX Shrink with its own bias, 0", "shrink", {0.5, 0}}},
        .differences = "ONNX has one operator Shrink for soft and hard: this one is bias = λ.",
        .pitfall = "Every passed value is off by λ, however large it is.",
        .parameters = {lambdaField()},
        .kinks = kinksAtThreshold(),
        .evaluate = evaluator([](auto x, Parameters p) { return shrink(x, p[0], p[0]); }),
    });
    family.push_back({
        .id = "hardshrink",
        .name = "Hard shrink",
        .longName = "Hard thresholding",
        .family = "shrink",
        .source = "Donoho & Johnstone 1994",
        .reference = "Donoho and Johnstone 1994, Ideal spatial adaptation by wavelet shrinkage.",
        .tex = R"(f(x) = \begin{cases} x & |x| > \lambda \\ 0 & |x| \le \lambda \end{cases})",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & |x| > \lambda \\ 0 & |x| \le \lambda \end{cases})",
        .formula = "where(abs(x) > lambda, x, 0)",
        .aliases = {"hard thresholding", "nn.Hardshrink"},
        .frameworks = {{"torch", "nn.Hardshrink"}, {"keras", "hard_shrink"}, {"onnx", "Shrink"}},
        .pitfall = "Jumps by λ at ±λ, which the slope does not show.",
        .parameters = {lambdaField()},
        .kinks = kinksAtThreshold(),
        .evaluate = evaluator([](auto x, Parameters p) { return shrink(x, p[0], 0); }),
    });
    family.push_back({
        .id = "shrink",
        .name = "Shrink",
        .longName = "ONNX Shrink",
        .family = "shrink",
        .source = "ONNX opset 9",
        .reference = "ONNX operator Shrink, opset 9.",
        .tex =
            R"(f(x) = \begin{cases} x - b & x > \lambda \\ x + b & x < -\lambda \\ 0 & \text{otherwise} \end{cases})",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & |x| > \lambda \\ 0 & |x| \le \lambda \end{cases})",
        .formula = "where(x > lambda, x - bias, where(x < -lambda, x + bias, 0))",
        .aliases = {"onnx shrink", "thresholding with bias"},
        .frameworks = {{"onnx", "Shrink"}},
        .variants = {{"bias = λ: soft shrink", "softshrink", {}},
                     {"bias = 0: hard shrink", "hardshrink", {}}},
        .pitfall = "Continuous only for bias = λ, and ONNX's default bias is 0.",
        .parameters = {lambdaField(),
                       realParameter("bias", "b", "What is taken off the size of passed values.", 0, -2, 2,
                                     {{0, "0 ONNX, hard"}, {0.5, "0.5 soft for λ = 0.5"}})},
        .kinks = kinksAtThreshold(),
        .evaluate = evaluator([](auto x, Parameters p) { return shrink(x, p[0], p[1]); }),
    });
    family.push_back({
        .id = "tanhshrink",
        .name = "Tanh shrink",
        .longName = "What tanh leaves",
        .family = "shrink",
        .source = "PyTorch",
        .reference = "An operation of PyTorch (nn.Tanhshrink).",
        .tex = R"(f(x) = x - \tanh x)",
        .texDerivative = R"(f'(x) = \tanh^{2} x)",
        .formula = "x - tanh(x)",
        .aliases = {"nn.Tanhshrink"},
        .frameworks = {{"torch", "nn.Tanhshrink"}, {"keras", "tanh_shrink"}},
        .pitfall =
            "Near 0 it is x³/3, and subtracting tanh loses that: PyTorch returns noise below 1e-5 and 0 "
            "below 1e-8.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) {
            const double v = value(x);
            return closedForm(x, tanhRest(v), [v] {
                const double t = std::tanh(v);
                const double s = sech(v);
                return Slopes{t * t, 2 * t * s * s};
            });
        }),
    });
    return family;
}

} // namespace actiscope
