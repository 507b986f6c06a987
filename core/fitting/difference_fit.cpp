#include "core/fitting/difference_fit.h"
#include "core/numerics/constants.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

struct Bend {
    double x = 0;
    double y = 0;
};

/// The corners of a polyline within epsilon of the samples that starts at `start` above the first: from each
/// corner, the cone of slopes that stay within is carried on until it closes. Empty when there are more than
/// `most` corners.
std::vector<Bend> polyline(const Samples& samples, double epsilon, double start, std::size_t most) {
    const auto& x = samples.x;
    const auto& f = samples.f;
    std::vector<Bend> bends{{x[0], f[0] + start}};
    for (std::size_t i = 1; i < x.size();) {
        if (bends.size() == most)
            return {};
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

std::vector<DifferenceFit> differenceFits(const Samples& samples, std::size_t most) {
    struct Search {
        double low = 0;
        double high = 0;
        DifferenceFit best{};
    };
    const auto [least, greatest] = std::minmax_element(samples.f.begin(), samples.f.end());
    const double middle = (*greatest + *least) / 2;
    const Search flat{0, *greatest - *least + std::numeric_limits<double>::min(),
                      asDifference({{samples.x.front(), middle}, {samples.x.back(), middle}})};
    std::vector<Search> searches(most, flat);
    constexpr double enough = 1e-6; // of ε
    for (std::size_t k = 1; k <= most; ++k) {
        Search& own = searches[k - 1];
        while (own.high - own.low > enough * own.high) {
            const double epsilon = own.low + (own.high - own.low) / 2;
            std::size_t needed = most + 1;
            for (const double start : {0.0, -0.9 * epsilon, 0.9 * epsilon}) {
                const auto bends = polyline(samples, epsilon, start, 2 * most + 2);
                if (bends.empty())
                    continue;
                const DifferenceFit candidate = asDifference(bends);
                const std::size_t pieces = std::max(candidate.plus.size(), candidate.minus.size());
                needed = std::min(needed, pieces);
                // What is found for one k serves all that have pieces enough.
                for (std::size_t j = pieces; j <= most; ++j)
                    if (Search& search = searches[j - 1]; epsilon < search.high) {
                        search.high = epsilon;
                        search.best = candidate;
                    }
                if (pieces <= k)
                    break;
            }
            if (needed > k)
                own.low = epsilon;
        }
    }
    std::vector<DifferenceFit> fits;
    for (Search& search : searches) {
        for (std::size_t i = 0; i < samples.x.size(); ++i)
            search.best.error = std::max(search.best.error,
                                         std::fabs(differenceAt(search.best, samples.x[i]) - samples.f[i]));
        fits.push_back(std::move(search.best));
    }
    return fits;
}

} // namespace actiscope
