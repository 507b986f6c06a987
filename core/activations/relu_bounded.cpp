// Rectifiers with a ceiling.
#include "core/activations/entry.h"
#include "core/activations/families.h"
#include "core/activations/parameter.h"

namespace actiscope {

namespace {

/// x between 0 and the ceiling; at both ends the slope is that of the constant piece.
template <class T>
T bounded(const T& x, double ceiling) {
    const double v = value(x);
    const bool inside = v > 0 && v < ceiling;
    return straight(x, inside ? v : (v > 0 ? ceiling : 0), inside ? 1 : 0);
}

} // namespace

std::vector<Activation> boundedRelus() {
    std::vector<Activation> family;
    family.push_back({
        .id = "relu6",
        .name = "ReLU6",
        .longName = "ReLU with ceiling 6",
        .family = "relu",
        .source = "Krizhevsky 2010",
        .reference = "Krizhevsky 2010, Convolutional deep belief networks on CIFAR-10; Howard et al. 2017, "
                     "MobileNets, arXiv:1704.04861.",
        .tex = R"(f(x) = \min(\max(x, 0), 6))",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & 0 < x < 6 \\ 0 & \text{otherwise} \end{cases})",
        .formula = "min(max(x, 0), 6)",
        .aliases = {"nn.ReLU6"},
        .frameworks = {{"torch", "nn.ReLU6"}, {"keras", "relu6"}, {"tf", "tf.nn.relu6"}, {"jax", "nn.relu6"}},
        .pitfall = "Dead on both sides: above 6 the slope is 0 too.",
        .parameters = {},
        .kinks = kinksAt({0, 6}),
        .evaluate = evaluator([](auto x, Parameters) { return bounded(x, 6); }),
    });
    family.push_back({
        .id = "relu_n",
        .name = "Clipped ReLU",
        .longName = "Bounded ReLU, ReLU-n",
        .family = "relu",
        .source = "Hannun 2014",
        .reference =
            "Hannun et al. 2014, Deep Speech: scaling up end-to-end speech recognition, arXiv:1412.5567.",
        .tex = R"(f(x) = \min(\max(x, 0), m))",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & 0 < x < m \\ 0 & \text{otherwise} \end{cases})",
        .formula = "min(max(x, 0), max_value)",
        .aliases = {"bounded relu", "ReLU1", "brelu", "relu-n", "capped relu"},
        .frameworks = {{"onednn", "eltwise_clip"}, {"keras", "relu(max_value)"}},
        .pitfall = "Above the ceiling the slope is 0, and the unit stops learning there too.",
        .parameters = {positiveParameter("max_value", "m", "Ceiling.", 1, 0.1, 10,
                                         {{1, "1 ReLU1"}, {6, "6 ReLU6"}, {20, "20 Deep Speech"}})},
        .kinks = kinksOf([](Parameters p) {
            return std::vector{0.0, p[0]};
        }),
        .evaluate = evaluator([](auto x, Parameters p) { return bounded(x, p[0]); }),
    });
    family.push_back({
        .id = "clip",
        .name = "Clip",
        .longName = "Clamp to an interval",
        .family = "relu",
        .source = "framework operation",
        .reference = "An operation of the frameworks: torch.clamp, ONNX Clip, oneDNN eltwise_clip.",
        .tex = R"(f(x) = \min(\max(x, l), u))",
        .texDerivative = R"(f'(x) = \begin{cases} 1 & l \le x \le u \\ 0 & \text{otherwise} \end{cases})",
        .formula = "min(max(x, min_val), max_val)",
        .aliases = {"clamp", "hardtanh", "saturate"},
        .frameworks = {{"torch", "torch.clamp"},
                       {"onnx", "Clip"},
                       {"onednn", "eltwise_clip"},
                       {"onednn", "eltwise_clip_v2"},
                       {"jax", "jnp.clip"},
                       {"tf", "tf.clip_by_value"}},
        .differences = "The slope at the ends: 1 for torch.clamp, as here, 0 for nn.Hardtanh and clip_v2; "
                       "oneDNN's clip has 0 at the lower and 1 at the upper end.",
        .pitfall = "With the lower end above the upper one the value is the upper end for every x.",
        .parameters = {realParameter("min_val", "l", "Lower end.", -1, -5, 0, {{-1, "−1"}, {0, "0"}}),
                       realParameter("max_val", "u", "Upper end.", 1, 0, 5, {{1, "1"}})},
        .kinks = kinksOf([](Parameters p) {
            return p[0] <= p[1] ? std::vector{p[0], p[1]} : std::vector<double>{};
        }),
        .evaluate = evaluator([](auto x, Parameters p) {
            const double v = value(x);
            return straight(x, std::min(std::max(v, p[0]), p[1]), v >= p[0] && v <= p[1] ? 1 : 0);
        }),
    });
    family.push_back({
        .id = "keras_relu",
        .name = "Keras ReLU",
        .longName = "ReLU with slope, ceiling and threshold",
        .family = "relu",
        .source = "Keras",
        .reference = "The Keras API: keras.activations.relu and keras.layers.ReLU.",
        .tex =
            R"(f(x) = \begin{cases} \min(x, m) & x > \theta \\ s\,(x - \theta) & x \le \theta \end{cases})",
        .texDerivative =
            R"(f'(x) = \begin{cases} 0 & x > \theta,\ x \ge m \\ 1 & \theta < x < m \\ s & x \le \theta \end{cases})",
        .formula = "where(x > threshold, min(x, max_value), negative_slope*(x - threshold))",
        .aliases = {"layers.ReLU", "general relu"},
        .frameworks = {{"keras", "relu"}, {"keras", "layers.ReLU"}},
        .variants = {{"keras.activations.relu with no argument", "relu", {}}},
        .differences = "Keras has no ceiling unless one is given, and with one it clips to [0, m], so that a "
                       "threshold below 0 lets no negative x through.",
        .pitfall = "The manual tests the ceiling first, the code the threshold: at x = θ = m the value is 0, "
                   "not m.",
        .parameters = {atLeast(0, realParameter("negative_slope", "s", "Slope below the threshold.", 0, 0, 1,
                                                {{0, "0 Keras"}, {0.3, "0.3 leaky"}})),
                       atLeast(0, realParameter("max_value", "m", "Ceiling; 1e308 is as good as none.", 6, 0,
                                                10, {{6, "6 ReLU6"}, {1e308, "none"}})),
                       realParameter("threshold", "θ", "Where x begins to pass.", 0, -3, 3,
                                     {{0, "0 Keras"}})},
        .kinks = kinksOf([](Parameters p) {
            return std::vector{p[2], std::max(p[1], p[2])};
        }),
        .evaluate = evaluator([](auto x, Parameters p) {
            const double v = value(x);
            return v > p[2] ? straight(x, std::min(v, p[1]), v < p[1] ? 1 : 0)
                            : straight(x, p[0] * (v - p[2]), p[0]);
        }),
    });
    return family;
}

} // namespace actiscope
