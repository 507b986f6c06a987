// The one place that turns a figure into QCustomPlot: axes, ticks and grid are the library's, everything in
// the plot areas is painted by panel_painter and shape_painter on its layers.
#pragma once

#include "ui/canvas/paint_figure.h"
#include "ui/canvas/panel_painter.h"

#include <QSize>

#include <functional>
#include <vector>

class QCustomPlot;
class QCPAxisRect;
class QCPLayerable;
class QCPLayoutInset;

namespace actiscope {

/// Shows a figure in a plot, each panel in its place. Three paint buffers: grid and axes, the curves, and
/// legend with cursor and handles; each is repainted only when what it shows has changed.
class FigurePlot {
public:
    explicit FigurePlot(QCustomPlot& plot);
    ~FigurePlot();

    void setStyle(const FigureStyle& style);
    const FigureStyle& style() const { return style_; }

    void setFigure(const Figure& figure);
    const Figure& figure() const { return figure_; }

    /// The size that the figure is laid out for.
    void setSize(QSize size);

    /// Where the data of a panel lies on the widget now.
    PanelFrame frame(std::size_t panel = 0) const;

    /// The handle with this id wears the ring of the focus; empty: none.
    void setFocusedHandle(const std::string& id);

    /// Repaints everything, after a change of size or style.
    void replotAll();

    /// Memory has never been short for a part of what was painted.
    bool isWhole() const { return isWhole_; }

private:
    void makePanels();
    void addPainted(std::size_t panel);
    /// Of several panels: over their handles, and over the panels beside them.
    void addCallouts();
    void applyAxes();
    /// Paints; an exception would leave the library in the middle of a replot, and it would never begin
    /// another.
    void attempt(const std::function<void()>& paint);

    QCustomPlot& plot_;
    QCPLayoutInset* inset_; ///< the plot's; holds an axis rect a panel
    std::vector<QCPAxisRect*> rects_;
    std::vector<QCPLayerable*> painted_;
    FigureStyle style_;
    Figure figure_;
    QSize size_{1, 1};
    std::string focused_;
    bool isWhole_ = true;
};

} // namespace actiscope
