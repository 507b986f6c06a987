#include "core/networks/linear_unit.h"

#include "core/analysis/pushforward.h"
#include "core/numerics/constants.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

constexpr double divergedBy = 1e6;

/// The exact expectation: the inputs are independent and alike.
void setExpectation(UnitInputs& inputs, const Activation& activation, Parameters parameters) {
    const PushedMoments moments = pushedMoments(activation, parameters, InputLaw{});
    const double mean = moments.mean.value;
    const double square = moments.square.value;
    Curvature& h = inputs.curvature;
    h[0][0] = h[1][1] = square;
    h[0][1] = h[1][0] = mean * mean;
    if (inputs.bias) {
        h[0][2] = h[2][0] = h[1][2] = h[2][1] = mean;
        h[2][2] = 1;
    }
    constexpr int places = 400;      // to either side
    constexpr double farthest = 8.2; // beyond are fewer than one of 10¹⁵ samples
    inputs.neverNegative = true;
    for (int i = -places; i <= places; ++i)
        if (evaluateAt(activation, parameters, farthest * i / places).f < 0)
            inputs.neverNegative = false;
}

UnitWeights sampleOf(const Activation& activation, Parameters parameters, const RandomStream& stream,
                     std::uint64_t index, bool bias) {
    return {evaluateAt(activation, parameters, stream.normal(2 * index)).f,
            evaluateAt(activation, parameters, stream.normal(2 * index + 1)).f, bias ? 1.0 : 0.0};
}

/// Eigenvalues of a symmetric matrix of `size` rows, by Jacobi's rotations.
std::array<double, 3> eigenvalues(Curvature m, std::size_t size) {
    for (int sweep = 0; sweep < 30; ++sweep) {
        double off = 0;
        for (std::size_t p = 0; p < size; ++p)
            for (std::size_t q = p + 1; q < size; ++q) {
                off += std::fabs(m[p][q]);
                if (m[p][q] == 0)
                    continue;
                const double theta = (m[q][q] - m[p][p]) / (2 * m[p][q]);
                const double t = std::copysign(1 / (std::fabs(theta) + std::hypot(theta, 1.0)), theta);
                const double c = 1 / std::hypot(t, 1.0);
                const double s = t * c;
                for (std::size_t k = 0; k < size; ++k) {
                    const double kp = m[k][p];
                    const double kq = m[k][q];
                    m[k][p] = c * kp - s * kq;
                    m[k][q] = s * kp + c * kq;
                }
                for (std::size_t k = 0; k < size; ++k) {
                    const double pk = m[p][k];
                    const double qk = m[q][k];
                    m[p][k] = c * pk - s * qk;
                    m[q][k] = s * pk + c * qk;
                }
            }
        if (off == 0)
            break;
    }
    return {m[0][0], m[1][1], m[2][2]};
}

UnitWeights fullGradient(const Curvature& h, const UnitWeights& error) {
    UnitWeights gradient{};
    for (std::size_t i = 0; i < 3; ++i)
        gradient[i] = h[i][0] * error[0] + h[i][1] * error[1] + h[i][2] * error[2];
    return gradient;
}

} // namespace

UnitInputs unitInputs(const Activation& activation, Parameters parameters, std::size_t samples,
                      const RandomStream& stream, bool bias) {
    UnitInputs inputs;
    inputs.bias = bias;
    if (samples == 0) {
        setExpectation(inputs, activation, parameters);
        return inputs;
    }
    inputs.neverNegative = true;
    for (std::size_t i = 0; i < samples; ++i) {
        const UnitWeights a = sampleOf(activation, parameters, stream, i, bias);
        inputs.samples.push_back(a);
        inputs.neverNegative = inputs.neverNegative && !(a[0] < 0) && !(a[1] < 0);
        for (std::size_t row = 0; row < 3; ++row)
            for (std::size_t column = 0; column < 3; ++column)
                inputs.curvature[row][column] += a[row] * a[column];
    }
    for (auto& row : inputs.curvature)
        for (double& entry : row)
            entry /= static_cast<double>(samples);
    return inputs;
}

Spectrum spectrumOf(const UnitInputs& inputs) {
    const std::size_t size = inputs.bias ? 3 : 2;
    for (const auto& row : inputs.curvature)
        for (const double entry : row)
            if (!std::isfinite(entry))
                return {nan, nan};
    const auto values = eigenvalues(inputs.curvature, size);
    const auto end = values.begin() + static_cast<std::ptrdiff_t>(size);
    const double least = *std::min_element(values.begin(), end);
    const double largest = *std::max_element(values.begin(), end);
    // Fewer samples than weights leave a flat direction: what rounding makes of its 0 is none.
    constexpr double nothing = 1e-14;
    return {least > nothing * largest ? least : 0, largest};
}

double Spectrum::contraction() const {
    return (largest - least) / (largest + least);
}

double Spectrum::contractionMomentum() const {
    const double a = std::sqrt(largest);
    const double b = std::sqrt(least);
    return (a - b) / (a + b);
}

double Spectrum::stepsToMillionth() const {
    const double rate = contraction();
    return rate < 1 ? std::log(1e-6) / std::log(rate) : rate == 1 ? infinity : nan;
}

double largestRate(const Spectrum& spectrum, const DescentRule& rule) {
    const double share = rule.nesterov ? 1 + 2 * rule.momentum : 1;
    return 2 * (1 + rule.momentum) / (share * spectrum.largest);
}

DescentPath descend(const UnitInputs& inputs, const Activation& activation, Parameters parameters,
                    const DescentRule& rule, std::size_t batch, std::size_t steps, const UnitWeights& start,
                    const UnitWeights& minimum, const RandomStream& stream) {
    DescentPath path{{start}};
    const double far = divergedBy * distance(start, minimum);
    UnitWeights w = start;
    UnitWeights velocity{};
    std::uint64_t next = 0; // sample
    for (std::size_t step = 1; step <= steps; ++step) {
        const UnitWeights error{w[0] - minimum[0], w[1] - minimum[1], w[2] - minimum[2]};
        UnitWeights gradient{};
        if (batch == 0)
            gradient = fullGradient(inputs.curvature, error);
        for (std::size_t i = 0; i < batch; ++i, ++next) {
            const UnitWeights a = inputs.samples.empty()
                                      ? sampleOf(activation, parameters, stream, next, inputs.bias)
                                      : inputs.samples[next % inputs.samples.size()];
            const double miss = a[0] * error[0] + a[1] * error[1] + a[2] * error[2];
            for (std::size_t k = 0; k < 3; ++k)
                gradient[k] += miss * a[k] / static_cast<double>(batch);
        }
        for (std::size_t k = 0; k < 3; ++k) {
            velocity[k] = rule.momentum * velocity[k] + gradient[k];
            w[k] -= rule.rate * (rule.nesterov ? gradient[k] + rule.momentum * velocity[k] : velocity[k]);
        }
        const double now = distance(w, minimum);
        if (!std::isfinite(now)) {
            path.divergedAt = step;
            break;
        }
        path.weights.push_back(w);
        if (now > far) {
            path.divergedAt = step;
            break;
        }
    }
    return path;
}

double distance(const UnitWeights& w, const UnitWeights& m) {
    return std::hypot(w[0] - m[0], w[1] - m[1], w[2] - m[2]);
}

double pathRatio(const DescentPath& path) {
    double length = 0;
    for (std::size_t i = 1; i < path.weights.size(); ++i)
        length += distance(path.weights[i], path.weights[i - 1]);
    return length / distance(path.weights.back(), path.weights.front());
}

std::array<std::array<double, 2>, 2> shadowCurvature(const UnitInputs& inputs) {
    const Curvature& h = inputs.curvature;
    std::array<std::array<double, 2>, 2> shadow{};
    for (std::size_t i = 0; i < 2; ++i)
        for (std::size_t k = 0; k < 2; ++k)
            shadow[i][k] = h[i][k] - (inputs.bias ? h[i][2] * h[k][2] / h[2][2] : 0);
    return shadow;
}

} // namespace actiscope
