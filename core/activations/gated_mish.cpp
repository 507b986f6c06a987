#include "core/activations/entry.h"
#include "core/activations/gated_parts.h"
#include "core/activations/parameter.h"
#include "core/numerics/closed_form.h"
#include "core/numerics/logistic.h"

namespace actiscope {

namespace {

/// x·tanh(ln(1 + e^x)) = x·n/(n + 2) with n = e(e + 2), e = e^x; on the right in q = e^−x, which does not
/// overflow.
template <class T>
T mish(T x) {
    const double c = nearGate(value(x));
    const SplitExp tail = splitExp(-std::fabs(c));
    const double q = tail.value();
    if (c < -40) // tanh(ln(1 + e)) = e to the last bit
        return closedForm(x, value(x) * tail, [&] { return Slopes{(1 + c) * tail, (2 + c) * tail}; });
    const bool left = c < 0;
    const double n = left ? q * (q + 2) : 1 + 2 * q;
    const double d = left ? n + 2 : n + 2 * q * q;
    const double gate = n / d;
    return closedForm(x, value(x) * gate, [&] {
        const double slope = left ? 4 * (q + 1) / (d * d) * q : 4 * (q + 1) / (d * d) * q * q;
        const double bend = left ? 2 + q * (2 - q * (3 + 2 * q)) : -2 - q * (3 - q * (2 + 2 * q));
        const double second = 4 * (2 * (1 + q) * d + c * bend) / (d * d * d) * q;
        return Slopes{gate + c * slope, left ? second : second * q};
    });
}

/// αx·tanh(ln(1 + s)) = αx·n/(n + 2) with n = s(s + 2), s = σ(βx)
template <class T>
T smish(T x, double alpha, double beta) {
    const double v = value(x);
    const Logistic g = logistic(nearGate(beta * v));
    const double z = g.x;
    const double n = g.value * (g.value + 2);
    const double d = n + 2;
    const double f = z < -40 ? alpha * v * g.tail : alpha * v * (n / d);
    return closedForm(x, f, [&] {
        const double w = 1 + g.value;
        const double inS = 4 * w / (d * d);
        const double inSS = 4 * (1 - 3 * w * w) / (d * d * d);
        const double slope = z < -40 ? alpha * (1 + z) * g.tail : alpha * (n / d + z * inS * g.slope());
        const double bend = 2 * inS + z * (inSS * g.slope() - inS * std::tanh(z / 2));
        return Slopes{slope, alpha * beta * bend * g.shrink * g.shrink * g.tail};
    });
}

/// x·tanh x
template <class T>
T lisht(T x) {
    const double c = nearGate(value(x));
    const double t = std::tanh(c);
    return closedForm(x, value(x) * t, [&] {
        const SplitExp tail = splitExp(-2 * std::fabs(c));
        const double shrink = 2 / (1 + tail.value());
        return Slopes{t + c * shrink * shrink * tail, 2 * (1 - c * t) * shrink * shrink * tail};
    });
}

} // namespace

std::vector<Activation> mishGates() {
    std::vector<Activation> part;
    part.push_back({
        .id = "mish",
        .name = "Mish",
        .longName = "Self-regularized non-monotonic unit",
        .family = "gated",
        .source = "Misra 2019",
        .reference =
            "Misra 2019, Mish: a self regularized non-monotonic activation function, arXiv:1908.08681.",
        .tex = R"(f(x) = x \tanh\left(\ln\left(1 + e^{x}\right)\right))",
        .texDerivative =
            R"(f'(x) = \tanh s + \frac{x\,\sigma(x)}{\cosh^{2} s},\quad s = \ln\left(1 + e^{x}\right))",
        .formula = "x*tanh(softplus(x))",
        .aliases = {},
        .frameworks = {{"torch", "nn.Mish"},
                       {"keras", "mish"},
                       {"jax", "nn.mish"},
                       {"onnx", "Mish"},
                       {"onednn", "eltwise_mish"}},
        .variants = {{"piecewise: Hard Mish", "hard_mish", {}}},
        .pitfall =
            "Three transcendental functions in a row are not needed: with n = e^x(e^x + 2) the gate is "
            "n/(n + 2). In that form it is e^(2x) that overflows first.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return mish(x); }),
    });
    part.push_back({
        .id = "smish",
        .name = "Smish",
        .longName = "Mish with the logarithm of a sigmoid",
        .family = "gated",
        .source = "Wang 2022",
        .reference = "Wang, Ren and Wang 2022, Smish: a novel activation function for deep learning methods, "
                     "Electronics 11, 540; as defined in Kunc and Kléma 2024, arXiv:2402.09092.",
        .tex = R"(f(x) = \alpha x \tanh\left(\ln\left(1 + \sigma(\beta x)\right)\right))",
        .texDerivative =
            R"(f'(x) = \alpha \tanh l + \frac{\alpha \beta x\,s\,(1 - s)}{(1 + s) \cosh^{2} l},\quad s = \sigma(\beta x),\ l = \ln(1 + s))",
        .formula = "alpha*x*tanh(log1p(sigmoid(beta*x)))",
        .aliases = {},
        .pitfall = "Its slope far right is 0.6α and not 1, so signals shrink from layer to layer at α = 1.",
        .parameters = {positiveParameter("alpha", "α", "Factor; the slope far right is 0.6α.", 1, 0.1, 5,
                                         {{1, "1"}, {1.6666666666666667, "5/3 slope 1"}}),
                       positiveParameter("beta", "β", "Sharpness of the gate.", 1, 0.1, 5, {{1, "1"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return smish(x, p[0], p[1]); }),
    });
    part.push_back({
        .id = "lisht",
        .name = "LiSHT",
        .longName = "Linearly Scaled Hyperbolic Tangent",
        .family = "gated",
        .source = "Roy 2019",
        .reference = "Roy, Manna, Dubey and Chaudhuri 2019, LiSHT: non-parametric linearly scaled hyperbolic "
                     "tangent activation function for neural networks, arXiv:1901.05894.",
        .tex = R"(f(x) = x \tanh x)",
        .texDerivative = R"(f'(x) = \tanh x + \frac{x}{\cosh^{2} x})",
        .formula = "x*tanh(x)",
        .aliases = {"linearly scaled tanh"},
        .frameworks = {{"flux", "NNlib.lisht"}, {"tfa", "tfa.activations.lisht"}},
        .pitfall = "Even and never negative, a smooth |x|: x and −x cannot be told apart behind it.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return lisht(x); }),
    });
    return part;
}

} // namespace actiscope
