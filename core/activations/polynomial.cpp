#include "core/activations/entry.h"
#include "core/activations/families.h"

namespace actiscope {

std::vector<Activation> polynomialFamily() {
    std::vector<Activation> family;
    family.push_back({
        .id = "square",
        .name = "Square",
        .longName = "Quadratic unit",
        .family = "polynomial",
        .source = "Livni 2014",
        .reference =
            "Livni, Shalev-Shwartz and Shamir 2014, On the computational efficiency of training neural "
            "networks, arXiv:1410.1141 (polynomial networks; citation from memory).",
        .tex = R"(f(x) = x^{2})",
        .texDerivative = R"(f'(x) = 2x)",
        .formula = "x^2",
        .aliases = {"quadratic", "x^2"},
        .frameworks = {{"onednn", "eltwise_square"}, {"ggml", "SQR"}},
        .pitfall = "Grows without bound and so does its slope: activations and gradients explode with depth.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) {
            const double v = value(x);
            return closedForm(x, v * v, [v] { return Slopes{2 * v, 2}; });
        }),
    });
    family.push_back({
        .id = "cube",
        .name = "Cube",
        .longName = "Cubic unit",
        .family = "polynomial",
        .source = "Chen & Manning 2014",
        .reference = "Chen and Manning 2014, A fast and accurate dependency parser using neural networks "
                     "(citation from memory).",
        .tex = R"(f(x) = x^{3})",
        .texDerivative = R"(f'(x) = 3x^{2})",
        .formula = "x^3",
        .aliases = {"cubic", "x^3"},
        .frameworks = {{"dl4j", "Activation.CUBE"}},
        .pitfall = "Needs small inputs: the slope is 0 at 0 and beyond 10 it is in the hundreds.",
        .parameters = {},
        .kinks = kinksAt({}),
        .evaluate = evaluator([](auto x, Parameters) {
            const double v = value(x);
            return closedForm(x, v * v * v, [v] { return Slopes{3 * v * v, 6 * v}; });
        }),
    });
    return family;
}

} // namespace actiscope
