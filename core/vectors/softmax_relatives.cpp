#include "core/fields/field_makers.h"
#include "core/vectors/entry.h"
#include "core/vectors/families.h"
#include "core/vectors/softmax.h"

#include <cmath>

namespace actiscope {

namespace {

/// Softmax with one more logit that is always 0: its probability is "none of them".
std::vector<double> softmaxAndNone(Vector z) {
    std::vector<double> y(z.begin(), z.end());
    y.push_back(0);
    softmax(y, 1, y);
    return y;
}

std::vector<double> gumbelSoftmax(Parameters p, Vector z) {
    std::vector<double> y(z.size());
    gumbelNoise(static_cast<std::uint64_t>(p[1]), y);
    for (std::size_t i = 0; i < z.size(); ++i)
        y[i] += z[i];
    softmax(y, p[0], y);
    return y;
}

/// Shares y_i = t_i/Σt where t_i is about (z_i/scale)²: what Taylor and spherical softmax have in common.
struct Squares {
    std::vector<double> share;
    double sum = 0;   ///< Σt
    double scale = 1; ///< what z was divided by, a power of two
};

template <class Term>
Squares squares(Vector z, double scale, Term term) {
    Squares all{std::vector<double>(z.size()), 0, scale};
    for (std::size_t i = 0; i < z.size(); ++i)
        all.sum += all.share[i] = term(z[i]);
    for (double& share : all.share)
        share /= all.sum;
    return all;
}

/// t = ((1 + z)² + 1)/2, which does not cancel near z = −1 as 1 + z + z²/2 does.
Squares taylor(Vector z, std::size_t top) {
    const double scale = std::fabs(z[top]) > 1e100 ? binaryScale(z[top]) : 1;
    const double one = 1 / scale;
    return squares(z, scale, [=](double x) {
        const double root = one + x / scale;
        return (root * root + one * one) / 2;
    });
}

Squares spherical(Vector z, std::size_t top, double epsilon) {
    const double scale = binaryScale(std::max(std::fabs(z[top]), std::sqrt(epsilon)));
    return squares(z, scale, [=](double x) { return x / scale * (x / scale) + epsilon / scale / scale; });
}

/// y or, where infinities decide, one-hot or NaN.
template <class SquaresOf>
void evaluateSquares(Vector z, std::span<double> y, SquaresOf squaresOf) {
    std::size_t top = 0;
    const Peak peak = peakOfMagnitude(z, top);
    if (peak == Peak::None)
        return fillNan(y);
    if (peak == Peak::OneInfinite)
        return fillOneHot(y, top);
    const Squares all = squaresOf(top);
    std::copy(all.share.begin(), all.share.end(), y.begin());
}

/// ∂y_i/∂z_j = t′(z_j)(δ_ij − y_i)/Σt, with t′ scaled like z.
template <class SquaresOf, class Slope>
void jacobianOfSquares(Vector z, std::span<double> jacobian, SquaresOf squaresOf, Slope slope) {
    std::size_t top = 0;
    const Peak peak = peakOfMagnitude(z, top);
    if (peak == Peak::None)
        return fillNan(jacobian);
    if (peak == Peak::OneInfinite)
        return std::fill(jacobian.begin(), jacobian.end(), 0.0);
    const Squares all = squaresOf(top);
    const JacobianRows rows(jacobian, z.size());
    for (std::size_t j = 0; j < z.size(); ++j) {
        const double perShare = slope(z[j], all.scale) / all.sum;
        for (std::size_t i = 0; i < z.size(); ++i)
            rows.at(i, j) = perShare * (i == j ? sumOfOthers(all.share, i) : -all.share[i]) / all.scale;
    }
}

VectorActivation softmax1() {
    return {
        .id = "softmax1",
        .name = "Softmax-1",
        .longName = "Quiet softmax: it may answer 'none of them'",
        .family = "softmax",
        .reference = "Miller 2023, Attention is off by one (web page).",
        .tex = R"(y_i = \frac{e^{z_i}}{1 + \sum_j e^{z_j}})",
        .texJacobian = R"(\frac{\partial y_i}{\partial z_j} = y_i(\delta_{ij} - y_j))",
        .aliases = {"off by one", "quiet softmax"},
        .pitfall = "Subtract the larger of 0 and the largest logit, from the 1 as well.",
        .outputSize = sameSize("softmax1"),
        .evaluate =
            [](Parameters, Vector z, std::span<double> y) {
                const auto all = softmaxAndNone(z);
                std::copy(all.begin(), all.end() - 1, y.begin());
            },
        .jacobian =
            [](Parameters, Vector z, std::span<double> jacobian) {
                const auto all = softmaxAndNone(z);
                softmaxJacobian(std::span(all).first(z.size()), 1, all.back(), jacobian);
            },
    };
}

VectorActivation taylorSoftmax() {
    return {
        .id = "taylor_softmax",
        .name = "Taylor softmax",
        .longName = "Second-order Taylor polynomial in place of the exponential",
        .family = "softmax",
        .reference =
            "Vincent, de Brébisson and Bouthillier 2015; de Brébisson and Vincent 2016, An exploration of "
            "softmax alternatives belonging to the spherical loss family, arXiv:1511.05042.",
        .tex = R"(y_i = \frac{t_i}{\sum_j t_j},\quad t = 1 + z + \tfrac{1}{2} z^2)",
        .texJacobian =
            R"(\frac{\partial y_i}{\partial z_j} = \frac{(1 + z_j)(\delta_{ij} - y_i)}{\sum_k t_k})",
        .pitfall = "1 + z + z²/2 cancels near z = −1: ((1 + z)² + 1)/2 does not. It is not shift invariant.",
        .outputSize = sameSize("taylor_softmax"),
        .evaluate =
            [](Parameters, Vector z, std::span<double> y) {
                evaluateSquares(z, y, [z](std::size_t top) { return taylor(z, top); });
            },
        .jacobian =
            [](Parameters, Vector z, std::span<double> jacobian) {
                jacobianOfSquares(
                    z, jacobian, [z](std::size_t top) { return taylor(z, top); },
                    [](double x, double scale) { return 1 / scale + x / scale; });
            },
    };
}

VectorActivation sphericalSoftmax() {
    Field epsilon =
        realField("eps", "ε", "Added to every square, so that the zero vector has equal shares.", 0);
    epsilon.minimum = 0;
    epsilon.sliderMaximum = 1;
    return {
        .id = "spherical_softmax",
        .name = "Spherical softmax",
        .longName = "Shares of the squared length",
        .family = "softmax",
        .reference = "de Brébisson and Vincent 2016, An exploration of softmax alternatives belonging to the "
                     "spherical loss family, arXiv:1511.05042.",
        .tex = R"(y_i = \frac{z_i^2 + \varepsilon}{\sum_j (z_j^2 + \varepsilon)})",
        .texJacobian =
            R"(\frac{\partial y_i}{\partial z_j} = \frac{2 z_j(\delta_{ij} - y_i)}{\sum_k (z_k^2 + \varepsilon)})",
        .pitfall = "It does not see the sign of a logit; with ε = 0 the zero vector gives NaN.",
        .parameters = {epsilon},
        .outputSize = sameSize("spherical_softmax"),
        .evaluate =
            [](Parameters p, Vector z, std::span<double> y) {
                evaluateSquares(z, y, [=](std::size_t top) { return spherical(z, top, p[0]); });
            },
        .jacobian =
            [](Parameters p, Vector z, std::span<double> jacobian) {
                jacobianOfSquares(
                    z, jacobian, [=](std::size_t top) { return spherical(z, top, p[0]); },
                    [](double x, double scale) { return 2 * (x / scale); });
            },
    };
}

VectorActivation gumbelSoftmaxEntry() {
    Field tau = realField("tau", "τ", "Temperature: small gives nearly one-hot samples.", 1);
    tau.minimum = 0;
    tau.minimumIsOpen = true;
    tau.sliderMinimum = 0.1;
    tau.sliderMaximum = 5;
    tau.scale = FieldScale::Logarithmic;
    Field seed = wholeField("seed", "seed", "The same seed gives the same sample.", 1, 0, 0x1p53);
    seed.sliderMaximum = 100;
    return {
        .id = "gumbel_softmax",
        .name = "Gumbel-softmax",
        .longName = "A differentiable sample of the classes (seeded)",
        .family = "softmax",
        .reference =
            "Jang, Gu and Poole 2016, Categorical reparameterization with Gumbel-softmax, arXiv:1611.01144; "
            "Maddison, Mnih and Teh 2016, arXiv:1611.00712.",
        .tex = R"(y = \operatorname{softmax}\!\left(\frac{z + g}{\tau}\right),\quad g_i = -\ln(-\ln U_i))",
        .texJacobian = R"(\frac{\partial y_i}{\partial z_j} = \frac{y_i(\delta_{ij} - y_j)}{\tau})",
        .aliases = {"Concrete distribution"},
        .frameworks = {{"torch", "functional.gumbel_softmax"}},
        .pitfall =
            "U = 0 would give −∞ and U = 1 would give +∞; a figure needs a seed to be drawn twice alike.",
        .parameters = {tau, seed},
        .outputSize = sameSize("gumbel_softmax"),
        .evaluate =
            [](Parameters p, Vector z, std::span<double> y) {
                const auto sample = gumbelSoftmax(p, z);
                std::copy(sample.begin(), sample.end(), y.begin());
            },
        .jacobian =
            [](Parameters p, Vector z, std::span<double> jacobian) {
                softmaxJacobian(gumbelSoftmax(p, z), p[0], 0, jacobian);
            },
    };
}

/// z·p → 0 for z → −∞, where the product itself is ∞·0.
double gated(double z, double p) {
    return p == 0 && !std::isnan(z) ? std::copysign(0.0, z) : z * p;
}

VectorActivation solu() {
    return {
        .id = "solu",
        .name = "SoLU",
        .longName = "Softmax Linear Unit",
        .family = "softmax",
        .reference = "Elhage et al. 2022, Softmax linear units (web page).",
        .tex = R"(y_i = z_i\,p_i,\quad p = \operatorname{softmax}(z))",
        .texJacobian =
            R"(\frac{\partial y_i}{\partial z_j} = p_i\left(\delta_{ij}(1 + z_i) - z_i p_j\right))",
        .outputSize = sameSize("solu"),
        .evaluate =
            [](Parameters, Vector z, std::span<double> y) {
                softmax(z, 1, y);
                for (std::size_t i = 0; i < z.size(); ++i)
                    y[i] = gated(z[i], y[i]);
            },
        .jacobian =
            [](Parameters, Vector z, std::span<double> jacobian) {
                std::vector<double> p(z.size());
                softmax(z, 1, p);
                const JacobianRows rows(jacobian, z.size());
                for (std::size_t i = 0; i < z.size(); ++i)
                    for (std::size_t j = 0; j < z.size(); ++j)
                        rows.at(i, j) =
                            i == j ? p[i] + gated(z[i], p[i]) * sumOfOthers(p, i) : -gated(z[i], p[i]) * p[j];
            },
    };
}

} // namespace

std::vector<VectorActivation> softmaxRelatives() {
    return {softmax1(), taylorSoftmax(), sphericalSoftmax(), gumbelSoftmaxEntry(), solu()};
}

} // namespace actiscope
