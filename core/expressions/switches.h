// Where a formula changes branch: the kinks of where, max, min, abs, sign and relu.
#pragma once

#include "core/activations/activation.h"
#include "core/expressions/program.h"

namespace actiscope {

/// A quantity whose sign decides which branch of a formula holds.
struct Switch {
    Program difference;
    bool affine = false; ///< a·x + b: its zero is computed and not searched for
};

/// The switches of a formula; at most 16, further ones are left to the sampling to find.
std::vector<Switch> switchesOf(const Tree& tree);

/// The places where a switch turns and f, f′ or f″ really jumps, ascending, at most 64. Zeros that are not of
/// an affine difference are searched for on a grid, dense in [−20, 20] and in growing steps out to ±10⁶, so
/// that some of a fast oscillation are missed.
std::vector<Kink> kinksOf(const Program& formula, std::span<const Switch> switches, Parameters parameters);

} // namespace actiscope
