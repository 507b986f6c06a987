#include "ui/canvas/figure_plot.h"

#include <qcustomplot.h>

#include <cmath>

namespace actiscope {

namespace {

constexpr const char* curvesLayer = "curves";
constexpr const char* overlayLayer = "over";

/// Something of ours on a layer of the plot.
class Painted : public QCPLayerable {
public:
    using Paint = std::function<void(QCPPainter&)>;

    Painted(QCustomPlot& plot, const QString& layer, bool clipped, Paint paint)
        : QCPLayerable(&plot, layer), clipped_(clipped), paint_(std::move(paint)) {}

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    QRect clipRect() const override {
        // Half a line of air: a curve along the edge keeps its width.
        const QRect plot = mParentPlot->axisRect()->rect();
        return clipped_ ? plot.adjusted(-1, -1, 1, 1) : mParentPlot->viewport();
    }
    void draw(QCPPainter* painter) override { paint_(*painter); }

private:
    bool clipped_;
    Paint paint_;
};

QPen thinPen(const QColor& colour, const FigureStyle& style) {
    return QPen(colour, std::max(1.0, style.lineUnitPx));
}

void styleAxis(QCPAxis& axis, const Axis& content, const FigureStyle& style, bool grid, bool zeroLine) {
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (const auto& tick : content.ticks)
        ticker->addTick(tick.at, QString::fromStdString(tick.label));
    axis.setTicker(ticker);
    axis.setRange(content.minimum, content.maximum);
    axis.setLabel(QString::fromStdString(content.label));
    axis.setLabelFont(figureFont(style));
    axis.setTickLabelFont(figureFont(style));
    axis.setLabelColor(style.theme.text);
    axis.setTickLabelColor(style.theme.mutedText);
    axis.setBasePen(Qt::NoPen);
    axis.setTickPen(Qt::NoPen);
    axis.setSubTicks(false);
    axis.setTickLabelPadding(static_cast<int>(std::lround(0.6 * style.fontPx)));
    axis.setLabelPadding(static_cast<int>(std::lround(0.35 * style.fontPx)));
    axis.grid()->setVisible(grid || zeroLine);
    axis.grid()->setPen(grid ? thinPen(style.theme.grid, style) : QPen(Qt::NoPen));
    axis.grid()->setZeroLinePen(zeroLine ? thinPen(style.theme.axis, style) : QPen(Qt::NoPen));
    axis.grid()->setAntialiased(false);
    axis.grid()->setAntialiasedZeroLine(false);
}

/// Grid, axes and title come from these parts of a figure alone.
bool sameFrame(const Figure& a, const Figure& b) {
    if (a.title != b.title || a.panels.size() != b.panels.size())
        return false;
    if (a.panels.empty())
        return true;
    const Panel& p = a.panels.front();
    const Panel& q = b.panels.front();
    return p.x == q.x && p.y == q.y && p.grid == q.grid && p.zeroLines == q.zeroLines;
}

} // namespace

QMargins marginsFor(const Figure& figure, const FigureStyle& style) {
    const QFontMetricsF metrics(figureFont(style));
    double labelWidth = metrics.horizontalAdvance(QStringLiteral("−0.0"));
    double left = 0;
    double bottom = 0;
    if (!figure.panels.empty()) {
        const Panel& panel = figure.panels.front();
        for (const auto& tick : panel.y.ticks)
            labelWidth = std::max(labelWidth, metrics.horizontalAdvance(QString::fromStdString(tick.label)));
        const double labelHeight = metrics.height() + 0.6 * style.fontPx;
        left = panel.y.label.empty() ? 0 : labelHeight;
        bottom = panel.x.label.empty() ? 0 : labelHeight;
    }
    const double air = 1.1 * style.fontPx;
    const double title = figure.title.empty() ? 0 : 1.9 * metrics.height();
    return {static_cast<int>(std::ceil(labelWidth + left + air)), static_cast<int>(std::ceil(air + title)),
            static_cast<int>(std::ceil(1.4 * air)),
            static_cast<int>(std::ceil(metrics.height() + bottom + air))};
}

FigurePlot::FigurePlot(QCustomPlot& plot) : plot_(plot) {
    // Two buffers of our own above the library's: a drag repaints the upper two, a moving cursor only the
    // last.
    plot.addLayer(curvesLayer, plot.layer("overlay"));
    plot.addLayer(overlayLayer, plot.layer(curvesLayer));
    plot.layer(curvesLayer)->setMode(QCPLayer::lmBuffered);
    plot.layer(overlayLayer)->setMode(QCPLayer::lmBuffered);
    plot.axisRect()->setAutoMargins(QCP::msNone);
    plot.axisRect()->setBackground(Qt::NoBrush);
    plot.setNoAntialiasingOnDrag(false);

    // The plot owns what is created on it.
    const auto add = [&](const char* layer, bool clipped, auto paint) {
        new Painted(plot, QLatin1String(layer), clipped, [this, paint](QCPPainter& painter) {
            if (!figure_.panels.empty())
                paint(painter, figure_.panels.front(), frame(), style_);
        });
    };
    add("axes", false,
        [this](QPainter& painter, const Panel&, const PanelFrame& frame, const FigureStyle& style) {
            paintTitle(painter, figure_.title, frame, style);
        });
    add(curvesLayer, true,
        [](QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style) {
            paintBands(painter, panel, frame, style);
            paintLines(painter, panel, Layer::Data, frame, style);
        });
    // Dots are whole, also on the edge of the plot area.
    add(curvesLayer, false,
        [](QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style) {
            paintMarkers(painter, panel, Layer::Data, frame, style);
        });
    add(overlayLayer, false,
        [](QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style) {
            paintLegend(painter, panel, frame, style);
        });
    add(overlayLayer, true,
        [](QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style) {
            paintLines(painter, panel, Layer::Cursor, frame, style);
            paintMarkers(painter, panel, Layer::Cursor, frame, style);
            paintCallouts(painter, panel, frame, style);
        });
}

void FigurePlot::setStyle(const FigureStyle& style) {
    style_ = style;
    plot_.setBackground(QBrush(style.theme.figure));
    applyAxes();
    replotAll();
}

void FigurePlot::setFigure(const Figure& figure) {
    const bool frameChanged = !sameFrame(figure, figure_);
    const auto panelOf = [](const Figure& f) { return f.panels.empty() ? Panel() : f.panels.front(); };
    const Panel before = panelOf(figure_);
    figure_ = figure;
    if (frameChanged) {
        applyAxes();
        replotAll();
        return;
    }
    const Panel& now = figure_.panels.empty() ? before : figure_.panels.front();
    const auto differs = [&](Layer layer) {
        const auto sameElements = [&](const auto& a, const auto& b) {
            auto i = a.begin();
            auto k = b.begin();
            const auto skip = [&](auto& it, const auto& list) {
                while (it != list.end() && it->layer != layer)
                    ++it;
            };
            for (skip(i, a), skip(k, b); i != a.end() && k != b.end(); skip(++i, a), skip(++k, b))
                if (!(*i == *k))
                    return false;
            return i == a.end() && k == b.end();
        };
        return !sameElements(before.lines, now.lines) || !sameElements(before.markers, now.markers);
    };
    if (differs(Layer::Data) || before.bands != now.bands)
        plot_.layer(curvesLayer)->replot();
    if (differs(Layer::Cursor) || before.callouts != now.callouts || before.legend != now.legend)
        plot_.layer(overlayLayer)->replot();
}

PanelFrame FigurePlot::frame() const {
    // The library's own mapping, so that curves and ticks agree to the pixel.
    const QRect rect = plot_.axisRect()->rect();
    const QCPRange x = plot_.xAxis->range();
    const QCPRange y = plot_.yAxis->range();
    return {QRectF(rect.left(), rect.bottom() - rect.height(), rect.width(), rect.height()), x.lower, x.upper,
            y.lower, y.upper};
}

void FigurePlot::replotAll() {
    plot_.replot(QCustomPlot::rpQueuedRefresh);
}

void FigurePlot::applyAxes() {
    plot_.axisRect()->setMargins(marginsFor(figure_, style_));
    if (figure_.panels.empty())
        return;
    const Panel& panel = figure_.panels.front();
    styleAxis(*plot_.xAxis, panel.x, style_, panel.grid, panel.zeroLines);
    styleAxis(*plot_.yAxis, panel.y, style_, panel.grid, panel.zeroLines);
}

} // namespace actiscope
