// Draws a figure with any painter, by the same plot that the screen uses.
#pragma once

#include "core/figure/figure.h"
#include "ui/canvas/figure_style.h"

#include <QSizeF>

class QPainter;

namespace actiscope {

/// Size of the first panel's plot area when a figure is painted at `size` in this style; titled says whether it will
/// have a title, yLabelled and xLabelled whether the axes have labels.
struct FigureFrame {
    bool titled = false;
    bool xLabelled = false;
    bool yLabelled = false;
};
QSizeF plotSizeFor(QSizeF size, const FigureStyle& style, const FigureFrame& frame);

/// Paints at (0, 0) … size in the painter's logical units. `vector` keeps lines and text as such (SVG, PDF).
void paintFigure(QPainter& painter, const Figure& figure, QSizeF size, const FigureStyle& style, bool vector);

} // namespace actiscope
