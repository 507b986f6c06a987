#include "core/activations/entry.h"
#include "core/activations/parameter.h"
#include "core/activations/sigmoid_parts.h"
#include "core/numerics/closed_form.h"
#include "core/numerics/reduced.h"

#include <numbers>

namespace actiscope {

namespace {

double signOf(double x) {
    return x > 0 ? 1 : (x < 0 ? -1 : 0);
}

template <class T>
T softsign(T x) {
    const double a = 1 / (1 + std::fabs(value(x)));
    const double f = std::isinf(value(x)) ? std::copysign(1.0, value(x)) : value(x) * a;
    return closedForm(x, f, [&] { return Slopes{a * a, -2 * signOf(value(x)) * a * a * a}; });
}

/// (softsign(x) + 1)/2, whose left half is 1/(2(1 + |x|)).
template <class T>
T elliott(T x) {
    const double a = 1 / (1 + std::fabs(value(x)));
    const double f = value(x) < 0 ? a / 2 : 1 - a / 2;
    return closedForm(x, f, [&] { return Slopes{a * a / 2, -signOf(value(x)) * a * a * a}; });
}

/// x/√(1 + αx²)
template <class T>
T inverseSquareRootUnit(T x, double alpha) {
    const double r = reduced(value(x)).r;
    const double s = reduced(value(x)).s;
    const double d = std::sqrt(s * s + alpha * r * r);
    return closedForm(x, r / d, [&] {
        const double q = s / d;
        return Slopes{q * q * q, -3 * alpha * (r / d) * q * q * q * q};
    });
}

/// a·arctan(kx)
template <class T>
T scaledArctan(T x, double a, double k) {
    const double r = reduced(value(x)).r;
    const double s = reduced(value(x)).s;
    const double d = s * s + k * r * (k * r);
    return closedForm(x, a * std::atan(k * value(x)), [&] {
        return Slopes{a * k * (s * s / d), -2 * a * k * k * k * r / d * s * (s * s / d)};
    });
}

template <class T>
T arsinh(T x) {
    const double r = reduced(value(x)).r;
    const double s = reduced(value(x)).s;
    const double d = std::sqrt(s * s + r * r);
    return closedForm(x, std::asinh(value(x)), [&] { return Slopes{s / d, -(r / d) * (s / d) * (s / d)}; });
}

} // namespace

std::vector<Activation> algebraicSigmoids() {
    std::vector<Activation> part;
    part.push_back({
        .id = "softsign",
        .name = "Softsign",
        .longName = "Rational sigmoid",
        .family = "sigmoid",
        .source = "Bergstra 2009",
        .reference =
            "Bergstra, Desjardins, Lamblin and Bengio 2009, Quadratic polynomials learn better image "
            "features; Turian, Bergstra and Bengio 2009.",
        .tex = R"(f(x) = \frac{x}{1 + |x|})",
        .texDerivative = R"(f'(x) = \frac{1}{(1 + |x|)^{2}})",
        .formula = "x/(1 + abs(x))",
        .aliases = {"soft sign"},
        .frameworks = {{"torch", "nn.Softsign"},
                       {"keras", "softsign"},
                       {"tf", "tf.nn.softsign"},
                       {"jax", "nn.soft_sign"},
                       {"onnx", "Softsign"}},
        .pitfall =
            "Smooth to the eye, but f″ jumps from 2 to −2 at 0; and ∞/∞ makes frameworks answer NaN for "
            "x = ±∞.",
        .parameters = {},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters) { return softsign(x); }),
    });
    part.push_back({
        .id = "elliott",
        .name = "Elliott",
        .longName = "Elliott sigmoid",
        .family = "sigmoid",
        .source = "Elliott 1993",
        .reference = "Elliott 1993, A better activation function for artificial neural networks, technical "
                     "report ISR TR 93-8.",
        .tex = R"(f(x) = \frac{x}{2(1 + |x|)} + \frac{1}{2})",
        .texDerivative = R"(f'(x) = \frac{1}{2(1 + |x|)^{2}})",
        .formula = "x/(2*(1 + abs(x))) + 1/2",
        .aliases = {"softsign in [0, 1]"},
        .frameworks = {{"fann", "FANN_ELLIOT"}},
        .pitfall = "On the left ½ − … cancels: 1/(2(1 + |x|)) is the same value with all its digits.",
        .parameters = {},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters) { return elliott(x); }),
    });
    part.push_back({
        .id = "isru",
        .name = "ISRU",
        .longName = "Inverse Square Root Unit",
        .family = "sigmoid",
        .source = "Carlile 2017",
        .reference =
            "Carlile, Delamarter, Kinney, Marti and Whitney 2017, Improving deep learning by inverse "
            "square root linear units (ISRLUs), arXiv:1710.09967.",
        .tex = R"(f(x) = \frac{x}{\sqrt{1 + \alpha x^{2}}})",
        .texDerivative = R"(f'(x) = \frac{1}{(1 + \alpha x^{2})^{3/2}})",
        .formula = "x/sqrt(1 + alpha*x^2)",
        .aliases = {"inverse square root", "algebraic sigmoid"},
        .pitfall = "x² overflows above 1.3·10¹⁵⁴, and the naive formula answers 0 instead of 1/√α.",
        .parameters = {positiveParameter("alpha", "α", "f saturates at ±1/√α.", 1, 0.1, 5,
                                         {{1, "1 default"}, {3, "3"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return inverseSquareRootUnit(x, p[0]); }),
    });
    part.push_back({
        .id = "arctan",
        .name = "Arctan",
        .longName = "Inverse tangent",
        .family = "sigmoid",
        .source = "textbook",
        .reference = "Textbook.",
        .tex = R"(f(x) = \arctan x)",
        .texDerivative = R"(f'(x) = \frac{1}{1 + x^{2}})",
        .formula = "atan(x)",
        .aliases = {"atan", "inverse tangent"},
        .frameworks =
            {{"torch", "torch.atan"}, {"tf", "tf.math.atan"}, {"jax", "numpy.arctan"}, {"onnx", "Atan"}},
        .pitfall = "(1 + x²)² overflows from |x| = 10⁷⁷ on, long before f″ vanishes.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return scaledArctan(x, 1, 1); }),
    });
    part.push_back({
        .id = "arctan_norm",
        .name = "Arctan, normalised",
        .longName = "Inverse tangent with limits ±1 and slope 1",
        .family = "sigmoid",
        .source = "textbook",
        .reference = "Textbook; as a surrogate gradient in spiking networks, for example Fang, Yu, Chen, "
                     "Masquelier, Huang and Tian 2021.",
        .tex = R"(f(x) = \frac{2}{\pi} \arctan\left(\frac{\pi}{2} x\right))",
        .texDerivative = R"(f'(x) = \frac{1}{1 + \left(\frac{\pi}{2} x\right)^{2}})",
        .formula = "2/pi*atan(pi*x/2)",
        .aliases = {"surrogate arctan", "normalized arctan"},
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) {
            return scaledArctan(x, 2 * std::numbers::inv_pi, std::numbers::pi / 2);
        }),
    });
    part.push_back({
        .id = "arsinh",
        .name = "Arsinh",
        .longName = "Inverse hyperbolic sine",
        .family = "sigmoid",
        .source = "textbook",
        .reference = "Textbook.",
        .tex = R"(f(x) = \operatorname{arsinh} x = \ln\left(x + \sqrt{x^{2} + 1}\right))",
        .texDerivative = R"(f'(x) = \frac{1}{\sqrt{1 + x^{2}}})",
        .formula = "asinh(x)",
        .aliases = {"asinh", "arcsinh", "inverse hyperbolic sine"},
        .frameworks =
            {{"torch", "torch.asinh"}, {"tf", "tf.math.asinh"}, {"jax", "numpy.arcsinh"}, {"onnx", "Asinh"}},
        .pitfall =
            "It does not saturate: f grows like ln 2|x|. The logarithm as written cancels for x < 0 and "
            "overflows for large x.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return arsinh(x); }),
    });
    return part;
}

} // namespace actiscope
