#include "core/activations/entry.h"
#include "core/activations/gated_parts.h"
#include "core/activations/parameter.h"
#include "core/numerics/closed_form.h"
#include "core/numerics/logistic.h"

#include <numbers>

namespace actiscope {

namespace {

/// x·erf(u), u = γ·ln(1 + e^z), z = δx
template <class T>
T erfOfSoftplus(T x, double gamma, double delta) {
    constexpr double slope0 = 2 * std::numbers::inv_sqrtpi; // of erf at 0
    const double v = value(x);
    // To the right z goes on as far as a small γ needs for u to reach the end of erf.
    const Logistic g = logistic(std::clamp(delta * v, -1e4, 1e150));
    const double z = g.x;
    const Wide u = z < -40 ? capped(gamma * g.tail, 1e4) : cappedProduct(gamma, wideSoftplus(z), 1e4);
    if (z < -40 &&
        u.hi < 1e-100) // erf u = 2u/√π and u = γe^z to the last bit, and all three are rounded only once
        return closedForm(x, slope0 * gamma * v * g.tail, [&] {
            return Slopes{slope0 * gamma * (1 + z) * g.tail, slope0 * gamma * delta * (2 + z) * g.tail};
        });
    const double gate = std::erf(u.hi);
    return closedForm(x, v * gate, [&] {
        const Wide square = exactProduct(u.hi, u.hi);
        const SplitExp bell = splitExp(Wide(-square.hi, -(square.lo + 2 * u.hi * u.lo)));
        const double factor = slope0 * gamma * g.value;
        return Slopes{gate + z * factor * bell,
                      delta * factor * (2 + z * (g.mirrored - 2 * u.hi * gamma * g.value)) * bell};
    });
}

/// x·(1 + e^−z)^−α = x·e^(−α·ln(1 + e^−z)), z = βx
template <class T>
T richards(T x, double alpha, double beta) {
    const double v = value(x);
    const double z = std::clamp(beta * v, -1e150, 1e150);
    const Wide exponent = cappedProduct(alpha, wideSoftplus(-z), 1e5);
    const SplitExp gate = splitExp(-exponent);
    return closedForm(x, v * gate, [&] {
        const Logistic g = logistic(z);
        const double bend = alpha * beta * g.shrink * (2 + z * (alpha * g.mirrored - g.value));
        return Slopes{(1 + alpha * z * g.mirrored) * gate,
                      z > 0 ? bend * gate.first * gate.second * g.tail : bend * gate};
    });
}

/// x·ln(1 + σ(x))
template <class T>
T logish(T x) {
    const Logistic g = logistic(nearGate(value(x)));
    const double c = g.x;
    const double gate = std::log1p(g.value);
    return closedForm(x, c < -40 ? value(x) * g.tail : value(x) * gate, [&] {
        const double s = g.value;
        const double shrink = g.shrink / (1 + s);
        return Slopes{c < -40 ? (1 + c) * g.tail : gate + c * (g.slope() / (1 + s)),
                      (2 * (1 + s) + c * (1 - s * (2 + s))) * shrink * shrink * g.tail};
    });
}

} // namespace

std::vector<Activation> softplusGates() {
    std::vector<Activation> part;
    part.push_back({
        .id = "serf",
        .name = "Serf",
        .longName = "Log-softplus error function",
        .family = "gated",
        .source = "Nag & Bhattacharyya 2021",
        .reference =
            "Nag, Bhattacharyya, Mukherjee and Kundu 2021, Serf: towards better training of deep neural "
            "networks using log-softplus error activation function, arXiv:2108.09598.",
        .tex = R"(f(x) = x \operatorname{erf}\left(\ln\left(1 + e^{x}\right)\right))",
        .texDerivative =
            R"(f'(x) = \operatorname{erf} s + \frac{2 x}{\sqrt{\pi}}\,\sigma(x)\,e^{-s^{2}},\quad s = \ln\left(1 + e^{x}\right))",
        .formula = "x*erf(softplus(x))",
        .aliases = {},
        .variants = {{"with free γ and δ: Pserf", "pserf", {}}, {"with tanh: Mish", "mish", {}}},
        .pitfall =
            "Mish with erf in place of tanh: the curves are hard to tell apart, the right tail is not; "
            "here 1 − f′ dies like e^(−x²).",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return erfOfSoftplus(x, 1, 1); }),
    });
    part.push_back({
        .id = "pserf",
        .name = "Pserf",
        .longName = "Parametric Serf",
        .family = "gated",
        .source = "Biswas 2021",
        .reference =
            "Biswas, Kumar, Banerjee and Pandey 2021, ErfAct and Pserf: non-monotonic smooth trainable "
            "activation functions, arXiv:2109.04386.",
        .tex = R"(f(x) = x \operatorname{erf}\left(\gamma \ln\left(1 + e^{\delta x}\right)\right))",
        .texDerivative =
            R"(f'(x) = \operatorname{erf} u + \frac{2 \gamma \delta x}{\sqrt{\pi}}\,\sigma(\delta x)\,e^{-u^{2}},\quad u = \gamma \ln\left(1 + e^{\delta x}\right))",
        .formula = "x*erf(gamma*softplus(delta*x))",
        .aliases = {"parametric serf"},
        .variants = {{"γ = δ = 1: Serf", "serf", {}}},
        .pitfall = "With a large γ the gate is open already at 0, and the dent moves far to the left.",
        .parameters = {positiveParameter("gamma", "γ", "How far the gate is open at 0: erf(γ ln 2).", 1.25,
                                         0.1, 3, {{1.25, "1.25"}, {1, "1 Serf"}}),
                       positiveParameter("delta", "δ", "Sharpness of the gate.", 0.85, 0.1, 3,
                                         {{0.85, "0.85"}, {1, "1 Serf"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return erfOfSoftplus(x, p[0], p[1]); }),
    });
    part.push_back({
        .id = "aria2",
        .name = "ARiA-2",
        .longName = "Adaptive Richard's curve weighted activation",
        .family = "gated",
        .source = "Patwardhan 2018",
        .reference =
            "Patwardhan, Ingalhalikar and Walambe 2018, ARiA: utilizing Richard's curve for controlling "
            "the non-monotonicity of the activation function in deep neural nets, arXiv:1805.08878; as "
            "defined in Kunc and Kléma 2024, arXiv:2402.09092.",
        .tex = R"(f(x) = x \left(1 + e^{-\beta x}\right)^{-\alpha})",
        .texDerivative =
            R"(f'(x) = \left(1 + e^{-\beta x}\right)^{-\alpha} \left(1 + \alpha \beta x\,\sigma(-\beta x)\right))",
        .formula = "x*exp(-alpha*softplus(-beta*x))",
        .aliases = {"aria", "richards"},
        .variants = {{"α = 1: Swish", "swish", {2}}},
        .pitfall =
            "Some libraries leave out the factor x and have only Richards' curve. The power overflows on "
            "the left; written as e^(−α·softplus(−βx)) it does not.",
        .parameters = {positiveParameter("alpha", "α", "Exponent: the gate at 0 is 2^−α.", 1.5, 0.1, 5,
                                         {{1.5, "1.5"}, {1, "1 Swish"}}),
                       positiveParameter("beta", "β", "Sharpness of the gate.", 2, 0.1, 5,
                                         {{2, "2"}, {1, "1"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return richards(x, p[0], p[1]); }),
    });
    part.push_back({
        .id = "logish",
        .name = "Logish",
        .longName = "x times the logarithm of 1 plus a sigmoid",
        .family = "gated",
        .source = "Zhu 2021",
        .reference =
            "Zhu, Zeng, Liu and Zhang 2021, Logish: a new nonlinear nonmonotonic activation function for "
            "convolutional neural network, Neurocomputing; as defined in Kunc and Kléma 2024, "
            "arXiv:2402.09092.",
        .tex = R"(f(x) = x \ln\left(1 + \sigma(x)\right))",
        .texDerivative =
            R"(f'(x) = \ln\left(1 + \sigma(x)\right) + \frac{x\,\sigma(x)\,\sigma(-x)}{1 + \sigma(x)})",
        .formula = "x*log1p(sigmoid(x))",
        .aliases = {},
        .pitfall = "Its slope far right is ln 2 = 0.69 and not 1.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return logish(x); }),
    });
    return part;
}

} // namespace actiscope
