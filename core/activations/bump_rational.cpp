// Bumps that fall like a power of x.
#include "core/activations/entry.h"
#include "core/activations/families.h"
#include "core/activations/parameter.h"

namespace actiscope {

namespace {

/// Beyond this t² overflows soon, and 1 + t² has long been t².
constexpr double far = 1e100;

/// 1/(1 + t²), t = ax
template <class T>
T inverseQuadratic(const T& x, double a) {
    const double v = value(x);
    const double t = a * v;
    const bool isFar = std::fabs(t) > far;
    const double c = isFar ? 1 / v / a : 0; // 1/t, also where t overflows
    const double r = isFar ? c * c : 1 / (1 + t * t);
    return closedForm(x, r, [=] {
        const double tr = isFar ? c : t * r;
        return Slopes{-2 * a * tr * r, 2 * (a * r) * (a * r) * (isFar ? 3 : (3 * t * t - 1) * r)};
    });
}

/// 1/√(1 + t²), t = ax
template <class T>
T inverseMultiquadric(const T& x, double a) {
    const double v = value(x);
    const double t = a * v;
    const bool isFar = std::fabs(t) > far;
    const double c = isFar ? std::fabs(1 / v / a) : 1 / std::sqrt(1 + t * t);
    return closedForm(x, c, [=] {
        const double tc = isFar ? std::copysign(1.0, t) : t * c;
        return Slopes{-(a * c) * c * tc, (a * c) * (a * c) * c * (isFar ? 2 : (2 * t * t - 1) * c * c)};
    });
}

/// (λ₁x + λ₂)/(x² + d²). With q = x/d and r = 1/(1 + q²) the derivatives are polynomials in r and qr.
template <class T>
T cauchy(const T& x, double l1, double l2, double d) {
    const double v = value(x);
    const double q = v / d;
    if (std::fabs(q) > far) // d² is no part of the last digit of x²
        return closedForm(x, (l1 + l2 / v) / v, [=] {
            return Slopes{-(l1 + 2 * l2 / v) / v / v, (2 * l1 + 6 * l2 / v) / v / v / v};
        });
    const double r = 1 / (1 + q * q);
    return closedForm(x, (l1 * v + l2) / d / d * r, [=] {
        const double a = l1 / d;
        const double b = l2 / d / d;
        const double qr = q * r;
        return Slopes{(a * (2 * r - 1) - 2 * b * qr) * r / d,
                      2 * (a * qr * (1 - 4 * r) + b * r * (3 - 4 * r)) * r / d / d};
    });
}

} // namespace

std::vector<Activation> rationalBumps() {
    std::vector<Activation> family;
    family.push_back({
        .id = "inv_quadratic",
        .name = "Inverse quadratic",
        .longName = "Quadratic radial basis function",
        .family = "bump",
        .source = "Ramasinghe & Lucey 2022",
        .reference =
            "Ramasinghe and Lucey 2022, Beyond periodicity: towards a unifying framework for activations "
            "in coordinate-MLPs, arXiv:2111.15135.",
        .tex = R"(f(x) = \frac{1}{1 + (a x)^{2}})",
        .texDerivative = R"(f'(x) = -\frac{2 a^{2} x}{\left(1 + (a x)^{2}\right)^{2}})",
        .formula = "1/(1 + (a*x)^2)",
        .aliases = {"quadratic", "lorentzian", "witch of agnesi"},
        .parameters = {realParameter("a", "a", "Inverse width.", 1, 0.1, 20, {{1, "1"}, {10, "10"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return inverseQuadratic(x, p[0]); }),
    });
    family.push_back({
        .id = "inv_multiquadratic",
        .name = "Inverse multiquadric",
        .longName = "Multiquadric radial basis function",
        .family = "bump",
        .source = "Ramasinghe & Lucey 2022",
        .reference =
            "Ramasinghe and Lucey 2022, Beyond periodicity: towards a unifying framework for activations "
            "in coordinate-MLPs, arXiv:2111.15135.",
        .tex = R"(f(x) = \frac{1}{\sqrt{1 + (a x)^{2}}})",
        .texDerivative = R"(f'(x) = -\frac{a^{2} x}{\left(1 + (a x)^{2}\right)^{3/2}})",
        .formula = "1/sqrt(1 + (a*x)^2)",
        .aliases = {"multiquadratic", "multi-quadratic"},
        .pitfall = "Falls only like 1/|x|: far inputs still count, unlike with a Gaussian.",
        .parameters = {realParameter("a", "a", "Inverse width.", 1, 0.1, 20, {{1, "1"}, {20, "20"}})},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return inverseMultiquadric(x, p[0]); }),
    });
    family.push_back({
        .id = "cauchy",
        .name = "Cauchy",
        .longName = "Cauchy activation (XNet)",
        .family = "bump",
        .source = "Li 2024",
        .reference =
            "Li, Xia and Zhang 2024, Cauchy activation function and XNet, arXiv:2409.19221 (citation "
            "from memory).",
        .tex = R"(f(x) = \frac{\lambda_1 x + \lambda_2}{x^{2} + d^{2}})",
        .texDerivative =
            R"(f'(x) = \frac{\lambda_1 (d^{2} - x^{2}) - 2 \lambda_2 x}{\left(x^{2} + d^{2}\right)^{2}})",
        .formula = "(l1*x + l2)/(x^2 + d^2)",
        .aliases = {"XNet", "cauchy integral"},
        .pitfall = "Peaks near λ₂/d²: a small learned width d makes values and slopes huge.",
        .parameters = {realParameter("l1", "λ₁", "Weight of the odd part.", 1, -3, 3,
                                     {{1, "1"}, {0, "0 even"}}),
                       realParameter("l2", "λ₂", "Weight of the even part.", 1, -3, 3,
                                     {{1, "1"}, {0, "0 odd"}}),
                       onLogScale(positiveParameter("d", "d", "Width.", 1, 0.1, 5, {{1, "1"}}))},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters p) { return cauchy(x, p[0], p[1], p[2]); }),
    });
    return family;
}

} // namespace actiscope
