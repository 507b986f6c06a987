#include "core/networks/straight_pieces.h"

#include "core/numerics/constants.h"

#include <cmath>

namespace actiscope {

namespace {

/// Places inside a piece, some near its ends and some far out where it has no end.
std::vector<double> placesWithin(double from, double to) {
    std::vector<double> places;
    if (std::isfinite(from) && std::isfinite(to)) {
        for (const double share : {0.003, 0.04, 0.17, 0.31, 0.5, 0.62, 0.83, 0.96, 0.997})
            places.push_back(from + share * (to - from));
        return places;
    }
    const bool both = !std::isfinite(from) && !std::isfinite(to);
    const double start = both ? 0 : std::isfinite(from) ? from : to;
    for (const double distance : {0.003, 0.04, 0.3, 0.9, 2.1, 5.3, 17.0, 120.0, 1e4, 1e7})
        for (const double side : {-1.0, 1.0})
            if (both || (side > 0) == std::isfinite(from))
                places.push_back(start + side * distance * std::fmax(1, std::fabs(start)));
    return places;
}

/// The slope of a straight piece, NaN where it bends.
double slopeWithin(const Activation& activation, Parameters parameters, double from, double to) {
    constexpr double rounding = 1e-12;
    double slope = nan;
    for (const double x : placesWithin(from, to)) {
        const Jet y = evaluateAt(activation, parameters, x);
        if (!std::isfinite(y.f) || !std::isfinite(y.f1) || y.f2 != 0)
            return nan;
        if (std::isnan(slope))
            slope = y.f1;
        if (std::fabs(y.f1 - slope) > rounding * std::fabs(slope))
            return nan;
    }
    return slope;
}

} // namespace

std::optional<StraightPieces> straightPieces(const Activation& activation, Parameters parameters) {
    const Landmarks landmarks = landmarksOf(activation, parameters, -infinity, infinity);
    if (!landmarks.complete || !landmarks.holes.empty() || !landmarks.seams.empty() ||
        !landmarks.narrow.empty())
        return std::nullopt;
    StraightPieces pieces;
    double from = -infinity;
    for (std::size_t i = 0; i <= landmarks.kinks.size(); ++i) {
        const bool last = i == landmarks.kinks.size();
        const double to = last ? infinity : landmarks.kinks[i].x;
        const double slope = slopeWithin(activation, parameters, from, to);
        if (std::isnan(slope) || (!last && landmarks.kinks[i].gap))
            return std::nullopt;
        pieces.slopes.push_back(slope);
        from = to;
        if (last)
            break;
        const double at = evaluateAt(activation, parameters, to).f;
        const auto limit = [&](int side) {
            constexpr double rounding = 1e-12;
            const double beside = evaluateBeside(activation, parameters, to, side).f;
            return std::fabs(beside - at) <= rounding * std::fmax(1, std::fabs(at)) ? at : beside;
        };
        if (!std::isfinite(at))
            return std::nullopt;
        pieces.kinks.push_back(to);
        pieces.at.push_back(at);
        pieces.left.push_back(limit(-1));
        pieces.right.push_back(limit(1));
    }
    return pieces;
}

} // namespace actiscope
