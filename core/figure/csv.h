// A figure's numbers as comma-separated values.
#pragma once

#include "core/figure/figure.h"

namespace actiscope {

/// One table for all data blocks that have the same columns, with a header such as "curve,x,f,f1,f2"; an
/// empty line stands between tables. A row a point, numbers in the shortest form that reads back to the same
/// double, names quoted as RFC 4180 asks. A figure without data is a header alone.
std::string toCsv(const Figure& figure);

} // namespace actiscope
