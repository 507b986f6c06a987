#include "ui/canvas/paint_figure.h"

#include "ui/canvas/figure_plot.h"

#include <qcustomplot.h>

#include <new>

namespace actiscope {

void paintFigure(QPaintDevice& device, const Figure& figure, QSize size, const FigureStyle& style,
                 bool vector, QPointF origin) {
    QCustomPlot plot;
    plot.setBufferDevicePixelRatio(1);
    FigurePlot shown(plot);
    shown.setStyle(style);
    shown.setFigure(figure);
    shown.setSize(size);
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmNoCaching);
    if (vector) {
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNonCosmetic);
    }
    painter.translate(origin);
    plot.toPainter(&painter, size.width(), size.height());
    if (!shown.isWhole())
        throw std::bad_alloc();
}

} // namespace actiscope
