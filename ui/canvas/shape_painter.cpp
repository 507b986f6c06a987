#include "ui/canvas/shape_painter.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <QStaticText>
#include <QTransform>

#include <algorithm>
#include <array>
#include <cmath>

namespace actiscope {

namespace {

/// Letters that can be read on this colour, which may be see-through.
QColor lettersOn(const QColor& colour, const FigureStyle& style) {
    const QColor paper = style.theme.figure.alpha() == 0 ? QColor(Qt::white) : style.theme.figure;
    const double a = colour.alphaF();
    const auto light = [](double r, double g, double b) { return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const double seen = a * light(colour.redF(), colour.greenF(), colour.blueF()) +
                        (1 - a) * light(paper.redF(), paper.greenF(), paper.blueF());
    constexpr double middle = 0.52;
    return seen > middle ? QColor("#1c232e") : QColor(Qt::white);
}

/// From large letters: those of a small size depend in their last digits on what else the process has drawn
/// with the font, and the same document is to be the same file.
QPainterPath outlines(const QString& words, QFont font) {
    constexpr int large = 1000;
    const double scale = static_cast<double>(font.pixelSize()) / large;
    font.setPixelSize(large);
    QPainterPath letters;
    letters.addText(QPointF(), font, words);
    return QTransform::fromScale(scale, scale).map(letters);
}

enum class Rim { None, Paper };

/// Paper around the letters, so that words can be read where a curve crosses them. A file gets outlines; on a
/// screen they are too slow for a drag, and the words drawn around themselves look the same.
void paintRim(QPainter& painter, const QRectF& box, const QString& words, const FigureStyle& style) {
    const double radius = 0.14 * style.fontPx;
    if (!style.fastStrokes) {
        const QPointF start(box.left(), box.top() + QFontMetricsF(painter.font()).ascent());
        painter.strokePath(outlines(words, painter.font()).translated(start),
                           QPen(style.theme.figure, 2 * radius, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        return;
    }
    const QPen ink = painter.pen();
    painter.setPen(style.theme.figure);
    QStaticText text(words);
    text.setTextFormat(Qt::PlainText);
    text.setPerformanceHint(QStaticText::AggressiveCaching);
    constexpr std::array around{QPointF(1, 0),  QPointF(0.7, 0.7),   QPointF(0, 1),  QPointF(-0.7, 0.7),
                                QPointF(-1, 0), QPointF(-0.7, -0.7), QPointF(0, -1), QPointF(0.7, -0.7)};
    for (const QPointF& direction : around)
        painter.drawStaticText(box.topLeft() + radius * direction, text);
    painter.setPen(ink);
}

void drawWords(QPainter& painter, QPointF at, const QString& words, TextAlign align, TextSide side,
               const FigureStyle& style, Rim rim = Rim::None) {
    const double gap = 0.35 * style.fontPx;
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(words);
    double left = at.x() - width / 2;
    if (align != TextAlign::Centre)
        left = align == TextAlign::Left ? at.x() + gap : at.x() - width - gap;
    double top = at.y() - metrics.height() / 2;
    if (side != TextSide::Middle)
        top = side == TextSide::Above ? at.y() - gap - metrics.height() : at.y() + gap;
    const QRectF box(left, top, width + 1, metrics.height());
    if (rim == Rim::Paper && style.theme.figure.alpha() != 0)
        paintRim(painter, box, words, style);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, words);
}

} // namespace

void paintCells(QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style) {
    const double air = std::min(2.0, 0.04 * frame.plot.height());
    painter.setFont(figureFont(style));
    const QFontMetricsF metrics(painter.font());
    for (const auto& cell : panel.cells) {
        const QRectF whole = QRectF(frame.toDevice({cell.xMinimum, cell.yMaximum}),
                                    frame.toDevice({cell.xMaximum, cell.yMinimum}));
        const QRectF box = whole.width() > 8 * air ? whole.adjusted(air, air, -air, -air) : whole;
        const QColor colour = colourOf(style.theme, cell.paint);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        const double corner = whole.width() > 8 * air ? 0.2 * style.fontPx : 0;
        painter.drawRoundedRect(box, corner, corner);
        painter.setBrush(Qt::NoBrush);
        const QString words = figureText(cell.text);
        if (words.isEmpty() || metrics.horizontalAdvance(words) > box.width() ||
            metrics.height() > box.height())
            continue;
        painter.setPen(lettersOn(colour, style));
        painter.drawText(box, Qt::AlignCenter, words);
    }
}

void paintAreas(QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style) {
    for (const auto& area : panel.areas) {
        QPolygonF polygon;
        for (const Point& corner : area.corners)
            polygon.append(frame.toDevice(corner));
        painter.setBrush(colourOf(style.theme, area.fill));
        painter.setPen(area.edgeWidth > 0
                           ? figurePen(colourOf(style.theme, area.edge), area.edgeWidth, Dash::Solid, style)
                           : QPen(Qt::NoPen));
        painter.drawPolygon(polygon);
        painter.setBrush(Qt::NoBrush);
    }
}

void paintBars(QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style) {
    for (const auto& bar : panel.bars) {
        const double low = std::clamp(bar.from, frame.yMinimum, frame.yMaximum);
        const double high = std::clamp(bar.to, frame.yMinimum, frame.yMaximum);
        const QRectF box = QRectF(frame.toDevice({bar.at - bar.width / 2, high}),
                                  frame.toDevice({bar.at + bar.width / 2, low}))
                               .normalized();
        const QColor colour = colourOf(style.theme, bar.paint);
        QColor inside = colour;
        inside.setAlphaF(static_cast<float>(colour.alphaF() * bar.fill));
        painter.setPen(Qt::NoPen);
        painter.setBrush(inside);
        const double corner = std::min(0.2 * style.fontPx, box.height() / 2);
        painter.drawRoundedRect(box, corner, corner);
        painter.setBrush(Qt::NoBrush);
        if (!bar.edge)
            continue;
        const double y = frame.toDevice({bar.at, high}).y();
        const double beyond = 0.05 * box.width();
        painter.setPen(figurePen(colour, 3, Dash::Solid, style));
        painter.drawLine(QPointF(box.left() - beyond, y), QPointF(box.right() + beyond, y));
    }
}

void paintLabels(QPainter& painter, const Panel& panel, Layer layer, const PanelFrame& frame,
                 const FigureStyle& style) {
    if (layer == Layer::Data) {
        painter.setFont(figureFont(style));
        painter.setPen(style.theme.text);
        // Above an edge line, and above a handle where there is one.
        const double room = panel.handles.empty() || !style.handles ? 0 : 0.45 * style.fontPx;
        for (const auto& bar : panel.bars) {
            if (bar.label.empty())
                continue;
            const bool down = bar.to < bar.from;
            const double y = std::clamp(bar.to, frame.yMinimum, frame.yMaximum);
            const QPointF end = frame.toDevice({bar.at, y}) + QPointF(0, down ? room : -room);
            drawWords(painter, end, figureText(bar.label), TextAlign::Centre,
                      down ? TextSide::Below : TextSide::Above, style);
        }
    }
    for (const auto& label : panel.labels) {
        if (label.layer != layer)
            continue;
        painter.setFont(figureFont(style, 1, label.strong ? FontWeight::Strong : FontWeight::Normal));
        painter.setPen(colourOf(style.theme, label.paint));
        drawWords(painter, frame.toDevice(label.at), figureText(label.text), label.align, label.side, style,
                  Rim::Paper);
    }
}

void paintHandles(QPainter& painter, const Panel& panel, const std::string& focused, const PanelFrame& frame,
                  const FigureStyle& style) {
    if (!style.handles)
        return;
    const QColor paper = style.theme.figure.alpha() == 0 ? QColor(Qt::white) : style.theme.figure;
    const double radius = 5.5 * style.lineUnitPx;
    for (const auto& handle : panel.handles) {
        const QPointF at = frame.toDevice(handle.at);
        if (!frame.plot.adjusted(-1, -1, 1, 1).contains(at))
            continue;
        if (handle.id == focused) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(style.theme.text, 1.5 * style.lineUnitPx));
            painter.drawEllipse(at, 1.8 * radius, 1.8 * radius);
        }
        painter.setPen(QPen(colourOf(style.theme, handle.paint), 2 * style.lineUnitPx));
        painter.setBrush(paper);
        painter.drawEllipse(at, radius, radius);
        painter.setBrush(Qt::NoBrush);
    }
}

} // namespace actiscope
