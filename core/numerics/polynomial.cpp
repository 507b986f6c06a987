#include "core/numerics/polynomial.h"

#include "core/numerics/root.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace actiscope {

namespace {

/// What rounding may make of a value that is 0.
double roundingAt(const Polynomial& p, double x) {
    double size = 0;
    for (std::size_t i = p.size(); i-- > 0;)
        size = size * std::fabs(x) + std::fabs(p[i]);
    return 4 * static_cast<double>(p.size()) * std::numeric_limits<double>::epsilon() * size;
}

} // namespace

double valueOf(const Polynomial& p, double x) {
    double y = 0;
    for (std::size_t i = p.size(); i-- > 0;)
        y = y * x + p[i];
    return y;
}

Polynomial derivativeOf(const Polynomial& p) {
    Polynomial slope;
    for (std::size_t i = 1; i < p.size(); ++i)
        slope.push_back(static_cast<double>(i) * p[i]);
    return slope;
}

Polynomial sum(const Polynomial& a, const Polynomial& b, double factorOfB) {
    Polynomial result(std::max(a.size(), b.size()), 0);
    for (std::size_t i = 0; i < a.size(); ++i)
        result[i] += a[i];
    for (std::size_t i = 0; i < b.size(); ++i)
        result[i] += factorOfB * b[i];
    return result;
}

Polynomial product(const Polynomial& a, const Polynomial& b) {
    Polynomial result(a.size() + b.size() - 1, 0);
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t k = 0; k < b.size(); ++k)
            result[i + k] += a[i] * b[k];
    return result;
}

std::vector<double> realRoots(Polynomial p) {
    while (!p.empty() && p.back() == 0)
        p.pop_back();
    if (p.size() < 2 || std::any_of(p.begin(), p.end(), [](double c) { return !std::isfinite(c); }))
        return {};
    if (p.size() == 2)
        return {-p[0] / p[1] + 0.0}; // −0 is 0
    double bound = 0;                // Cauchy's
    for (std::size_t i = 0; i + 1 < p.size(); ++i)
        bound = std::max(bound, std::fabs(p[i] / p.back()));
    bound = std::min(1 + bound, 1e150);
    std::vector<double> ends{-bound};
    for (const double x : realRoots(derivativeOf(p)))
        if (x > -bound && x < bound)
            ends.push_back(x);
    ends.push_back(bound);
    std::vector<double> roots;
    const auto value = [&](double x) { return valueOf(p, x); };
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
        const double left = value(ends[i]);
        const double right = value(ends[i + 1]);
        if (i > 0 && std::fabs(left) <= roundingAt(p, ends[i]))
            roots.push_back(ends[i]);
        if ((left < 0 && right > 0) || (left > 0 && right < 0))
            roots.push_back(signChange(value, ends[i], ends[i + 1]) + 0.0);
    }
    std::sort(roots.begin(), roots.end());
    roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
    return roots;
}

} // namespace actiscope
