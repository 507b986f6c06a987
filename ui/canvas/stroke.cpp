#include "ui/canvas/stroke.h"

#include <cmath>

namespace actiscope {

namespace {

/// The drawn parts of a dashed polyline; the pattern runs on over its corners.
QList<QLineF> dashes(const QPolygonF& polyline, const QVector<qreal>& pattern, double width) {
    QList<QLineF> lines;
    qsizetype part = 0; // even: drawn, odd: gap
    double left = pattern[0] * width;
    for (qsizetype i = 1; i < polyline.size(); ++i) {
        const QLineF segment(polyline[i - 1], polyline[i]);
        const double length = segment.length();
        double at = 0;
        while (length - at > 0) {
            const double step = std::min(left, length - at);
            if (part % 2 == 0)
                lines.append({segment.pointAt(at / length), segment.pointAt((at + step) / length)});
            at += step;
            left -= step;
            if (left <= 0) {
                part = (part + 1) % pattern.size();
                left = pattern[part] * width;
            }
        }
    }
    return lines;
}

QList<QLineF> segments(const QPolygonF& polyline) {
    QList<QLineF> lines;
    lines.reserve(polyline.size());
    for (qsizetype i = 1; i < polyline.size(); ++i)
        lines.append({polyline[i - 1], polyline[i]});
    return lines;
}

} // namespace

void strokeSegments(QPainter& painter, const QPolygonF& polyline, const QVector<qreal>& pattern) {
    QPen pen = painter.pen();
    // A square end covers the notch at a corner; a dash has to end where it ends.
    pen.setCapStyle(pattern.isEmpty() ? Qt::SquareCap : Qt::FlatCap);
    pen.setStyle(Qt::SolidLine);
    painter.setPen(pen);
    painter.drawLines(pattern.isEmpty() ? segments(polyline) : dashes(polyline, pattern, pen.widthF()));
}

} // namespace actiscope
