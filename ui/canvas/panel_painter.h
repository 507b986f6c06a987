// Paints what stands in a panel with a plain painter: lines, dots, bands, legend, callouts.
#pragma once

#include "core/figure/figure.h"
#include "ui/canvas/figure_style.h"
#include "ui/canvas/panel_frame.h"

#include <QPainter>

namespace actiscope {

enum class FontWeight { Normal, Strong };
QFont figureFont(const FigureStyle& style, double scale = 1, FontWeight weight = FontWeight::Normal);

/// One line: what ends lines and paragraphs, and other controls, are blanks.
QString figureText(const std::string& utf8);

/// The pen of a line of this width (in line-width units) and dash.
QPen figurePen(const QColor& colour, double width, Dash dash, const FigureStyle& style);

void paintBands(QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style);
void paintLines(QPainter& painter, const Panel& panel, Layer layer, const PanelFrame& frame,
                const FigureStyle& style);
void paintMarkers(QPainter& painter, const Panel& panel, Layer layer, const PanelFrame& frame,
                  const FigureStyle& style);
/// In the plot area or, where they are wider than half of it, anywhere in the whole figure.
void paintCallouts(QPainter& painter, const Panel& panel, const PanelFrame& frame, const QRectF& whole,
                   const FigureStyle& style);
void paintLegend(QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style);
void paintTitle(QPainter& painter, const std::string& title, const PanelFrame& frame,
                const FigureStyle& style);
/// At the ends of the axes: what the labels of the ticks share.
void paintTickUnits(QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style);
/// What a panel of this height keeps free for its title.
double panelTitleStrip(double height, const FigureStyle& style);
/// At the left, above the plot area; `outer` is the panel's place, which a long title does not leave.
void paintPanelTitle(QPainter& painter, const Panel& panel, const QRect& outer, const PanelFrame& frame,
                     const FigureStyle& style);

} // namespace actiscope
