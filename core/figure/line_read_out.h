// What a panel's lines and bars are worth at the pointer.
#pragma once

#include "core/figure/figure.h"

#include <string_view>

namespace actiscope {

/// Where a read-out may stand: anywhere, or only at an x that some line has a point at, such as a step.
enum class ReadAt { Anywhere, Points };

/// Adds to the panel of this id, on Layer::Cursor, what its named lines are worth at the x of this point: a
/// line there, a dot on each and a call-out, in which the one nearest to the point is marked. Values are read
/// off the lines, thus to a thousandth of a linear axis and to three digits of a logarithmic one; of many
/// lines the nearest twelve are said. A panel of bars says the one that the point is above or below. Nothing
/// is added where the panel neither moves nor can be pointed at, or the point is out of its view.
void addLineReadOut(Figure& figure, std::string_view panel, const Point& at, ReadAt where);

} // namespace actiscope
