#include "core/analysis/moments.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace actiscope {

namespace {

constexpr double farthest = 38; // φ(38.6) is the smallest double

/// In units of σ: where to split, so that nothing narrow is stepped over.
std::vector<double> breaksOf(const Activation& activation, Parameters parameters, double sigma) {
    std::vector<double> breaks{-farthest, -8, -3, -1, -0.05, 0, 0.05, 1, 3, 8, farthest};
    const auto add = [&](double x) {
        if (const double t = x / sigma; std::fabs(t) < farthest)
            breaks.push_back(t);
    };
    const Landmarks landmarks = landmarksOf(activation, parameters, -farthest * sigma, farthest * sigma);
    for (const Kink& kink : landmarks.kinks)
        add(kink.x);
    constexpr double narrow = 0.05;
    for (const NarrowPlace& place : landmarks.narrow)
        if (place.width < narrow * sigma)
            for (const double widths : {-16, -4, -1, 0, 1, 4, 16})
                add(place.x + widths * place.width);
    for (const double parameter : parameters) {
        add(parameter);
        add(-parameter);
    }
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    return breaks;
}

/// E[f], E[f²] and E[f′²], the first of them as 0 unless it is asked for.
std::vector<Integral> expectations(const Activation& activation, Parameters parameters, double sigma,
                                   double relative, bool withMean) {
    std::vector<double> z;
    std::vector<double> f;
    std::vector<double> f1;
    const Integrand integrand = [&](std::span<const double> t, std::span<double> out) {
        z.resize(t.size());
        f.resize(t.size());
        f1.resize(t.size());
        for (std::size_t i = 0; i < t.size(); ++i)
            z[i] = sigma * t[i];
        activation.evaluate(parameters, z, {f, f1, {}});
        for (std::size_t i = 0; i < t.size(); ++i) {
            // Half of the density at a time: f² may overflow where f²·φ does not.
            const double root = std::exp(-t[i] * t[i] / 4);
            const double density = std::numbers::inv_sqrtpi / std::numbers::sqrt2;
            const double weighted = f[i] * root;
            const double weightedSlope = f1[i] * root;
            out[3 * i] = withMean ? weighted * root * density : 0;
            out[3 * i + 1] = weighted * weighted * density;
            out[3 * i + 2] = weightedSlope * weightedSlope * density;
        }
    };
    QuadratureSettings settings;
    settings.relative = relative;
    return integrate(integrand, 3, breaksOf(activation, parameters, sigma), settings);
}

} // namespace

GaussianMoments gaussianMoments(const Activation& activation, Parameters parameters, double sigma,
                                double relative) {
    const auto integrals = expectations(activation, parameters, sigma, relative, true);
    return {integrals[0], integrals[1], integrals[2]};
}

GaussianSquares gaussianSquares(const Activation& activation, Parameters parameters, double sigma,
                                double relative) {
    const auto integrals = expectations(activation, parameters, sigma, relative, false);
    return {integrals[1], integrals[2]};
}

double gaussianMass(double from, double to, double sigma) {
    if (!(from < to))
        return 0;
    const double scale = sigma * std::numbers::sqrt2;
    if (from > 0) // from the tail that does not cancel
        return (std::erfc(from / scale) - std::erfc(to / scale)) / 2;
    if (to < 0)
        return (std::erfc(-to / scale) - std::erfc(-from / scale)) / 2;
    return (std::erf(to / scale) - std::erf(from / scale)) / 2;
}

} // namespace actiscope
