#include "ui/exporting/image_layout.h"

#include "ui/canvas/paint_figure.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace actiscope {

ImageLayout rasterLayout(const ImageSettings& settings) {
    const PixelSize px = pixelSize(settings);
    return {{px.width, px.height}, settings.dpi};
}

ImageLayout vectorLayout(const ImageSettings& settings) {
    if (settings.unit == "px")
        return rasterLayout(settings);
    constexpr double unitsPerInch = 10 * pointsPerInch; // fine enough for whole numbers
    const PhysicalSize mm = physicalSize(settings);
    const auto units = [](double length) {
        return std::max(1, static_cast<int>(std::lround(length / mmPerInch * unitsPerInch)));
    };
    return {{units(mm.widthMm), units(mm.heightMm)}, unitsPerInch};
}

FigureStyle imageStyle(const ImageSettings& settings, double unitsPerInch) {
    FigureStyle style;
    style.theme = settings.background == "dark" ? darkTheme() : lightTheme();
    if (settings.background == "transparent")
        style.theme.figure = Qt::transparent;
    style.fontPx = settings.fontSize / pointsPerInch * unitsPerInch;
    constexpr double normalWidth = 2; // of a curve, in line-width units
    style.lineUnitPx = settings.lineWidth / pointsPerInch * unitsPerInch / normalWidth;
    return style;
}

Figure figureFor(const Document& document, const ImageLayout& layout, const FigureStyle& style) {
    // Vector units are finer than any curve needs: as exact as a print of this many dots an inch.
    constexpr double finestDpi = 300;
    const double scale = std::min(1.0, finestDpi / layout.unitsPerInch);
    const double font = style.fontPx * scale;
    Figure figure = draw(document, {layout.size.width() * scale, layout.size.height() * scale, font});
    // The tick labels decide how much room is left for the plot, and that decides the ticks: two rounds
    // settle it.
    for (int round = 0; round < 2; ++round) {
        const QSizeF plot = plotSizeFor(figure, layout.size, style) * scale;
        figure = draw(document, {plot.width(), plot.height(), font});
    }
    return figure;
}

QString curveNames(const Figure& figure) {
    QStringList names;
    for (const auto& panel : figure.panels)
        for (const auto& entry : panel.legend.entries)
            names.append(QString::fromStdString(entry.text));
    return names.join(QStringLiteral(", "));
}

QString titleOf(const Figure& figure) {
    if (!figure.title.empty())
        return QString::fromStdString(figure.title);
    const QString curves = curveNames(figure);
    if (!curves.isEmpty())
        return curves;
    QStringList panels;
    for (const auto& panel : figure.panels)
        panels.append(QString::fromStdString(panel.title));
    return panels.join(QStringLiteral("; "));
}

} // namespace actiscope
