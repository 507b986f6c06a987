// Paints what stands in a panel with a plain painter: lines, dots, bands, legend, callouts.
#pragma once

#include "core/figure/figure.h"
#include "ui/canvas/figure_style.h"

#include <QPainter>

namespace actiscope {

/// Where the data of a panel lies on the paint device.
struct PanelFrame {
    QRectF plot; ///< left edge is x.minimum, bottom edge is y.minimum
    double xMinimum = 0, xMaximum = 1, yMinimum = 0, yMaximum = 1;

    QPointF toDevice(const Point& p) const {
        return {plot.left() + (p.x - xMinimum) / (xMaximum - xMinimum) * plot.width(),
                plot.bottom() - (p.y - yMinimum) / (yMaximum - yMinimum) * plot.height()};
    }
    Point toData(QPointF p) const {
        return {xMinimum + (p.x() - plot.left()) / plot.width() * (xMaximum - xMinimum),
                yMinimum + (plot.bottom() - p.y()) / plot.height() * (yMaximum - yMinimum)};
    }
};

enum class FontWeight { Normal, Strong };
QFont figureFont(const FigureStyle& style, double scale = 1, FontWeight weight = FontWeight::Normal);

/// The pen of a line of this width (in line-width units) and dash.
QPen figurePen(const QColor& colour, double width, Dash dash, const FigureStyle& style);

void paintBands(QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style);
void paintLines(QPainter& painter, const Panel& panel, Layer layer, const PanelFrame& frame,
                const FigureStyle& style);
void paintMarkers(QPainter& painter, const Panel& panel, Layer layer, const PanelFrame& frame,
                  const FigureStyle& style);
void paintCallouts(QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style);
void paintLegend(QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style);
void paintTitle(QPainter& painter, const std::string& title, const PanelFrame& frame,
                const FigureStyle& style);

} // namespace actiscope
