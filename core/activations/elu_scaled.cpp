#include "core/activations/elu_parts.h"
#include "core/activations/entry.h"
#include "core/activations/parameter.h"
#include "core/numerics/closed_form.h"
#include "core/numerics/split_exp.h"

namespace actiscope {

namespace {

/// slope·x for x > 0, a·(e^z − 1) with z = rate·x otherwise: at 0 the left branch's f′ and the right one's
/// f″, as PyTorch has them. a·rate is given for itself: where z is subnormal or 0, f is a·rate·x.
template <class T>
T exponentialLinear(T x, double slope, double a, double rate, double z, double rateTimesA) {
    const double v = value(x);
    if (v > 0)
        return slope * x;
    const double f = std::fabs(z) < 1e-60 ? rateTimesA * v : a * std::expm1(z);
    return closedForm(x, f, [&] {
        const SplitExp e = splitExp(z);
        return Slopes{rateTimesA * e, v == 0 ? 0 : rateTimesA * rate * e};
    });
}

/// x for x > 0, α·(e^(x/α) − 1) otherwise; for α = 0 its limit, ReLU, with ReLU's f′(0) = 0.
template <class T>
T celu(T x, double alpha) {
    const double v = value(x);
    if (alpha == 0)
        return v > 0 ? x : T(0.0);
    return exponentialLinear(x, 1, alpha, 1 / alpha, v == 0 ? v : v / alpha, 1);
}

Field saturation(double byDefault, std::string help, std::vector<FieldPreset> presets) {
    return realParameter("alpha", "α", std::move(help), byDefault, 0, 3, std::move(presets));
}

} // namespace

std::vector<Activation> scaledElus() {
    std::vector<Activation> part;
    part.push_back({
        .id = "elu",
        .name = "ELU",
        .longName = "Exponential Linear Unit",
        .family = "elu",
        .source = "Clevert 2015",
        .reference = "Clevert, Unterthiner and Hochreiter 2015, Fast and accurate deep network learning by "
                     "exponential linear units (ELUs), arXiv:1511.07289.",
        .tex = R"(f(x) = \begin{cases} x & x > 0 \\ \alpha\,(e^{x} - 1) & x \le 0 \end{cases})",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & x > 0 \\ \alpha\,e^{x} & x \le 0 \end{cases})",
        .formula = "where(x>0,x,alpha*expm1(x))",
        .aliases = {"exponential linear"},
        .frameworks = {{"torch", "nn.ELU(alpha=1.0)"},
                       {"keras", "elu(alpha=1.0)"},
                       {"jax", "nn.elu(alpha=1.0)"},
                       {"onnx", "Elu(alpha=1.0)"},
                       {"onednn", "eltwise_elu"},
                       {"ggml", "ELU"}},
        .variants = {{"self-normalizing: SELU", "selu", {}}, {"smooth for every α: CELU", "celu", {}}},
        .differences = "α is 1 everywhere unless given; ggml has α = 1 only, and oneDNN needs α ≥ 0 when it "
                       "differentiates from the output.",
        .pitfall =
            "e^x − 1 cancels for small |x|, down to no digit at all below 1e-16: take expm1. f′ jumps at "
            "0 unless α = 1.",
        .parameters = {saturation(1, "The left branch saturates at −α; f′ jumps at 0 unless α = 1.",
                                  {{1, "1 default"}, {0.5, "0.5"}, {2, "2"}})},
        .kinks = kinksAt({0}),
        .evaluate =
            evaluator([](auto x, Parameters p) { return exponentialLinear(x, 1, p[0], 1, value(x), p[0]); }),
    });
    Field width = realParameter("alpha", "α", "The left branch saturates at −α; towards 0 it is ReLU.", 1,
                                0.1, 5, {{1, "1 default"}, {0.1, "0.1"}, {3, "3"}});
    width.scale = FieldScale::Logarithmic;
    part.push_back({
        .id = "celu",
        .name = "CELU",
        .longName = "Continuously Differentiable Exponential Linear Unit",
        .family = "elu",
        .source = "Barron 2017",
        .reference = "Barron 2017, Continuously differentiable exponential linear units, arXiv:1704.07483.",
        .tex = R"(f(x) = \begin{cases} x & x > 0 \\ \alpha\,(e^{x/\alpha} - 1) & x \le 0 \end{cases})",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & x > 0 \\ e^{x/\alpha} & x \le 0 \end{cases})",
        .formula = "where(x>0,x,alpha*expm1(x/alpha))",
        .aliases = {"continuous elu"},
        .frameworks = {{"torch", "nn.CELU(alpha=1.0)"},
                       {"keras", "celu(alpha=1.0)"},
                       {"jax", "nn.celu(alpha=1.0)"},
                       {"onnx", "Celu(alpha=1.0)"}},
        .variants = {{"with a corner: ELU", "elu", {}}},
        .pitfall = "Only α = 1 is ELU. A negative α makes the left branch fall without bound, exponentially.",
        .parameters = {width},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) { return celu(x, p[0]); }),
    });
    Field lambda =
        positiveParameter("scale", "λ", "Slope right of 0; above 1, so that variance can grow.",
                          1.0507009873554805, 0.5, 2, {{1.0507009873554805, "1.0507 as derived"}, {1, "1"}});
    Field seluAlpha = saturation(1.6732632423543772, "The left branch saturates at −λα.",
                                 {{1.6732632423543772, "1.6733 as derived"}, {1, "1"}});
    seluAlpha.minimum = 0;
    part.push_back({
        .id = "selu",
        .name = "SELU",
        .longName = "Scaled Exponential Linear Unit",
        .family = "elu",
        .source = "Klambauer 2017",
        .reference = "Klambauer, Unterthiner, Mayr and Hochreiter 2017, Self-normalizing neural networks, "
                     "arXiv:1706.02515.",
        .tex = R"(f(x) = \lambda \begin{cases} x & x > 0 \\ \alpha\,(e^{x} - 1) & x \le 0 \end{cases})",
        .texDerivative = R"(f'(x) = \lambda \begin{cases} 1 & x > 0 \\ \alpha\,e^{x} & x \le 0 \end{cases})",
        .formula = "scale*where(x>0,x,alpha*expm1(x))",
        .aliases = {"self-normalizing"},
        .frameworks = {{"torch", "nn.SELU"},
                       {"keras", "selu"},
                       {"jax", "nn.selu"},
                       {"onnx", "Selu(alpha=1.6732632, gamma=1.050701)"}},
        .variants = {{"not scaled: ELU", "elu", {}}},
        .differences = "ONNX rounds both constants to single precision, the others keep them in full.",
        .pitfall =
            "The two constants keep mean 0 and variance 1 only with LeCun initialization and alpha dropout; "
            "with He initialization the point of SELU is lost.",
        .parameters = {seluAlpha, lambda},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) {
            return exponentialLinear(x, p[1], p[1] * p[0], 1, value(x), p[1] * p[0]);
        }),
    });
    Field a = positiveParameter("a", "a", "The left branch saturates at −a; the slope at 0 is a/b.", 1, 0.1,
                                5, {{1, "1"}});
    a.scale = FieldScale::Logarithmic;
    Field b = positiveParameter("b", "b", "How slowly the left branch decays.", 1, 0.1, 5, {{1, "1"}});
    b.scale = FieldScale::Logarithmic;
    part.push_back({
        .id = "pelu",
        .name = "PELU",
        .longName = "Parametric Exponential Linear Unit",
        .family = "elu",
        .source = "Trottier 2016",
        .reference = "Trottier, Giguère and Chaib-draa 2016, Parametric exponential linear unit for deep "
                     "convolutional neural networks, arXiv:1605.09332.",
        .tex = R"(f(x) = \begin{cases} \tfrac{a}{b}\,x & x \ge 0 \\ a\,(e^{x/b} - 1) & x < 0 \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} \tfrac{a}{b} & x \ge 0 \\ \tfrac{a}{b}\,e^{x/b} & x < 0 \end{cases})",
        .formula = "where(x>=0,a/b*x,a*expm1(x/b))",
        .aliases = {"parametric elu"},
        .variants = {{"a = b = 1: ELU", "elu", {}}},
        .pitfall = "a and b must stay positive while they are learned, or the slope changes its sign.",
        .parameters = {a, b},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) {
            return exponentialLinear(x, p[0] / p[1], p[0], 1 / p[1], value(x) / p[1], p[0] / p[1]);
        }),
    });
    Field mpeluAlpha = saturation(1, "The left branch saturates at −α; 0 gives ReLU.",
                                  {{1, "1 ELU"}, {0, "0 ReLU"}, {0.25, "0.25"}});
    mpeluAlpha.minimum = 0;
    Field mpeluBeta =
        positiveParameter("beta", "β", "How fast the left branch decays; f′ jumps at 0 unless αβ = 1.", 1,
                          0.1, 5, {{1, "1 ELU"}});
    mpeluBeta.scale = FieldScale::Logarithmic;
    part.push_back({
        .id = "mpelu",
        .name = "MPELU",
        .longName = "Multiple Parametric Exponential Linear Unit",
        .family = "elu",
        .source = "Li 2016",
        .reference = "Li, Fan, Li, Wu and Ming 2016, Improving deep neural network with multiple parametric "
                     "exponential linear units, arXiv:1606.00305.",
        .tex = R"(f(x) = \begin{cases} x & x > 0 \\ \alpha\,(e^{\beta x} - 1) & x \le 0 \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} 1 & x > 0 \\ \alpha \beta\,e^{\beta x} & x \le 0 \end{cases})",
        .formula = "where(x>0,x,alpha*expm1(beta*x))",
        .aliases = {"multiple parametric elu"},
        .variants = {{"α = β = 1: ELU", "elu", {}}},
        .pitfall = "With a small β the left branch is nearly the line αβx: it contains PReLU as a limit, and "
                   "then α and β cannot be told apart.",
        .parameters = {mpeluAlpha, mpeluBeta},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) {
            return exponentialLinear(x, 1, p[0], p[1], p[1] * value(x), p[0] * p[1]);
        }),
    });
    return part;
}

} // namespace actiscope
