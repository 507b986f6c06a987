// Where f′ is small, and where it is 0.
#include "core/analysis/property_parts.h"

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
    for (const Piece& piece : scan.pieces) {
        std::vector<double> excess;
        for (const double slope : piece.f1)
            excess.push_back(std::fabs(slope) - threshold);
        const Crossings edges = crossingsIn(
            piece, excess, [&](double x) { return std::fabs(scan.at(x).f1) - threshold; }, 0);
        saturation.endless = saturation.endless || edges.endless;
        double from = piece.from;
        bool inside = !excess.empty() && excess.front() < 0;
        for (const Crossing& edge : edges.list) {
            if (edge.falls) {
                from = edge.x;
                inside = true;
            } else {
                if (inside)
                    append(saturation.stretches, {from, edge.x});
                inside = false;
            }
        }
        if (inside)
            append(saturation.stretches, {from, piece.to});
    }
    saturation.endless = saturation.endless || saturation.stretches.size() > mostStretches;
    if (saturation.endless)
        saturation.known = Known::Sampled;
    for (const Stretch& stretch : saturation.stretches)
        saturation.mass += gaussianMass(stretch.from, stretch.to, sigma);
    return saturation;
}

double deadMassOf(const Scan& scan, double sigma) {
    double mass = 0;
    for (const Piece& piece : scan.pieces)
        if (piece.constant)
            mass += gaussianMass(piece.from, piece.to, sigma);
    return mass;
}

} // namespace actiscope::detail
