// Where the pointer is in a figure of several panels.
#pragma once

#include "core/figure/figure.h"

namespace actiscope {

struct PointedPlace {
    std::string panel;
    Point at; ///< in the panel's coordinates
    friend bool operator==(const PointedPlace&, const PointedPlace&) = default;
};

/// The hover of a page that keeps where the pointer is in a member `pointed`.
template <class State>
void pointAt(State& page, const std::string& panel, const Point& at) {
    page.pointed = PointedPlace{panel, at};
}

} // namespace actiscope
