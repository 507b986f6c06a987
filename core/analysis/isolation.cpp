#include "core/analysis/isolation.h"
#include "core/numerics/constants.h"

#include <algorithm>
#include <cmath>

namespace actiscope::detail {

namespace {

const Interval& part(const IntervalJet& y, int order) {
    return order == 0 ? y.f : order == 1 ? y.f1 : y.f2;
}

bool isDecent(const IntervalJet& y, int order) {
    return order == 0 ? y.continuous : y.smooth;
}

int signOf(const Interval& q) {
    return q.isPositive() ? 1 : q.isNegative() ? -1 : 0;
}

/// Where to cut: not in the middle, in which roots like to lie; far out by orders of magnitude.
double cut(const Interval& x) {
    constexpr double ratio = 0.4871;
    const double a = std::fabs(x.low);
    const double b = std::fabs(x.high);
    const bool sameSide = (x.low > 0) == (x.high > 0) && x.low != 0 && x.high != 0;
    if (!sameSide)
        return std::isinf(x.high) ? 1.31 : std::isinf(x.low) ? -1.31 : x.low + ratio * (x.high - x.low);
    const double near = std::min(a, b);
    const double far = std::max(a, b);
    double middle = near + ratio * (far - near);
    if (std::isinf(far))
        middle = near < 2 ? 5.3 : near < 1e100 ? near * near : infinity;
    else if (far > 8 * near)
        middle = std::sqrt(near) * std::sqrt(far);
    return std::copysign(middle, x.high > 0 ? 1 : -1);
}

} // namespace

Isolation::Isolation(const Enclosure& enclosure, const std::vector<double>& places)
    : enclosure_(enclosure), budget_(std::clamp<std::size_t>(60000 / enclosure.size(), 200, 4000)) {
    for (const double place : places) {
        const double reach = 1e-12 * std::max(1.0, std::fabs(place));
        left_.push_back({place - reach, place + reach});
    }
}

std::vector<Interval> Isolation::parts() const {
    std::vector<Interval> all;
    double from = -infinity;
    for (const Interval& gap : left_) {
        if (gap.low > from)
            all.push_back({from, gap.low});
        from = std::max(from, gap.high);
    }
    all.push_back({from, infinity});
    return all;
}

/// Sharpened by the derivative: q(x) = q(m) + q′·(x − m).
Interval Isolation::quantity(const Interval& x, const IntervalJet& y, int order) const {
    const Interval& plain = part(y, order);
    if (order == 2 || !isDecent(y, order + 1) || !std::isfinite(x.low) || !std::isfinite(x.high))
        return plain;
    const double middle = x.low / 2 + x.high / 2;
    const IntervalJet there = enclosure_.over(middle);
    return common(plain, part(there, order) + part(y, order + 1) * (x - Interval(middle)));
}

/// Whether `decide` is content with every part of the line, cut as finely as need be.
template <class Decide>
bool Isolation::everywhere(const Decide& decide) const {
    std::vector<Interval> open = parts();
    std::reverse(open.begin(), open.end());
    for (std::size_t spent = 0; !open.empty(); ++spent) {
        const Interval x = open.back();
        open.pop_back();
        if (decide(x, enclosure_.over(x)))
            continue;
        const double at = cut(x);
        const double width = x.high - x.low;
        const double size = std::min(std::fabs(x.low), std::fabs(x.high));
        if (!(at > x.low && at < x.high) || !std::isfinite(at) || width < 1e-13 * std::max(size, 1e-2) ||
            spent > budget_)
            return false;
        open.push_back({at, x.high});
        open.push_back({x.low, at});
    }
    return true;
}

Isolation::Roots Isolation::roots(int order, double level, bool touching) const {
    Roots result;
    const Interval by(level);
    const auto decide = [&](const Interval& x, const IntervalJet& y) {
        if (!isDecent(y, order))
            return false;
        const Interval q = quantity(x, y, order) - by;
        const bool flat = q.low == 0 && q.high == 0;
        if (flat || signOf(q) != 0 || (!touching && (q.low >= 0 || q.high <= 0))) {
            result.stretches.push_back({x, flat ? 0 : q.high > 0 ? 1 : -1});
            return true;
        }
        if (order == 2 || !isDecent(y, order + 1))
            return false;
        const int direction = signOf(part(y, order + 1));
        if (direction == 0)
            return false;
        const auto signAt = [&](double end) {
            return std::isinf(end) ? 0 : signOf(part(enclosure_.over(end), order) - by);
        };
        const int left = signAt(x.low);
        const int right = signAt(x.high);
        if (left == -direction && right == direction) {
            result.roots.push_back(x);
            return true;
        }
        const int only = left == direction ? left : right == -direction ? right : 0;
        if (only != 0)
            result.stretches.push_back({x, only});
        return only != 0;
    };
    result.complete = everywhere(decide);
    return result;
}

bool Isolation::isSmooth() const {
    return everywhere([](const Interval&, const IntervalJet& y) { return y.smooth; });
}

bool Isolation::isBounded(int order, double bound) const {
    return everywhere([&](const Interval& x, const IntervalJet& y) {
        if (!isDecent(y, order))
            return false;
        const Interval q = quantity(x, y, order);
        return q.low >= -bound && q.high <= bound;
    });
}

} // namespace actiscope::detail
