#include "core/vectors/convex_fit.h"

#include "core/numerics/root.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// The segments of one target on one interval.
class Segments {
public:
    Segments(const FitTarget& target, Interval on) : target_(target), on_(on) {
        const double size = std::max({std::fabs(target(on.from).f), std::fabs(target(on.to).f),
                                      std::fabs(target(on.from / 2 + on.to / 2).f)});
        floor_ = 4e-16 * size + 1e-300;
    }

    /// Below this an error is rounding.
    double floor() const { return floor_; }

    double chordSlope(double p, double q) const { return (target_(q).f - target_(p).f) / (q - p); }

    /// The minimax error of one line on [p, q]: half the height of the chord over f where f′ is its slope.
    double error(double p, double q) const {
        if (!(q > p))
            return 0;
        const double s = chordSlope(p, q);
        const auto rise = [&](double x) { return target_(x).slope - s; };
        if (rise(p) >= 0 || rise(q) <= 0)
            return 0; // straight
        const double x = signChange(rise, p, q, 1e-13 * (q - p));
        return std::max(0.0, target_(p).f + s * (x - p) - target_(x).f) / 2;
    }

    /// The farthest q with error(p, q) ≤ epsilon.
    double farthest(double p, double epsilon) const {
        if (error(p, on_.to) <= epsilon)
            return on_.to;
        return signChange([&](double q) { return error(p, q) - epsilon; }, p, on_.to,
                          1e-15 * (on_.to - on_.from));
    }

    /// Ends of up to k segments: the first k − 1 as wide as epsilon allows.
    std::vector<double> nodes(double epsilon, std::size_t k) const {
        std::vector<double> nodes{on_.from};
        while (nodes.size() < k && nodes.back() < on_.to)
            nodes.push_back(farthest(nodes.back(), epsilon));
        if (nodes.back() < on_.to)
            nodes.push_back(on_.to);
        return nodes;
    }

    /// How much the last segment's error is above epsilon: falls as epsilon grows.
    double excess(double epsilon, std::size_t k) const {
        const auto all = nodes(epsilon, k);
        return all.size() <= k ? -epsilon : error(all[all.size() - 2], all.back()) - epsilon;
    }

private:
    const FitTarget& target_;
    Interval on_;
    double floor_ = 0;
};

} // namespace

MaxoutFit bestConvexFit(const FitTarget& target, Interval on, std::size_t k) {
    const Segments segments(target, on);
    const double whole = segments.error(on.from, on.to);
    double epsilon = std::max(whole, segments.floor());
    if (k > 1 && whole > segments.floor()) {
        const auto excess = [&](double e) { return segments.excess(e, k); };
        epsilon = excess(segments.floor()) <= 0 ? segments.floor()
                                                : signChange(excess, segments.floor(), whole, 1e-14 * whole);
    }
    const auto nodes = segments.nodes(epsilon, k);
    MaxoutFit fit;
    fit.lowerBound = whole;
    for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
        const double error = segments.error(nodes[i], nodes[i + 1]);
        fit.error = std::max(fit.error, error);
        fit.lowerBound = std::min(fit.lowerBound, error);
    }
    if (nodes.size() < k + 1) // fewer pieces do: nothing is proved but that less than nothing is impossible
        fit.lowerBound = 0;
    for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
        const double w = segments.chordSlope(nodes[i], nodes[i + 1]);
        fit.pieces.push_back({w, target(nodes[i]).f - w * nodes[i] - fit.error});
    }
    return fit;
}

} // namespace actiscope
