// Values and real roots of a cubic polynomial.
#pragma once

#include <vector>

namespace actiscope {

/// c0 + c1·x + c2·x² + c3·x³ for |x| ≤ 1e100, in twice the digits: its sign is right near a root too. A value
/// that overflows keeps its sign.
double cubic(double c0, double c1, double c2, double c3, double x);

/// Where c0 + c1·x + c2·x² + c3·x³ changes its sign, ascending, each to the last digits of a double. Any
/// finite coefficients, also leading zeros. Every stretch between the extrema is bisected, so that no root is
/// lost to cancellation the way a closed formula loses it.
std::vector<double> signChanges(double c0, double c1, double c2, double c3);

} // namespace actiscope
