#include "core/activations/entry.h"
#include "core/activations/parameter.h"
#include "core/activations/sigmoid_parts.h"
#include "core/numerics/closed_form.h"

namespace actiscope {

namespace {

/// σ(kx)
template <class T>
T steepSigmoid(T x, double k) {
    const double t = k * value(x);
    return closedForm(x, sigmoid(t), [&] {
        return Slopes{scaledSigmoidSlope(1, k, t), scaledSigmoidSlope(1, -std::tanh(t / 2) * k * k, t)};
    });
}

/// (softplus(αx) − softplus(α(x − 1)))/α without its cancellation, from y = x or its mirror image 1 − x ≤ ½.
/// With e = e^(αy) and g = e^(−α(1 − y)): f′ = (1 − e^−α)·e/((1 + e)(1 + g)).
template <class T>
T softClipping(T x, double alpha) {
    const bool mirrored = value(x) > 0.5;
    const double y = mirrored ? 1 - value(x) : value(x);
    const double t = alpha * y;
    const double c = -std::expm1(-alpha);
    const double g = std::exp(-alpha * (1 - y));
    const double k = std::exp(-std::fabs(t)); // e or 1/e, the one that does not overflow

    double f = 0;
    if (t < -40) // where ln(1 + z) = z to the last bit
        f = scaledExp(c / alpha, t);
    else if (t < 1)
        f = std::log1p(c / (1 + g) * (t < 0 ? k : 1 / k)) / alpha;
    else
        f = y + std::log(c / (1 + g) + k) / alpha;

    return closedForm(x, mirrored ? 1 - f : f, [&] {
        const double slope = c / ((1 + k) * (1 + g)); // times e on the left, which may be subnormal
        const double bend = -std::expm1(alpha * (2 * y - 1)) / ((1 + k) * (1 + g)) * alpha * slope;
        return Slopes{scaledExp(slope, std::min(t, 0.0)), scaledExp(mirrored ? -bend : bend, -std::fabs(t))};
    });
}

} // namespace

std::vector<Activation> logisticSigmoids() {
    std::vector<Activation> part;
    part.push_back({
        .id = "sigmoid",
        .name = "Sigmoid",
        .longName = "Logistic sigmoid",
        .family = "sigmoid",
        .source = "Rumelhart 1986",
        .reference = "Verhulst 1838; Rumelhart, Hinton and Williams 1986, Learning representations by "
                     "back-propagating errors.",
        .tex = R"(f(x) = \frac{1}{1 + e^{-x}})",
        .texDerivative = R"(f'(x) = \frac{e^{-x}}{(1 + e^{-x})^{2}})",
        .formula = "sigmoid(x)",
        .aliases = {"logistic", "expit"},
        .frameworks = {{"torch", "nn.Sigmoid"},
                       {"keras", "sigmoid"},
                       {"tf", "tf.math.sigmoid"},
                       {"jax", "nn.sigmoid"},
                       {"onnx", "Sigmoid"},
                       {"onednn", "eltwise_logistic"},
                       {"ggml", "SIGMOID"}},
        .pitfall =
            "s(1 − s) loses its digits for large x and is exactly 0 from x = 36.74 on; and e^-x overflows "
            "below −709.8, where σ(x) is small but not 0.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return sigmoid(x); }),
    });
    part.push_back({
        .id = "sigmoid_k",
        .name = "Sigmoid with slope k",
        .longName = "Logistic sigmoid with inverse temperature",
        .family = "sigmoid",
        .source = "textbook",
        .reference = "Textbook; k is the inverse temperature of a Boltzmann machine's unit.",
        .tex = R"(f(x) = \frac{1}{1 + e^{-kx}})",
        .texDerivative = R"(f'(x) = \frac{k\,e^{-kx}}{(1 + e^{-kx})^{2}})",
        .formula = "sigmoid(k*x)",
        .aliases = {"parametric sigmoid", "temperature sigmoid"},
        .parameters = {positiveParameter(
            "k", "k", "Steepness: the slope at 0 is k/4; ∞ gives a step.", 1, 0.1, 10,
            {{1, "1 sigmoid"}, {1.702, "1.702 ≈ normal CDF"}, {4, "4 slope 1"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return steepSigmoid(x, p[0]); }),
    });
    part.push_back({
        .id = "soft_clipping",
        .name = "Soft clipping",
        .longName = "Soft clipping to [0, 1]",
        .family = "sigmoid",
        .source = "Klimek 2018",
        .reference = "Klimek and Perelstein 2018, Neural network-based approach to phase space integration, "
                     "arXiv:1810.11509.",
        .tex = R"(f(x) = \frac{1}{\alpha} \ln \frac{1 + e^{\alpha x}}{1 + e^{\alpha (x - 1)}})",
        .texDerivative = R"(f'(x) = (1 - e^{-\alpha})\,\sigma(\alpha x)\,\sigma(-\alpha (x - 1)))",
        .formula = "(softplus(alpha*x) - softplus(alpha*(x - 1)))/alpha",
        .aliases = {"softclip"},
        .pitfall = "A difference of two softplus: computed as it stands, everything cancels for large |x|.",
        .parameters = {positiveParameter("alpha", "α", "Sharpness: ∞ gives a ramp clipped to [0, 1].", 10,
                                         0.5, 50, {{10, "10 default"}, {50, "50 ≈ clip"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return softClipping(x, p[0]); }),
    });
    return part;
}

} // namespace actiscope
