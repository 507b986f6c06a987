// Rectifiers that bend: powers and the logarithm of the positive part.
#include "core/activations/entry.h"
#include "core/activations/families.h"
#include "core/activations/parameter.h"

namespace actiscope {

std::vector<Activation> powerRelus() {
    std::vector<Activation> family;
    family.push_back({
        .id = "relu2",
        .name = "Squared ReLU",
        .longName = "ReLU²",
        .family = "relu",
        .source = "So 2021",
        .reference = "So, Mańke, Liu, Dai, Shazeer and Le 2021, Primer: searching for efficient transformers "
                     "for language modeling, arXiv:2109.08668.",
        .tex = R"(f(x) = \max(x, 0)^{2})",
        .texDerivative = R"(f'(x) = 2 \max(x, 0))",
        .formula = "max(x, 0)^2",
        .aliases = {"relu squared", "HF relu2", "relu^2"},
        .pitfall = "The slope has no upper bound, so the inputs have to be normalised.",
        .parameters = {},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters) {
            const double r = std::max(value(x), 0.0);
            return closedForm(x, r * r, [r] { return Slopes{2 * r, r > 0 ? 2.0 : 0.0}; });
        }),
    });
    family.push_back({
        .id = "repu",
        .name = "RePU",
        .longName = "Rectified Power Unit",
        .family = "relu",
        .source = "Li 2019",
        .reference =
            "Li, Tang and Yu 2019, Better approximations of high dimensional smooth functions by deep "
            "neural networks with rectified power units, arXiv:1903.05858 (citation from memory).",
        .tex = R"(f(x) = \max(x, 0)^{p})",
        .texDerivative = R"(f'(x) = \begin{cases} p\,x^{p-1} & x > 0 \\ 0 & x \le 0 \end{cases})",
        .formula = "where(x > 0, x^p, 0)",
        .aliases = {"rectified power", "relu^p"},
        .pitfall = "For 1 < p < 2 the curvature grows without bound towards 0.",
        .parameters = {atLeast(
            1, realParameter("p", "p", "Power.", 3, 1, 5, {{1, "1 ReLU"}, {2, "2 squared"}, {3, "3"}}))},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters parameters) {
            const double v = value(x);
            const double p = parameters[0];
            if (v <= 0)
                return closedForm(x, 0.0, [] { return Slopes{}; });
            return closedForm(x, std::pow(v, p), [v, p] {
                // Half powers, twice: a whole one may overflow where its product with a small factor does
                // not.
                const double h1 = std::pow(v, (p - 1) / 2);
                const double h2 = std::pow(v, (p - 2) / 2);
                return Slopes{p * h1 * h1, p == 1 ? 0 : (p - 1) * p * h2 * h2};
            });
        }),
    });
    family.push_back({
        .id = "star_relu",
        .name = "StarReLU",
        .longName = "Scaled and shifted squared ReLU",
        .family = "relu",
        .source = "Yu 2022",
        .reference = "Yu et al. 2022, MetaFormer baselines for vision, arXiv:2210.13452.",
        .tex = R"(f(x) = s \max(x, 0)^{2} + b)",
        .texDerivative = R"(f'(x) = 2 s \max(x, 0))",
        .formula = "s*max(x, 0)^2 + b",
        .aliases = {"star relu", "metaformer"},
        .variants = {{"s = 1, b = 0: start in the authors' code", "star_relu", {1, 0}}},
        .differences =
            "The paper's constants give mean 0 and variance 1 for normal inputs; the authors' code "
            "starts from s = 1, b = 0 and learns both.",
        .parameters = {realParameter("s", "s", "Scale.", 0.8944, -2, 2,
                                     {{0.8944, "0.8944 paper"}, {1, "1 code"}}),
                       realParameter("b", "b", "Bias.", -0.4472, -2, 2,
                                     {{-0.4472, "−0.4472 paper"}, {0, "0 code"}})},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) {
            const double r = std::max(value(x), 0.0);
            const double s = p[0];
            // s·r first: r² may overflow where the product does not.
            return closedForm(x, r > 0 ? s * r * r + p[1] : p[1], [r, s] {
                return Slopes{r > 0 ? 2 * s * r : 0, r > 0 ? 2 * s : 0};
            });
        }),
    });
    family.push_back({
        .id = "nlrelu",
        .name = "NLReLU",
        .longName = "Natural-logarithm ReLU",
        .family = "relu",
        .source = "Liu 2019",
        .reference = "Liu, Zhang and others 2019, Natural-logarithm-rectified activation function in "
                     "convolutional neural networks, arXiv:1908.03682 (citation from memory).",
        .tex = R"(f(x) = \ln\left(1 + \beta \max(x, 0)\right))",
        .texDerivative =
            R"(f'(x) = \begin{cases} \frac{\beta}{1 + \beta x} & x > 0 \\ 0 & x \le 0 \end{cases})",
        .formula = "where(x > 0, log1p(beta*x), 0)",
        .aliases = {"natural logarithm relu", "log relu"},
        .pitfall = "Written as log(βx + 1) it loses all digits for small x: that is what log1p is for.",
        .parameters = {onLogScale(positiveParameter("beta", "β", "Slope behind 0.", 1, 0.1, 5, {{1, "1"}}))},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) {
            const double v = value(x);
            const double beta = p[0];
            if (v <= 0)
                return closedForm(x, 0.0, [] { return Slopes{}; });
            const double t = beta * v;
            constexpr double large = 1e300; // beyond, 1 + t is t, and t may overflow
            const double f = t < large ? std::log1p(t) : std::log(v) + std::log(beta);
            return closedForm(x, f, [t, v, beta] {
                const double slope = t < large ? beta / (1 + t) : 1 / v;
                return Slopes{slope, -slope * slope};
            });
        }),
    });
    return family;
}

} // namespace actiscope
