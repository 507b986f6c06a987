#include "core/activations/entry.h"
#include "core/activations/families.h"
#include "core/activations/parameter.h"

namespace actiscope {

namespace {

/// Below this a step of the exponent changes nothing: f is x + α to the last bit.
constexpr double nothing = 1e-17;

/// α > 0: (e^(αx) − 1)/α + α. Where e^(αx) is small the two constants are added first: they cancel for α
/// near 1.
template <class T>
T grownExponential(const T& x, double alpha) {
    const double v = value(x);
    const double w = alpha * v;
    const double f = std::fabs(w) < nothing ? v + alpha
                     : w < -0.5             ? (std::exp(w) - (1 - alpha) * (1 + alpha)) / alpha
                                            : std::expm1(w) / alpha + alpha;
    return closedForm(x, f, [w, alpha] {
        const double half = std::exp(w / 2); // α may bring back what overflows alone
        return Slopes{std::exp(w), alpha * half * half};
    });
}

/// α < 0, b = −α: ln(1 + b(x − b))/b, NaN where the argument is negative and −∞ where it is 0. Away from 1
/// the argument is taken as (1 − b)(1 + b) + bx, which keeps its digits near 0 too.
template <class T>
T shrunkLogarithm(const T& x, double b) {
    const double v = value(x);
    const double y = b * (v - b);
    const double argument = std::fma(b, v, (1 - b) * (1 + b));
    if (argument < 0) {
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        return closedForm(x, none, [] { return Slopes{none, none}; });
    }
    const double f = std::fabs(y) < nothing ? v - b
                     : std::fabs(y) < 0.5   ? std::log1p(y) / b
                                            : std::log(argument) / b;
    return closedForm(x, f, [argument, b] {
        const double slope = 1 / argument;
        return Slopes{slope, -b * slope * slope};
    });
}

} // namespace

std::vector<Activation> exponentialFamily() {
    std::vector<Activation> family;
    family.push_back({
        .id = "exponential",
        .name = "Exponential",
        .longName = "Natural exponential",
        .family = "exp",
        .source = "textbook",
        .reference = "Textbook; the link of Poisson regression.",
        .tex = R"(f(x) = e^{x})",
        .texDerivative = R"(f'(x) = e^{x})",
        .formula = "exp(x)",
        .aliases = {"exp"},
        .frameworks = {{"torch", "torch.exp"},
                       {"keras", "exponential"},
                       {"jax", "jnp.exp"},
                       {"onnx", "Exp"},
                       {"onednn", "eltwise_exp"},
                       {"ggml", "EXP"}},
        .pitfall = "Overflows beyond 709.78 in double, 88.7 in float and 11.09 in half precision.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) {
            const double e = std::exp(value(x));
            return closedForm(x, e, [e] { return Slopes{e, e}; });
        }),
    });
    family.push_back({
        .id = "soft_exponential",
        .name = "Soft exponential",
        .longName = "From logarithm over identity to exponential",
        .family = "exp",
        .source = "Godfrey & Gashler 2016",
        .reference =
            "Godfrey and Gashler 2016, A continuum among logarithmic, linear, and exponential functions, "
            "and its potential to improve generalization in neural networks, arXiv:1602.01321.",
        .tex =
            R"(f(x) = \begin{cases} -\frac{\ln\left(1 - \alpha (x + \alpha)\right)}{\alpha} & \alpha < 0 \\ x & \alpha = 0 \\ \frac{e^{\alpha x} - 1}{\alpha} + \alpha & \alpha > 0 \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} \frac{1}{1 - \alpha (\alpha + x)} & \alpha < 0 \\ e^{\alpha x} & \alpha \ge 0 \end{cases})",
        .formula = "where(alpha < 0, -log1p(-alpha*(x + alpha))/alpha, where(alpha == 0, x, "
                   "expm1(alpha*x)/alpha + alpha))",
        .aliases = {"soft exp"},
        .pitfall =
            "For α < 0 it is defined only for x > 1/α − α: NaN to the left of that. Code found elsewhere "
            "often drops α inside the exponential.",
        .parameters = {within(-1, 1,
                              realParameter("alpha", "α", "−1 logarithm, 0 identity, 1 exponential; learned.",
                                            0.5, -1, 1,
                                            {{-1, "−1 log"}, {0, "0 start"}, {0.5, "½"}, {1, "1 exp"}}))},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) {
            return p[0] < 0 ? shrunkLogarithm(x, -p[0]) : grownExponential(x, p[0]);
        }),
    });
    return family;
}

} // namespace actiscope
