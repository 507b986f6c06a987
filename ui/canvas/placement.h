// Where boxes of text stand in a plot area.
#pragma once

#include <QRectF>

namespace actiscope {

/// The place of a box that explains a point: at the right of it and below, at the left where the right has no
/// room, and slid up as far as it takes to stay in the plot. It covers its point only if the plot is too
/// small for box and point beside each other. `distance` is the least one in x; in y it is half as much more.
QRectF besidePoint(QSizeF box, QPointF point, const QRectF& plot, double distance);

} // namespace actiscope
