// sup|f′|, sup|f″| and the distance to ReLU.
#include "core/analysis/property_parts.h"
#include "core/numerics/constants.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace actiscope::detail {

namespace {

using Where = Supremum::Where;
constexpr double unbounded = 1e100; ///< a magnitude of this size inside a piece grows without end

/// Of magnitudes that agree to rounding, the place that is easiest to point at.
int preference(const Supremum& supremum) {
    switch (supremum.where) {
    case Where::Along:
        return 3;
    case Where::At:
        return 2;
    case Where::Approached:
        return std::isfinite(supremum.x) ? 1 : 0;
    }
    return 0;
}

Supremum at(double x, double value) {
    Supremum supremum;
    supremum.value = std::fabs(value);
    supremum.x = x;
    return supremum;
}

Supremum approached(double x, int side, double value) {
    Supremum supremum = at(x, value);
    supremum.where = Where::Approached;
    supremum.side = side;
    return supremum;
}

Supremum along(const ScanPiece& piece, double value) {
    Supremum supremum = at(0, value);
    supremum.where = Where::Along;
    supremum.along = {piece.from, piece.to};
    return supremum;
}

/// What happens at the ends of pieces: kinks and infinity.
void offerEnds(Supremum& best, const Scan& scan, int order) {
    for (const KinkSides& kink : scan.kinks) {
        const double left = component(kink.left, order);
        const double right = component(kink.right, order);
        if (kink.smoothness >= order) {
            offer(best, at(kink.x, right));
            continue;
        }
        offer(best, approached(kink.x, -1, left));
        offer(best, approached(kink.x, +1, right));
    }
    offer(best, approached(-infinity, 0, component(scan.minusInfinity, order)));
    offer(best, approached(infinity, 0, component(scan.plusInfinity, order)));
}

/// Where f grows without end at a finite place, so do its derivatives.
void offerPoles(Supremum& best, const Turns& turns) {
    for (const Pole& pole : turns.poles) {
        offer(best, approached(pole.x, pole.side, infinity));
        best.known = Known::Sampled;
    }
}

/// The largest |quantity| between two points, by golden section.
template <class Quantity>
Supremum peakBetween(double a, double b, const Quantity& quantity) {
    const double ratio = (std::sqrt(5.0) - 1) / 2;
    double left = b - ratio * (b - a);
    double right = a + ratio * (b - a);
    double atLeft = std::fabs(quantity(left));
    double atRight = std::fabs(quantity(right));
    for (int i = 0; i < 80 && b - a > 0; ++i) {
        if (atLeft >= atRight) {
            b = right;
            right = left;
            atRight = atLeft;
            left = b - ratio * (b - a);
            atLeft = std::fabs(quantity(left));
        } else {
            a = left;
            left = right;
            atLeft = atRight;
            right = a + ratio * (b - a);
            atRight = std::fabs(quantity(right));
        }
    }
    return atLeft > atRight ? at(left, atLeft) : at(right, atRight);
}

/// Index of the largest magnitude; of those that agree to rounding the nearest to 0. values.size() for none.
std::size_t topAmong(const ScanPiece& piece, const std::vector<double>& values) {
    double largest = -1;
    for (const double y : values)
        largest = std::fabs(y) > largest ? std::fabs(y) : largest;
    std::size_t top = values.size();
    for (std::size_t i = 0; i < values.size(); ++i)
        if (std::fabs(values[i]) >= largest * (1 - 4e-16) &&
            (top == values.size() || std::fabs(piece.x[i]) < std::fabs(piece.x[top])))
            top = i;
    return top;
}

/// The largest of which rounding is not all.
std::size_t topOf(const Scan& scan, const ScanPiece& piece, std::vector<double> values, int order) {
    for (std::size_t top = topAmong(piece, values); top < values.size(); top = topAmong(piece, values)) {
        if (scan.isSure(piece.x[top], values[top], order))
            return top;
        values[top] = std::numeric_limits<double>::quiet_NaN();
    }
    return values.size();
}

/// Of the crests of an oscillation the one nearest to 0, if it is as high as `highest`.
template <class Quantity>
std::optional<Supremum> nearestCrest(const ScanPiece& piece, const std::vector<double>& values,
                                     double highest, const Quantity& quantity) {
    constexpr int mostTried = 4;
    std::vector<std::size_t> crests;
    for (std::size_t i = 1; i + 1 < values.size(); ++i) {
        const double here = std::fabs(values[i]);
        if (here >= 0.99 * highest && here >= std::fabs(values[i - 1]) && here >= std::fabs(values[i + 1]))
            crests.push_back(i);
    }
    std::sort(crests.begin(), crests.end(),
              [&](std::size_t a, std::size_t b) { return std::fabs(piece.x[a]) < std::fabs(piece.x[b]); });
    crests.resize(std::min<std::size_t>(crests.size(), mostTried));
    for (const std::size_t i : crests)
        if (const Supremum peak = peakBetween(piece.x[i - 1], piece.x[i + 1], quantity);
            peak.value >= highest * (1 - 1e-14))
            return peak;
    return {};
}

/// A value inside a piece that is larger than all that was offered.
void offerSamples(Supremum& best, const Scan& scan, int order) {
    for (const ScanPiece& piece : scan.pieces) {
        const auto& values = component(piece, order);
        if (const std::size_t top = topAmong(piece, values);
            top == values.size() || !(std::fabs(values[top]) > best.value * (1 + 1e-10)))
            continue;
        const std::size_t top = topOf(scan, piece, values, order);
        if (top == values.size() || !(std::fabs(values[top]) > best.value * (1 + 1e-10)))
            continue;
        if (std::fabs(values[top]) > unbounded) {
            // Next to a kink or far out: where it grows to.
            const double x = piece.x[top];
            const bool far = std::fabs(x) > 1e6;
            best = far ? approached(std::copysign(infinity, x), 0, infinity)
                       : approached(x - piece.from < piece.to - x ? piece.from : piece.to,
                                    x - piece.from < piece.to - x ? 1 : -1, infinity);
        } else if (top == 0 || top + 1 == values.size()) {
            best = at(piece.x[top], values[top]);
        } else {
            const auto quantity = [&](double x) { return component(scan.at(x), order); };
            const Supremum peak = peakBetween(piece.x[top - 1], piece.x[top + 1], quantity);
            // The top is flat: its place is known to half the digits, and the sample's may be the very one.
            const Supremum sample = at(piece.x[top], values[top]);
            best = sample.value >= peak.value * (1 - 1e-15) ? sample : peak;
            if (std::fabs(best.x) > 1)
                best = nearestCrest(piece, values, best.value, quantity).value_or(best);
        }
        best.known = Known::Sampled;
    }
}

/// Far out f(x) − x is all rounding: from here on the trend decides.
constexpr double farthest = 1e6;

/// Whether |distance| grows without end to one side. By the largest of several places each, so that the
/// phase of an oscillation is not taken for growth.
template <class Distance>
bool growsOutwards(const Distance& distance, int side) {
    const auto largestAround = [&](double x) {
        double largest = 0;
        for (int i = 0; i < 64; ++i)
            if (const double d = std::fabs(distance(side * x * (1 + std::fmod(i * std::numbers::phi, 1))));
                d > largest)
                largest = d;
        return largest;
    };
    const double near = largestAround(1e3);
    const double far = largestAround(farthest);
    const double farther = largestAround(1e9);
    return !(farther < 1e8) || (farther > 1.05 * far + 1e-5 && far > 1.05 * near);
}

} // namespace

void offer(Supremum& best, const Supremum& candidate) {
    if (std::isnan(candidate.value))
        return;
    const double rounding = 1e-14 * std::min(best.value, candidate.value);
    const bool same = candidate.value == best.value || std::fabs(candidate.value - best.value) <= rounding;
    const int preferred = preference(candidate) - preference(best);
    const bool pointed =
        candidate.where == Where::At || (candidate.where == Where::Approached && std::isfinite(candidate.x));
    const bool nearer = pointed && std::fabs(candidate.x) < std::fabs(best.x);
    if (same ? preferred > 0 || (preferred == 0 && nearer) : candidate.value > best.value)
        best = candidate;
}

Supremum slopeSupremum(const Scan& scan, const Turns& turns) {
    Supremum best = approached(-infinity, 0, -0.0);
    for (const ScanPiece& piece : scan.pieces)
        if (piece.straight)
            offer(best, along(piece, piece.f1.front()));
    for (const Crossing& crossing : turns.curvatures.list)
        offer(best, at(crossing.x, scan.at(crossing.x).f1));
    offerEnds(best, scan, 1);
    offerPoles(best, turns);
    if (turns.undeclared || turns.curvatures.endless)
        best.known = Known::Sampled;
    offerSamples(best, scan, 1);
    return best;
}

Supremum curvatureSupremum(const Scan& scan, const Turns& turns) {
    Supremum best = approached(-infinity, 0, -0.0);
    for (const ScanPiece& piece : scan.pieces) {
        const bool same = !piece.f2.empty() && std::isfinite(piece.f2.front()) &&
                          std::all_of(piece.f2.begin(), piece.f2.end(),
                                      [&](double bend) { return bend == piece.f2.front(); });
        if (same)
            offer(best, along(piece, piece.f2.front()));
    }
    offerEnds(best, scan, 2);
    offerPoles(best, turns);
    offerSamples(best, scan, 2);
    return best;
}

Supremum reluDistanceOf(const Scan& scan, const Turns& turns) {
    const auto relu = [](double x) { return x > 0 ? x : 0; };
    const auto distance = [&](double x) { return scan.at(x).f - relu(x); };
    Supremum best = approached(-infinity, 0, 0);
    const bool growsLeft = std::isnan(scan.minusInfinity.f) && growsOutwards(distance, -1);
    offer(best, approached(-infinity, 0, growsLeft ? infinity : std::fabs(scan.minusInfinity.f)));
    offerPoles(best, turns);
    offer(best,
          approached(infinity, 0, growsOutwards(distance, +1) ? infinity : std::fabs(distance(farthest))));
    if (std::isnan(scan.minusInfinity.f) || std::isnan(scan.plusInfinity.f))
        best.known = Known::Sampled;
    if (std::isinf(best.value))
        return best;
    for (const KinkSides& kink : scan.kinks) {
        offer(best, at(kink.x, kink.at.f - relu(kink.x)));
        if (kink.smoothness < 0) {
            offer(best, approached(kink.x, -1, kink.left.f - relu(kink.x)));
            offer(best, approached(kink.x, +1, kink.right.f - relu(kink.x)));
        }
    }
    offer(best, at(0, distance(0)));
    const std::function<double(double)> slope = [&](double x) { return scan.at(x).f1 - (x > 0 ? 1 : 0); };
    for (const ScanPiece& whole : scan.pieces) {
        for (const bool right : {false, true}) { // ReLU's own kink splits too
            ScanPiece half;
            half.from = right ? std::max(whole.from, 0.0) : whole.from;
            half.to = right ? whole.to : std::min(whole.to, 0.0);
            std::vector<double> slopes;
            double sampled = 0;
            double place = 0;
            for (std::size_t i = 0; i < whole.x.size(); ++i) {
                const double x = whole.x[i];
                if (!(right ? x > 0 : x < 0) || std::fabs(x) > farthest)
                    continue;
                half.x.push_back(x);
                slopes.push_back(whole.f1[i] - (right ? 1 : 0));
                const double d = std::fabs(whole.f[i] - relu(x));
                if (d > sampled) {
                    sampled = d;
                    place = x;
                }
            }
            const double level = right ? 1 : 0;
            const SureSign isSure = [&](double x, double y) { return scan.isSure(x, y + level, 1, level); };
            for (const Crossing& crossing : crossingsIn(half, slopes, slope, isSure).list)
                offer(best, at(crossing.x, distance(crossing.x)));
            if (sampled > best.value * (1 + 1e-9) + 1e-9) {
                best = at(place, sampled);
                best.known = Known::Sampled;
            }
        }
    }
    return best;
}

} // namespace actiscope::detail
