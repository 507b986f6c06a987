// Bumps with corners: hat, spline and two-sided exponential.
#include "core/activations/entry.h"
#include "core/activations/families.h"
#include "core/activations/parameter.h"

namespace actiscope {

namespace {

double signOf(double x) {
    return x > 0 ? 1 : (x < 0 ? -1 : 0);
}

/// Two parabolas with equal slopes where they meet, 0 beyond |x| = 2.
template <class T>
T squareBump(const T& x) {
    const double v = value(x);
    const double a = std::fabs(v);
    if (a >= 2)
        return closedForm(x, 0.0, [] { return Slopes{}; });
    if (a <= 1)
        return closedForm(x, 1 - v * v / 2, [v] { return Slopes{-v, -1}; });
    return closedForm(x, (2 - a) * (2 - a) / 2, [v, a] { return Slopes{-signOf(v) * (2 - a), 1}; });
}

} // namespace

std::vector<Activation> bumpFamily() {
    std::vector<Activation> family;
    family.push_back({
        .id = "hat",
        .name = "Triangular hat",
        .longName = "Mirrored rectifier (mReLU)",
        .family = "bump",
        .source = "Zhao & Griffin 2016",
        .reference = "Zhao and Griffin 2016, Suppressing the unusual: towards robust CNNs using symmetric "
                     "activation functions; as defined in Kunc and Kléma 2024, arXiv:2402.09092.",
        .tex = R"(f(x) = \max\left(0,\ 1 - \frac{|x|}{a}\right))",
        .texDerivative =
            R"(f'(x) = \begin{cases} -\frac{\operatorname{sgn} x}{a} & |x| < a \\ 0 & |x| \ge a \end{cases})",
        .formula = "max(0, 1 - abs(x)/a)",
        .aliases = {"mReLU", "tent", "triangle"},
        .pitfall = "Dead on both sides: an input beyond ±a gives value 0 and slope 0.",
        .parameters = {positiveParameter("a", "a", "Half the width of the foot.", 1, 0.1, 5,
                                         {{1, "1 mReLU"}})},
        .kinks = kinksOf([](Parameters p) {
            return std::vector{-p[0], 0.0, p[0]};
        }),
        .evaluate = evaluator([](auto x, Parameters p) {
            const double v = value(x);
            const double a = std::fabs(v);
            return straight(x, std::max(0.0, 1 - a / p[0]), a < p[0] ? -signOf(v) / p[0] : 0);
        }),
    });
    family.push_back({
        .id = "sq_rbf",
        .name = "SQ-RBF",
        .longName = "Square-law radial basis function",
        .family = "bump",
        .source = "Wuraola & Patel 2018",
        .reference =
            "Wuraola and Patel 2018, SQNL: a new computationally efficient activation function, and its "
            "companions.",
        .tex =
            R"(f(x) = \begin{cases} 1 - \frac{x^{2}}{2} & |x| \le 1 \\ \frac{(2 - |x|)^{2}}{2} & 1 < |x| < 2 \\ 0 & |x| \ge 2 \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} -x & |x| \le 1 \\ -\operatorname{sgn}(x)\,(2 - |x|) & 1 < |x| < 2 \\ 0 & |x| \ge 2 \end{cases})",
        .formula = "where(abs(x) <= 1, 1 - x^2/2, where(abs(x) < 2, (2 - abs(x))^2/2, 0))",
        .aliases = {"square law rbf"},
        .pitfall = "A cheap Gaussian, but with an end: beyond ±2 value and slope are exactly 0.",
        .parameters = {},
        .kinks = kinksAt({-2, -1, 1, 2}),
        .evaluate = evaluator([](auto x, Parameters) { return squareBump(x); }),
    });
    family.push_back({
        .id = "laplacian",
        .name = "Laplacian",
        .longName = "Two-sided exponential",
        .family = "bump",
        .source = "Ramasinghe & Lucey 2022",
        .reference =
            "Ramasinghe and Lucey 2022, Beyond periodicity: towards a unifying framework for activations "
            "in coordinate-MLPs, arXiv:2111.15135.",
        .tex = R"(f(x) = e^{-|x|/a})",
        .texDerivative = R"(f'(x) = -\frac{\operatorname{sgn} x}{a}\,e^{-|x|/a})",
        .formula = "exp(-abs(x)/a)",
        .aliases = {"laplace kernel", "double exponential"},
        .pitfall = "Has a corner at its top, so the gradient jumps where the unit answers most.",
        .parameters = {onLogScale(
            positiveParameter("a", "a", "Width.", 1, 0.05, 5, {{1, "1"}, {0.1, "0.1"}}))},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) {
            const double v = value(x);
            const double a = p[0];
            // The square of its root: a factor 1/a may lift a value that alone would be subnormal.
            const double half = std::exp(-std::fabs(v) / a / 2);
            return closedForm(x, half * half, [v, a, half] {
                const double steep = half / a;
                return Slopes{-signOf(v) * half * steep, steep * steep};
            });
        }),
    });
    return family;
}

} // namespace actiscope
