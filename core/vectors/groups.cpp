#include "core/fields/field_makers.h"
#include "core/numerics/elementary.h"
#include "core/vectors/entry.h"
#include "core/vectors/families.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace actiscope {

namespace {

/// Places of the entries, largest first, equal ones in their order; `count` of them. A NaN anywhere comes
/// first, so that the maximum is NaN.
std::vector<std::size_t> largest(Vector z, std::size_t count) {
    std::vector<std::size_t> order(z.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [z](std::size_t a, std::size_t b) {
        return std::isnan(z[a]) ? !std::isnan(z[b]) : z[a] > z[b];
    });
    order.resize(std::min(count, order.size()));
    return order;
}

/// For each output the input that it passes on: the `each` largest of every group of `size`.
std::vector<std::size_t> passedOn(Vector z, std::size_t size, std::size_t each) {
    std::vector<std::size_t> from;
    for (std::size_t start = 0; start < z.size(); start += size)
        for (const std::size_t i : largest(z.subspan(start, size), each))
            from.push_back(start + i);
    return from;
}

void passOn(Vector z, const std::vector<std::size_t>& from, std::span<double> y) {
    for (std::size_t i = 0; i < from.size(); ++i)
        y[i] = z[from[i]];
}

void passOnJacobian(std::size_t inputs, const std::vector<std::size_t>& from, std::span<double> jacobian) {
    std::fill(jacobian.begin(), jacobian.end(), 0.0);
    const JacobianRows rows(jacobian, inputs);
    for (std::size_t i = 0; i < from.size(); ++i)
        rows.at(i, from[i]) = 1;
}

std::size_t whole(double parameter) {
    return static_cast<std::size_t>(parameter);
}

VectorActivation maxout() {
    Field k = wholeField("k", "k", "Pieces: how many consecutive numbers compete for one output.", 2, 1, 1e6);
    k.sliderMaximum = 12;
    return {
        .id = "maxout",
        .name = "Maxout",
        .longName = "The largest of every k numbers",
        .family = "group",
        .reference = "Goodfellow et al. 2013, Maxout networks, arXiv:1302.4389.",
        .tex = R"(y_j = \max_{i\,\in\,\text{group } j} z_i)",
        .texJacobian = R"(\frac{\partial y_j}{\partial z_i} = [\,i = \arg\max\,])",
        .frameworks = {{"tf", "addons.layers.Maxout"}},
        .differences =
            "Groups are consecutive here; Keras and TFA reshape to (units, n/units). At a tie torch.max "
            "sends the whole gradient to one entry, torch.amax splits it; here the first gets it.",
        .parameters = {k},
        .outputSize = groups("maxout", 0, true),
        .evaluate = [](Parameters p, Vector z,
                       std::span<double> y) { passOn(z, passedOn(z, whole(p[0]), 1), y); },
        .jacobian =
            [](Parameters p, Vector z, std::span<double> jacobian) {
                passOnJacobian(z.size(), passedOn(z, whole(p[0]), 1), jacobian);
            },
    };
}

VectorActivation maxMin() {
    Field group = wholeField("group", "group", "Every so many numbers are sorted, largest first.", 2, 1, 1e6);
    group.sliderMaximum = 8;
    return {
        .id = "maxmin",
        .name = "MaxMin",
        .longName = "GroupSort: every group sorted, largest first",
        .family = "group",
        .reference =
            "Chernodub and Nowicki 2016, Norm-preserving orthogonal permutation linear unit, "
            "arXiv:1604.02313; Anil, Lucas and Grosse 2019, Sorting out Lipschitz function approximation, "
            "arXiv:1811.05381.",
        .tex = R"((y_1, y_2) = (\max(z_1, z_2),\ \min(z_1, z_2)))",
        .texJacobian = R"(J = \text{a permutation matrix})",
        .aliases = {"GroupSort", "GroupSort2", "OPLU"},
        .differences = "Some implementations sort ascending; here the largest comes first, as in Anil et al.",
        .parameters = {group},
        .outputSize = groups("maxmin", 0, false),
        .evaluate = [](Parameters p, Vector z,
                       std::span<double> y) { passOn(z, passedOn(z, whole(p[0]), whole(p[0])), y); },
        .jacobian =
            [](Parameters p, Vector z, std::span<double> jacobian) {
                passOnJacobian(z.size(), passedOn(z, whole(p[0]), whole(p[0])), jacobian);
            },
    };
}

VectorActivation kWinners() {
    Field k = wholeField("k", "k", "How many entries are kept; all when there are fewer.", 2, 1, 1e6);
    k.sliderMaximum = 8;
    return {
        .id = "kwta",
        .name = "k-WTA",
        .longName = "k winners take all",
        .family = "group",
        .reference = "Xiao, Zhong and Zheng 2019, Enhancing adversarial defense by k-winners-take-all, "
                     "arXiv:1905.10510.",
        .tex = R"(y_i = z_i\,[\,z_i \text{ is among the } k \text{ largest}\,])",
        .texJacobian = R"(\frac{\partial y_i}{\partial z_j} = \delta_{ij}\,[\,i \text{ is kept}\,])",
        .parameters = {k},
        .outputSize = sameSize("kwta"),
        .evaluate =
            [](Parameters p, Vector z, std::span<double> y) {
                std::fill(y.begin(), y.end(), 0.0);
                for (const std::size_t i : largest(z, whole(p[0])))
                    y[i] = z[i];
            },
        .jacobian =
            [](Parameters p, Vector z, std::span<double> jacobian) {
                std::fill(jacobian.begin(), jacobian.end(), 0.0);
                for (const std::size_t i : largest(z, whole(p[0])))
                    JacobianRows(jacobian, z.size()).at(i, i) = 1;
            },
    };
}

/// f of z and then f of −z; a branch gives f and f′.
template <class Branch>
void bothSigns(Vector z, std::span<double> y, Branch branch) {
    for (std::size_t i = 0; i < z.size(); ++i) {
        y[i] = branch(z[i]).f;
        y[z.size() + i] = branch(-z[i]).f;
    }
}

template <class Branch>
void bothSignsJacobian(Vector z, std::span<double> jacobian, Branch branch) {
    std::fill(jacobian.begin(), jacobian.end(), 0.0);
    const JacobianRows rows(jacobian, z.size());
    for (std::size_t i = 0; i < z.size(); ++i) {
        rows.at(i, i) = branch(z[i]).f1;
        rows.at(z.size() + i, i) = -branch(-z[i]).f1;
    }
}

Jet relu(double x) {
    if (std::isnan(x))
        return {x, x, x};
    return x > 0 ? Jet(x, 1, 0) : Jet(0, 0, 0);
}

Jet elu(double x) {
    return x > 0 ? Jet(x, 1, 0) : Jet(std::expm1(x), std::exp(x), std::exp(x));
}

VectorActivation crelu() {
    return {
        .id = "crelu",
        .name = "CReLU",
        .longName = "Concatenated ReLU",
        .family = "group",
        .reference =
            "Shang et al. 2016, Understanding and improving convolutional neural networks via concatenated "
            "rectified linear units, arXiv:1603.05201.",
        .tex = R"(y = \left[\max(z, 0),\ \max(-z, 0)\right])",
        .texJacobian =
            R"(J = \begin{pmatrix} \operatorname{diag}[z > 0] \\ -\operatorname{diag}[z < 0] \end{pmatrix})",
        .frameworks = {{"tf", "nn.crelu"}},
        .outputSize = timesSize("crelu", 2),
        .evaluate = [](Parameters, Vector z, std::span<double> y) { bothSigns(z, y, relu); },
        .jacobian = [](Parameters, Vector z,
                       std::span<double> jacobian) { bothSignsJacobian(z, jacobian, relu); },
    };
}

VectorActivation concatenatedElu() {
    return {
        .id = "concat_elu",
        .name = "Concatenated ELU",
        .longName = "",
        .family = "group",
        .reference = "Salimans et al. 2017, PixelCNN++, arXiv:1701.05517.",
        .tex = R"(y = \left[\operatorname{elu}(z),\ \operatorname{elu}(-z)\right])",
        .texJacobian =
            R"(J = \begin{pmatrix} \operatorname{diag}(\operatorname{elu}'(z)) \\ -\operatorname{diag}(\operatorname{elu}'(-z)) \end{pmatrix})",
        .outputSize = timesSize("concat_elu", 2),
        .evaluate = [](Parameters, Vector z, std::span<double> y) { bothSigns(z, y, elu); },
        .jacobian = [](Parameters, Vector z,
                       std::span<double> jacobian) { bothSignsJacobian(z, jacobian, elu); },
    };
}

} // namespace

std::vector<VectorActivation> groupFamily() {
    return {maxout(), maxMin(), kWinners(), crelu(), concatenatedElu()};
}

} // namespace actiscope
