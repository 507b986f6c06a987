#include "core/fitting/fit_target.h"

#include "core/fields/field.h"
#include "core/text/say.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

tl::expected<Samples, std::string> sampledTarget(const FitTarget& target, FitRange on, std::size_t count) {
    if (!(on.from < on.to) || !std::isfinite(on.to - on.from))
        return tl::unexpected(
            say("the range from {} to {} is empty or too wide", shortestText(on.from), shortestText(on.to)));
    Samples samples;
    for (std::size_t i = 0; i <= count; ++i) {
        const double part = static_cast<double>(i) / static_cast<double>(count);
        const double x = i == count ? on.to : on.from + part * (on.to - on.from);
        const double f = target(x).f;
        if (!std::isfinite(f) || std::fabs(f) > 1e150)
            return tl::unexpected(say("the target is {} at x = {}: choose a range where it is finite",
                                      shortestText(f), shortestText(x)));
        samples.x.push_back(x);
        samples.f.push_back(f);
    }
    return samples;
}

double supError(const Pieces& pieces, const Samples& samples) {
    double largest = 0;
    for (std::size_t i = 0; i < samples.x.size(); ++i)
        largest = std::max(largest, std::fabs(maxoutAt(pieces, samples.x[i]).f - samples.f[i]));
    return largest;
}

FitTarget polylineTarget(std::vector<double> x, std::vector<double> f) {
    return [x = std::move(x), f = std::move(f)](double at) {
        const auto after = std::upper_bound(x.begin() + 1, x.end() - 1, at) - x.begin();
        const auto i = static_cast<std::size_t>(after) - 1;
        const double slope = (f[i + 1] - f[i]) / (x[i + 1] - x[i]);
        return TargetPoint{f[i] + slope * (at - x[i]), slope};
    };
}

double logLogSlope(std::span<const double> errors, double floor) {
    double n = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXX = 0;
    double sumXY = 0;
    for (std::size_t i = 0; i < errors.size(); ++i) {
        if (!(errors[i] > floor))
            continue;
        const double x = std::log(static_cast<double>(i + 1));
        const double y = std::log(errors[i]);
        n += 1;
        sumX += x;
        sumY += y;
        sumXX += x * x;
        sumXY += x * y;
    }
    return n < 2 ? std::numeric_limits<double>::quiet_NaN()
                 : (n * sumXY - sumX * sumY) / (n * sumXX - sumX * sumX);
}

} // namespace actiscope
