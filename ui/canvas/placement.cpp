#include "ui/canvas/placement.h"

#include <algorithm>

namespace actiscope {

QRectF besidePoint(QSizeF box, QPointF point, const QRectF& plot, double distance) {
    const double margin = distance / 3; // towards the plot's edges
    const QRectF room = plot.adjusted(margin, margin, -margin, -margin);
    QRectF rect(point + QPointF(distance, 1.5 * distance), box);
    const bool fitsRight = rect.right() <= room.right();
    const bool fitsLeft = point.x() - distance - box.width() >= room.left();
    if (!fitsRight && fitsLeft)
        rect.moveRight(point.x() - distance);
    if (!fitsRight && !fitsLeft) { // above or below it is, then
        rect.moveLeft(std::max(room.left(), room.right() - box.width()));
        if (rect.bottom() > room.bottom())
            rect.moveBottom(point.y() - distance);
    }
    rect.moveTop(std::max(room.top(), std::min(rect.top(), room.bottom() - box.height())));
    return rect;
}

} // namespace actiscope
