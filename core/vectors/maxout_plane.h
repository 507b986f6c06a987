// Maxout of two inputs: which piece is the largest where in the plane.
#pragma once

#include <cstddef>
#include <vector>

namespace actiscope {

/// The plane w1·x₁ + w2·x₂ + c over the inputs.
struct PlanePiece {
    double w1 = 0;
    double w2 = 0;
    double c = 0;

    double at(double x1, double x2) const { return w1 * x1 + w2 * x2 + c; }
};

struct PlanePoint {
    double x1 = 0;
    double x2 = 0;
};

using Polygon = std::vector<PlanePoint>;

struct Box {
    double from1, to1, from2, to2;
};

/// The convex polygon of the box where piece i is the largest, by cutting the box with one half plane for
/// every other piece (Sutherland and Hodgman 1974); empty where it is nowhere in the box.
Polygon activeRegion(const std::vector<PlanePiece>& pieces, std::size_t i, const Box& box);

/// Which pieces are the largest in no region of the plane: those not above the upper hull of the points
/// (w1, w2, c) of the others, tried by their triangles, edges and corners (at most 3 others carry a point of
/// a hull over the plane, Carathéodory 1911). Of equal ones the first counts.
std::vector<bool> redundantPlanes(const std::vector<PlanePiece>& pieces);

/// The part of the level line piece = level inside a convex polygon: two points, or none.
Polygon levelIn(const Polygon& region, const PlanePiece& piece, double level);

/// The mean of the corners.
PlanePoint middleOf(const Polygon& region);

} // namespace actiscope
