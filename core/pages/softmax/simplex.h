// The triangle of all distributions over three classes.
#pragma once

#include "core/figure/figure.h"

#include <array>
#include <span>

namespace actiscope {

/// The corner of a class, 0 at the top, 1 at the left, 2 at the right; sides have length 1.
Point simplexCorner(std::size_t index);

/// Where a distribution lies: Σ pᵢ · cornerᵢ.
Point simplexPoint(std::span<const double> p);

/// The shares of a point; their sum is 1, and outside the triangle some are negative.
std::array<double, 3> sharesAt(const Point& point);

} // namespace actiscope
