// Activations that are made of straight pieces, piece by piece.
#pragma once

#include "core/activations/activation.h"

#include <optional>
#include <vector>

namespace actiscope {

/// A piecewise linear function with a finite number of pieces; it may jump where they meet.
struct StraightPieces {
    std::vector<double> kinks;  ///< ascending; where two pieces meet
    std::vector<double> slopes; ///< one more than kinks
    std::vector<double> at;     ///< the value at each kink
    std::vector<double> left;   ///< its limit from the left, `at` itself where f does not jump
    std::vector<double> right;  ///< and from the right

    /// One straight line: what a network of it cannot leave.
    bool affine() const { return kinks.empty(); }
};

/// The pieces of an activation with these parameters; none where it bends between its kinks, has holes or
/// gaps, or where its kinks are not all known.
std::optional<StraightPieces> straightPieces(const Activation& activation, Parameters parameters);

} // namespace actiscope
