// Rectifiers of more than two straight pieces.
#include "core/activations/entry.h"
#include "core/activations/families.h"
#include "core/activations/parameter.h"

namespace actiscope {

namespace {

/// The line of this slope through (knee, knee). Written so that its rounding errors are small beside the
/// value and the slope, however far the knee is.
template <class T>
T lineThrough(const T& x, double knee, double slope) {
    const double run = slope == 0 ? 0 : slope * value(x);
    return straight(x, run + (1 - slope) * knee, slope);
}

/// The hinges of APL that bear on x: slope·x + constant.
template <class T>
T adaptivePieces(const T& x, Parameters p) {
    const double v = value(x);
    const double a1 = v < p[1] ? p[0] : 0;
    const double a2 = v < p[3] ? p[2] : 0;
    const double slope = (v > 0 ? 1 : 0) - (a1 + a2);
    return straight(x, (slope == 0 ? 0 : slope * v) + (a1 * p[1] + a2 * p[3]), slope);
}

} // namespace

std::vector<Activation> piecewiseRelus() {
    std::vector<Activation> family;
    family.push_back({
        .id = "srelu",
        .name = "SReLU",
        .longName = "S-shaped Rectified Linear Unit",
        .family = "relu",
        .source = "Jin 2016",
        .reference = "Jin, Xu, Feng, Wei, Xiong and Yan 2016, Deep learning with S-shaped rectified linear "
                     "activation units, arXiv:1512.07030.",
        .tex =
            R"(f(x) = \begin{cases} t_r + a_r (x - t_r) & x \ge t_r \\ x & t_l < x < t_r \\ t_l + a_l (x - t_l) & x \le t_l \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} a_r & x \ge t_r \\ 1 & t_l < x < t_r \\ a_l & x \le t_l \end{cases})",
        .formula = "where(x >= tr, tr + ar*(x - tr), where(x > tl, x, tl + al*(x - tl)))",
        .aliases = {"s-shaped relu"},
        .pitfall =
            "Needs tl < tr: otherwise the function jumps at tr. Shares its short name with the shifted "
            "ReLU.",
        .parameters = {realParameter("tl", "tₗ", "Left knee.", 0, -5, 5, {{0, "0 start"}}),
                       realParameter("al", "aₗ", "Slope left of the left knee.", 0.2, -1, 2, {{0.2, "0.2"}}),
                       realParameter("tr", "tᵣ", "Right knee.", 1, -5, 5, {{1, "1"}}),
                       realParameter("ar", "aᵣ", "Slope right of the right knee.", 0.5, -1, 2,
                                     {{0.5, "0.5"}, {1, "1 start"}})},
        .kinks = kinksOf([](Parameters p) {
            return std::vector{std::min(p[0], p[2]), p[2]};
        }),
        .evaluate = evaluator([](auto x, Parameters p) {
            const double v = value(x);
            return v >= p[2] ? lineThrough(x, p[2], p[3]) : (v > p[0] ? x : lineThrough(x, p[0], p[1]));
        }),
    });
    family.push_back({
        .id = "apl",
        .name = "APL",
        .longName = "Adaptive Piecewise Linear unit, two hinges",
        .family = "relu",
        .source = "Agostinelli 2014",
        .reference =
            "Agostinelli, Hoffman, Sadowski and Baldi 2014, Learning activation functions to improve "
            "deep neural networks, arXiv:1412.6830.",
        .tex = R"(f(x) = \max(x, 0) + a_1 \max(0, b_1 - x) + a_2 \max(0, b_2 - x))",
        .texDerivative = R"(f'(x) = [x > 0] - a_1 [x < b_1] - a_2 [x < b_2])",
        .formula = "max(x, 0) + a1*max(0, b1 - x) + a2*max(0, b2 - x)",
        .aliases = {"adaptive piecewise linear"},
        .pitfall =
            "Far to the left the slope is −(a₁ + a₂): unless that is small, activations explode there.",
        .parameters = {realParameter("a1", "a₁", "Slope of the first hinge.", 0.2, -1, 1),
                       realParameter("b1", "b₁", "Place of the first hinge.", 0.5, -3, 3),
                       realParameter("a2", "a₂", "Slope of the second hinge.", -0.2, -1, 1),
                       realParameter("b2", "b₂", "Place of the second hinge.", -0.5, -3, 3)},
        .kinks = kinksOf([](Parameters p) {
            return std::vector{0.0, p[1], p[3]};
        }),
        .evaluate = evaluator([](auto x, Parameters p) { return adaptivePieces(x, p); }),
    });
    family.push_back({
        .id = "plu",
        .name = "PLU",
        .longName = "Piecewise Linear Unit",
        .family = "relu",
        .source = "Nicolae 2018",
        .reference = "Nicolae 2018, PLU: the piecewise linear unit activation function, arXiv:1809.09534.",
        .tex = R"(f(x) = \max\left(\alpha (x + c) - c,\ \min(\alpha (x - c) + c,\ x)\right))",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & -c < x < c \\ \alpha & \text{otherwise} \end{cases})",
        .formula = "max(alpha*(x + c) - c, min(alpha*(x - c) + c, x))",
        .aliases = {"piecewise linear unit"},
        .pitfall = "A stand-in for tanh whose slope does not vanish: it is α far out.",
        .parameters = {within(0, 1,
                              realParameter("alpha", "α", "Slope outside the knees.", 0.1, 0, 1,
                                            {{0.1, "0.1 paper"}, {0, "0 clip"}})),
                       positiveParameter("c", "c", "The knees are at ±c.", 1, 0.1, 3, {{1, "1 paper"}})},
        .kinks = kinksOf([](Parameters p) {
            return std::vector{-p[1], p[1]};
        }),
        .evaluate = evaluator([](auto x, Parameters p) {
            const double v = value(x);
            return std::fabs(v) < p[1] ? x : lineThrough(x, std::copysign(p[1], v), p[0]);
        }),
    });
    return family;
}

} // namespace actiscope
