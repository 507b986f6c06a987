#include "core/analysis/property_parts.h"

#include <algorithm>
#include <cmath>

namespace actiscope::detail {

namespace {

constexpr double beyond = 1e60; ///< a sample above it, where there is no limit, means "without bound"
constexpr std::size_t mostParts = 6;

ValueInterval point(double y) {
    return {y, y, true, true};
}

void include(ValueInterval& interval, double y, bool attained) {
    if (std::isnan(y))
        return;
    if (y < interval.low) {
        interval.low = y;
        interval.lowAttained = attained && std::isfinite(y);
    } else if (y == interval.low) {
        interval.lowAttained = interval.lowAttained || attained;
    }
    if (y > interval.high) {
        interval.high = y;
        interval.highAttained = attained && std::isfinite(y);
    } else if (y == interval.high) {
        interval.highAttained = interval.highAttained || attained;
    }
}

/// The limit of f at the end of a piece: at a kink where f is continuous it is the value there.
double endOf(const Scan& scan, std::size_t piece, int side) {
    const bool left = side < 0;
    if (left ? piece == 0 : piece == scan.kinks.size())
        return left ? scan.minusInfinity.f : scan.plusInfinity.f;
    const KinkSides& kink = scan.kinks[left ? piece - 1 : piece];
    // Where a continuous f becomes constant the exact value is that one: the kink's place is rounded.
    const ScanPiece& beside = scan.pieces[left ? piece - 1 : piece + 1];
    if (kink.smoothness >= 0 && beside.constant)
        return beside.f.front();
    return kink.smoothness >= 0 ? kink.at.f : left ? kink.right.f : kink.left.f;
}

ValueInterval valuesOf(const Scan& scan, std::size_t index, const Turns& turns, bool& sampled) {
    const ScanPiece& piece = scan.pieces[index];
    if (piece.constant)
        return point(piece.f.front());
    const double left = endOf(scan, index, -1);
    const double right = endOf(scan, index, +1);
    const double first = std::isnan(left) ? piece.f[piece.f.size() / 2] : left;
    ValueInterval values{first, first, std::isnan(left), std::isnan(left)};
    include(values, right, false);
    for (const Crossing& crossing : turns.slopes.list)
        if (crossing.x > piece.from && crossing.x < piece.to)
            include(values, scan.valueAround(crossing.x), true);
    for (const Pole& pole : turns.poles)
        if (pole.x > piece.from && pole.x < piece.to)
            include(values, pole.value, false);
    // What the candidates missed. Rounding in a saturated tail may overshoot a limit; that is no value.
    constexpr double rounding = 1e-12;
    for (std::size_t i = 0; i < piece.f.size(); ++i) {
        const double y = piece.f[i];
        const auto margin = [](double end) { return std::isinf(end) ? 0 : rounding * std::fabs(end); };
        const bool below = y < values.low - margin(values.low);
        const double passed = below ? values.low : values.high;
        if (!below && !(y > values.high + margin(values.high)))
            continue;
        if (std::isfinite(passed) && !scan.isSure(piece.x[i], y, 0, passed))
            continue;
        include(values, y, true);
        sampled = true;
    }
    const bool endless = std::isnan(left) || std::isnan(right);
    sampled = sampled || endless;
    if (endless && values.high > beyond)
        values.high = INFINITY, values.highAttained = false;
    if (endless && values.low < -beyond)
        values.low = -INFINITY, values.lowAttained = false;
    return values;
}

} // namespace

ValueRange rangeOf(const Scan& scan, const Turns& turns) {
    ValueRange range;
    bool sampled = turns.undeclared || turns.slopes.endless;
    std::vector<ValueInterval> parts;
    for (std::size_t i = 0; i < scan.pieces.size(); ++i)
        if (std::any_of(scan.pieces[i].f.begin(), scan.pieces[i].f.end(),
                        [](double y) { return !std::isnan(y); }))
            parts.push_back(valuesOf(scan, i, turns, sampled));
    for (const KinkSides& kink : scan.kinks)
        if (std::isfinite(kink.at.f) && kink.kind != KinkKind::Pole)
            parts.push_back(point(kink.at.f));
    std::sort(parts.begin(), parts.end(), [](const ValueInterval& a, const ValueInterval& b) {
        return a.low != b.low ? a.low < b.low : a.lowAttained > b.lowAttained;
    });
    for (const ValueInterval& part : parts) {
        const bool joins =
            !range.parts.empty() &&
            (part.low < range.parts.back().high ||
             (part.low == range.parts.back().high && (part.lowAttained || range.parts.back().highAttained)));
        if (!joins) {
            range.parts.push_back(part);
            continue;
        }
        ValueInterval& last = range.parts.back();
        if (part.low == last.low)
            last.lowAttained = last.lowAttained || part.lowAttained;
        if (part.high > last.high) {
            last.high = part.high;
            last.highAttained = part.highAttained;
        } else if (part.high == last.high) {
            last.highAttained = last.highAttained || part.highAttained;
        }
    }
    if (range.parts.size() > mostParts) { // a staircase: its hull
        range.parts.front().high = range.parts.back().high;
        range.parts.front().highAttained = range.parts.back().highAttained;
        range.parts.resize(1);
        sampled = true;
    }
    range.known = sampled ? Known::Sampled : Known::Exact;
    return range;
}

} // namespace actiscope::detail
