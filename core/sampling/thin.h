// The fewest of given points that still draw the same line.
#pragma once

#include "core/figure/figure.h"

#include <span>

namespace actiscope {

/// Keeps the first and the last point and, greedily, as few between them as leave every dropped point within
/// `tolerance` of the polyline. Points ascend in x and are finite; tolerance and points are in the same unit
/// (pixels). Returns the indices that stay.
std::vector<std::size_t> thinned(std::span<const Point> points, double tolerance);

} // namespace actiscope
