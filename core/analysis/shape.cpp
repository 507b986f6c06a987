// Monotone or not, symmetry, smoothness.
#include "core/analysis/property_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace actiscope::detail {

namespace {

/// Which ways f goes: over its pieces, and at its jumps.
struct Directions {
    bool rises = false;
    bool falls = false;
    bool flat = false; ///< constant on a whole piece

    void step(double from, double to) {
        rises = rises || to > from;
        falls = falls || to < from;
    }
};

Directions directionsOf(const Scan& scan) {
    Directions directions;
    for (const ScanPiece& piece : scan.pieces) {
        directions.flat = directions.flat || piece.constant;
        // Rounding of f in saturated tails counts for nothing.
        const SureSign isSure = [&](double x, double slope) { return scan.isSure(x, slope, 1); };
        for (const SignRun& run : signRuns(piece, piece.f1, isSure)) {
            directions.rises = directions.rises || (run.sure && run.sign > 0);
            directions.falls = directions.falls || (run.sure && run.sign < 0);
        }
    }
    for (const KinkSides& kink : scan.kinks) {
        if (kink.smoothness >= 0)
            continue;
        if (kink.kind != KinkKind::Branch) {
            directions.step(kink.left.f, kink.right.f);
            continue;
        }
        directions.step(kink.left.f, kink.at.f);
        directions.step(kink.at.f, kink.right.f);
    }
    return directions;
}

struct Candidate {
    Witness at;
    bool turns = false; ///< an extremum or next to a kink, not just an everyday number
};

std::vector<Candidate> candidates(const Scan& scan, const Extrema& extrema) {
    std::map<double, bool> xs;
    for (double x = -10; x <= 10; x += 0.5)
        xs[x] = false;
    for (const double x : {20.0, 50.0, 200.0, 1000.0, 1e4, 1e6, 0.01, 0.001})
        xs[x] = xs[-x] = false;
    for (const Extremum& extremum : extrema.points)
        xs[extremum.x] = true;
    for (const KinkSides& kink : scan.kinks)
        for (const double x : {kink.x, kink.x - 1e-3, kink.x + 1e-3})
            xs[x] = true;
    std::vector<Candidate> places;
    for (const auto& [x, turns] : xs)
        if (const double f = scan.at(x).f; std::isfinite(f))
            places.push_back({{x, f}, turns});
    return places;
}

/// Three places of which the middle one, where f turns at |x| ≤ farthest, lies above or below both others by
/// as much as can be.
std::vector<Witness> witnessOf(const std::vector<Candidate>& places, double farthest) {
    constexpr double reach = 4; // nearer places first: they are easier to see
    const std::size_t n = places.size();
    std::vector<Witness> best;
    double margin = 0;
    for (const int sign : {-1, 1}) {
        const auto height = [&](std::size_t i) { return sign * places[i].at.f; };
        const auto isNear = [&](std::size_t i, std::size_t m) {
            return std::fabs(places[i].at.x - places[m].at.x) <= reach;
        };
        for (std::size_t m = 0; m < n; ++m) {
            if (!places[m].turns || std::fabs(places[m].at.x) > farthest)
                continue;
            std::size_t left = m;
            std::size_t right = m;
            for (std::size_t i = m; i-- > 0;)
                if (height(i) > height(left) && (left == m || isNear(i, m)))
                    left = i;
            for (std::size_t i = m + 1; i < n; ++i)
                if (height(i) > height(right) && (right == m || isNear(i, m)))
                    right = i;
            if (left == m || right == m)
                continue;
            const double here = std::min(height(left), height(right)) - height(m);
            const bool asHigh = std::fabs(here - margin) <= 1e-9 * margin;
            if (asHigh ? std::fabs(places[m].at.x) < std::fabs(best[1].x) : here > margin) {
                margin = here;
                best = {places[left].at, places[m].at, places[right].at};
            }
        }
    }
    return best;
}

} // namespace

Monotone monotoneOf(const Scan& scan, const Extrema& extrema, const Turns& turns) {
    const Directions directions = directionsOf(scan);
    Monotone monotone;
    if (turns.undeclared || turns.slopes.endless)
        monotone.known = Known::Sampled;
    if (directions.rises && directions.falls) {
        const std::vector<Candidate> places = candidates(scan, extrema);
        monotone.witness = witnessOf(places, 10);
        if (monotone.witness.empty())
            monotone.witness = witnessOf(places, std::numeric_limits<double>::infinity());
        if (!monotone.witness.empty())
            monotone.known = Known::Exact; // three values prove it
        return monotone;
    }
    if (directions.rises)
        monotone.kind = directions.flat ? Monotonicity::NonDecreasing : Monotonicity::Increasing;
    else if (directions.falls)
        monotone.kind = directions.flat ? Monotonicity::NonIncreasing : Monotonicity::Decreasing;
    else
        monotone.kind = Monotonicity::Constant;
    return monotone;
}

SymmetryReport symmetryOf(const Scan& scan) {
    SymmetryReport report;
    const Jet centre = scan.at(0);
    bool odd = true;
    bool even = true;
    bool aboutPoint = std::isfinite(centre.f);
    for (const ScanPiece& piece : scan.pieces) {
        for (std::size_t i = 0; i < piece.x.size(); i += 7) {
            const double x = piece.x[i];
            const double y = piece.f[i];
            const double mirrored = scan.at(-x).f;
            if (!std::isfinite(y) || !std::isfinite(mirrored)) {
                odd = odd && (y == -mirrored || std::isnan(y) == std::isnan(mirrored));
                even = even && (y == mirrored || std::isnan(y) == std::isnan(mirrored));
                aboutPoint = aboutPoint && y == -mirrored;
                continue;
            }
            const double rounding = 16 * std::numeric_limits<double>::epsilon() *
                                    (std::fabs(y) + std::fabs(mirrored) + std::fabs(x * piece.f1[i]));
            odd = odd && std::fabs(y + mirrored) <= rounding;
            even = even && std::fabs(y - mirrored) <= rounding;
            aboutPoint = aboutPoint &&
                         std::fabs(y + mirrored - 2 * centre.f) <= rounding + 1e-15 * std::fabs(centre.f);
        }
    }
    if (even)
        report.kind = Symmetry::Even; // a constant is even; 0 is both
    else if (odd)
        report.kind = Symmetry::Odd;
    else if (aboutPoint) {
        report.kind = Symmetry::AboutPoint;
        report.centre = centre.f;
    }
    return report;
}

Smoothness smoothnessOf(const Scan& scan, const Turns& turns) {
    Smoothness smoothness;
    for (const KinkSides& kink : scan.kinks) {
        const bool nearer = smoothness.order == kink.smoothness && kink.kind != KinkKind::Branch &&
                            std::fabs(kink.x) < std::fabs(smoothness.place);
        if (smoothness.order && *smoothness.order <= kink.smoothness && !nearer)
            continue;
        smoothness.order = kink.smoothness;
        smoothness.place = kink.x;
        smoothness.kind = kink.kind;
    }
    // Between two landmarks f has values everywhere or nowhere, and somewhere it has some; else a landmark
    // was missed, as that of atan(x)/0.
    const auto hasNone = [](double f) { return std::isnan(f); };
    const auto isEmpty = [&](const ScanPiece& piece) {
        return std::all_of(piece.f.begin(), piece.f.end(), hasNone);
    };
    const auto isTorn = [&](const ScanPiece& piece) {
        return !isEmpty(piece) && std::any_of(piece.f.begin(), piece.f.end(), hasNone);
    };
    if (!scan.complete || std::any_of(scan.pieces.begin(), scan.pieces.end(), isTorn) ||
        std::all_of(scan.pieces.begin(), scan.pieces.end(), isEmpty))
        smoothness.known = Known::Sampled;
    for (const KinkSides& kink : scan.kinks)
        if (kink.kind == KinkKind::Gap || kink.kind == KinkKind::Pole)
            smoothness.undefinedAt.push_back(kink.x);
    for (const Hole& hole : scan.holes)
        if (!std::isfinite(evaluateAt(*scan.activation, scan.parameters, hole.x).f))
            smoothness.undefinedAt.push_back(hole.x);
    std::sort(smoothness.undefinedAt.begin(), smoothness.undefinedAt.end());
    if (turns.undeclared) {
        smoothness.known = Known::Sampled;
        if (!turns.poles.empty() && smoothness.order != -1)
            smoothness.order = -1, smoothness.place = turns.poles.front().x, smoothness.kind = KinkKind::Pole;
    }
    return smoothness;
}

} // namespace actiscope::detail
