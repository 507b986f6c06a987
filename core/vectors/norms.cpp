#include "core/fields/field_makers.h"
#include "core/numerics/wide.h"
#include "core/vectors/entry.h"
#include "core/vectors/families.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// A vector divided by a power of two near its largest entry, so that squares neither overflow nor vanish.
struct Scaled {
    std::vector<double> x;
    double scale = 1;
    double squares = 0; ///< Σ x², of the divided entries
};

Scaled scaled(Vector z, double scale) {
    Scaled s{std::vector<double>(z.size()), scale, 0};
    Wide squares;
    for (std::size_t i = 0; i < z.size(); ++i) {
        s.x[i] = z[i] / scale;
        squares = squares + exactProduct(s.x[i], s.x[i]);
    }
    s.squares = squares.hi;
    return s;
}

double squaresOfOthers(const Scaled& s, std::size_t i) {
    double sum = 0;
    for (std::size_t j = 0; j < s.x.size(); ++j)
        if (j != i)
            sum += s.x[j] * s.x[j];
    return sum;
}

/// What one entry ±∞ makes of a norm: `limit` times its sign there, `others` times it elsewhere.
struct NormLimit {
    double limit = 0;
    double others = 0;
};

/// Runs `finite(top)` where z is finite. One entry ±∞ alone: the limit, and the Jacobian vanishes. Else NaN.
template <class Finite>
void withLimits(Vector z, const NormLimit& limit, std::span<double> out, Finite finite) {
    std::size_t top = 0;
    const Peak peak = peakOfMagnitude(z, top);
    if (peak == Peak::None)
        return fillNan(out);
    if (peak == Peak::Finite)
        return finite(top);
    const double sign = std::copysign(1.0, z[top]);
    std::fill(out.begin(), out.end(), limit.others == 0 ? 0 : limit.others * sign);
    if (limit.limit != 0)
        out[top] = limit.limit * sign;
}

Field epsilonField(double byDefault, double sliderMaximum, const char* help) {
    Field field = realField("eps", "ε", help, byDefault);
    field.minimum = 0;
    field.sliderMaximum = sliderMaximum;
    return field;
}

/// z·n/(1 + n²), n = |z|.
void squash(Vector z, std::size_t top, std::span<double> y) {
    const Scaled s = scaled(z, binaryScale(z[top]));
    const double n = std::sqrt(s.squares); // times the scale
    if (n == 0)
        return std::fill(y.begin(), y.end(), 0.0);
    const double inverse = 1 / n / s.scale;
    for (std::size_t i = 0; i < z.size(); ++i)
        y[i] = n * s.scale > 1 ? s.x[i] / n / (1 + inverse * inverse)
                               : z[i] * (n * s.scale) / (1 + n * s.scale * n * s.scale);
}

/// With u = z/n: diagonal g(1 − u_i²) + u_i²·2n/(1 + n²)², else u_i u_j·n(1 − n²)/(1 + n²)², g = n/(1 + n²).
void squashJacobian(Vector z, std::size_t top, std::span<double> jacobian) {
    const Scaled s = scaled(z, binaryScale(z[top]));
    if (s.squares == 0)
        return std::fill(jacobian.begin(), jacobian.end(), 0.0);
    const double n = std::sqrt(s.squares) * s.scale;
    const double inverse = 1 / n;
    const bool far = n > 1; // both forms avoid n², n³ and n⁴ where they overflow
    const double g = far ? 1 / (n + inverse) : n / (1 + n * n);
    const double along = far ? 2 * inverse * inverse / (1 + inverse * inverse) * g : 2 * g / (1 + n * n);
    const double mixed = far ? (inverse - 1) * (inverse + 1) / (1 + inverse * inverse) * g
                             : g * ((1 - n) * (1 + n)) / (1 + n * n);
    const JacobianRows rows(jacobian, z.size());
    for (std::size_t i = 0; i < z.size(); ++i)
        for (std::size_t j = 0; j < z.size(); ++j) {
            const double share = s.x[i] * s.x[j] / s.squares;
            rows.at(i, j) = i == j ? g * (squaresOfOthers(s, i) / s.squares) + share * along : share * mixed;
        }
}

void l2Normalize(Vector z, double epsilon, std::size_t top, std::span<double> y) {
    const Scaled s = scaled(z, binaryScale(z[top]));
    const double n = std::sqrt(s.squares);
    const bool floored = n * s.scale < epsilon;
    for (std::size_t i = 0; i < z.size(); ++i)
        y[i] = floored ? z[i] / epsilon : s.x[i] / n;
}

void l2NormalizeJacobian(Vector z, double epsilon, std::size_t top, std::span<double> jacobian) {
    const Scaled s = scaled(z, binaryScale(z[top]));
    const double n = std::sqrt(s.squares);
    const bool floored = n * s.scale < epsilon;
    const JacobianRows rows(jacobian, z.size());
    for (std::size_t i = 0; i < z.size(); ++i)
        for (std::size_t j = 0; j < z.size(); ++j) {
            if (floored)
                rows.at(i, j) = i == j ? 1 / epsilon : 0;
            else
                rows.at(i, j) = (i == j ? squaresOfOthers(s, i) : -s.x[i] * s.x[j]) / s.squares / n / s.scale;
        }
}

/// The root mean square of the scaled entries with ε in it.
double rootMeanSquare(const Scaled& s, double epsilon) {
    return std::sqrt(s.squares / static_cast<double>(s.x.size()) + epsilon / s.scale / s.scale);
}

double scaleWith(double magnitude, double epsilon) {
    return binaryScale(std::max(std::fabs(magnitude), std::sqrt(epsilon)));
}

void rmsNorm(Vector z, double epsilon, std::size_t top, std::span<double> y) {
    const Scaled s = scaled(z, scaleWith(z[top], epsilon));
    const double r = rootMeanSquare(s, epsilon);
    for (std::size_t i = 0; i < z.size(); ++i)
        y[i] = s.x[i] / r;
}

/// (I − y yᵀ/n)/r; on the diagonal 1 − y_i²/n = (Σ of the other squares + nε)/(n r²).
void rmsNormJacobian(Vector z, double epsilon, std::size_t top, std::span<double> jacobian) {
    const Scaled s = scaled(z, scaleWith(z[top], epsilon));
    const double r = rootMeanSquare(s, epsilon);
    const auto n = static_cast<double>(z.size());
    const double all = n * r * r;
    const double added = n * (epsilon / s.scale / s.scale);
    const JacobianRows rows(jacobian, z.size());
    for (std::size_t i = 0; i < z.size(); ++i)
        for (std::size_t j = 0; j < z.size(); ++j)
            rows.at(i, j) = (i == j ? squaresOfOthers(s, i) + added : -s.x[i] * s.x[j]) / all / r / s.scale;
}

/// Deviations from the mean and Σ of their squares + nε, in 106 bits: with a large common offset, and on the
/// diagonal of the Jacobian, doubles would cancel.
struct Deviations {
    std::vector<Wide> d; ///< divided by the scale
    double scale = 1;
    Wide all; ///< n(variance + ε), divided by the scale²
};

Deviations deviations(Vector z, double epsilon, std::size_t top) {
    const auto n = static_cast<double>(z.size());
    const double first = binaryScale(z[top]);
    Wide sum;
    for (const double x : z)
        sum = sum + x / first;
    const Wide mean = sum / n;
    double largest = 0;
    Deviations all;
    for (const double x : z) {
        all.d.push_back(Wide(x / first) - mean);
        largest = std::max(largest, std::fabs(all.d.back().hi));
    }
    // Rescaled to the deviations, which may be far smaller than the entries.
    const double second = binaryScale(std::max(largest, std::sqrt(epsilon) / first));
    all.scale = first * second;
    for (Wide& d : all.d) {
        d = {d.hi / second, d.lo / second};
        all.all = all.all + d * d;
    }
    all.all = all.all + n * (epsilon / all.scale / all.scale);
    return all;
}

void layerNorm(Vector z, double epsilon, std::size_t top, std::span<double> y) {
    const Deviations v = deviations(z, epsilon, top);
    const double sigma = std::sqrt(v.all.hi / static_cast<double>(z.size()));
    for (std::size_t i = 0; i < z.size(); ++i)
        y[i] = v.d[i].hi / sigma;
}

/// (δ_ij − 1/n − d_i d_j/(n σ²))/σ
void layerNormJacobian(Vector z, double epsilon, std::size_t top, std::span<double> jacobian) {
    const Deviations v = deviations(z, epsilon, top);
    const auto n = static_cast<double>(z.size());
    const double sigma = std::sqrt(v.all.hi / n) * v.scale;
    const JacobianRows rows(jacobian, z.size());
    for (std::size_t i = 0; i < z.size(); ++i)
        for (std::size_t j = 0; j < z.size(); ++j) {
            const Wide mine = Wide(i == j ? 1.0 : 0.0) - Wide(1.0) / n;
            rows.at(i, j) = (mine - v.d[i] * v.d[j] / v.all).hi / sigma;
        }
}

using Finite = void (*)(Vector, double epsilon, std::size_t top, std::span<double> out);

NormLimit unitLimit(double) {
    return {1, 0};
}
NormLimit rootLimit(double n) {
    return {std::sqrt(n), 0};
}
/// The mean goes with the one entry, and the deviations of the others with the mean.
NormLimit deviationLimit(double n) {
    return {std::sqrt(n - 1), n > 1 ? -1 / std::sqrt(n - 1) : 0};
}

/// `limit` is told the number of entries.
VectorActivation norm(VectorActivation entry, NormLimit (*limit)(double n), Finite evaluate,
                      Finite jacobian) {
    entry.family = "norm";
    entry.outputSize = sameSize(entry.id);
    entry.evaluate = [=](Parameters p, Vector z, std::span<double> y) {
        withLimits(z, limit(static_cast<double>(z.size())), y,
                   [&](std::size_t top) { evaluate(z, p.empty() ? 0 : p[0], top, y); });
    };
    entry.jacobian = [=](Parameters p, Vector z, std::span<double> out) {
        withLimits(z, {}, out, [&](std::size_t top) { jacobian(z, p.empty() ? 0 : p[0], top, out); });
    };
    return entry;
}

} // namespace

std::vector<VectorActivation> normFamily() {
    std::vector<VectorActivation> family;
    family.push_back(norm(
        {
            .id = "squash",
            .name = "Squash",
            .longName = "Length of a capsule",
            .reference =
                "Sabour, Frosst and Hinton 2017, Dynamic routing between capsules, arXiv:1710.09829.",
            .tex = R"(y = \frac{|z|^2}{1 + |z|^2}\,\frac{z}{|z|})",
            .texJacobian =
                R"(J = g I + g'(n)\,\frac{z z^{\mathsf T}}{n},\quad g = \frac{n}{1 + n^2},\ n = |z|)",
            .pitfall = "0/0 at the zero vector, where the value and the Jacobian are 0.",
        },
        unitLimit, [](Vector z, double, std::size_t top, std::span<double> y) { squash(z, top, y); },
        [](Vector z, double, std::size_t top, std::span<double> out) { squashJacobian(z, top, out); }));
    family.push_back(norm(
        {
            .id = "l2_normalize",
            .name = "L2 normalise",
            .longName = "Unit length",
            .reference = "PyTorch, torch.nn.functional.normalize.",
            .tex = R"(y = \frac{z}{\max(|z|, \varepsilon)})",
            .texJacobian = R"(J = \frac{I - y y^{\mathsf T}}{|z|})",
            .frameworks = {{"torch", "functional.normalize"}},
            .parameters = {epsilonField(1e-12, 1e-3, "The least length to divide by.")},
        },
        unitLimit, l2Normalize, l2NormalizeJacobian));
    family.push_back(norm(
        {
            .id = "rms_norm",
            .name = "RMSNorm",
            .longName = "Unit root mean square (without weights)",
            .reference = "Zhang and Sennrich 2019, Root mean square layer normalization, arXiv:1910.07467.",
            .tex = R"(y = \frac{z}{r},\quad r = \sqrt{\tfrac{1}{n}\sum_j z_j^2 + \varepsilon})",
            .texJacobian = R"(J = \frac{1}{r}\left(I - \frac{y y^{\mathsf T}}{n}\right))",
            .frameworks = {{"ggml", "RMS_NORM"}},
            .parameters = {epsilonField(1e-6, 0.01, "Added to the mean square.")},
        },
        rootLimit, rmsNorm, rmsNormJacobian));
    family.push_back(norm(
        {
            .id = "layer_norm",
            .name = "LayerNorm",
            .longName = "Zero mean, unit variance (without weights)",
            .reference = "Ba, Kiros and Hinton 2016, Layer normalization, arXiv:1607.06450.",
            .tex =
                R"(y = \frac{z - \bar z}{\sigma},\quad \sigma = \sqrt{\tfrac{1}{n}\sum_j (z_j - \bar z)^2 + \varepsilon})",
            .texJacobian =
                R"(J = \frac{1}{\sigma}\left(I - \frac{\mathbf{1}\mathbf{1}^{\mathsf T}}{n} - \frac{y y^{\mathsf T}}{n}\right))",
            .aliases = {"standardize"},
            .frameworks = {{"torch", "functional.layer_norm"}, {"jax", "nn.standardize"}},
            .differences =
                "JAX's default computes the variance as the mean of squares less the squared mean, "
                "which cancels.",
            .pitfall = "The variance needs two passes: first the mean, then the deviations.",
            .parameters = {epsilonField(1e-5, 0.01, "Added to the variance.")},
        },
        deviationLimit, layerNorm, layerNormJacobian));
    return family;
}

} // namespace actiscope
