#include "core/vectors/distribution.h"

#include "core/vectors/entry.h"
#include "core/vectors/softmax.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

double entropy(std::span<const double> p) {
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (p[i] != 0) // near 1 the logarithm takes its digits from the other probabilities
            sum -= p[i] * (p[i] > 0.5 ? std::log1p(-sumOfOthers(p, i)) : std::log(p[i]));
    return sum + 0.0; // no −0
}

double perplexity(std::span<const double> p) {
    return std::exp(entropy(p));
}

double topMargin(std::span<const double> p) {
    std::vector<double> sorted(p.begin(), p.end());
    std::sort(sorted.rbegin(), sorted.rend());
    return sorted.size() > 1 ? sorted[0] - sorted[1] : sorted[0];
}

std::vector<double> smoothedTarget(std::size_t classes, std::size_t target, double smoothing) {
    std::vector<double> q(classes, smoothing / static_cast<double>(classes));
    q[target] += 1 - smoothing;
    return q;
}

double crossEntropy(std::span<const double> z, double temperature, std::size_t target, double smoothing) {
    const std::size_t n = z.size();
    std::size_t top = 0;
    if (peakOf(z, top) == Peak::None)
        return std::nan("");
    std::vector<double> others(z.begin(), z.end());
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(top));
    double sum = 0;
    for (const double x : others)
        sum += std::isinf(z[top]) ? 0 : shiftedExp(x, z[top], temperature);
    const double logarithm = std::log1p(sum);
    const auto q = smoothedTarget(n, target, smoothing);
    double loss = 0;
    for (std::size_t i = 0; i < n; ++i)
        if (q[i] != 0)
            loss += q[i] * (i == top ? logarithm : (z[top] / temperature - z[i] / temperature) + logarithm);
    return loss;
}

std::vector<double> crossEntropyGradient(std::span<const double> z, double temperature, std::size_t target,
                                         double smoothing) {
    std::vector<double> gradient(z.size());
    softmax(z, temperature, gradient);
    const auto q = smoothedTarget(z.size(), target, smoothing);
    for (std::size_t i = 0; i < z.size(); ++i)
        if (i != target)
            gradient[i] -= q[i];
    gradient[target] = -sumOfOthers(gradient, target);
    for (double& slope : gradient)
        slope = slope / temperature + 0.0; // no −0
    return gradient;
}

} // namespace actiscope
