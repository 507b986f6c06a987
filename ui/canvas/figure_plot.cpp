#include "ui/canvas/figure_plot.h"

#include "ui/canvas/out_of_memory.h"
#include "ui/canvas/shape_painter.h"
#include "ui/canvas/tick_room.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <new>

namespace actiscope {

namespace {

constexpr const char* curvesLayer = "curves";
constexpr const char* overlayLayer = "over";

/// Something of ours on a layer of the plot, clipped to a plot area or not.
class Painted : public QCPLayerable {
public:
    using Paint = std::function<void(QCPPainter&)>;

    Painted(QCustomPlot& plot, const QString& layer, const QCPAxisRect* clip, Paint paint)
        : QCPLayerable(&plot, layer), clip_(clip), paint_(std::move(paint)) {}

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    QRect clipRect() const override {
        // Half a line of air: a curve along the edge keeps its width.
        return clip_ ? clip_->rect().adjusted(-1, -1, 1, 1) : mParentPlot->viewport();
    }
    void draw(QCPPainter* painter) override { paint_(*painter); }

private:
    const QCPAxisRect* clip_;
    Paint paint_;
};

QPen thinPen(const QColor& colour, const FigureStyle& style) {
    return QPen(colour, std::max(1.0, style.lineUnitPx));
}

void styleAxis(QCPAxis& axis, const Axis& content, const FigureStyle& style, const Panel& panel,
               bool tickLabels, double lengthPx) {
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    const QFontMetricsF metrics(figureFont(style));
    for (const Tick& tick : ticksWithRoom(content, axis.orientation(), lengthPx, style)) {
        // The library makes a picture of each label, and there is none of what takes no room.
        const QString label = figureText(tick.label);
        ticker->addTick(tick.at, metrics.boundingRect(label).isEmpty() ? QString() : label);
    }
    axis.setTicker(ticker);
    axis.setScaleType(content.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis.setRange(content.minimum, content.maximum);
    axis.setTickLabels(tickLabels);
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
    const bool zeroLine = panel.zeroLines && !content.logarithmic;
    axis.grid()->setVisible(panel.grid || zeroLine);
    axis.grid()->setPen(panel.grid ? thinPen(style.theme.grid, style) : QPen(Qt::NoPen));
    axis.grid()->setZeroLinePen(zeroLine ? thinPen(style.theme.axis, style) : QPen(Qt::NoPen));
    axis.grid()->setAntialiased(false);
    axis.grid()->setAntialiasedZeroLine(false);
}

/// Grid, axes and titles come from these parts of a figure alone.
bool sameFrame(const Figure& a, const Figure& b) {
    const auto same = [](const Panel& p, const Panel& q) {
        return p.x == q.x && p.y == q.y && p.grid == q.grid && p.zeroLines == q.zeroLines &&
               p.title == q.title && p.hint == q.hint && p.place == q.place && p.xTicks == q.xTicks &&
               p.yTicks == q.yTicks && p.equalAspect == q.equalAspect;
    };
    return a.title == b.title &&
           std::equal(a.panels.begin(), a.panels.end(), b.panels.begin(), b.panels.end(), same);
}

template <class Element>
bool sameOn(Layer layer, const std::vector<Element>& a, const std::vector<Element>& b) {
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
}

bool sameData(const Panel& a, const Panel& b) {
    return sameOn(Layer::Data, a.lines, b.lines) && sameOn(Layer::Data, a.markers, b.markers) &&
           sameOn(Layer::Data, a.labels, b.labels) && a.bands == b.bands && a.bars == b.bars &&
           a.cells == b.cells && a.areas == b.areas;
}

bool sameOverlay(const Panel& a, const Panel& b) {
    return sameOn(Layer::Cursor, a.lines, b.lines) && sameOn(Layer::Cursor, a.markers, b.markers) &&
           sameOn(Layer::Cursor, a.labels, b.labels) && a.callouts == b.callouts && a.legend == b.legend &&
           a.handles == b.handles;
}

double figureTitleHeight(const Figure& figure, const FigureStyle& style) {
    return figure.title.empty() ? 0 : 1.9 * QFontMetricsF(figureFont(style)).height();
}

/// `height` is that of the panel with everything around it: a low one has less air.
QMargins panelMargins(const Panel& panel, double title, double height, const FigureStyle& style) {
    const QFontMetricsF metrics(figureFont(style));
    double labelWidth = panel.yTicks ? metrics.horizontalAdvance(QStringLiteral("−0.0")) : 0;
    if (panel.yTicks)
        for (const auto& tick : panel.y.ticks)
            labelWidth = std::max(labelWidth, metrics.horizontalAdvance(QString::fromStdString(tick.label)));
    labelWidth = std::max(labelWidth, metrics.horizontalAdvance(QString::fromStdString(panel.y.room)));
    const double labelHeight = metrics.height() + 0.6 * style.fontPx;
    const double left = panel.y.label.empty() ? 0 : labelHeight;
    const bool xUnit = panel.xTicks && !panel.x.tickUnit.empty();
    const double bottom = panel.x.label.empty() && !xUnit ? 0 : labelHeight;
    // Above the uppermost label, which may stand at the very end of the axis.
    const double unit = panel.yTicks && !panel.y.tickUnit.empty() ? metrics.height() : 0;
    const double air = style.fontPx * std::clamp(height / style.fontPx / 11, 0.5, 1.1);
    return {static_cast<int>(std::ceil(labelWidth + left + air)),
            static_cast<int>(std::ceil(air + title + unit)), static_cast<int>(std::ceil(1.4 * air)),
            static_cast<int>(std::ceil((panel.xTicks ? metrics.height() : 0) + bottom + air))};
}

/// Narrows the plot area until one unit is as long in x as in y.
QMargins withEqualAspect(QMargins margins, const Panel& panel, QSizeF place) {
    const double width = place.width() - margins.left() - margins.right();
    const double height = place.height() - margins.top() - margins.bottom();
    const double unit =
        std::min(width / (panel.x.maximum - panel.x.minimum), height / (panel.y.maximum - panel.y.minimum));
    const int spareX = static_cast<int>(std::max(0.0, width - unit * (panel.x.maximum - panel.x.minimum)));
    const int spareY = static_cast<int>(std::max(0.0, height - unit * (panel.y.maximum - panel.y.minimum)));
    return margins + QMargins(spareX / 2, 0, spareX - spareX / 2, spareY); // below: titles stay in line
}

/// What the axes and the title of a figure of one panel need around the plot area.
QMargins marginsFor(const Figure& figure, QSize size, const FigureStyle& style) {
    return panelMargins(figure.panels.empty() ? Panel() : figure.panels.front(),
                        figureTitleHeight(figure, style), size.height(), style);
}

} // namespace

QSizeF plotSizeFor(const Figure& figure, QSize size, const FigureStyle& style) {
    if (figure.panels.size() > 1)
        return QSizeF(size).expandedTo({1, 1});
    const QMargins margins = marginsFor(figure, size, style);
    return {std::max(1.0, static_cast<double>(size.width() - margins.left() - margins.right())),
            std::max(1.0, static_cast<double>(size.height() - margins.top() - margins.bottom()))};
}

FigurePlot::FigurePlot(QCustomPlot& plot) : plot_(plot), inset_(new QCPLayoutInset) {
    // Two buffers of our own above the library's: a drag repaints the upper two, a moving cursor only the
    // last.
    plot.addLayer(curvesLayer, plot.layer("overlay"));
    plot.addLayer(overlayLayer, plot.layer(curvesLayer));
    plot.layer(curvesLayer)->setMode(QCPLayer::lmBuffered);
    plot.layer(overlayLayer)->setMode(QCPLayer::lmBuffered);
    plot.setNoAntialiasingOnDrag(false);
    // The plot owns what is created on it.
    QCPAxisRect* first = plot.axisRect();
    plot.plotLayout()->take(first);
    plot.plotLayout()->addElement(0, 0, inset_);
    inset_->addElement(first, QRectF(0, 0, 1, 1));
    rects_.push_back(first);
    new Painted(plot, QStringLiteral("axes"), nullptr, [this](QCPPainter& painter) {
        attempt([&] {
            if (figure_.panels.size() == 1) {
                paintTitle(painter, figure_.title, frame(), style_);
            } else if (!figure_.panels.empty()) {
                PanelFrame whole;
                whole.plot = plot_.viewport();
                whole.plot.setTop(figureTitleHeight(figure_, style_));
                paintTitle(painter, figure_.title, whole, style_);
            }
        });
    });
    first->setAutoMargins(QCP::msNone);
    first->setBackground(Qt::NoBrush);
    addPainted(0);
}

FigurePlot::~FigurePlot() = default;

void FigurePlot::makePanels() {
    const std::size_t wanted = std::max<std::size_t>(1, figure_.panels.size());
    if (wanted == rects_.size())
        return;
    for (auto* painted : painted_)
        delete painted;
    painted_.clear();
    while (rects_.size() > wanted) {
        inset_->remove(rects_.back());
        rects_.pop_back();
    }
    while (rects_.size() < wanted) {
        auto* rect = new QCPAxisRect(&plot_);
        rect->setAutoMargins(QCP::msNone);
        rect->setBackground(Qt::NoBrush);
        // In a fixed order, which decides what is painted first: axes() lists them as their hash falls.
        for (const auto side : {QCPAxis::atBottom, QCPAxis::atLeft, QCPAxis::atTop, QCPAxis::atRight}) {
            QCPAxis* axis = rect->axis(side);
            axis->setVisible(side == QCPAxis::atBottom || side == QCPAxis::atLeft);
            axis->setLayer(QStringLiteral("axes"));
            axis->grid()->setLayer(QStringLiteral("grid"));
        }
        inset_->addElement(rect, QRectF(0, 0, 1, 1));
        rects_.push_back(rect);
    }
    for (std::size_t i = 0; i < wanted; ++i)
        addPainted(i);
    if (wanted > 1)
        addCallouts();
}

void FigurePlot::addPainted(std::size_t panel) {
    enum class Clip { PlotArea, Nothing };
    const auto add = [&](const char* layer, Clip clip, auto paint) {
        const QCPAxisRect* rect = clip == Clip::PlotArea ? rects_[panel] : nullptr;
        painted_.push_back(
            new Painted(plot_, QLatin1String(layer), rect, [this, panel, paint](QCPPainter& painter) {
                if (panel < figure_.panels.size())
                    attempt([&] { paint(painter, figure_.panels[panel], frame(panel), style_); });
            }));
    };
    add("axes", Clip::Nothing,
        [this, panel](QPainter& painter, const Panel& p, const PanelFrame& frame, const FigureStyle& style) {
            paintPanelTitle(painter, p, rects_[panel]->outerRect(), frame, style);
        });
    add("axes", Clip::Nothing, paintTickUnits);
    add(curvesLayer, Clip::PlotArea,
        [](QPainter& painter, const Panel& p, const PanelFrame& frame, const FigureStyle& style) {
            paintBands(painter, p, frame, style);
            paintCells(painter, p, frame, style);
            paintAreas(painter, p, frame, style);
            paintBars(painter, p, frame, style);
            paintLines(painter, p, Layer::Data, frame, style);
        });
    // Dots are whole, also on the edge of the plot area.
    add(curvesLayer, Clip::Nothing,
        [](QPainter& painter, const Panel& p, const PanelFrame& frame, const FigureStyle& style) {
            paintMarkers(painter, p, Layer::Data, frame, style);
            paintLabels(painter, p, Layer::Data, frame, style);
        });
    add(overlayLayer, Clip::Nothing,
        [](QPainter& painter, const Panel& p, const PanelFrame& frame, const FigureStyle& style) {
            paintLegend(painter, p, frame, style);
        });
    add(overlayLayer, Clip::PlotArea,
        [this](QPainter& painter, const Panel& p, const PanelFrame& frame, const FigureStyle& style) {
            paintLines(painter, p, Layer::Cursor, frame, style);
            paintMarkers(painter, p, Layer::Cursor, frame, style);
            if (figure_.panels.size() == 1)
                paintCallouts(painter, p, frame, frame.plot, style);
        });
    add(overlayLayer, Clip::Nothing,
        [this](QPainter& painter, const Panel& p, const PanelFrame& frame, const FigureStyle& style) {
            paintLabels(painter, p, Layer::Cursor, frame, style);
            paintHandles(painter, p, focused_, frame, style);
        });
}

void FigurePlot::addCallouts() {
    painted_.push_back(new Painted(plot_, QLatin1String(overlayLayer), nullptr, [this](QCPPainter& painter) {
        for (std::size_t i = 0; i < figure_.panels.size(); ++i)
            attempt([&] { paintCallouts(painter, figure_.panels[i], frame(i), plot_.viewport(), style_); });
    }));
}

void FigurePlot::attempt(const std::function<void()>& paint) {
    try {
        paint();
    } catch (const std::bad_alloc& failure) {
        isWhole_ = false;
        throwLater(failure, plot_);
    }
}

void FigurePlot::setStyle(const FigureStyle& style) {
    style_ = style;
    plot_.setBackground(QBrush(style.theme.figure));
    applyAxes();
    replotAll();
}

void FigurePlot::setSize(QSize size) {
    size_ = size;
    applyAxes();
}

void FigurePlot::setFigure(const Figure& figure) {
    if (!sameFrame(figure, figure_)) {
        figure_ = figure;
        makePanels();
        applyAxes();
        replotAll();
        return;
    }
    const Figure before = std::exchange(figure_, figure);
    const auto same = [&](auto sameParts) {
        return std::equal(before.panels.begin(), before.panels.end(), figure_.panels.begin(), sameParts);
    };
    if (!same(sameData))
        plot_.layer(curvesLayer)->replot();
    if (!same(sameOverlay))
        plot_.layer(overlayLayer)->replot();
}

PanelFrame FigurePlot::frame(std::size_t panel) const {
    // The library's own mapping, so that curves and ticks agree to the pixel.
    const QCPAxisRect& axes = *rects_[std::min(panel, rects_.size() - 1)];
    const QRect rect = axes.rect();
    const QCPAxis& x = *axes.axis(QCPAxis::atBottom);
    const QCPAxis& y = *axes.axis(QCPAxis::atLeft);
    PanelFrame frame{QRectF(rect.left(), rect.bottom() - rect.height(), rect.width(), rect.height()),
                     x.range().lower, x.range().upper, y.range().lower, y.range().upper};
    frame.xLogarithmic = x.scaleType() == QCPAxis::stLogarithmic;
    frame.yLogarithmic = y.scaleType() == QCPAxis::stLogarithmic;
    return frame;
}

void FigurePlot::setFocusedHandle(const std::string& id) {
    if (id == focused_)
        return;
    focused_ = id;
    plot_.layer(overlayLayer)->replot();
}

void FigurePlot::replotAll() {
    plot_.replot(QCustomPlot::rpQueuedRefresh);
}

void FigurePlot::applyAxes() {
    const bool single = figure_.panels.size() <= 1;
    if (figure_.panels.empty())
        rects_.front()->setMargins(marginsFor(figure_, size_, style_));
    const double title = figureTitleHeight(figure_, style_);
    // Above several panels the title has a strip of its own.
    const double strip = single ? 0 : std::min(0.5, title / std::max(1, size_.height()));
    for (std::size_t i = 0; i < figure_.panels.size(); ++i) {
        const Panel& panel = figure_.panels[i];
        QCPAxisRect& rect = *rects_[i];
        const QRectF place = single ? QRectF(0, 0, 1, 1)
                                    : QRectF(panel.place.left, strip + panel.place.top * (1 - strip),
                                             panel.place.width, panel.place.height * (1 - strip));
        inset_->setInsetRect(static_cast<int>(i), place);
        const double height = place.height() * size_.height();
        const double ownTitle = panel.title.empty() ? 0 : panelTitleStrip(height, style_);
        QMargins margins = panelMargins(panel, ownTitle + (single ? title : 0), height, style_);
        if (panel.equalAspect)
            margins = withEqualAspect(margins, panel, {place.width() * size_.width(), height});
        rect.setMargins(margins);
        styleAxis(*rect.axis(QCPAxis::atBottom), panel.x, style_, panel, panel.xTicks,
                  place.width() * size_.width() - margins.left() - margins.right());
        styleAxis(*rect.axis(QCPAxis::atLeft), panel.y, style_, panel, panel.yTicks,
                  height - margins.top() - margins.bottom());
    }
}

} // namespace actiscope
