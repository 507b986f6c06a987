#include "core/fitting/hull_fit.h"
#include "core/numerics/constants.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace actiscope {

namespace {

struct SlopeRange {
    double low = -infinity;
    double high = infinity;
};

/// A target between hull + ε and f − ε.
class Tube {
public:
    Tube(const Samples& samples, const ConvexHull& hull, double epsilon)
        : x_(samples.x), f_(samples.f), hull_(hull), epsilon_(epsilon) {}

    /// Slopes of the lines that touch hull + ε from below and are not below f − ε at sample i: their ends are
    /// the two tangents from the point (x_i, f_i − ε) to the hull.
    SlopeRange slopes(std::size_t i) const {
        const auto& v = hull_.vertices;
        SlopeRange range;
        const auto next = std::upper_bound(v.begin(), v.end(), i);
        if (next != v.end()) // right of i the slope to a vertex falls, then rises
            range.high = slopeTo(i, *std::partition_point(next, v.end() - 1, [&](const std::size_t& vertex) {
                                     return slopeTo(i, *(&vertex + 1)) < slopeTo(i, vertex);
                                 }));
        const auto end = std::lower_bound(v.begin(), v.end(), i);
        if (end != v.begin()) // left of i it rises, then falls
            range.low = slopeTo(i, *std::partition_point(v.begin(), end - 1, [&](const std::size_t& vertex) {
                                    return slopeTo(i, *(&vertex + 1)) > slopeTo(i, vertex);
                                }));
        return range;
    }

    /// The highest line of this slope below hull + ε.
    Piece line(double slope) const {
        double b = infinity;
        for (const std::size_t v : hull_.vertices)
            b = std::min(b, f_[v] + epsilon_ - slope * x_[v]);
        return {slope, b};
    }

    std::size_t size() const { return x_.size(); }

private:
    double slopeTo(std::size_t i, std::size_t vertex) const {
        return (f_[vertex] + epsilon_ - (f_[i] - epsilon_)) / (x_[vertex] - x_[i]);
    }

    const std::vector<double>& x_;
    const std::vector<double>& f_;
    const ConvexHull& hull_;
    double epsilon_;
};

/// The fewest slopes that meet all ranges, or none when they are more than `most`.
std::vector<double> meetingSlopes(const Tube& tube, std::size_t most) {
    std::vector<SlopeRange> ranges;
    for (std::size_t i = 0; i < tube.size(); ++i)
        ranges.push_back(tube.slopes(i));
    std::sort(ranges.begin(), ranges.end(),
              [](const SlopeRange& a, const SlopeRange& b) { return a.high < b.high; });
    std::vector<double> slopes;
    for (std::size_t i = 0; i < ranges.size();) {
        if (slopes.size() == most)
            return {};
        const double high = ranges[i].high;
        double low = ranges[i].low;
        for (; i < ranges.size() && ranges[i].low <= high; ++i)
            low = std::max(low, ranges[i].low);
        // Any slope between does; the middle is the calmest.
        slopes.push_back(std::isinf(high)  ? (std::isinf(low) ? 0 : low)
                         : std::isinf(low) ? high
                                           : (low + high) / 2);
    }
    return slopes;
}

} // namespace

ConvexHull convexHull(const Samples& samples) {
    const auto& x = samples.x;
    const auto& f = samples.f;
    ConvexHull hull;
    auto& v = hull.vertices;
    for (std::size_t i = 0; i < x.size(); ++i) {
        while (v.size() > 1) {
            const std::size_t a = v[v.size() - 2];
            const std::size_t b = v.back();
            if ((f[b] - f[a]) * (x[i] - x[b]) < (f[i] - f[b]) * (x[b] - x[a]))
                break;
            v.pop_back();
        }
        v.push_back(i);
    }
    std::size_t chord = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        while (chord + 2 < v.size() && v[chord + 1] <= i)
            ++chord;
        const std::size_t a = v[chord];
        const std::size_t b = v[chord + 1];
        const double part = (x[i] - x[a]) / (x[b] - x[a]);
        hull.hull.push_back(i == a ? f[a] : i == b ? f[b] : (1 - part) * f[a] + part * f[b]);
        if (f[i] - hull.hull.back() > hull.gap) {
            hull.gap = f[i] - hull.hull.back();
            hull.worst = i;
            hull.from = x[a];
            hull.to = x[b];
        }
    }
    return hull;
}

bool isConvex(const ConvexHull& hull, const Samples& samples) {
    const auto [low, high] = std::minmax_element(samples.f.begin(), samples.f.end());
    return hull.gap <= 1e-12 * (*high - *low) + 1e-14 * std::max(std::fabs(*low), std::fabs(*high));
}

std::vector<MaxoutFit> bestHullFits(const Samples& samples, const ConvexHull& hull, std::size_t most) {
    const auto [low, high] = std::minmax_element(samples.f.begin(), samples.f.end());
    std::vector<double> impossible(most, hull.gap / 2);
    std::vector<double> possible(most, *high - *low + std::numeric_limits<double>::min());
    std::vector<MaxoutFit> fits;
    for (std::size_t k = 1; k <= most; ++k) {
        double& least = possible[k - 1];
        while (least - impossible[k - 1] > 1e-9 * least) {
            const double epsilon = impossible[k - 1] + (least - impossible[k - 1]) / 2;
            const std::size_t needed = meetingSlopes(Tube(samples, hull, epsilon), most).size();
            // What one ε tells of one k it tells of all.
            for (std::size_t j = 0; j < most; ++j)
                if (needed > 0 && needed <= j + 1)
                    possible[j] = std::min(possible[j], epsilon);
                else
                    impossible[j] = std::max(impossible[j], epsilon);
        }
        MaxoutFit fit{{}, 0, impossible[k - 1]};
        const Tube tube(samples, hull, least);
        for (const double slope : meetingSlopes(tube, k))
            fit.pieces.push_back(tube.line(slope));
        fit.error = supError(fit.pieces, samples);
        fits.push_back(std::move(fit));
    }
    return fits;
}

} // namespace actiscope
