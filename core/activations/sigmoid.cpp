#include "core/activations/entry.h"
#include "core/activations/families.h"

namespace actiscope {

std::vector<Activation> sigmoidFamily() {
    std::vector<Activation> family;
    family.push_back({
        .id = "sigmoid",
        .name = "Sigmoid",
        .longName = "Logistic sigmoid",
        .family = "sigmoid",
        .source = "Rumelhart 1986",
        .reference = "Verhulst 1838; Rumelhart, Hinton and Williams 1986, Learning representations by "
                     "back-propagating errors.",
        .tex = R"(f(x) = \frac{1}{1 + e^{-x}})",
        .texDerivative = R"(f'(x) = \frac{e^{-x}}{(1 + e^{-x})^{2}})",
        .aliases = {"logistic", "expit", "nn.Sigmoid"},
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return sigmoid(x); }),
    });
    family.push_back({
        .id = "tanh",
        .name = "Tanh",
        .longName = "Hyperbolic tangent",
        .family = "sigmoid",
        .source = "LeCun 1989",
        .reference = "LeCun 1989, Generalization and network design strategies.",
        .tex = R"(f(x) = \tanh x)",
        .texDerivative = R"(f'(x) = \frac{1}{\cosh^{2} x})",
        .aliases = {"hyperbolic tangent", "nn.Tanh"},
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return tanh(x); }),
    });
    family.push_back({
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
        .aliases = {"soft sign", "nn.Softsign"},
        .parameters = {},
        .kinks = kinksAt({0}), // f″ jumps from 2 to −2
        .evaluate = evaluator([](auto x, Parameters) {
            // The quotient rule would cancel in f′ and overflow beyond √max: the closed form does neither.
            const double a = 1 / (1 + std::fabs(value(x)));
            const double f = std::isinf(value(x)) ? std::copysign(1.0, value(x)) : value(x) * a;
            if constexpr (std::is_same_v<decltype(x), Jet>) {
                const double sign = value(x) > 0 ? 1 : (value(x) < 0 ? -1 : 0);
                return chain(x, f, a * a, -2 * sign * a * a * a);
            } else {
                return f;
            }
        }),
    });
    return family;
}

} // namespace actiscope
