#include "core/activations/entry.h"
#include "core/activations/parameter.h"
#include "core/activations/sigmoid_parts.h"
#include "core/numerics/closed_form.h"
#include "core/numerics/normal.h"

#include <numbers>

namespace actiscope {

namespace {

/// Beyond it e^-x² is 0, and ∞·0 is not met.
double near(double x) {
    return std::clamp(x, -1e3, 1e3);
}

template <class T>
T errorFunction(T x) {
    constexpr double peak = 2 * std::numbers::inv_sqrtpi;
    return closedForm(x, std::erf(value(x)), [&] {
        const double t = near(value(x));
        const double half = std::exp(-0.5 * t * t); // twice: one rounding in the subnormals
        return Slopes{peak * half * half, -2 * t * peak * half * half};
    });
}

/// Φ((x − μ)/σ). What t = (x − μ)/σ and t/√2 and t² lose in their rounding is made good to first order: in
/// the tail it would cost t² units in the last place.
template <class T>
T shiftedNormalCdf(T x, double mu, double sigma) {
    constexpr double saturated = 1e3;
    const double inside = std::clamp(value(x), mu - saturated * sigma, mu + saturated * sigma);
    const double d = inside - mu;
    const double dLost = (inside - (d - (d - inside))) - (mu + (d - inside));
    const double t = d / sigma;
    const double tLost = (std::fma(-t, sigma, d) + dLost) / sigma;
    const double square = t * t;
    const double squareLost = std::fma(t, t, -square) + 2 * t * tLost;
    constexpr double peak = std::numbers::inv_sqrtpi * std::numbers::sqrt2 / 2;
    const double half = std::exp(-square / 4); // twice: one rounding in the subnormals

    constexpr double root = std::numbers::sqrt2 / 2;
    constexpr double rootLost = -4.833646656726456e-17; // of √½ in its rounding
    const double a = t * root;
    const double aLost = std::fma(t, root, -a) + t * rootLost + tLost * root;
    const double f = std::erfc(-a) / 2 + aLost * std::numbers::inv_sqrtpi * half * half;
    return closedForm(x, f, [&] {
        const double slope = peak / sigma * half * (1 - squareLost / 2);
        return Slopes{slope * half, -(t + tLost) / sigma * slope * half};
    });
}

constexpr double expOverflows = 700; // e^-e^x has long been 0 there

/// e^(−e^(−x)); the double exponential in two halves, and the simple one never ∞: no ∞·0.
template <class T>
T gumbelCdf(T x) {
    const double e = std::exp(-std::max(value(x), -expOverflows));
    const double half = std::exp(-e / 2);
    return closedForm(x, half * half, [&] {
        return Slopes{e * half * half, e * half * std::expm1(-std::max(value(x), -expOverflows)) * half};
    });
}

/// 1 − e^(−e^x)
template <class T>
T complementaryGumbelCdf(T x) {
    const double e = std::exp(std::min(value(x), expOverflows));
    return closedForm(x, -std::expm1(-e), [&] {
        const double half = std::exp(-e / 2);
        return Slopes{e * half * half, -(e * half * std::expm1(std::min(value(x), expOverflows))) * half};
    });
}

} // namespace

std::vector<Activation> cdfSigmoids() {
    std::vector<Activation> part;
    part.push_back({
        .id = "erf",
        .name = "Erf",
        .longName = "Error function",
        .family = "sigmoid",
        .source = "textbook",
        .reference = "Textbook.",
        .tex = R"(f(x) = \operatorname{erf} x = \frac{2}{\sqrt{\pi}} \int_{0}^{x} e^{-t^{2}}\,dt)",
        .texDerivative = R"(f'(x) = \frac{2}{\sqrt{\pi}}\,e^{-x^{2}})",
        .formula = "erf(x)",
        .aliases = {"error function", "Gauss error function"},
        .frameworks = {{"torch", "torch.erf"}, {"tf", "tf.math.erf"}, {"jax", "lax.erf"}, {"onnx", "Erf"}},
        .pitfall = "In e^(−x²) the rounding of x² costs about x² units in the last place of the slope.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return errorFunction(x); }),
    });
    part.push_back({
        .id = "normal_cdf",
        .name = "Normal CDF",
        .longName = "Probit: distribution function of the standard normal",
        .family = "sigmoid",
        .source = "textbook",
        .reference = "Textbook; the gate of GELU.",
        .tex = R"(f(x) = \Phi(x) = \frac{1}{2} \operatorname{erfc}\left(-\frac{x}{\sqrt{2}}\right))",
        .texDerivative = R"(f'(x) = \varphi(x) = \frac{1}{\sqrt{2\pi}}\,e^{-x^{2}/2})",
        .formula = "Phi(x)",
        .aliases = {"probit", "Phi", "ndtr", "Gaussian CDF"},
        .frameworks = {{"torch", "torch.special.ndtr"},
                       {"tf", "tf.math.special.ndtr"},
                       {"jax", "scipy.special.ndtr"}},
        .pitfall = "½(1 + erf(x/√2)) has lost its left tail by x = −8; ½·erfc(−x/√2) keeps it down to −38.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return normalCdf(x); }),
    });
    part.push_back({
        .id = "laplace_mega",
        .name = "Laplace (Mega)",
        .longName = "Laplace attention function of Mega",
        .family = "sigmoid",
        .source = "Ma 2022",
        .reference =
            "Ma, Zhou, Kong, He, Gui, Neubig, May and Zettlemoyer 2022, Mega: Moving average equipped gated "
            "attention, arXiv:2209.10655.",
        .tex = R"(f(x) = \frac{1}{2}\left(1 + \operatorname{erf} \frac{x - \mu}{\sigma\sqrt{2}}\right))",
        .texDerivative = R"(f'(x) = \frac{1}{\sigma\sqrt{2\pi}}\,e^{-(x - \mu)^{2}/(2\sigma^{2})})",
        .formula = "Phi((x - mu)/sigma)",
        .aliases = {"laplace attention", "MEGA"},
        .frameworks = {{"transformers", "laplace"}},
        .pitfall =
            "Named after Laplace, but it is a normal distribution function; μ = √½ and σ = √(1/4π) make "
            "it close to squared ReLU.",
        .parameters = {realParameter("mu", "μ", "Where f = ½.", 0.707107, -2, 2,
                                     {{0.707107, "0.707107 Mega"}, {0, "0"}}),
                       positiveParameter("sigma", "σ", "Width of the transition.", 0.282095, 0.05, 2,
                                         {{0.282095, "0.282095 Mega"}, {1, "1"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return shiftedNormalCdf(x, p[0], p[1]); }),
    });
    part.push_back({
        .id = "loglog",
        .name = "LogLog",
        .longName = "Gompertz curve: distribution function of Gumbel",
        .family = "sigmoid",
        .source = "Gomes 2008",
        .reference = "As listed in the survey by Kunc and Kléma 2024, Three decades of activations, "
                     "arXiv:2402.09092, after Gomes and Ludermir 2008.",
        .tex = R"(f(x) = e^{-e^{-x}})",
        .texDerivative = R"(f'(x) = e^{-x - e^{-x}})",
        .formula = "exp(-exp(-x))",
        .aliases = {"Gompertz", "Gumbel CDF", "log-log"},
        .pitfall = "f′ as a product of two exponentials is ∞·0 below x = −709: add the exponents first.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return gumbelCdf(x); }),
    });
    part.push_back({
        .id = "cloglog",
        .name = "CLogLog",
        .longName = "Complementary log-log",
        .family = "sigmoid",
        .source = "Gomes 2008",
        .reference = "Gomes and Ludermir 2008, Complementary log-log and probit: activation functions "
                     "implemented in artificial neural networks.",
        .tex = R"(f(x) = 1 - e^{-e^{x}})",
        .texDerivative = R"(f'(x) = e^{x - e^{x}})",
        .formula = "-expm1(-exp(x))",
        .aliases = {"complementary log-log"},
        .differences = "Some collections define the mirror image 1 − exp(−e^(−x)) under this name.",
        .pitfall = "1 − exp(−eˣ) cancels on the left; −expm1(−eˣ) does not.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return complementaryGumbelCdf(x); }),
    });
    return part;
}

} // namespace actiscope
