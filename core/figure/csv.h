// A figure's numbers as comma-separated values.
#pragma once

#include "core/figure/figure.h"

namespace actiscope {

/// One table for all data blocks: header "curve,x,f,f1,f2", a row a point, numbers in the shortest form that
/// reads back to the same double, curve names quoted as RFC 4180 asks.
std::string toCsv(const Figure& figure);

} // namespace actiscope
