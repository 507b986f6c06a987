// Zeros, extrema and inflections.
#include "core/analysis/property_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope::detail {

namespace {

Known knownOf(const Crossings& crossings, const Turns& turns) {
    return crossings.endless || crossings.faint || turns.undeclared ? Known::Sampled : Known::Exact;
}

/// Whether those far out are what is listed, and not poles.
template <class Point>
bool goesOn(const Crossings& crossings, const std::vector<Point>& points) {
    return crossings.endless && std::any_of(points.begin(), points.end(), [](const Point& point) {
               return std::fabs(point.x) > farBegins;
           });
}

int signOf(double y) {
    return y > 0 ? 1 : y < 0 ? -1 : 0;
}

/// The sign that a quantity has next to the kink between pieces i and i + 1. Rounding may make it 0 at the
/// nearest doubles, where x² or x³ underflow.
int signBeside(const Scan& scan, std::size_t kink, int side, int order) {
    const ScanPiece& piece = scan.pieces[side < 0 ? kink : kink + 1];
    const auto& values = component(piece, order);
    const double place = scan.kinks[kink].x;
    const double near = 1e-3 * std::max(1.0, std::fabs(place));
    const std::size_t n = values.size();
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t at = side < 0 ? n - 1 - i : i;
        if (std::fabs(piece.x[at] - place) > near)
            break;
        if (signOf(values[at]) != 0)
            return signOf(values[at]);
    }
    return 0;
}

void insert(const Scan& scan, const Crossings& crossings, ScanPiece& piece) {
    ScanPiece merged = piece;
    for (auto* values : {&merged.x, &merged.f, &merged.f1, &merged.f2})
        values->clear();
    std::size_t next = 0;
    const auto copyBefore = [&](double x) {
        for (; next < piece.x.size() && piece.x[next] < x; ++next) {
            merged.x.push_back(piece.x[next]);
            merged.f.push_back(piece.f[next]);
            merged.f1.push_back(piece.f1[next]);
            merged.f2.push_back(piece.f2[next]);
        }
    };
    for (const Crossing& crossing : crossings.list) {
        if (!(crossing.x > piece.from && crossing.x < piece.to))
            continue;
        copyBefore(crossing.x);
        if (next < piece.x.size() && piece.x[next] == crossing.x)
            continue;
        const Jet y = scan.at(crossing.x);
        merged.x.push_back(crossing.x);
        merged.f.push_back(y.f);
        merged.f1.push_back(y.f1);
        merged.f2.push_back(y.f2);
    }
    copyBefore(std::numeric_limits<double>::infinity());
    piece = std::move(merged);
}

void insert(Scan& scan, const Crossings& crossings) {
    if (crossings.list.empty())
        return;
    for (ScanPiece& piece : scan.pieces)
        insert(scan, crossings, piece);
}

/// Told by its growth over ever nearer places; even a logarithm's is seen.
void addPole(std::vector<Pole>& poles, const Scan& scan, double x, int side) {
    const double unit = std::max(1.0, std::fabs(x));
    double farther = 0;
    double f = 0;
    for (const double distance : {1e-4, 1e-8, 1e-12}) {
        f = scan.at(x + side * distance * unit).f;
        if (!(std::fabs(f) > 1.2 * farther))
            return;
        farther = std::fabs(f);
    }
    poles.push_back({x, side, std::copysign(std::numeric_limits<double>::infinity(), f)});
}

/// Where f stops being defined between two points of the scan.
void addDomainEnds(std::vector<Pole>& poles, const Scan& scan, const ScanPiece& piece) {
    for (std::size_t i = 0; i + 1 < piece.x.size(); ++i) {
        const bool defined = !std::isnan(piece.f[i]);
        if (defined != std::isnan(piece.f[i + 1]))
            continue;
        double a = piece.x[i];
        double b = piece.x[i + 1];
        for (double m = a + (b - a) / 2; m > a && m < b; m = a + (b - a) / 2)
            (defined != std::isnan(scan.at(m).f) ? a : b) = m;
        addPole(poles, scan, defined ? a : b, defined ? -1 : 1);
    }
}

bool isPole(const Turns& turns, double x) {
    return std::any_of(turns.poles.begin(), turns.poles.end(),
                       [&](const Pole& pole) { return std::fabs(pole.x - x) <= 1e-12 * std::fabs(x); });
}

} // namespace

Turns turnsOf(Scan& scan) {
    Turns turns;
    turns.curvatures = crossingsOf(scan, 2);
    insert(scan, turns.curvatures);
    turns.slopes = crossingsOf(scan, 1);
    insert(scan, turns.slopes);
    turns.values = crossingsOf(scan, 0);
    for (const auto* crossings : {&turns.values, &turns.slopes, &turns.curvatures})
        for (const Crossing& crossing : crossings->list)
            turns.undeclared = turns.undeclared || crossing.jump;
    for (const auto* crossings : {&turns.values, &turns.slopes})
        for (const Crossing& crossing : crossings->list)
            if (crossing.jump)
                for (const int side : {-1, 1})
                    addPole(turns.poles, scan, crossing.x, side);
    for (const ScanPiece& piece : scan.pieces)
        addDomainEnds(turns.poles, scan, piece);
    return turns;
}

Extrema extremaOf(const Scan& scan, const Turns& turns) {
    Extrema extrema;
    extrema.known = knownOf(turns.slopes, turns);
    extrema.faint = turns.slopes.faint;
    for (const Crossing& crossing : turns.slopes.list) {
        const double f = scan.valueAround(crossing.x);
        if (std::isfinite(f) && !isPole(turns, crossing.x))
            extrema.points.push_back({crossing.x, f, crossing.falls, crossing.jump});
    }
    for (std::size_t i = 0; i < scan.kinks.size(); ++i) {
        const int left = signBeside(scan, i, -1, 1);
        const int right = signBeside(scan, i, +1, 1);
        if (scan.kinks[i].smoothness >= 0 && left * right < 0)
            extrema.points.push_back({scan.kinks[i].x, scan.kinks[i].at.f, left > 0, true});
    }
    std::sort(extrema.points.begin(), extrema.points.end(),
              [](const Extremum& a, const Extremum& b) { return a.x < b.x; });
    extrema.endless = goesOn(turns.slopes, extrema.points);
    return extrema;
}

Inflections inflectionsOf(const Scan& scan, const Turns& turns) {
    Inflections inflections;
    inflections.known = knownOf(turns.curvatures, turns);
    inflections.faint = turns.curvatures.faint;
    for (const Crossing& crossing : turns.curvatures.list) {
        const Jet y = scan.at(crossing.x);
        if ((!crossing.jump || std::isfinite(y.f2)) && !isPole(turns, crossing.x))
            inflections.points.push_back({crossing.x, y.f, y.f1, crossing.jump});
    }
    for (std::size_t i = 0; i < scan.kinks.size(); ++i) {
        const KinkSides& kink = scan.kinks[i];
        if (kink.smoothness >= 1 && signBeside(scan, i, -1, 2) * signBeside(scan, i, +1, 2) < 0)
            inflections.points.push_back({kink.x, kink.at.f, kink.at.f1, true});
    }
    std::sort(inflections.points.begin(), inflections.points.end(),
              [](const Inflection& a, const Inflection& b) { return a.x < b.x; });
    inflections.endless = goesOn(turns.curvatures, inflections.points);
    return inflections;
}

Zeros zerosOf(const Scan& scan, const Turns& turns, const Extrema& extrema) {
    Zeros zeros;
    zeros.known = knownOf(turns.values, turns);
    zeros.faint = turns.values.faint;
    for (std::size_t i = 0; i < scan.pieces.size(); ++i) {
        const ScanPiece& piece = scan.pieces[i];
        if (!piece.constant || piece.f.front() != 0)
            continue;
        const auto isZero = [](const KinkSides& kink) { return kink.at.f == 0 || kink.smoothness >= 0; };
        const bool hasFrom = i == 0 || isZero(scan.kinks[i - 1]);
        const bool hasTo = i == scan.kinks.size() || isZero(scan.kinks[i]);
        if (hasFrom && !zeros.stretches.empty() && zeros.stretches.back().to == piece.from) {
            zeros.stretches.back().to = piece.to;
            zeros.stretches.back().hasTo = hasTo;
        } else {
            zeros.stretches.push_back({piece.from, piece.to, hasFrom, hasTo});
        }
    }
    const auto add = [&](const Zero& zero) {
        const bool inStretch =
            std::any_of(zeros.stretches.begin(), zeros.stretches.end(),
                        [&](const Stretch& s) { return zero.x >= s.from && zero.x <= s.to; });
        const bool known = std::any_of(zeros.points.begin(), zeros.points.end(),
                                       [&](const Zero& other) { return other.x == zero.x; });
        if (!inStretch && !known)
            zeros.points.push_back(zero);
    };
    for (const Crossing& crossing : turns.values.list)
        if (!crossing.jump)
            add({crossing.x, false, false});
    for (std::size_t i = 0; i < scan.kinks.size(); ++i)
        if (const KinkSides& kink = scan.kinks[i]; kink.at.f == 0)
            add({kink.x, signBeside(scan, i, -1, 0) * signBeside(scan, i, +1, 0) > 0, true});
    // A value this far below the others at an extremum is 0 but for rounding of its place.
    for (const Extremum& extremum : extrema.points)
        if (std::fabs(extremum.f) <= 1e-24 * scan.size[0])
            add({extremum.x, true, extremum.atKink});
    std::sort(zeros.points.begin(), zeros.points.end(),
              [](const Zero& a, const Zero& b) { return a.x < b.x; });
    zeros.endless = goesOn(turns.values, zeros.points);
    return zeros;
}

} // namespace actiscope::detail
