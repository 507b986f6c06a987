#include "core/numerics/nelder_mead.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

/// from + factor·(to − from)
std::vector<double> along(const std::vector<double>& from, const std::vector<double>& to, double factor) {
    std::vector<double> point(from.size());
    for (std::size_t i = 0; i < from.size(); ++i)
        point[i] = from[i] + factor * (to[i] - from[i]);
    return point;
}

/// The middle of all corners but the last, worst one.
std::vector<double> middleOfTheBest(const std::vector<Minimum>& simplex) {
    std::vector<double> middle(simplex.front().at.size(), 0.0);
    for (std::size_t k = 0; k + 1 < simplex.size(); ++k)
        for (std::size_t i = 0; i < middle.size(); ++i)
            middle[i] += simplex[k].at[i] / static_cast<double>(simplex.size() - 1);
    return middle;
}

bool isSmall(const std::vector<Minimum>& simplex, std::span<const double> step, double tolerance) {
    for (std::size_t i = 0; i < step.size(); ++i)
        for (const Minimum& corner : simplex)
            if (std::fabs(corner.at[i] - simplex.front().at[i]) > tolerance * std::fabs(step[i]))
                return false;
    return true;
}

} // namespace

Minimum nelderMead(const std::function<double(std::span<const double>)>& function,
                   const std::vector<double>& start, std::span<const double> step, int mostEvaluations,
                   double tolerance) {
    int evaluations = 0;
    const auto corner = [&](std::vector<double> at) {
        ++evaluations;
        const double value = function(at);
        return Minimum{std::move(at), std::isnan(value) ? std::numeric_limits<double>::infinity() : value};
    };
    std::vector<Minimum> simplex{corner(start)};
    for (std::size_t i = 0; i < start.size(); ++i) {
        auto moved = start;
        moved[i] += step[i];
        simplex.push_back(corner(std::move(moved)));
    }
    const auto better = [](const Minimum& a, const Minimum& b) { return a.value < b.value; };
    std::stable_sort(simplex.begin(), simplex.end(), better);
    while (!start.empty() && evaluations < mostEvaluations && !isSmall(simplex, step, tolerance)) {
        Minimum& worst = simplex.back();
        const auto middle = middleOfTheBest(simplex);
        Minimum tried = corner(along(middle, worst.at, -1));
        if (tried.value < simplex.front().value) {
            Minimum farther = corner(along(middle, worst.at, -2));
            worst = better(farther, tried) ? std::move(farther) : std::move(tried);
        } else if (tried.value < simplex[simplex.size() - 2].value) {
            worst = std::move(tried);
        } else {
            const bool outside = tried.value < worst.value;
            Minimum nearer = corner(along(middle, outside ? tried.at : worst.at, 0.5));
            if (nearer.value < std::min(tried.value, worst.value)) {
                worst = std::move(nearer);
            } else {
                for (std::size_t k = 1; k < simplex.size(); ++k)
                    simplex[k] = corner(along(simplex.front().at, simplex[k].at, 0.5));
            }
        }
        std::stable_sort(simplex.begin(), simplex.end(), better);
    }
    return simplex.front();
}

} // namespace actiscope
