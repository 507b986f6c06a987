// Where a legend covers least.
#pragma once

#include "core/figure/figure.h"

namespace actiscope {

/// The corner of the panel, as Legend::place names it, where its legend's entries cover the least of its
/// lines, markers, labels and handles; of equals the first of top right, top left, bottom right, bottom left.
/// What comes and goes with the pointer does not count, so that the legend stays while it moves. The size of
/// the legend is only estimated: letters are a matter of the screen.
std::string freeCorner(const Panel& panel);

} // namespace actiscope
