#include "core/activations/elu_parts.h"
#include "core/activations/entry.h"
#include "core/activations/parameter.h"
#include "core/numerics/closed_form.h"
#include "core/numerics/logistic.h"

namespace actiscope {

namespace {

/// λx for x ≥ 0, λα·x·e^x otherwise.
template <class T>
T serlu(T x, double alpha, double lambda) {
    const double v = value(x);
    if (v >= 0)
        return lambda * x;
    const double c = nearGate(v);
    const double a = lambda * alpha;
    const SplitExp e = splitExp(c);
    return closedForm(x, a * v * e, [&] { return Slopes{a * (1 + c) * e, a * (2 + c) * e}; });
}

/// x for x ≥ 0, x/√(1 + y²) with y = √α·x otherwise.
template <class T>
T isrlu(T x, double alpha) {
    const double v = value(x);
    if (v >= 0)
        return x;
    const double root = std::sqrt(alpha);
    const double y = std::max(root * v, -1e150); // its square does not overflow
    const double square = 1 + y * y;
    const double length = std::sqrt(square);
    return closedForm(x, y < -1e9 ? -1 / root : v / length, [&] {
        return Slopes{1 / length / square, -3 * root * (y / length) / square / square};
    });
}

/// x·σ(x) for x ≥ 0, (e^x − 1)·σ(x) otherwise; there with e = e^x all is rational in e.
template <class T>
T elish(T x) {
    const double v = value(x);
    if (v >= 0)
        return gatedBySigmoid(x, 1);
    const SplitExp tail = splitExp(v);
    const double e = tail.value();
    const double d = 1 + e;
    return closedForm(x, std::expm1(v) / d * tail, [&] {
        return Slopes{(e * (e + 2) - 1) / (d * d) * tail, (e * (e * (e + 3) + 5) - 1) / (d * d * d) * tail};
    });
}

/// x for x ≥ 1, x·(x + 1)/2 from 0, (e^x − 1)·(x + 1)/2 from −1, 0 before.
template <class T>
T hardElish(T x) {
    const double v = value(x);
    if (v >= 1)
        return x;
    if (v >= 0)
        return x * (x + 1.0) / 2.0;
    if (v <= -1)
        return 0.0;
    const double m = std::expm1(v);
    return closedForm(x, m * (v + 1) / 2, [&] {
        const double e = std::exp(v);
        return Slopes{(e * (v + 1) + m) / 2, e * (v + 3) / 2};
    });
}

/// (e^x − 1 − x)/x² for −1 ≤ x ≤ 0: its Taylor series.
double expBend(double x) {
    double sum = 1;
    for (int n = 20; n > 2; --n)
        sum = 1 + sum * x / n;
    return sum / 2;
}

/// αₚx² + βx for x > 0, αₙ(e^x − 1 − x) + βx otherwise; far left αₙ(e^x − 1) + (β − αₙ)x, whose terms
/// cancel less.
template <class T>
T xielu(T x, double alphaP, double alphaN, double beta) {
    const double v = value(x);
    if (v > 0) {
        const double f = v * std::fma(alphaP, v, beta);
        if constexpr (std::is_same_v<T, double>)
            return f;
        else
            return T(f, std::fma(2 * alphaP, v, beta), 2 * alphaP);
    }
    const double m = std::expm1(v);
    const double f =
        v > -1 ? std::fma(alphaN * v * v, expBend(v), beta * v) : std::fma(beta - alphaN, v, alphaN * m);
    return closedForm(x, f, [&] {
        const double bend = alphaN * splitExp(v);
        return Slopes{v > -1 ? std::fma(alphaN, m, beta) : bend + (beta - alphaN), bend};
    });
}

/// x for x > 0, x + x²/4 from −2, −1 before.
template <class T>
T sqlu(T x) {
    const double v = value(x);
    if (v > 0)
        return x;
    if (v < -2)
        return -1.0;
    return x * (x + 4.0) / 4.0;
}

} // namespace

std::vector<Activation> otherElus() {
    std::vector<Activation> part;
    Field depth = realParameter("alpha", "α", "Depth of the dent: −λα/e at x = −1.", 2.90427, 0, 5,
                                {{2.90427, "2.90427 as derived"}, {1, "1"}});
    depth.minimum = 0;
    part.push_back({
        .id = "serlu",
        .name = "SERLU",
        .longName = "Scaled Exponentially-Regularized Linear Unit",
        .family = "elu",
        .source = "Zhang & Li 2018",
        .reference =
            "Zhang and Li 2018, Effectiveness of scaled exponentially-regularized linear units (SERLUs), "
            "arXiv:1807.10117.",
        .tex = R"(f(x) = \lambda \begin{cases} x & x \ge 0 \\ \alpha\,x\,e^{x} & x < 0 \end{cases})",
        .texDerivative =
            R"(f'(x) = \lambda \begin{cases} 1 & x \ge 0 \\ \alpha\,(1 + x)\,e^{x} & x < 0 \end{cases})",
        .formula = "lam*where(x>=0,x,alpha*x*exp(x))",
        .aliases = {"exponentially regularized"},
        .pitfall =
            "Unlike SELU it does not saturate on the left but returns to 0; the slope jumps at 0 by the "
            "factor α.",
        .parameters = {depth, positiveParameter("lam", "λ", "Slope right of 0.", 1.07862, 0.5, 2,
                                                {{1.07862, "1.07862 as derived"}, {1, "1"}})},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) { return serlu(x, p[0], p[1]); }),
    });
    Field alpha = positiveParameter("alpha", "α", "The left branch saturates at −1/√α.", 1, 0.1, 5,
                                    {{1, "1"}, {3, "3"}});
    alpha.scale = FieldScale::Logarithmic;
    part.push_back({
        .id = "isrlu",
        .name = "ISRLU",
        .longName = "Inverse Square Root Linear Unit",
        .family = "elu",
        .source = "Carlile 2017",
        .reference =
            "Carlile, Delamarter, Kinney, Marti and Whitney 2017, Improving deep learning by inverse "
            "square root linear units (ISRLUs), arXiv:1710.09967.",
        .tex =
            R"(f(x) = \begin{cases} x & x \ge 0 \\[4pt] \dfrac{x}{\sqrt{1 + \alpha x^{2}}} & x < 0 \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} 1 & x \ge 0 \\ \left(1 + \alpha x^{2}\right)^{-3/2} & x < 0 \end{cases})",
        .formula = "where(x>=0,x,x/sqrt(1+alpha*x^2))",
        .aliases = {"inverse square root linear"},
        .pitfall = "x² overflows beyond 1e154, and the value is then 0 in place of −1/√α.",
        .parameters = {alpha},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) { return isrlu(x, p[0]); }),
    });
    part.push_back({
        .id = "elish",
        .name = "ELiSH",
        .longName = "Exponential Linear Sigmoid Squashing",
        .family = "elu",
        .source = "Basirat & Roth 2018",
        .reference = "Basirat and Roth 2018, The quest for the golden activation function, arXiv:1808.00783.",
        .tex = R"(f(x) = \begin{cases} x\,\sigma(x) & x \ge 0 \\ (e^{x} - 1)\,\sigma(x) & x < 0 \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} \sigma(x)\left(1 + x\,\sigma(-x)\right) & x \ge 0 \\[4pt] \dfrac{e^{x}\left(e^{2x} + 2e^{x} - 1\right)}{\left(1 + e^{x}\right)^{2}} & x < 0 \end{cases})",
        .formula = "where(x>=0,x,expm1(x))*sigmoid(x)",
        .aliases = {"exponential linear squashing"},
        .variants = {{"piecewise gate: HardELiSH", "hard_elish", {}}},
        .pitfall = "Other formulas go by its name in some libraries: check that f(−1) is −0.17.",
        .parameters = {},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters) { return elish(x); }),
    });
    part.push_back({
        .id = "hard_elish",
        .name = "HardELiSH",
        .longName = "ELiSH with a piecewise linear gate",
        .family = "elu",
        .source = "Basirat & Roth 2018",
        .reference = "Basirat and Roth 2018, The quest for the golden activation function, arXiv:1808.00783.",
        .tex =
            R"(f(x) = \begin{cases} x\,h & x \ge 0 \\ (e^{x} - 1)\,h & x < 0 \end{cases}\qquad h = \min\left(\max\left(\tfrac{x + 1}{2}, 0\right), 1\right))",
        .texDerivative =
            R"(f'(x) = \begin{cases} 1 & x \ge 1 \\ x + \tfrac12 & 0 \le x < 1 \\ \tfrac12 \left(e^{x} (x + 2) - 1\right) & -1 < x < 0 \\ 0 & x \le -1 \end{cases})",
        .formula = "where(x>=0,x,expm1(x))*min(max((x+1)/2,0),1)",
        .aliases = {"hard elish"},
        .variants = {{"smooth gate: ELiSH", "elish", {}}},
        .pitfall =
            "It has three kinks: corners at −1 and 1, where the gate starts and ends, and at 0 a jump of "
            "the curvature only.",
        .parameters = {},
        .kinks = kinksAt({-1, 0, 1}),
        .evaluate = evaluator([](auto x, Parameters) { return hardElish(x); }),
    });
    Field alphaN = realParameter("alpha_n", "αₙ", "Bend of the left branch; at least β in the paper.", 0.8,
                                 0.5, 3, {{0.8, "0.8"}});
    alphaN.minimum = 0;
    part.push_back({
        .id = "xielu",
        .name = "xIELU",
        .longName = "Integral of a trainable ELU",
        .family = "elu",
        .source = "Huang & Schlag 2024",
        .reference =
            "Huang and Schlag 2024, Deriving activation functions using integration, arXiv:2411.13010.",
        .tex =
            R"(f(x) = \begin{cases} \alpha_p x^{2} + \beta x & x > 0 \\ \alpha_n \left(e^{x} - 1 - x\right) + \beta x & x \le 0 \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} 2 \alpha_p x + \beta & x > 0 \\ \alpha_n \left(e^{x} - 1\right) + \beta & x \le 0 \end{cases})",
        .formula = "where(x>0,alpha_p*x^2+beta*x,alpha_n*(expm1(x)-x)+beta*x)",
        .aliases = {"integrated elu"},
        .frameworks = {{"ggml", "XIELU(alpha_n, alpha_p, beta, eps)"}},
        .differences =
            "ggml and Hugging Face take expm1(min(x, −1e-6)) as a guard: off by up to 1e-6 just left of "
            "0.",
        .pitfall = "e^x − 1 − x cancels near 0, where it is about x²/2. The α here are those in effect; a "
                   "network stores them before a softplus.",
        .parameters = {positiveParameter("alpha_p", "αₚ", "Bend of the right branch.", 0.8, 0.05, 3,
                                         {{0.8, "0.8"}}),
                       alphaN, realParameter("beta", "β", "Slope at 0.", 0.5, 0, 1, {{0.5, "0.5"}})},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) { return xielu(x, p[0], p[1], p[2]); }),
    });
    part.push_back({
        .id = "sqlu",
        .name = "SQLU",
        .longName = "Square Linear Unit",
        .family = "elu",
        .source = "Wuraola 2021",
        .reference = "Wuraola, Patel and Nguang 2021; as defined in Kunc and Kléma 2024, arXiv:2402.09092.",
        .tex =
            R"(f(x) = \begin{cases} x & x > 0 \\ x + \tfrac14 x^{2} & -2 \le x \le 0 \\ -1 & x < -2 \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} 1 & x > 0 \\ 1 + \tfrac12 x & -2 \le x \le 0 \\ 0 & x < -2 \end{cases})",
        .formula = "where(x>0,x,where(x>=-2,x+x^2/4,-1))",
        .aliases = {"square linear", "squlu"},
        .variants = {{"the smooth curve it imitates: ELU", "elu", {1}}},
        .pitfall =
            "A cheap ELU without exponential; but left of −2 the slope is exactly 0, and a unit can die "
            "there as with ReLU.",
        .parameters = {},
        .kinks = kinksAt({-2, 0}),
        .evaluate = evaluator([](auto x, Parameters) { return sqlu(x); }),
    });
    return part;
}

} // namespace actiscope
