// What an experiment compares, taken over from the page Curves.
#pragma once

#include "core/pages/page.h"

namespace actiscope {

/// "Take from Curves": makes these records of a page the activations of all visible curves, with their
/// parameters and colours, as far as there is room for them.
Command takeFromCurves(const Records& records, const std::string& card);

} // namespace actiscope
