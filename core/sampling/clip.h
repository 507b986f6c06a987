// What of a polyline is in view.
#pragma once

#include "core/figure/figure.h"

namespace actiscope {

struct ClipBox {
    double xMinimum, xMaximum, yMinimum, yMaximum;
};

/// The parts of the polyline inside the box, cut exactly at its edges and separated by NaN points. Non-finite
/// points break the line.
std::vector<Point> clipPolyline(const std::vector<Point>& points, const ClipBox& box);

/// What of the polyline is in view of the panel, as a line of it; nothing where that is nothing.
void addClippedLine(Panel& panel, const std::vector<Point>& points, const Paint& paint, Dash dash,
                    double width, std::string name);

/// The part of a convex polygon where a x + b y is not below the level.
std::vector<Point> partAbove(const std::vector<Point>& corners, double a, double b, double level);

} // namespace actiscope
