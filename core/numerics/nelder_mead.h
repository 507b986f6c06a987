// Minimises a function of a few variables without its derivatives.
#pragma once

#include <functional>
#include <span>
#include <vector>

namespace actiscope {

struct Minimum {
    std::vector<double> at;
    double value = 0;
};

/// The downhill simplex (Nelder and Mead 1965) from `start`, with first edges `step` (one a variable, none
/// 0). Ends when the simplex has shrunk to `tolerance` of the first edges, or after `mostEvaluations`. The
/// function may return ∞ where it has no value, but not at the start; NaN counts as ∞. Finds a local minimum.
Minimum nelderMead(const std::function<double(std::span<const double>)>& function,
                   const std::vector<double>& start, std::span<const double> step, int mostEvaluations,
                   double tolerance = 1e-10);

} // namespace actiscope
