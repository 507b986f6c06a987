// Paints what stands in a panel with a plain painter: lines, dots, bands, legend, callouts.
#pragma once

#include "core/figure/figure.h"
#include "ui/canvas/figure_style.h"
#include "ui/canvas/panel_frame.h"

#include <QPainter>

namespace actiscope {

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
/// At the left, above the plot area; `left` is where the panel's place begins.
void paintPanelTitle(QPainter& painter, const Panel& panel, double left, const PanelFrame& frame,
                     const FigureStyle& style);

} // namespace actiscope
