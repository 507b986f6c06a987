// Where the data of a panel lies on the paint device.
#pragma once

#include "core/figure/figure.h"

#include <QPointF>
#include <QRectF>

#include <cmath>

namespace actiscope {

struct PanelFrame {
    QRectF plot; ///< left edge is xMinimum, bottom edge is yMinimum
    double xMinimum = 0, xMaximum = 1, yMinimum = 0, yMaximum = 1;
    bool xLogarithmic = false;
    bool yLogarithmic = false;

    QPointF toDevice(const Point& p) const {
        return {plot.left() + fraction(p.x, xMinimum, xMaximum, xLogarithmic) * plot.width(),
                plot.bottom() - fraction(p.y, yMinimum, yMaximum, yLogarithmic) * plot.height()};
    }
    Point toData(QPointF p) const {
        return {value((p.x() - plot.left()) / plot.width(), xMinimum, xMaximum, xLogarithmic),
                value((plot.bottom() - p.y()) / plot.height(), yMinimum, yMaximum, yLogarithmic)};
    }

private:
    static double fraction(double v, double from, double to, bool logarithmic) {
        return logarithmic ? std::log(v / from) / std::log(to / from) : (v - from) / (to - from);
    }
    static double value(double fraction, double from, double to, bool logarithmic) {
        return logarithmic ? from * std::pow(to / from, fraction) : from + fraction * (to - from);
    }
};

} // namespace actiscope
