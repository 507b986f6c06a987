#include "ui/controls/icons.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

namespace actiscope {

namespace {

constexpr int iconSize = 16;
constexpr int iconScale = 3; // sharp on dense screens too

template <class Paint>
QIcon drawnIcon(Paint paint) {
    QPixmap pixmap(iconSize * iconScale, iconSize * iconScale);
    pixmap.setDevicePixelRatio(iconScale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    paint(painter);
    painter.end();
    return QIcon(pixmap);
}

} // namespace

QIcon playIcon(const QColor& colour) {
    return drawnIcon([&](QPainter& painter) {
        painter.setBrush(colour);
        painter.drawPolygon(QPolygonF{{4.0, 2.5}, {13.5, 8.0}, {4.0, 13.5}});
    });
}

QIcon pauseIcon(const QColor& colour) {
    return drawnIcon([&](QPainter& painter) {
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(3.5, 3, 3.4, 10), 1, 1);
        painter.drawRoundedRect(QRectF(9.1, 3, 3.4, 10), 1, 1);
    });
}

QIcon stepIcon(const QColor& colour) {
    return drawnIcon([&](QPainter& painter) {
        painter.setBrush(colour);
        painter.drawPolygon(QPolygonF{{3.0, 3.0}, {10.0, 8.0}, {3.0, 13.0}});
        painter.drawRoundedRect(QRectF(10.8, 3, 2.6, 10), 1, 1);
    });
}

QIcon stopIcon(const QColor& colour) {
    return drawnIcon([&](QPainter& painter) {
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(3.5, 3.5, 9, 9), 1, 1);
    });
}

QIcon restartIcon(const QColor& colour) {
    return drawnIcon([&](QPainter& painter) {
        constexpr int sixteenths = 16; // of a degree, in which Qt counts
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, 1.8));
        painter.drawArc(QRectF(3, 3, 10, 10), 60 * sixteenths, -290 * sixteenths);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(QPolygonF{{6.2, 0.6}, {11.2, 3.4}, {6.4, 6.4}});
    });
}

QIcon colourIcon(const QColor& colour) {
    return drawnIcon([&](QPainter& painter) {
        painter.setBrush(colour);
        painter.drawEllipse(QRectF(2, 2, 12, 12));
    });
}

void paintEye(QPainter& painter, const QRectF& rect, const QColor& colour, bool open) {
    const QPointF middle = rect.center();
    QPainterPath lids;
    lids.moveTo(middle.x() - 6, middle.y());
    lids.quadTo(middle.x(), middle.y() - 8, middle.x() + 6, middle.y());
    lids.quadTo(middle.x(), middle.y() + 8, middle.x() - 6, middle.y());
    painter.setPen(QPen(colour, 1.3));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(lids);
    if (open) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(middle, 2.2, 2.2);
    } else {
        painter.drawLine(middle + QPointF(-5, 5), middle + QPointF(5, -5));
    }
}

void paintCross(QPainter& painter, const QRectF& rect, const QColor& colour) {
    const QPointF middle = rect.center();
    painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(middle + QPointF(-3.6, -3.6), middle + QPointF(3.6, 3.6));
    painter.drawLine(middle + QPointF(-3.6, 3.6), middle + QPointF(3.6, -3.6));
}

} // namespace actiscope
