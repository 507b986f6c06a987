#include "core/activations/entry.h"
#include "core/activations/families.h"
#include "core/activations/parameter.h"

namespace actiscope {

namespace {

/// x for x > 0, slope·x otherwise: at 0 the left branch, as PyTorch has it.
template <class T>
T leaky(T x, double slope) {
    return where(value(x) > 0, x, slope * x);
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
        .formula = "max(x, 0)",
        .aliases = {"rectifier", "ramp", "nn.ReLU", "positive part"},
        .frameworks = {{"torch", "nn.ReLU"},
                       {"keras", "relu"},
                       {"tf", "tf.nn.relu"},
                       {"jax", "nn.relu"},
                       {"onnx", "Relu"},
                       {"onednn", "eltwise_relu"},
                       {"ggml", "RELU"}},
        .differences = "NaN stays NaN in PyTorch and here; ggml and oneDNN turn it into 0.",
        .pitfall = "A unit whose input is negative on all data has slope 0 and never learns again.",
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
        .formula = "where(x > 0, x, alpha*x)",
        .aliases = {"lrelu", "leaky rectifier", "nn.LeakyReLU"},
        .frameworks = {{"torch", "nn.LeakyReLU"},
                       {"keras", "leaky_relu"},
                       {"keras", "layers.LeakyReLU"},
                       {"tf", "tf.nn.leaky_relu"},
                       {"jax", "nn.leaky_relu"},
                       {"onnx", "LeakyRelu"},
                       {"onednn", "eltwise_relu"},
                       {"ggml", "LEAKY_RELU"}},
        .differences = "The slope by default is 0.01 in PyTorch, JAX and ONNX, 0.2 in keras.activations and "
                       "tf.nn, 0.3 in keras.layers.LeakyReLU.",
        .pitfall = "Written as max(x, αx) it is another function for α > 1.",
        .parameters = {realParameter(
            "alpha", "α", "Slope for x < 0, fixed before training.", 0.01, -0.5, 1,
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
        .formula = "where(x > 0, x, alpha*x)",
        .aliases = {"parametric relu", "nn.PReLU"},
        .frameworks =
            {{"torch", "nn.PReLU"}, {"keras", "layers.PReLU"}, {"jax", "flax nn.PReLU"}, {"onnx", "PRelu"}},
        .differences = "Learning starts from 0.25 in PyTorch, from 0.01 in Flax and from 0 in Keras.",
        .pitfall = "Weight decay on α pulls it to 0, back to ReLU.",
        .parameters = {realParameter(
            "alpha", "α", "Slope for x < 0, learned with the weights.", 0.25, -1, 1,
            {{0.25, "0.25 PyTorch"}, {0.01, "0.01 Flax"}, {0, "0 Keras, ReLU"}, {-1, "−1 |x|"}})},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) { return leaky(x, p[0]); }),
    });
    family.push_back({
        .id = "rrelu",
        .name = "RReLU",
        .longName = "Randomized Leaky ReLU, as evaluated",
        .family = "relu",
        .source = "Xu 2015",
        .reference = "Xu, Wang, Chen and Li 2015, Empirical evaluation of rectified activations in "
                     "convolutional network, arXiv:1505.00853.",
        .tex = R"(f(x) = \begin{cases} x & x > 0 \\ \frac{l + u}{2}\,x & x \le 0 \end{cases})",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & x > 0 \\ \frac{l + u}{2} & x \le 0 \end{cases})",
        .formula = "where(x > 0, x, (lower + upper)/2*x)",
        .aliases = {"randomized leaky relu", "nn.RReLU"},
        .frameworks = {{"torch", "nn.RReLU"}},
        .pitfall = "In training the slope is drawn anew for each element; shown is the evaluation mode, with "
                   "the mean slope.",
        .parameters = {atLeast(0, realParameter("lower", "l", "Smallest slope that training draws.", 0.125, 0,
                                                1, {{0.125, "⅛ PyTorch"}})),
                       atLeast(0, realParameter("upper", "u", "Largest slope that training draws.", 1.0 / 3,
                                                0, 1, {{1.0 / 3, "⅓ PyTorch"}}))},
        .kinks = kinksAt({0}),
        .evaluate = evaluator([](auto x, Parameters p) { return leaky(x, p[0] / 2 + p[1] / 2); }),
    });
    return family;
}

} // namespace actiscope
