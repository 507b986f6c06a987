// Where f′ is small, and where it is 0.
#include "core/analysis/property_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope::detail {

namespace {

void append(std::vector<Stretch>& stretches, const Stretch& stretch) {
    if (!stretches.empty() && stretches.back().to == stretch.from)
        stretches.back().to = stretch.to;
    else if (stretch.from < stretch.to)
        stretches.push_back(stretch);
}

} // namespace

Saturation saturationOf(const Scan& scan, double threshold, double sigma) {
    constexpr std::size_t mostStretches = 64;
    Saturation saturation;
    for (const ScanPiece& piece : scan.pieces) {
        // By both levels, so that a steep zero of f′ between two points of the scan is not passed over.
        std::vector<double> edges;
        for (const double level : {-threshold, threshold}) {
            std::vector<double> excess;
            for (const double slope : piece.f1)
                excess.push_back(slope - level);
            const Crossings crossings = crossingsIn(
                piece, excess, [&](double x) { return scan.at(x).f1 - level; },
                [](double, double) { return true; });
            saturation.endless = saturation.endless || crossings.endless;
            for (const Crossing& crossing : crossings.list)
                edges.push_back(crossing.x);
        }
        std::sort(edges.begin(), edges.end());
        const auto isSmall = [&](double x) { return std::fabs(scan.at(x).f1) < threshold; };
        if (piece.x.empty())
            continue;
        double from = piece.from;
        for (std::size_t i = 0; i <= edges.size(); ++i) {
            const double to = i < edges.size() ? edges[i] : piece.to;
            // Inside a stretch, the ends of the piece being infinite or kinks: the scan's own first or last
            // point.
            const double left = i == 0 ? std::min(piece.x.front(), to) : from;
            const double right = i == edges.size() ? std::max(piece.x.back(), from) : to;
            if (isSmall(left + (right - left) / 2))
                append(saturation.stretches, {from, to});
            from = to;
        }
    }
    saturation.endless = saturation.endless || saturation.stretches.size() > mostStretches;
    if (saturation.endless)
        saturation.known = Known::Sampled;
    for (const Stretch& stretch : saturation.stretches)
        saturation.mass += gaussianMass(stretch.from, stretch.to, sigma);
    return saturation;
}

std::vector<Stretch> deadStretches(const Scan& scan) {
    std::vector<Stretch> stretches;
    for (const ScanPiece& piece : scan.pieces)
        if (piece.constant)
            append(stretches, {piece.from, piece.to});
    return stretches;
}

} // namespace actiscope::detail
