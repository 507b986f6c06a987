#include "ui/canvas/panel_painter.h"

#include "ui/canvas/placement.h"
#include "ui/canvas/stroke.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

QVector<qreal> dashPattern(Dash dash) {
    switch (dash) {
    case Dash::Dashed:
        return {4, 2.5};
    case Dash::Dotted:
        return {1.3, 1.8};
    case Dash::DashDot:
        return {5, 2, 1.3, 2};
    case Dash::Solid:
        break;
    }
    return {};
}

void paintMark(QPainter& painter, MarkerShape shape, QPointF at, double radius) {
    const auto corner = [&](double x, double y) { return at + radius * QPointF(x, y); };
    switch (shape) {
    case MarkerShape::FilledDot:
    case MarkerShape::OpenDot:
        painter.drawEllipse(at, radius, radius);
        break;
    case MarkerShape::Square:
        painter.drawRect(QRectF(corner(-0.9, -0.9), corner(0.9, 0.9)));
        break;
    case MarkerShape::Diamond:
        painter.drawPolygon(QPolygonF({corner(0, -1.2), corner(1.2, 0), corner(0, 1.2), corner(-1.2, 0)}));
        break;
    case MarkerShape::Triangle:
        painter.drawPolygon(QPolygonF({corner(0, -1.2), corner(1.1, 0.8), corner(-1.1, 0.8)}));
        break;
    case MarkerShape::Cross:
        painter.drawLine(corner(-1, -1), corner(1, 1));
        painter.drawLine(corner(-1, 1), corner(1, -1));
        break;
    }
}

/// A box of text lines, the first one strong.
struct TextBox {
    QStringList lines;
    double lineHeight = 0;
    double width = 0;

    TextBox(const std::vector<std::string>& utf8, const FigureStyle& style) {
        const QFontMetricsF normal(figureFont(style));
        const QFontMetricsF strong(figureFont(style, 1, FontWeight::Strong));
        lineHeight = std::ceil(strong.height() * 1.15);
        for (const auto& line : utf8) {
            lines.append(figureText(line));
            width = std::max(width, (lines.size() == 1 ? strong : normal).horizontalAdvance(lines.back()));
        }
    }
    double height() const { return lineHeight * static_cast<double>(lines.size()); }
};

} // namespace

QFont figureFont(const FigureStyle& style, double scale, FontWeight weight) {
    QFont font(style.fontFamily);
    font.setStyleHint(QFont::SansSerif);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(style.fontPx * scale))));
    if (weight == FontWeight::Strong)
        font.setWeight(QFont::DemiBold);
    return font;
}

QString figureText(const std::string& utf8) {
    QString text = QString::fromStdString(utf8);
    for (QChar& c : text)
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    return text;
}

QPen figurePen(const QColor& colour, double width, Dash dash, const FigureStyle& style) {
    QPen pen(colour, width * style.lineUnitPx);
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(Qt::FlatCap);
    const auto pattern = dashPattern(dash);
    if (!pattern.isEmpty()) {
        pen.setStyle(Qt::CustomDashLine);
        pen.setDashPattern(pattern);
    }
    return pen;
}

void paintBands(QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style) {
    for (const auto& band : panel.bands) {
        const double left = frame.toDevice({band.from, 0}).x();
        const double right = frame.toDevice({band.to, 0}).x();
        painter.fillRect(QRectF(left, frame.plot.top(), right - left, frame.plot.height()),
                         colourOf(style.theme, band.paint));
    }
}

namespace {

/// The band of a curve that no line can follow: half a line wider than its values, like the line itself.
void paintSwings(QPainter& painter, const Line& line, const PanelFrame& frame, const QPen& pen) {
    const QPointF around(0, pen.widthF() / 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    for (std::size_t begin = 0; begin < line.swings.size();) {
        std::size_t end = begin;
        QPolygonF outline;
        for (; end < line.swings.size() && !std::isnan(line.swings[end].x); ++end)
            outline.append(frame.toDevice({line.swings[end].x, line.swings[end].high}) - around);
        for (std::size_t i = end; i-- > begin;)
            outline.append(frame.toDevice({line.swings[i].x, line.swings[i].low}) + around);
        painter.drawPolygon(outline);
        begin = end + 1;
    }
    painter.setBrush(Qt::NoBrush);
}

/// Qt's raster painter fills the outline of the whole polyline, in time that grows with the square of its
/// swings: it gets a long one in pieces, which round ends join.
void strokeInPieces(QPainter& painter, const QPolygonF& polyline) {
    constexpr qsizetype piece = 128;
    QPen pen = painter.pen();
    if (polyline.size() <= 2 * piece || painter.paintEngine()->type() != QPaintEngine::Raster) {
        painter.drawPolyline(polyline);
        return;
    }
    const bool solid = pen.style() == Qt::SolidLine;
    if (solid && pen.color().alpha() == 255)
        pen.setCapStyle(Qt::RoundCap);
    double way = 0;
    for (qsizetype begin = 0; begin + 1 < polyline.size(); begin += piece) {
        const QPolygonF part = polyline.mid(begin, piece + 1);
        if (!solid)
            pen.setDashOffset(way / pen.widthF());
        painter.setPen(pen);
        painter.drawPolyline(part);
        for (qsizetype i = 1; i < part.size(); ++i)
            way += QLineF(part[i - 1], part[i]).length();
    }
}

} // namespace

void paintLines(QPainter& painter, const Panel& panel, Layer layer, const PanelFrame& frame,
                const FigureStyle& style) {
    painter.setBrush(Qt::NoBrush);
    QPolygonF run;
    for (const auto& line : panel.lines) {
        if (line.layer != layer)
            continue;
        const QPen pen = figurePen(colourOf(style.theme, line.paint), line.width, line.dash, style);
        if (!line.swings.empty())
            paintSwings(painter, line, frame, pen);
        const bool bySegments = style.fastStrokes && line.paint.opacity == 1 && pen.widthF() > 1;
        const auto strokeRun = [&] {
            painter.setPen(pen);
            if (bySegments)
                strokeSegments(painter, run, dashPattern(line.dash));
            else
                strokeInPieces(painter, run);
            run.clear();
        };
        for (const Point& p : line.points) {
            if (std::isnan(p.x))
                strokeRun();
            else
                run.append(frame.toDevice(p));
        }
        strokeRun();
    }
}

void paintMarkers(QPainter& painter, const Panel& panel, Layer layer, const PanelFrame& frame,
                  const FigureStyle& style) {
    const double radius = 3.2 * style.lineUnitPx;
    const QColor paper = style.theme.figure.alpha() == 0 ? QColor(Qt::white) : style.theme.figure;
    for (const auto& marker : panel.markers) {
        if (marker.layer != layer)
            continue;
        const QColor colour = colourOf(style.theme, marker.paint);
        const double edge = 1.5 * style.lineUnitPx;
        double reach = radius * marker.size;
        painter.setPen(QPen(colour, edge));
        painter.setBrush(marker.shape == MarkerShape::OpenDot ? paper : colour);
        // On a screen the edge of what is filled is filled with it: a stroke takes longer than all the rest.
        if (style.fastStrokes &&
            (marker.shape == MarkerShape::FilledDot || marker.shape == MarkerShape::Square)) {
            painter.setPen(Qt::NoPen);
            reach += edge / 2;
        }
        paintMark(painter, marker.shape, frame.toDevice(marker.at), reach);
    }
}

void paintCallouts(QPainter& painter, const Panel& panel, const PanelFrame& frame, const QRectF& whole,
                   const FigureStyle& style) {
    const QColor background = style.theme.dark ? QColor("#e8ebf0") : QColor("#29303c");
    const QColor strong = style.theme.dark ? QColor("#12161c") : QColor("#ffffff");
    const QColor soft = style.theme.dark ? QColor("#3d4655") : QColor("#b9c4d6");
    const double padding = 0.75 * style.fontPx;
    const double distance = 1.2 * style.fontPx;
    for (const auto& callout : panel.callouts) {
        const TextBox box(callout.lines, style);
        const QSizeF size(box.width + 2 * padding, box.height() + padding);
        const QRectF& room = size.width() > frame.plot.width() / 2 ? whole : frame.plot;
        const QRectF rect = besidePoint(size, frame.toDevice(callout.at), room, distance);
        painter.setPen(Qt::NoPen);
        painter.setBrush(background);
        painter.drawRoundedRect(rect, 0.4 * style.fontPx, 0.4 * style.fontPx);
        double top = rect.top() + padding / 2;
        for (qsizetype i = 0; i < box.lines.size(); ++i) {
            painter.setFont(figureFont(style, 1, i == 0 ? FontWeight::Strong : FontWeight::Normal));
            painter.setPen(i == 0 ? strong : soft);
            painter.drawText(QRectF(rect.left() + padding, top, box.width + 1, box.lineHeight),
                             Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, box.lines[i]);
            top += box.lineHeight;
        }
    }
}

void paintLegend(QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style) {
    const Legend& legend = panel.legend;
    const bool atTop = legend.place.starts_with("top");
    const bool atLeft = legend.place.ends_with("left");
    const double gap = 1.1 * style.fontPx;
    const QFont font = figureFont(style);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    // In a small picture a note in the corner would stand in the curves: it joins the legend.
    constexpr double smallPlot = 40; // letters wide
    const bool legendShown = legend.visible && !legend.entries.empty();
    const bool noteInLegend = legendShown && frame.plot.width() < smallPlot * style.fontPx;
    if (!legend.note.empty() && !noteInLegend) {
        // In the upper corner that the legend leaves free.
        const bool noteAtLeft = legend.visible && atTop && !atLeft;
        painter.setPen(style.theme.mutedText);
        painter.drawText(QRectF(frame.plot.left() + gap, frame.plot.top() + gap / 2,
                                frame.plot.width() - 2 * gap, metrics.height() * 1.2),
                         (noteAtLeft ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter | Qt::TextDontClip,
                         figureText(legend.note));
    }
    if (!legendShown)
        return;
    const double padding = 0.8 * style.fontPx;
    const double sample = 2.2 * style.fontPx;
    const double rowHeight = std::ceil(metrics.height() * 1.35);
    double widest = 0;
    for (const auto& entry : legend.entries)
        widest = std::max(widest, metrics.horizontalAdvance(figureText(entry.text)));
    QRectF box(0, 0, widest + sample + 2.8 * padding,
               rowHeight * static_cast<double>(legend.entries.size()) + padding);
    if (noteInLegend && !legend.note.empty()) {
        box.setWidth(std::max(box.width(), metrics.horizontalAdvance(figureText(legend.note)) + 2 * padding));
        box.setHeight(box.height() + rowHeight);
    }
    box.moveLeft(atLeft ? frame.plot.left() + gap : frame.plot.right() - gap - box.width());
    box.moveTop(atTop ? frame.plot.top() + gap : frame.plot.bottom() - gap - box.height());
    QColor paper = style.theme.figure;
    if (paper.alpha() != 0)
        paper.setAlphaF(0.92F);
    painter.setPen(QPen(style.theme.grid.darker(style.theme.dark ? 60 : 108), style.lineUnitPx));
    painter.setBrush(paper);
    painter.drawRoundedRect(box, 0.4 * style.fontPx, 0.4 * style.fontPx);
    painter.setBrush(Qt::NoBrush); // in SVG the letters would inherit its opacity
    double middle = box.top() + padding / 2 + rowHeight / 2;
    for (const auto& entry : legend.entries) {
        painter.setPen(figurePen(colourOf(style.theme, entry.paint), 2, entry.dash, style));
        painter.drawLine(QPointF(box.left() + padding, middle),
                         QPointF(box.left() + padding + sample, middle));
        painter.setPen(style.theme.text);
        painter.drawText(
            QRectF(box.left() + 1.8 * padding + sample, middle - rowHeight / 2, widest + 1, rowHeight),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, figureText(entry.text));
        middle += rowHeight;
    }
    if (noteInLegend) {
        painter.setPen(style.theme.mutedText);
        painter.drawText(
            QRectF(box.left() + padding, middle - rowHeight / 2, box.width() - padding, rowHeight),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, figureText(legend.note));
    }
}

void paintTitle(QPainter& painter, const std::string& title, const PanelFrame& frame,
                const FigureStyle& style) {
    if (title.empty())
        return;
    const QFont font = figureFont(style, 1.2, FontWeight::Strong);
    const double height = QFontMetricsF(font).height();
    painter.setFont(font);
    painter.setPen(style.theme.text);
    painter.drawText(
        QRectF(0, frame.plot.top() - 1.5 * height, frame.plot.left() + frame.plot.right(), height * 1.2),
        Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextDontClip, figureText(title));
}

void paintTickUnits(QPainter& painter, const Panel& panel, const PanelFrame& frame,
                    const FigureStyle& style) {
    const QFont font = figureFont(style);
    const double height = QFontMetricsF(font).height();
    const double padding = 0.6 * style.fontPx; // as between the labels and the axis
    painter.setFont(font);
    painter.setPen(style.theme.mutedText);
    if (panel.xTicks && !panel.x.tickUnit.empty()) {
        const QRectF row(frame.plot.left(), frame.plot.bottom() + padding + height, frame.plot.width(),
                         height);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip,
                         figureText(panel.x.tickUnit));
    }
    if (panel.yTicks && !panel.y.tickUnit.empty()) {
        const QFontMetricsF metrics(font);
        // Over the labels; a longer one runs on above the plot area, where nobody else's room is.
        double labels = 0;
        for (const auto& tick : panel.y.ticks)
            labels = std::max(labels, metrics.horizontalAdvance(figureText(tick.label)));
        const double width = metrics.horizontalAdvance(figureText(panel.y.tickUnit));
        const double left = frame.plot.left() - padding - std::min(width, labels);
        painter.drawText(QRectF(left, frame.plot.top() - 1.6 * height, width + 1, height),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, figureText(panel.y.tickUnit));
    }
}

double panelTitleStrip(double height, const FigureStyle& style) {
    return std::clamp(height / style.fontPx / 6, 1.35, 1.9) * QFontMetricsF(figureFont(style)).height();
}

void paintPanelTitle(QPainter& painter, const Panel& panel, const QRect& outer, const PanelFrame& frame,
                     const FigureStyle& style) {
    if (panel.title.empty())
        return;
    const QFont font = figureFont(style, 1, FontWeight::Strong);
    const QFontMetricsF metrics(font);
    const double left = outer.left() + style.fontPx;
    const double room = outer.right() - left; // beyond it another panel begins
    const QString words = metrics.elidedText(figureText(panel.title), Qt::ElideRight, room);
    const bool aboveUnit = panel.yTicks && !panel.y.tickUnit.empty();
    const double top =
        frame.plot.top() - panelTitleStrip(outer.height(), style) - (aboveUnit ? metrics.height() : 0);
    const auto draw = [&](double x, const QString& what) {
        painter.drawText(QRectF(x, top, room, metrics.height()),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, what);
    };
    painter.setFont(font);
    painter.setPen(style.theme.text);
    draw(left, words);
    const double beyond = metrics.horizontalAdvance(words) + 0.8 * style.fontPx;
    const QString hint = figureText(panel.hint);
    if (hint.isEmpty() || !style.handles || beyond + metrics.horizontalAdvance(hint) > room)
        return;
    painter.setFont(figureFont(style));
    painter.setPen(style.theme.mutedText);
    draw(left + beyond, hint);
}

} // namespace actiscope
