// The one place that turns a figure into QCustomPlot: axes, ticks and grid are the library's, everything in
// the plot area is painted by panel_painter on its layers.
#pragma once

#include "ui/canvas/panel_painter.h"

#include <QMargins>

class QCustomPlot;
class QCPLayerable;

namespace actiscope {

/// What the axes of this figure need around the plot area.
QMargins marginsFor(const Figure& figure, const FigureStyle& style);

/// Shows the first panel of a figure in a plot. Three paint buffers: grid and axes, the curves, and legend
/// with cursor; each is repainted only when what it shows has changed.
class FigurePlot {
public:
    explicit FigurePlot(QCustomPlot& plot);

    void setStyle(const FigureStyle& style);
    const FigureStyle& style() const { return style_; }

    void setFigure(const Figure& figure);
    const Figure& figure() const { return figure_; }

    /// Where the data lies on the widget now.
    PanelFrame frame() const;

    /// Repaints everything, after a change of size or style.
    void replotAll();

private:
    void applyAxes();

    QCustomPlot& plot_;
    FigureStyle style_;
    Figure figure_;
};

} // namespace actiscope
