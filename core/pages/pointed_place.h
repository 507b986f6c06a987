// Where the pointer is in a figure of several panels.
#pragma once

#include "core/figure/figure.h"

namespace actiscope {

struct PointedPlace {
    std::string panel;
    Point at; ///< in the panel's coordinates
    friend bool operator==(const PointedPlace&, const PointedPlace&) = default;
};

} // namespace actiscope
