// Draws a figure on any paint device, by the same plot that the screen uses.
#pragma once

#include "core/figure/figure.h"
#include "ui/canvas/figure_style.h"

#include <QPointF>
#include <QSize>

class QPaintDevice;

namespace actiscope {

/// The room that the figure's page draws for when the figure is painted at `size`: of one panel what is left
/// beside tick labels, axis labels and title, of several all. Sizes are in the device's own units.
QSizeF plotSizeFor(const Figure& figure, QSize size, const FigureStyle& style);

/// Paints a figure of this size with its top left corner at `origin`. `vector` keeps lines and text as such
/// (SVG, PDF).
void paintFigure(QPaintDevice& device, const Figure& figure, QSize size, const FigureStyle& style,
                 bool vector, QPointF origin = {});

} // namespace actiscope
