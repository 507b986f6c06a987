// The function that a network of a piecewise linear activation is, piece by piece.
#pragma once

#include "core/networks/scalar_network.h"
#include "core/networks/straight_pieces.h"

#include <cstdint>

namespace actiscope {

/// A piecewise linear function on all of ℝ, its pieces told apart: at each kink the slope or the value
/// changes.
struct ComposedPieces {
    std::vector<double> kinks;  ///< ascending
    std::vector<double> slopes; ///< one more than kinks
    std::vector<double> left;   ///< limits at the kinks
    std::vector<double> right;
    double atZero = 0; ///< the value (of no kink: a limit) at x = 0, which makes a line of one piece whole

    std::size_t count() const { return slopes.size(); }
};

/// More breakpoints than these are not followed: networks of several kinks a unit can have a number of them
/// that grows exponentially with depth.
constexpr std::size_t mostBreakpoints = 5'000;

/// The network's function after each number of hidden layers, 1 … `depth` or all, each through its own
/// output; fewer where it has more than mostBreakpoints. Breakpoints go from layer to layer with the values
/// of all units at them, so that a piece is never missed however narrow it is, and two pieces count as two
/// only where the slope or the value differs. `pieces` are those of the activation.
std::vector<ComposedPieces> composedPieces(const ScalarNetwork& network, const Activation& activation,
                                           Parameters parameters, const StraightPieces& pieces,
                                           std::size_t depth = SIZE_MAX);

} // namespace actiscope
