// The landmarks of a typed formula, found in its tree.
#pragma once

#include "core/expressions/switches.h"

namespace actiscope {

/// The places in [from, to] where f, f′ or f″ really jumps or f has no value, with the holes and the narrow
/// places. On the whole line at most the 64 kinks nearest to 0, else at most the 512 nearest to the middle.
/// They are `complete` where every root was found by undoing operations and none was left out.
Landmarks landmarksOf(const Program& formula, const FormulaSwitches& switches, Parameters parameters,
                      double from, double to);

} // namespace actiscope
