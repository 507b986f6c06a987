// Batches of points by SIMD: the kernels beside this file behind Activation::evaluate.
//
// A kernel holds in a range where its formula needs no special cases; the points outside (tails, NaN, ±∞) are
// evaluated by the scalar formula, and so is a batch of a few points, or one whose parameters the kernel does
// not accept. Both ways keep the same bounds of error but may differ in the last digits. Results do not
// depend on where in the batch a point stands. Large batches write f′ and f″ past the caches, if the two
// begin at the same distance from a cache line (64 bytes): arrays that all begin with one are the fastest.
#pragma once

#include "core/activations/activation.h"

#include <vector>

namespace actiscope {

/// Gives every activation that has a kernel its `implementations`, best first, and evaluates by the best that
/// this machine has.
void usePackedKernels(std::vector<Activation>& activations);

} // namespace actiscope
