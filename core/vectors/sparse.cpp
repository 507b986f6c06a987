#include "core/numerics/wide.h"
#include "core/vectors/entry.h"
#include "core/vectors/families.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace actiscope {

namespace {

std::vector<std::size_t> largestFirst(Vector z) {
    std::vector<std::size_t> order(z.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [z](std::size_t a, std::size_t b) { return z[a] > z[b]; });
    return order;
}

/// (z_i − max z)·factor, or anything below −1 where the entry is out of reach.
Wide below(double z, double top, double factor) {
    const double rough = z - top;
    if (rough < -4)
        return -2.0;
    const Wide exact = exactSum(z, -top);
    return {exact.hi * factor, exact.lo * factor};
}

/// The threshold τ of the projection on the simplex (Held, Wolfe and Crowder 1974): the largest support whose
/// smallest entry stays above it. In double the last digits of near ties would decide.
Wide sparsemaxThreshold(Vector z, const std::vector<std::size_t>& order) {
    Wide sum = 0.0;
    Wide threshold = -1.0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const Wide d = below(z[order[k]], z[order[0]], 1);
        const Wide wider = sum + d;
        const Wide next = (wider - 1.0) / static_cast<double>(k + 1);
        if (!((d - next).hi > 0))
            break;
        sum = wider;
        threshold = next;
    }
    return threshold;
}

/// τ = M − √((1 − S)/k) over the k largest halves: mean M, S = k·variance (Peters, Niculae and Martins 2019).
Wide entmaxThreshold(Vector z, const std::vector<std::size_t>& order) {
    Wide sum = 0.0;
    Wide sumOfSquares = 0.0;
    Wide threshold = -1.0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Wide d = below(z[order[i]], z[order[0]], 0.5);
        const auto k = static_cast<double>(i + 1);
        sum = sum + d;
        sumOfSquares = sumOfSquares + d * d;
        const Wide mean = sum / k;
        const Wide room = (Wide(1.0) - (sumOfSquares - sum * mean)) / k;
        if (room.hi < 0)
            break;
        const Wide next = mean - sqrt(room);
        if ((d - next).hi < 0)
            break;
        threshold = next;
    }
    return threshold;
}

/// max(z_i·factor − τ, 0) with z counted from its maximum: sparsemax itself, and the root of 1.5-entmax. NaN
/// or one-hot where infinities decide.
template <class Threshold>
std::vector<double> aboveThreshold(Vector z, double factor, Threshold threshold) {
    std::vector<double> y(z.size());
    std::size_t top = 0;
    const Peak peak = peakOf(z, top);
    if (peak == Peak::None)
        fillNan(y);
    else if (peak == Peak::OneInfinite)
        fillOneHot(y, top);
    else {
        const Wide tau = threshold(z, largestFirst(z));
        for (std::size_t i = 0; i < z.size(); ++i)
            y[i] = std::max((below(z[i], z[top], factor) - tau).hi, 0.0);
    }
    return y;
}

/// diag(g) − g gᵀ/Σg for weights g ≥ 0.
void weightedCentering(Vector g, std::span<double> jacobian) {
    const double sum = std::accumulate(g.begin(), g.end(), 0.0);
    const JacobianRows rows(jacobian, g.size());
    for (std::size_t i = 0; i < g.size(); ++i)
        for (std::size_t j = 0; j < g.size(); ++j)
            rows.at(i, j) = i == j ? g[i] * (sumOfOthers(g, i) / sum) : -(g[i] * g[j]) / sum;
}

} // namespace

std::vector<VectorActivation> sparseFamily() {
    const auto sparsemax = [](Vector z) { return aboveThreshold(z, 1, sparsemaxThreshold); };
    const auto entmaxRoot = [](Vector z) { return aboveThreshold(z, 0.5, entmaxThreshold); };
    std::vector<VectorActivation> family;
    family.push_back({
        .id = "sparsemax",
        .name = "Sparsemax",
        .longName = "Euclidean projection on the probability simplex",
        .family = "sparse",
        .reference = "Martins and Astudillo 2016, From softmax to sparsemax, arXiv:1602.02068.",
        .tex = R"(y_i = \max(z_i - \tau, 0),\quad \sum_i y_i = 1)",
        .texJacobian =
            R"(J = \operatorname{diag}(s) - \frac{s s^{\mathsf T}}{|S|},\quad s_i = [\,y_i > 0\,])",
        .frameworks = {{"keras", "sparsemax"}, {"tf", "addons.activations.sparsemax"}},
        .pitfall =
            "At the edge of the support the derivative is set-valued. Subtract the largest logit first.",
        .outputSize = sameSize("sparsemax"),
        .evaluate =
            [sparsemax](Parameters, Vector z, std::span<double> y) {
                const auto projected = sparsemax(z);
                std::copy(projected.begin(), projected.end(), y.begin());
            },
        .jacobian =
            [sparsemax](Parameters, Vector z, std::span<double> jacobian) {
                auto support = sparsemax(z);
                for (double& s : support)
                    s = s > 0 ? 1 : s; // 0 and NaN stay
                weightedCentering(support, jacobian);
            },
    });
    family.push_back({
        .id = "entmax15",
        .name = "1.5-entmax",
        .longName = "Between softmax and sparsemax",
        .family = "sparse",
        .reference =
            "Peters, Niculae and Martins 2019, Sparse sequence-to-sequence models, arXiv:1905.05702.",
        .tex = R"(y_i = \max\left(\tfrac{1}{2} z_i - \tau, 0\right)^2,\quad \sum_i y_i = 1)",
        .texJacobian =
            R"(J = \operatorname{diag}(g) - \frac{g g^{\mathsf T}}{\sum_k g_k},\quad g_i = \sqrt{y_i})",
        .aliases = {"entmax", "Tsallis entropy 1.5"},
        .pitfall = "A difference under the square root may come out slightly negative.",
        .outputSize = sameSize("entmax15"),
        .evaluate =
            [entmaxRoot](Parameters, Vector z, std::span<double> y) {
                const auto root = entmaxRoot(z);
                std::transform(root.begin(), root.end(), y.begin(), [](double g) { return g * g; });
            },
        .jacobian = [entmaxRoot](Parameters, Vector z,
                                 std::span<double> jacobian) { weightedCentering(entmaxRoot(z), jacobian); },
    });
    return family;
}

} // namespace actiscope
