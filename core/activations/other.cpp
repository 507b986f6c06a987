#include "core/activations/entry.h"
#include "core/activations/families.h"
#include "core/activations/parameter.h"

namespace actiscope {

namespace {

template <class T>
T bentIdentity(const T& x) {
    const double v = value(x);
    const double h = std::fabs(v) < 1e100 ? std::sqrt(1 + v * v) : std::fabs(v); // v² may overflow
    return closedForm(x, v * (1 + v / (h + 1) / 2), [v, h] {
        const double c = 1 / h;
        return Slopes{1 + v / h / 2, c * c * c / 2};
    });
}

/// 1 − (1 − δ)e^δ, near 0 by its series Σ (k − 1)δ^k/k!.
double swing(double delta) {
    if (std::fabs(delta) > 0.5)
        return delta * std::exp(delta) - std::expm1(delta);
    double sum = 0;
    double factorial = 20922789888000.0; // 16!
    for (int k = 16; k >= 2; --k) {
        sum = sum * delta + (k - 1) / factorial;
        factorial /= k;
    }
    return sum * delta * delta;
}

/// x/(x/α + e^(−x/β)). In q = x/β and ρ = β/α the denominator is D = ρq + e^−q. For x < 0 the exponential is
/// divided out of it: e^q·D = 1 + ρq·e^q. That dips to 1 − ρ/e at q = −1, where it would cancel; so around
/// there it is written with δ = q + 1 as 1 − ρ/e + (ρ/e)·swing(δ).
double risingDenominator(double q, double rho) {
    if (q > -0.5)
        return 1 + rho * q * std::exp(q);
    constexpr double inverseE = 0x1.78b56362cef38p-2; // 1/e in two parts
    constexpr double inverseELow = -0x1.ca8a4270fadf5p-57;
    return std::fma(-rho, inverseE, 1.0) - rho * inverseELow + rho * inverseE * swing(q + 1);
}

template <class T>
T softRootSign(const T& x, double alpha, double beta) {
    constexpr double farthest = 1e4; // the exponential has long reached 0, and q² does not overflow
    const double v = value(x);
    const double rho = beta / alpha;
    const double oneLessRho = (alpha - beta) / alpha;
    const double q = std::clamp(v / beta, -farthest, farthest);
    if (v >= 0) {
        const double e = std::exp(-q);
        return closedForm(x, alpha * (v / (v + alpha * e)), [=] {
            const double d = rho * q + e;
            // (2 + q)e − ρ(2 + 2q + q²), without the cancellation of 2 and 2ρ near 0
            const double bend = 2 * oneLessRho + 2 * std::expm1(-q) + q * e - rho * q * (2 + q);
            return Slopes{scaledExp((1 + q) / d / d, -q), scaledExp(bend / d / d / d / beta, -q)};
        });
    }
    const double d = risingDenominator(q, rho);
    return closedForm(x, scaledExp(v, q) / d, [=] {
        const double bend =
            q > -0.5 ? 2 * oneLessRho - 2 * rho * std::expm1(q) + q - rho * q * (2 + q) * std::exp(q)
                     : (2 + q) - rho * (2 + q * (2 + q)) * std::exp(q);
        return Slopes{scaledExp((1 + q) / d / d, q), scaledExp(bend / d / d / d / beta, q)};
    });
}

} // namespace

std::vector<Activation> otherFamily() {
    std::vector<Activation> family;
    family.push_back({
        .id = "bent_identity",
        .name = "Bent identity",
        .longName = "Identity with a hyperbola",
        .family = "other",
        .source = "Wikipedia 2015",
        .reference =
            "Listed in Wikipedia's article on activation functions since 2015; no paper is known to us.",
        .tex = R"(f(x) = \frac{\sqrt{x^{2} + 1} - 1}{2} + x)",
        .texDerivative = R"(f'(x) = \frac{x}{2\sqrt{x^{2} + 1}} + 1)",
        .formula = "(sqrt(x^2 + 1) - 1)/2 + x",
        .aliases = {"bent linear", "hyperbolic identity"},
        .pitfall = "As typed, the root minus 1 cancels near 0 and x² overflows beyond 1e154.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) { return bentIdentity(x); }),
    });
    family.push_back({
        .id = "symlog",
        .name = "SymLog",
        .longName = "Symmetric logarithm",
        .family = "other",
        .source = "Hafner 2023",
        .reference =
            "Hafner, Pasukonis, Ba and Lillicrap 2023, Mastering diverse domains through world models "
            "(DreamerV3), arXiv:2301.04104.",
        .tex = R"(f(x) = \operatorname{sgn}(x)\,\ln(1 + |x|))",
        .texDerivative = R"(f'(x) = \frac{1}{1 + |x|})",
        .formula = "sign(x)*log1p(abs(x))",
        .aliases = {"symmetric log", "log modulus", "DreamerV3"},
        .pitfall =
            "Made to squash targets and inputs of any size; between layers its slope fades like 1/|x|.",
        .parameters = {},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters) {
            const double v = value(x);
            return closedForm(x, std::copysign(std::log1p(std::fabs(v)), v), [v] {
                const double slope = 1 / (1 + std::fabs(v));
                return Slopes{slope, v == 0 ? 0 : -std::copysign(slope * slope, v)};
            });
        }),
    });
    family.push_back({
        .id = "srs",
        .name = "Soft-Root-Sign",
        .longName = "SRS",
        .family = "other",
        .source = "Zhou 2020",
        .reference =
            "Zhou, Li, Huang, Zhang and Lu 2020, Soft-Root-Sign activation function, arXiv:2003.00547; as "
            "defined in Kunc and Kléma 2024, arXiv:2402.09092.",
        .tex = R"(f(x) = \frac{x}{\frac{x}{\alpha} + e^{-x/\beta}})",
        .texDerivative =
            R"(f'(x) = \frac{\left(1 + \frac{x}{\beta}\right) e^{-x/\beta}}{\left(\frac{x}{\alpha} + e^{-x/\beta}\right)^{2}})",
        .formula = "x/(x/alpha + exp(-x/beta))",
        .aliases = {"soft root sign"},
        .pitfall = "For β > e·α the denominator has zeros: the function has poles at negative x.",
        .parameters = {onLogScale(positiveParameter("alpha", "α", "The value for large x.", 2, 0.5, 10,
                                                    {{2, "2 paper"}})),
                       onLogScale(positiveParameter("beta", "β", "How far the dip on the left reaches.", 3,
                                                    0.5, 10, {{3, "3 paper"}}))},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return softRootSign(x, p[0], p[1]); }),
    });
    return family;
}

} // namespace actiscope
