#include "core/activations/entry.h"
#include "core/activations/families.h"

namespace actiscope {

namespace {

/// x for x > 0, slope·x otherwise: at 0 the left branch, as PyTorch has it.
template <class T>
T leaky(T x, double slope) {
    return where(value(x) > 0, x, slope * x);
}

Field slopeField(double byDefault, double sliderMinimum, std::string help, std::vector<FieldPreset> presets) {
    Field field;
    field.id = "alpha";
    field.label = "α";
    field.help = std::move(help);
    field.defaultValue = byDefault;
    field.sliderMinimum = sliderMinimum;
    field.sliderMaximum = 1;
    field.presets = std::move(presets);
    return field;
}

} // namespace

std::vector<Activation> reluFamily() {
    std::vector<Activation> family;
    family.push_back({
        .id = "relu",
        .name = "ReLU",
        .longName = "Rectified Linear Unit",
        .family = "relu",
        .source = "Nair & Hinton 2010",
        .reference =
            "Fukushima 1969, Visual feature extraction by a multilayered network; Nair and Hinton 2010, "
            "Rectified linear units improve restricted Boltzmann machines.",
        .tex = R"(f(x) = \max(x, 0))",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases})",
        .aliases = {"rectifier", "ramp", "nn.ReLU"},
        .parameters = {},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters) {
            using T = decltype(x);
            // Written so that NaN stays NaN and a negative x gives +0.
            return where(value(x) <= 0, T(0.0), x);
        }),
    });
    family.push_back({
        .id = "leaky_relu",
        .name = "Leaky ReLU",
        .longName = "Leaky Rectified Linear Unit",
        .family = "relu",
        .source = "Maas 2013",
        .reference =
            "Maas, Hannun and Ng 2013, Rectifier nonlinearities improve neural network acoustic models.",
        .tex = R"(f(x) = \begin{cases} x & x > 0 \\ \alpha x & x \le 0 \end{cases})",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & x > 0 \\ \alpha & x \le 0 \end{cases})",
        .aliases = {"lrelu", "leaky rectifier", "nn.LeakyReLU"},
        .parameters = {slopeField(
            0.01, -0.5, "Slope for x < 0, fixed before training.",
            {{0.01, "0.01 PyTorch, JAX"}, {0.2, "0.2 Keras"}, {0.3, "0.3 Keras layer"}})},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) { return leaky(x, p[0]); }),
    });
    family.push_back({
        .id = "prelu",
        .name = "PReLU",
        .longName = "Parametric Rectified Linear Unit",
        .family = "relu",
        .source = "He 2015",
        .reference = "He, Zhang, Ren and Sun 2015, Delving deep into rectifiers, arXiv:1502.01852.",
        .tex = R"(f(x) = \begin{cases} x & x > 0 \\ \alpha x & x \le 0 \end{cases})",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & x > 0 \\ \alpha & x \le 0 \end{cases})",
        .aliases = {"parametric relu", "nn.PReLU"},
        .parameters = {slopeField(
            0.25, -1, "Slope for x < 0, learned with the weights.",
            {{0.25, "0.25 PyTorch"}, {0.01, "0.01 Leaky"}, {0, "0 ReLU"}, {-1, "−1 |x|"}})},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) { return leaky(x, p[0]); }),
    });
    return family;
}

} // namespace actiscope
