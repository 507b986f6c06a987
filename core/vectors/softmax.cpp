#include "core/vectors/softmax.h"

#include "core/fields/field_makers.h"
#include "core/numerics/wide.h"
#include "core/vectors/entry.h"
#include "core/vectors/families.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

double shiftedExp(double z, double m, double temperature) {
    const Wide difference = exactSum(z, -m);
    if (std::isinf(difference.hi)) // 1e308 apart; z may be −∞ itself
        return std::exp((z / 2 - m / 2) / temperature * 2);
    const double quotient = difference.hi / temperature;
    if (quotient < -746 || quotient == 0)
        return quotient == 0 ? 1 : 0;
    const double left = std::fma(-quotient, temperature, difference.hi) + difference.lo;
    return std::exp(quotient) * (1 + left / temperature);
}

void softmax(std::span<const double> z, double temperature, std::span<double> y) {
    std::size_t top = 0;
    const Peak peak = peakOf(z, top);
    if (peak == Peak::None)
        return fillNan(y);
    if (peak == Peak::OneInfinite)
        return fillOneHot(y, top);
    const double m = z[top];
    Wide sum;
    for (std::size_t i = 0; i < z.size(); ++i) {
        y[i] = shiftedExp(z[i], m, temperature);
        sum = sum + y[i];
    }
    for (double& probability : y)
        probability /= sum.hi;
}

void softmaxJacobian(std::span<const double> y, double temperature, double rest, std::span<double> jacobian) {
    const JacobianRows rows(jacobian, y.size());
    for (std::size_t i = 0; i < y.size(); ++i)
        for (std::size_t j = 0; j < y.size(); ++j)
            rows.at(i, j) =
                i == j ? y[i] * (sumOfOthers(y, i) + rest) / temperature : -y[i] * y[j] / temperature;
}

double logSumExp(std::span<const double> z) {
    std::size_t top = 0;
    if (peakOf(z, top) != Peak::Finite)
        return std::any_of(z.begin(), z.end(), [](double x) { return std::isnan(x); })
                   ? std::numeric_limits<double>::quiet_NaN()
                   : z[top];
    double others = 0;
    for (std::size_t i = 0; i < z.size(); ++i)
        if (i != top)
            others += shiftedExp(z[i], z[top], 1);
    return z[top] + std::log1p(others);
}

namespace {

std::vector<double> negated(Vector z) {
    std::vector<double> minus(z.begin(), z.end());
    for (double& x : minus)
        x = -x;
    return minus;
}

/// z_i − m − ln Σ e^(z_j − m). No two terms cancel: neither is above 0.
void logSoftmax(Vector z, std::span<double> y) {
    std::size_t top = 0;
    const Peak peak = peakOf(z, top);
    if (peak == Peak::None)
        return fillNan(y);
    const double infinity = std::numeric_limits<double>::infinity();
    if (peak == Peak::OneInfinite) {
        std::fill(y.begin(), y.end(), -infinity);
        y[top] = 0;
        return;
    }
    const double m = z[top];
    double others = 0;
    for (std::size_t i = 0; i < z.size(); ++i)
        if (i != top)
            others += shiftedExp(z[i], m, 1);
    const double logarithm = std::log1p(others);
    for (std::size_t i = 0; i < z.size(); ++i)
        y[i] = z[i] - m - logarithm;
}

void hardmax(Vector z, std::span<double> y) {
    if (std::any_of(z.begin(), z.end(), [](double x) { return std::isnan(x); }))
        return fillNan(y);
    fillOneHot(y, static_cast<std::size_t>(std::max_element(z.begin(), z.end()) - z.begin()));
}

Field temperatureField() {
    Field field = realField("T", "T", "Temperature: small gives argmax, large gives equal shares.", 1);
    field.minimum = 0;
    field.minimumIsOpen = true;
    field.sliderMinimum = 0.01;
    field.sliderMaximum = 100;
    field.scale = FieldScale::Logarithmic;
    field.presets = {{0.1, "0.1 sharp"}, {1, "1"}, {10, "10 flat"}};
    return field;
}

} // namespace

std::vector<VectorActivation> softmaxFamily() {
    const char* bridle =
        "Bridle 1990, Probabilistic interpretation of feedforward classification network outputs.";
    std::vector<VectorActivation> family;
    family.push_back({
        .id = "softmax",
        .name = "Softmax",
        .longName = "Normalised exponential",
        .family = "softmax",
        .reference = bridle,
        .tex = R"(y_i = \frac{e^{z_i/T}}{\sum_j e^{z_j/T}})",
        .texJacobian = R"(\frac{\partial y_i}{\partial z_j} = \frac{y_i(\delta_{ij} - y_j)}{T})",
        .aliases = {"softargmax", "Boltzmann distribution"},
        .frameworks = {{"torch", "nn.Softmax"},
                       {"keras", "softmax"},
                       {"jax", "nn.softmax"},
                       {"onnx", "Softmax"},
                       {"onednn", "softmax_accurate"},
                       {"ggml", "SOFT_MAX"}},
        .differences =
            "ONNX before opset 13 flattens to two dimensions from axis 1. With one logit +∞, PyTorch and "
            "JAX answer NaN; here it takes all, the limit.",
        .pitfall = "Exponentiate only after subtracting the largest logit; 1 − y is the sum of the others, "
                   "which keeps the digits that the subtraction loses.",
        .parameters = {temperatureField()},
        .outputSize = sameSize("softmax"),
        .evaluate = [](Parameters p, Vector z, std::span<double> y) { softmax(z, p[0], y); },
        .jacobian =
            [](Parameters p, Vector z, std::span<double> jacobian) {
                std::vector<double> y(z.size());
                softmax(z, p[0], y);
                softmaxJacobian(y, p[0], 0, jacobian);
            },
    });
    family.push_back({
        .id = "log_softmax",
        .name = "Log-softmax",
        .longName = "",
        .family = "softmax",
        .reference = bridle,
        .tex = R"(y_i = z_i - \ln\sum_j e^{z_j})",
        .texJacobian = R"(\frac{\partial y_i}{\partial z_j} = \delta_{ij} - p_j)",
        .frameworks = {{"torch", "nn.LogSoftmax"},
                       {"keras", "log_softmax"},
                       {"jax", "nn.log_softmax"},
                       {"onnx", "LogSoftmax"},
                       {"onednn", "softmax_log"}},
        .differences =
            "With one logit +∞, PyTorch and JAX answer NaN; here the limit: 0 for it, −∞ for the others.",
        .pitfall =
            "The logarithm of a softmax underflows to −∞; when one logit dominates, −log1p of the sum of "
            "the others keeps the digits.",
        .outputSize = sameSize("log_softmax"),
        .evaluate = [](Parameters, Vector z, std::span<double> y) { logSoftmax(z, y); },
        .jacobian =
            [](Parameters, Vector z, std::span<double> jacobian) {
                std::vector<double> p(z.size());
                softmax(z, 1, p);
                const JacobianRows rows(jacobian, z.size());
                for (std::size_t i = 0; i < z.size(); ++i)
                    for (std::size_t j = 0; j < z.size(); ++j)
                        rows.at(i, j) = i == j ? sumOfOthers(p, i) : -p[j];
            },
    });
    family.push_back({
        .id = "softmin",
        .name = "Softmin",
        .longName = "Softmax of the negated logits",
        .family = "softmax",
        .reference = bridle,
        .tex = R"(y_i = \frac{e^{-z_i}}{\sum_j e^{-z_j}})",
        .texJacobian = R"(\frac{\partial y_i}{\partial z_j} = -y_i(\delta_{ij} - y_j))",
        .frameworks = {{"torch", "nn.Softmin"}},
        .outputSize = sameSize("softmin"),
        .evaluate = [](Parameters, Vector z, std::span<double> y) { softmax(negated(z), 1, y); },
        .jacobian =
            [](Parameters, Vector z, std::span<double> jacobian) {
                std::vector<double> y = negated(z);
                softmax(y, 1, y);
                softmaxJacobian(y, -1, 0, jacobian);
            },
    });
    family.push_back({
        .id = "logsumexp",
        .name = "LogSumExp",
        .longName = "Smooth maximum",
        .family = "softmax",
        .reference = "Textbook; Boyd and Vandenberghe 2004, Convex Optimization, 3.1.5.",
        .tex = R"(y = \ln\sum_j e^{z_j})",
        .texJacobian = R"(\frac{\partial y}{\partial z_j} = p_j)",
        .frameworks = {{"torch", "logsumexp"}, {"jax", "nn.logsumexp"}, {"onnx", "ReduceLogSumExp"}},
        .pitfall = "Only −∞ gives −∞ and not NaN; a +∞ gives +∞.",
        .outputSize = oneNumber("logsumexp"),
        .evaluate = [](Parameters, Vector z, std::span<double> y) { y[0] = logSumExp(z); },
        .jacobian = [](Parameters, Vector z, std::span<double> jacobian) { softmax(z, 1, jacobian); },
    });
    family.push_back({
        .id = "hardmax",
        .name = "Hardmax",
        .longName = "One-hot of the first maximum",
        .family = "softmax",
        .reference = "ONNX, Operator schemas: Hardmax.",
        .tex = R"(y_i = [\,i = \min\arg\max_j z_j\,])",
        .texJacobian = R"(\frac{\partial y_i}{\partial z_j} = 0)",
        .aliases = {"argmax", "one-hot"},
        .frameworks = {{"onnx", "Hardmax"}},
        .pitfall = "Its derivative is 0 wherever it exists: nothing can be learnt through it.",
        .outputSize = sameSize("hardmax"),
        .evaluate = [](Parameters, Vector z, std::span<double> y) { hardmax(z, y); },
        .jacobian = [](Parameters, Vector,
                       std::span<double> jacobian) { std::fill(jacobian.begin(), jacobian.end(), 0.0); },
    });
    return family;
}

} // namespace actiscope
