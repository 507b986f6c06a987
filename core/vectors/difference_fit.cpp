#include "core/vectors/difference_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Bend {
    double x = 0;
    double y = 0;
};

/// The corners of a polyline within epsilon of the samples that starts at `start` above the first: from each
/// corner, the cone of slopes that stay within is carried on until it closes.
std::vector<Bend> polyline(const Samples& samples, double epsilon, double start) {
    const auto& x = samples.x;
    const auto& f = samples.f;
    std::vector<Bend> bends{{x[0], f[0] + start}};
    for (std::size_t i = 1; i < x.size();) {
        const Bend from = bends.back();
        double low = -infinity;
        double high = infinity;
        for (; i < x.size(); ++i) {
            const double newLow = std::max(low, (f[i] - epsilon - from.y) / (x[i] - from.x));
            const double newHigh = std::min(high, (f[i] + epsilon - from.y) / (x[i] - from.x));
            if (newLow > newHigh)
                break;
            low = newLow;
            high = newHigh;
        }
        const double end = x[i - 1];
        if (end == from.x) // not even one step: the start is at the tube's wall and f runs from it
            return {};
        bends.push_back({end, from.y + (low + high) / 2 * (end - from.x)});
    }
    return bends;
}

/// Collects every bend where it belongs.
DifferenceFit asDifference(const std::vector<Bend>& bends) {
    DifferenceFit fit{{}, {{0, 0}}, 0};
    double before = 0;
    for (std::size_t i = 0; i + 1 < bends.size(); ++i) {
        const double slope = (bends[i + 1].y - bends[i].y) / (bends[i + 1].x - bends[i].x);
        if (i == 0)
            fit.plus.push_back({slope, bends[0].y - slope * bends[0].x});
        else if (slope != before) {
            Pieces& side = slope > before ? fit.plus : fit.minus;
            const double bend = std::fabs(slope - before);
            side.push_back({side.back().w + bend, side.back().b - bend * bends[i].x});
        }
        before = slope;
    }
    return fit;
}

} // namespace

double differenceAt(const DifferenceFit& fit, double x) {
    return maxoutAt(fit.plus, x).f - maxoutAt(fit.minus, x).f;
}

DifferenceFit differenceFit(const Samples& samples, std::size_t k) {
    const auto [least, most] = std::minmax_element(samples.f.begin(), samples.f.end());
    double low = 0;
    double high = *most - *least + std::numeric_limits<double>::min();
    DifferenceFit best =
        asDifference({{samples.x.front(), (*most + *least) / 2}, {samples.x.back(), (*most + *least) / 2}});
    for (int step = 0; step < 40; ++step) {
        const double epsilon = low + (high - low) / 2;
        bool fits = false;
        for (const double start : {0.0, -0.9 * epsilon, 0.9 * epsilon}) {
            const auto bends = polyline(samples, epsilon, start);
            if (bends.empty())
                continue;
            const DifferenceFit candidate = asDifference(bends);
            if (candidate.plus.size() > k || candidate.minus.size() > k)
                continue;
            best = candidate;
            fits = true;
            break;
        }
        (fits ? high : low) = epsilon;
    }
    for (std::size_t i = 0; i < samples.x.size(); ++i)
        best.error = std::max(best.error, std::fabs(differenceAt(best, samples.x[i]) - samples.f[i]));
    return best;
}

} // namespace actiscope
