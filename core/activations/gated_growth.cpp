#include "core/activations/entry.h"
#include "core/activations/gated_parts.h"
#include "core/activations/parameter.h"
#include "core/numerics/closed_form.h"
#include "core/numerics/logistic.h"

#include <numbers>

namespace actiscope {

namespace {

constexpr double saturated = 1e4; // tanh, erf and their like have long reached 1 there
constexpr double vanishing = 1e-100;

/// x·w with w = a·e^z so small that it is its own tanh, z = βx: where all three are rounded only once.
template <class T>
T exponentialGate(T x, double a, double beta, const SplitExp& e, double z) {
    return closedForm(x, a * value(x) * e, [&] { return Slopes{a * (1 + z) * e, a * beta * (2 + z) * e}; });
}

/// x·tanh(w), w = a·e^(βx)
template <class T>
T tanhOfGrowth(T x, double a, double beta) {
    const double z = nearGate(beta * value(x));
    const SplitExp e = splitExp(z);
    const Wide w = capped(growth(a, z, e), saturated);
    if (w.hi < vanishing)
        return exponentialGate(x, a, beta, e, z);
    const double t = std::tanh(w.hi);
    return closedForm(x, value(x) * t, [&] {
        const SplitExp tail = splitExp(Wide(-2 * w.hi, -2 * w.lo));
        const double shrink = 2 / (1 + tail.value());
        const double factor = w.hi * shrink * shrink;
        return Slopes{t + z * factor * tail, beta * factor * (2 + z * (1 - 2 * w.hi * t)) * tail};
    });
}

/// x·erf(w), w = a·e^(βx)
template <class T>
T erfOfGrowth(T x, double a, double beta) {
    constexpr double slope0 = 2 * std::numbers::inv_sqrtpi; // of erf at 0
    const double z = nearGate(beta * value(x));
    const SplitExp e = splitExp(z);
    const Wide w = capped(growth(a, z, e), saturated);
    if (w.hi < vanishing)
        return exponentialGate(x, slope0 * a, beta, e, z);
    const double gate = std::erf(w.hi);
    return closedForm(x, value(x) * gate, [&] {
        const Wide square = exactProduct(w.hi, w.hi);
        const SplitExp bell = splitExp(Wide(-square.hi, -(square.lo + 2 * w.hi * w.lo)));
        const double factor = slope0 * w.hi;
        return Slopes{gate + z * factor * bell, beta * factor * (2 + z * (1 - 2 * w.hi * w.hi)) * bell};
    });
}

/// x·ln(2 − e^−w), w = e^x
template <class T>
T gish(T x) {
    const double c = nearGate(value(x));
    const SplitExp e = splitExp(c);
    const double w = std::min(e.value(), saturated);
    if (w < vanishing)
        return exponentialGate(x, 1, 1, e, c);
    const double more = -std::expm1(-w); // 1 − e^−w
    const double gate = std::log1p(more);
    return closedForm(x, value(x) * gate, [&] {
        const SplitExp tail = splitExp(-w);
        const double shrink = 1 / (1 + more);
        return Slopes{gate + c * w * shrink * tail,
                      w * shrink * shrink * (2 * (1 + more) + c * (1 + more - 2 * w)) * tail};
    });
}

/// x·α·e^−v, v = β·e^−z, z = γx
template <class T>
T gompertz(T x, double alpha, double beta, double gamma) {
    const double z = nearGate(gamma * value(x));
    const SplitExp e = splitExp(-z);
    const Wide v = capped(growth(beta, -z, e), saturated);
    const SplitExp gate = splitExp(-v);
    return closedForm(x, alpha * value(x) * gate, [&] {
        const double slope = alpha * (1 + z * v.hi) * gate;
        if (v.hi < vanishing)
            return Slopes{slope, alpha * gamma * beta * (2 - z) * e};
        return Slopes{slope, alpha * gamma * v.hi * (2 + z * (v.hi - 1)) * gate};
    });
}

/// x/(1 − x·e^−(x + w)), w = e^x; on the left with numerator and denominator times w, which do not overflow.
template <class T>
T colu(T x) {
    const double c = std::clamp(value(x), -1e4, 10.0);
    const SplitExp e = splitExp(c);
    const double w = e.value();
    const double cubic = 1 + w * (3 + w);
    const double rest = c * c * (1 + w * (1 + w)) - 4 * c * (1 + w) + 2;
    if (c < 0) {
        const double p = std::exp(-w);
        const double d = w - c * p;
        return closedForm(x, value(x) / d * e, [&] {
            return Slopes{(w - c * c * (1 + w) * p) / (d * d) * e,
                          p * (c * c * c * p * cubic + w * rest) / (d * d * d) * e};
        });
    }
    const SplitExp tail = splitExp(-(c + w));
    const double q = tail.value();
    const double d = 1 - c * q;
    return closedForm(x, value(x) / d, [&] {
        return Slopes{(1 - c * c * (1 + w) * q) / (d * d),
                      (c * c * c * q * cubic + rest) / (d * d * d) * tail};
    });
}

} // namespace

std::vector<Activation> growthGates() {
    std::vector<Activation> part;
    part.push_back({
        .id = "tanh_exp",
        .name = "TanhExp",
        .longName = "x times tanh of e^x, also TeLU",
        .family = "gated",
        .source = "Liu & Di 2020",
        .reference = "Liu and Di 2020, TanhExp: a smooth activation function with high convergence speed for "
                     "lightweight neural networks, arXiv:2003.09855; Fernandez and Mali 2024, TeLU, "
                     "arXiv:2412.20269.",
        .tex = R"(f(x) = x \tanh e^{x})",
        .texDerivative = R"(f'(x) = \tanh w + \frac{x w}{\cosh^{2} w},\quad w = e^{x})",
        .formula = "x*tanh(exp(x))",
        .aliases = {"telu", "tanh exponential"},
        .variants = {{"with free β and γ: TanhSoft-2", "tanhsoft2", {}}},
        .pitfall =
            "e^x overflows beyond x = 709 while 1/cosh² is 0: their product must be 0 and not NaN. Another "
            "function, x·tanh(ELU(x)), goes by the name TeLU too.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return tanhOfGrowth(x, 1, 1); }),
    });
    part.push_back({
        .id = "tanhsoft2",
        .name = "TanhSoft-2",
        .longName = "x times tanh of an exponential",
        .family = "gated",
        .source = "Biswas 2020",
        .reference = "Biswas, Kumar, Banerjee and Pandey 2020, TanhSoft: a family of activation functions "
                     "combining tanh and softplus, arXiv:2009.03863; as defined in Kunc and Kléma 2024, "
                     "arXiv:2402.09092.",
        .tex = R"(f(x) = x \tanh\left(\beta e^{\gamma x}\right))",
        .texDerivative = R"(f'(x) = \tanh w + \frac{\gamma x w}{\cosh^{2} w},\quad w = \beta e^{\gamma x})",
        .formula = "x*tanh(beta*exp(gamma*x))",
        .aliases = {},
        .variants = {{"β = γ = 1: TanhExp", "tanh_exp", {}}},
        .pitfall = "β and γ do not act alone: a larger β only moves the gate to the left, by ln(β)/γ.",
        .parameters = {positiveParameter("beta", "β", "How far the gate is open at 0: tanh β.", 0.6, 0.05, 3,
                                         {{0.6, "0.6"}, {1, "1 TanhExp"}}),
                       positiveParameter("gamma", "γ", "Sharpness of the gate.", 1, 0.1, 3, {{1, "1"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return tanhOfGrowth(x, p[0], p[1]); }),
    });
    part.push_back({
        .id = "erf_act",
        .name = "ErfAct",
        .longName = "x times erf of an exponential",
        .family = "gated",
        .source = "Biswas 2021",
        .reference =
            "Biswas, Kumar, Banerjee and Pandey 2021, ErfAct and Pserf: non-monotonic smooth trainable "
            "activation functions, arXiv:2109.04386.",
        .tex = R"(f(x) = x \operatorname{erf}\left(\alpha e^{\beta x}\right))",
        .texDerivative =
            R"(f'(x) = \operatorname{erf} w + \frac{2 \beta x w}{\sqrt{\pi}}\,e^{-w^{2}},\quad w = \alpha e^{\beta x})",
        .formula = "x*erf(alpha*exp(beta*x))",
        .aliases = {"erfact"},
        .pitfall =
            "On the right w = αe^(βx) overflows while e^(−w²) is 0: their product must be 0 and not NaN.",
        .parameters = {positiveParameter("alpha", "α", "How far the gate is open at 0: erf α.", 0.75, 0.05, 3,
                                         {{0.75, "0.75"}}),
                       positiveParameter("beta", "β", "Sharpness of the gate.", 0.75, 0.05, 3,
                                         {{0.75, "0.75"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return erfOfGrowth(x, p[0], p[1]); }),
    });
    part.push_back({
        .id = "gish",
        .name = "Gish",
        .longName = "x times the logarithm of 2 less a Gompertz curve",
        .family = "gated",
        .source = "Kaytan 2023",
        .reference = "Kaytan, Aydilek and Yeroğlu 2023, Gish: a novel activation function for image "
                     "classification; as defined in Kunc and Kléma 2024, arXiv:2402.09092.",
        .tex = R"(f(x) = x \ln\left(2 - e^{-e^{x}}\right))",
        .texDerivative =
            R"(f'(x) = \ln\left(2 - e^{-w}\right) + \frac{x w e^{-w}}{2 - e^{-w}},\quad w = e^{x})",
        .formula = "x*log1p(-expm1(-exp(x)))",
        .aliases = {},
        .pitfall = "Its slope far right is ln 2 = 0.69 and not 1. Left of −37 the logarithm as printed is "
                   "exactly 0: take log1p(−expm1(−e^x)).",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return gish(x); }),
    });
    part.push_back({
        .id = "golu",
        .name = "GoLU",
        .longName = "Gompertz Linear Unit",
        .family = "gated",
        .source = "Das 2025",
        .reference = "Das et al. 2025, Gompertz linear units: leveraging asymmetry for enhanced learning "
                     "dynamics, arXiv:2502.03654.",
        .tex = R"(f(x) = \alpha x \exp\left(-\beta e^{-\gamma x}\right))",
        .texDerivative = R"(f'(x) = \alpha e^{-v} \left(1 + \gamma x v\right),\quad v = \beta e^{-\gamma x})",
        .formula = "alpha*x*exp(-beta*exp(-gamma*x))",
        .aliases = {"gompertz", "ExpExpish"},
        .pitfall =
            "On the left v = βe^(−γx) overflows while e^(−v) is 0: their product must be 0 and not NaN.",
        .parameters = {positiveParameter("alpha", "α", "Slope far right.", 1, 0.1, 2, {{1, "1"}}),
                       positiveParameter("beta", "β", "Moves the gate to the right, by ln(β)/γ.", 1, 0.1, 5,
                                         {{1, "1"}}),
                       positiveParameter("gamma", "γ", "Sharpness of the gate.", 1, 0.1, 5, {{1, "1"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return gompertz(x, p[0], p[1], p[2]); }),
    });
    part.push_back({
        .id = "colu",
        .name = "CoLU",
        .longName = "Collapsing Linear Unit",
        .family = "gated",
        .source = "Vagerwal 2021",
        .reference = "Vagerwal 2021, Deeper learning with CoLU activation, arXiv:2112.12078.",
        .tex = R"(f(x) = \frac{x}{1 - x\,e^{-(x + e^{x})}})",
        .texDerivative =
            R"(f'(x) = \frac{1 - x^{2} \left(1 + e^{x}\right) q}{\left(1 - x q\right)^{2}},\quad q = e^{-(x + e^{x})})",
        .formula = "x/(1-x*exp(-(x+exp(x))))",
        .aliases = {"collapsing linear"},
        .pitfall = "The exponential overflows left of −709, where the value −e^x is still a double.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return colu(x); }),
    });
    return part;
}

} // namespace actiscope
