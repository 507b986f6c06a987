#include "core/fitting/convex_fit.h"

#include "core/numerics/root.h"

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// The minimax error of one line on a segment [p, q], and how it changes with the ends.
struct SegmentError {
    double error = 0;
    double byP = 0;
    double byQ = 0;
};

/// The end of a segment, and how it changes with the error that the segments before it have.
struct Node {
    double x = 0;
    double byError = 0;
};

/// The segments of one target on one interval.
class Segments {
public:
    Segments(const FitTarget& target, FitRange on) : target_(target), on_(on) {
        double size = 0;
        for (std::size_t i = 0; i <= gridSteps; ++i) {
            const double part = static_cast<double>(i) / static_cast<double>(gridSteps);
            const double x = i == gridSteps ? on.to : on.from + part * (on.to - on.from);
            const TargetPoint point = target(x);
            size = std::max(size, std::fabs(point.f));
            x_.push_back(x);
            slopes_.push_back(point.slope);
        }
        floor_ = 4e-16 * size + 1e-300;
    }

    /// Below this an error is rounding.
    double floor() const { return floor_; }

    double chordSlope(double p, double q) const { return (target_(q).f - target_(p).f) / (q - p); }

    /// Half the height of the chord over f where f′ is its slope.
    SegmentError error(double p, double q) const {
        if (!(q > p))
            return {};
        const TargetPoint left = target_(p);
        const TargetPoint right = target_(q);
        const double s = (right.f - left.f) / (q - p);
        if (left.slope >= s || right.slope <= s)
            return {}; // straight
        const auto rise = [&](double x) { return target_(x).slope - s; };
        // f′ rises: its values on the grid say between which of them it is s.
        const auto next = std::lower_bound(slopes_.begin() + 1, slopes_.end() - 1, s) - slopes_.begin();
        const double low = std::max(p, x_[static_cast<std::size_t>(next - 1)]);
        const double high = std::min(q, x_[static_cast<std::size_t>(next)]);
        const bool rounded = !(low < high) || rise(low) > 0 || rise(high) < 0;
        const double x = signChange(rise, rounded ? p : low, rounded ? q : high, 1e-13 * (q - p));
        const double part = (x - p) / (q - p);
        return {std::max(0.0, left.f + s * (x - p) - target_(x).f) / 2, (left.slope - s) * (1 - part) / 2,
                (right.slope - s) * part / 2};
    }

    /// Ends of up to k segments: the first k − 1 as wide as an error of epsilon allows.
    std::vector<Node> nodes(double epsilon, std::size_t k) const {
        std::vector<Node> nodes{{on_.from, 0}};
        double width = (on_.to - on_.from) / static_cast<double>(k);
        while (nodes.size() < k && nodes.back().x < on_.to) {
            const Node p = nodes.back();
            if (error(p.x, on_.to).error <= epsilon)
                break;
            const auto excess = [&](double q) {
                const SegmentError e =
                    error(p.x, q); // it rises with the square of the width, its root evenly
                const double root = std::sqrt(e.error);
                return ValueAndSlope{root - std::sqrt(epsilon), e.byQ / (2 * root)};
            };
            const double q = risingRoot(excess, p.x, on_.to, p.x + width, 1e-15 * (on_.to - on_.from));
            const SegmentError e = error(p.x, q);
            nodes.push_back({q, (1 - e.byP * p.byError) / e.byQ});
            width = q - p.x;
        }
        if (nodes.back().x < on_.to)
            nodes.push_back({on_.to, 0});
        return nodes;
    }

    /// How much the last segment's error is below epsilon: rises with epsilon.
    ValueAndSlope slack(double epsilon, std::size_t k) const {
        const auto all = nodes(epsilon, k);
        if (all.size() <= k)
            return {epsilon, 1};
        const Node& p = all[all.size() - 2];
        const SegmentError last = error(p.x, all.back().x);
        return {epsilon - last.error, 1 - last.byP * p.byError};
    }

private:
    static constexpr std::size_t gridSteps = 256;

    const FitTarget& target_;
    FitRange on_;
    double floor_ = 0;
    std::vector<double> x_;
    std::vector<double> slopes_;
};

/// With k pieces, whose error may be near `guess`.
MaxoutFit fitOf(const Segments& segments, const FitTarget& target, FitRange on, std::size_t k, double guess) {
    const double whole = segments.error(on.from, on.to).error;
    double epsilon = std::max(whole, segments.floor());
    if (k > 1 && whole > segments.floor()) {
        const auto slack = [&](double e) { return segments.slack(e, k); };
        const bool mayBeExact = guess <= segments.floor() || slack(guess / 8).value >= 0;
        const double low = mayBeExact ? segments.floor() : guess / 8;
        epsilon =
            mayBeExact && slack(low).value >= 0 ? low : risingRoot(slack, low, whole, guess, 1e-15 * whole);
    }
    const auto nodes = segments.nodes(epsilon, k);
    MaxoutFit fit;
    fit.lowerBound = whole;
    for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
        const double error = segments.error(nodes[i].x, nodes[i + 1].x).error;
        fit.error = std::max(fit.error, error);
        fit.lowerBound = std::min(fit.lowerBound, error);
    }
    if (nodes.size() < k + 1) // fewer pieces do: nothing is proved but that less than nothing is impossible
        fit.lowerBound = 0;
    for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
        const double w = segments.chordSlope(nodes[i].x, nodes[i + 1].x);
        fit.pieces.push_back({w, target(nodes[i].x).f - w * nodes[i].x - fit.error});
    }
    return fit;
}

/// What the error is for a target of constant curvature.
double guessedError(double errorOfOneLess, std::size_t k) {
    const auto pieces = static_cast<double>(k);
    return errorOfOneLess * std::pow((pieces - 1) / pieces, 2);
}

} // namespace

std::vector<MaxoutFit> bestConvexFits(const FitTarget& target, FitRange on, std::size_t most) {
    const Segments segments(target, on);
    std::vector<MaxoutFit> fits;
    for (std::size_t k = 1; k <= most; ++k)
        fits.push_back(fitOf(segments, target, on, k, k == 1 ? 0 : guessedError(fits.back().error, k)));
    return fits;
}

} // namespace actiscope
