#include "core/analysis/scan.h"

#include "core/expressions/enclosure.h"
#include "core/expressions/parse.h"
#include "core/expressions/resolve.h"
#include "core/expressions/stable.h"
#include "core/numerics/beside.h"
#include "core/numerics/constants.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

constexpr double epsilon = std::numeric_limits<double>::epsilon();

/// 0 < x, without what lies around kinks and parameters.
std::vector<double> positiveGrid() {
    std::vector<double> grid;
    constexpr double fine = 1.0 / 64;
    const double quarterDecade = std::pow(10, 0.25);
    for (double x = 1e-300; x < 1e-12; x *= quarterDecade)
        grid.push_back(x);
    for (double x = 1e-12; x < fine; x *= 1.25)
        grid.push_back(x);
    for (int i = 1; i <= 640; ++i)
        grid.push_back(i * fine);
    for (int i = 1; i <= 640; ++i)
        grid.push_back(10 + i / 16.0);
    for (double x = 52.5; x < 1e4; x *= 1.05)
        grid.push_back(x);
    for (double x = 1e4; x < 1e300; x *= quarterDecade)
        grid.push_back(x);
    return grid;
}

const std::vector<double>& symmetricGrid() {
    static const std::vector<double> grid = [] {
        std::vector<double> all{0};
        for (const double x : positiveGrid()) {
            all.push_back(x);
            all.push_back(-x);
        }
        return all;
    }();
    return grid;
}

void surround(std::vector<double>& xs, double centre, int steps, double shrink) {
    double distance = std::max(1.0, std::fabs(centre));
    for (int i = 0; i < steps; ++i) {
        distance *= shrink;
        xs.push_back(centre - distance);
        xs.push_back(centre + distance);
    }
    xs.push_back(centre);
}

/// With the seams, where nothing jumps.
std::vector<double> finiteKinks(const Landmarks& landmarks) {
    std::vector<double> places;
    for (const Kink& kink : landmarks.kinks)
        if (std::isfinite(kink.x) && (places.empty() || kink.x > places.back()))
            places.push_back(kink.x);
    places.insert(places.end(), landmarks.seams.begin(), landmarks.seams.end());
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

std::shared_ptr<const Enclosure> enclosureOf(const Activation& activation, Parameters parameters) {
    if (!isFormula(activation))
        return {};
    const auto tree = parseFormula(activation.formula);
    return tree ? std::make_shared<Enclosure>(stabilised(*tree), parameters) : nullptr;
}

/// Whether the values come ever nearer to `limit` over ever nearer places, as those of a root do.
template <class Value>
bool settlesAt(double limit, const Value& value, double x, int side) {
    const double unit = std::max(1.0, std::fabs(x));
    double farther = std::numeric_limits<double>::infinity();
    for (const double distance : {1e-4, 1e-8, 1e-12, 0.0}) {
        const double place = distance > 0 ? x + side * distance * unit : besideOf(x, side);
        const double away = std::fabs(value(place) - limit);
        if (!(away <= 0.7 * farther))
            return false;
        farther = away;
    }
    return true;
}

/// Whether equal steps towards x, in orders of magnitude, take the values equally far or farther, as those of
/// a logarithm.
template <class Value>
bool keepsMoving(const Value& value, double x, int side) {
    const double unit = std::max(1.0, std::fabs(x));
    const auto at = [&](double distance) { return value(x + side * distance * unit); };
    return std::fabs(at(1e-12) - at(1e-8)) >= 0.9 * std::fabs(at(1e-8) - at(1e-4)) && at(1e-12) != at(1e-8);
}

/// The limit of f or a derivative. That it grows without end towards the kink is told by its growth over ever
/// nearer places.
double limitBeside(const Scan& scan, double kink, int side, int order) {
    const double nearest = component(evaluateBeside(*scan.activation, scan.parameters, kink, side), order);
    const auto value = [&](double x) { return component(scan.at(x), order); };
    if (order > 0 && scan.enclosure) { // beside a kink cancellation may leave rounding alone
        const double place = besideOf([&](double x) { return scan.at(x); }, kink, side);
        if (std::isfinite(nearest) && !scan.isSure(place, nearest, order))
            return 0;
    }
    if (growsTowards(value, kink, side))
        return std::copysign(infinity, nearest);
    if (order > 0 || !scan.enclosure)
        return nearest;
    const double at = scan.at(kink).f;
    if (std::isinf(at) && keepsMoving(value, kink, side))
        return std::copysign(infinity, nearest - value(kink + side * 1e-8 * std::max(1.0, std::fabs(kink))));
    for (const double limit : {at, 0.0})
        if (std::isfinite(limit) && settlesAt(limit, value, kink, side))
            return limit;
    return nearest;
}

/// What a formula's kink is; catalogue entries have values everywhere.
KinkKind kindOf(KinkSides& sides, const Scan& scan) {
    if (!scan.activation->landmarks)
        return KinkKind::Branch;
    sides.left.f = limitBeside(scan, sides.x, -1, 0);
    sides.right.f = limitBeside(scan, sides.x, +1, 0);
    if (std::isnan(sides.left.f) || std::isnan(sides.right.f))
        return KinkKind::DomainEnd;
    if (std::isinf(sides.left.f) || std::isinf(sides.right.f))
        return KinkKind::Pole;
    return std::isnan(sides.at.f) ? KinkKind::Gap : KinkKind::Branch;
}

KinkSides sidesOf(const Scan& scan, double kink) {
    KinkSides sides{kink, evaluateBeside(*scan.activation, scan.parameters, kink, -1), scan.at(kink),
                    evaluateBeside(*scan.activation, scan.parameters, kink, +1), 2};
    sides.kind = kindOf(sides, scan);
    sides.left.f1 = limitBeside(scan, kink, -1, 1);
    sides.right.f1 = limitBeside(scan, kink, +1, 1);
    sides.left.f2 = limitBeside(scan, kink, -1, 2);
    sides.right.f2 = limitBeside(scan, kink, +1, 2);
    // One double to the side of the kink the value may differ by its slope's worth of rounding and no more.
    const auto differ = [&](double a, double b, int order, double slope) {
        const double rounding =
            64 * epsilon * (std::max(std::fabs(a), std::fabs(b)) + std::fabs(kink * slope)) +
            8 * epsilon * scan.size[order];
        return !(std::fabs(a - b) <= rounding) && !(a == b);
    };
    const double slope = std::max(std::fabs(sides.left.f1), std::fabs(sides.right.f1));
    const double finiteSlope = std::isfinite(slope) ? slope : 0;
    const double bend = std::max(std::fabs(sides.left.f2), std::fabs(sides.right.f2));
    const double finiteBend = std::isfinite(bend) ? bend : 0;
    const bool upright = std::isinf(slope);
    const auto apart = [&](double a, double b) {
        return upright ? std::fabs(a - b) > 1e-5 * (1 + scan.size[0]) : differ(a, b, 0, finiteSlope);
    };
    if (sides.kind != KinkKind::Branch || apart(sides.left.f, sides.right.f) ||
        apart(sides.left.f, sides.at.f))
        sides.smoothness = -1;
    else if (upright || differ(sides.left.f1, sides.right.f1, 1, finiteBend))
        sides.smoothness = 0;
    else if (std::isinf(bend) || differ(sides.left.f2, sides.right.f2, 2, finiteBend))
        sides.smoothness = 1;
    if (sides.smoothness >= 0 && scan.valueAround(kink) == 0)
        sides.left.f = sides.at.f = sides.right.f = 0;
    return sides;
}

void evaluate(const Scan& scan, ScanPiece& piece) {
    const std::size_t n = piece.x.size();
    piece.f.resize(n);
    piece.f1.resize(n);
    piece.f2.resize(n);
    scan.activation->evaluate(scan.parameters, piece.x, {piece.f, piece.f1, piece.f2});
    for (const Hole& hole : scan.holes) {
        const auto at = std::lower_bound(piece.x.begin(), piece.x.end(), hole.x);
        if (at == piece.x.end() || *at != hole.x)
            continue;
        const auto i = static_cast<std::size_t>(at - piece.x.begin());
        const Jet across = scan.at(hole.x);
        piece.f[i] = across.f;
        piece.f1[i] = across.f1;
        piece.f2[i] = across.f2;
    }
    piece.straight = n > 0 && std::isfinite(piece.f1.front()) &&
                     std::all_of(piece.f1.begin(), piece.f1.end(),
                                 [&](double slope) { return slope == piece.f1.front(); });
    // A slope of rounding-free 0 everywhere, and values that agree.
    piece.constant = piece.straight && piece.f1.front() == 0 && piece.f.front() == piece.f.back();
}

/// The sizes of the values.
void measure(Scan& scan) {
    constexpr double nearKink = 1e-2;
    for (const ScanPiece& piece : scan.pieces)
        for (std::size_t k = 0; k < piece.x.size(); ++k) {
            const double x = piece.x[k];
            const double away = std::min(x - piece.from, piece.to - x);
            if (std::fabs(x) > 10 || away < nearKink)
                continue;
            for (int order = 0; order < 3; ++order)
                if (const double y = std::fabs(component(piece, order)[k]); std::isfinite(y) && y < 1e100)
                    scan.size[order] = std::max(scan.size[order], y);
        }
}

} // namespace

bool Scan::isSure(double x, double y, int order, double level) const {
    if (enclosure) {
        const IntervalJet all = enclosure->over(x);
        const Interval& q = order == 0 ? all.f : order == 1 ? all.f1 : all.f2;
        if (all.defined)
            return level == 0 ? q.excludesZero() : !q.contains(level);
    }
    const double noise = 4 * std::numeric_limits<double>::epsilon() * std::max(size[order], std::fabs(level));
    return std::fabs(x) <= 1 || std::fabs(y - level) >= noise;
}

double Scan::valueAround(double x) const {
    const Jet y = at(x);
    if (!enclosure || y.f == 0)
        return y.f;
    const Interval around{std::nextafter(x, -infinity), std::nextafter(x, infinity)};
    const double ulp = std::max(x - around.low, around.high - x);
    const double slope = std::max(std::fabs(evaluateBeside(*activation, parameters, x, -1).f1),
                                  std::fabs(evaluateBeside(*activation, parameters, x, +1).f1));
    const bool small = std::fabs(y.f) <= 2 * ulp * slope + 4 * ulp * ulp * std::fabs(y.f2);
    return small && enclosure->over(around).f.contains(0) ? 0 : y.f;
}

double component(const Jet& y, int order) {
    return order == 0 ? y.f : order == 1 ? y.f1 : y.f2;
}

const std::vector<double>& component(const ScanPiece& piece, int order) {
    return order == 0 ? piece.f : order == 1 ? piece.f1 : piece.f2;
}

Scan scanned(const Activation& activation, Parameters parameters) {
    Scan scan;
    scan.activation = &activation;
    scan.parameters.assign(parameters.begin(), parameters.end());
    const Landmarks landmarks = landmarksOf(activation, parameters, -infinity, infinity);
    const std::vector<double> kinks = finiteKinks(landmarks);
    scan.holes = landmarks.holes;
    scan.complete = landmarks.complete;
    scan.enclosure = enclosureOf(activation, parameters);

    std::vector<double> xs = symmetricGrid();
    for (const double kink : kinks)
        surround(xs, kink, 50, 0.5);
    for (const NarrowPlace& place : landmarks.narrow)
        addDetail(xs, place);
    for (const Hole& hole : scan.holes)
        surround(xs, hole.x, 20, 0.5);
    constexpr std::size_t mostCentres = 12;
    for (std::size_t i = 0; i < std::min(parameters.size(), mostCentres); ++i)
        for (const double sign : {-1, 1})
            surround(xs, sign * parameters[i], 20, 0.25);
    std::erase_if(xs, [](double x) { return !std::isfinite(x); });
    for (const double kink : kinks)
        for (const double side : {-infinity, infinity})
            xs.push_back(std::nextafter(kink, side));
    for (const Hole& hole : scan.holes)
        std::erase_if(xs, [&](double x) { return x != hole.x && std::fabs(x - hole.x) < hole.reach; });
    std::sort(xs.begin(), xs.end());
    xs.erase(std::unique(xs.begin(), xs.end()), xs.end());

    auto next = xs.begin();
    for (std::size_t i = 0; i <= kinks.size(); ++i) {
        ScanPiece piece;
        piece.from = i == 0 ? -infinity : kinks[i - 1];
        piece.to = i == kinks.size() ? infinity : kinks[i];
        while (next != xs.end() && *next <= piece.from)
            ++next;
        while (next != xs.end() && *next < piece.to)
            piece.x.push_back(*next++);
        evaluate(scan, piece);
        scan.pieces.push_back(std::move(piece));
    }
    measure(scan);
    for (const double kink : kinks)
        scan.kinks.push_back(sidesOf(scan, kink));
    scan.minusInfinity = scan.at(-infinity);
    scan.plusInfinity = scan.at(infinity);
    return scan;
}

} // namespace actiscope
