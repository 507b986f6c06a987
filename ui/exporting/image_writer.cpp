#include "ui/exporting/image_writer.h"

#include "core/document/json.h"
#include "core/figure/csv.h"
#include "core/figure/pgfplots.h"
#include "ui/canvas/paint_figure.h"
#include "ui/exporting/metadata.h"

#include <fmt/format.h>

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSvgGenerator>

#include <cmath>

namespace actiscope {

namespace {

constexpr double mmPerInch = 25.4;
constexpr double pointsPerInch = 72;
// A vector image of a physical size is laid out in tenths of a point: fine enough for whole numbers.
constexpr double vectorUnitsPerInch = 720;

struct Layout {
    QSize size; ///< in units of the paint device
    double unitsPerInch = 96;
};

Layout rasterLayout(const ImageSettings& settings) {
    const PixelSize px = pixelSize(settings);
    return {{px.width, px.height}, settings.dpi};
}

Layout vectorLayout(const ImageSettings& settings) {
    if (settings.unit == "px")
        return rasterLayout(settings);
    const PhysicalSize mm = physicalSize(settings);
    const auto units = [](double length) {
        return std::max(1, static_cast<int>(std::lround(length / mmPerInch * vectorUnitsPerInch)));
    };
    return {{units(mm.widthMm), units(mm.heightMm)}, vectorUnitsPerInch};
}

FigureStyle styleOf(const ImageSettings& settings, double unitsPerInch) {
    FigureStyle style;
    style.theme = settings.background == "dark" ? darkTheme() : lightTheme();
    if (settings.background == "transparent")
        style.theme.figure = Qt::transparent;
    style.fontPx = settings.fontSize / pointsPerInch * unitsPerInch;
    constexpr double normalWidth = 2; // of a curve, in line-width units
    style.lineUnitPx = settings.lineWidth / pointsPerInch * unitsPerInch / normalWidth;
    return style;
}

/// The tick labels decide how much room is left for the plot, and that decides the ticks: two rounds settle
/// it.
Figure drawFor(const Document& document, const Layout& layout, const FigureStyle& style) {
    Figure figure = draw(document, layout.size.width(), layout.size.height());
    for (int round = 0; round < 2; ++round) {
        const QSizeF plot = plotSizeFor(figure, layout.size, style);
        figure = draw(document, plot.width(), plot.height());
    }
    return figure;
}

QImage paintImage(const Document& document, const Layout& layout) {
    QImage image(layout.size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const FigureStyle style = styleOf(document.image, layout.unitsPerInch);
    paintFigure(image, drawFor(document, layout, style), layout.size, style, false);
    return image;
}

tl::expected<QByteArray, std::string> rasterBytes(const Document& document, ExportFormat format) {
    const Layout layout = rasterLayout(document.image);
    QImage image = paintImage(document, layout);
    if (image.isNull())
        return tl::unexpected(std::string("there is not enough memory for an image of this size"));
    if (format == ExportFormat::Jpeg) { // which knows no transparency
        QImage opaque(image.size(), QImage::Format_RGB32);
        opaque.fill(Qt::white);
        QPainter(&opaque).drawImage(0, 0, image);
        image = opaque;
    }
    const int dotsPerMetre = static_cast<int>(std::lround(document.image.dpi / mmPerInch * 1000));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    constexpr int jpegQuality = 92;
    const bool png = format == ExportFormat::Png;
    if (!image.save(&buffer, png ? "PNG" : "JPEG", png ? -1 : jpegQuality))
        return tl::unexpected(std::string("the image could not be encoded"));
    const QByteArray session = QByteArray::fromStdString(toJson(document, true));
    return png ? pngWithSession(bytes, session) : jpegWithSession(bytes, session);
}

/// What the generator writes, with the exact physical size, fonts that exist elsewhere, and the session.
QByteArray finishedSvg(const QByteArray& generated, const Document& document, const Layout& layout) {
    QString svg = QString::fromUtf8(generated);
    const PhysicalSize mm = physicalSize(document.image);
    const QString size =
        document.image.unit == "px"
            ? QStringLiteral("width=\"%1\" height=\"%2\"").arg(layout.size.width()).arg(layout.size.height())
            : QStringLiteral("width=\"%1mm\" height=\"%2mm\"").arg(mm.widthMm).arg(mm.heightMm);
    static const QRegularExpression generatedSize(QStringLiteral("width=\"[^\"]*\" height=\"[^\"]*\""));
    const auto header = generatedSize.match(svg);
    svg.replace(header.capturedStart(), header.capturedLength(), size);
    svg.replace(QStringLiteral("font-family=\"Inter\""),
                QStringLiteral("font-family=\"Inter, 'DejaVu Sans', sans-serif\""));
    const QString metadata =
        QStringLiteral("<metadata>%1</metadata>\n")
            .arg(QString::fromUtf8(sessionElement(QByteArray::fromStdString(toJson(document, true)))));
    svg.insert(svg.indexOf(QStringLiteral("<defs>")), metadata);
    return svg.toUtf8();
}

QByteArray svgBytes(const Document& document) {
    const Layout layout = vectorLayout(document.image);
    const FigureStyle style = styleOf(document.image, layout.unitsPerInch);
    const Figure figure = drawFor(document, layout, style);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(layout.size);
    generator.setViewBox(QRect(QPoint(), layout.size));
    QStringList names;
    for (const auto& entry : figure.panels.front().legend.entries)
        names.append(QString::fromStdString(entry.text));
    generator.setTitle(figure.title.empty() ? names.join(QStringLiteral(", "))
                                            : QString::fromStdString(figure.title));
    generator.setDescription(
        QStringLiteral("Activation functions, drawn by Actiscope: %1").arg(names.join(QStringLiteral(", "))));
    paintFigure(generator, figure, layout.size, style, true);
    return finishedSvg(bytes, document, layout);
}

QByteArray pdfBytes(const Document& document) {
    const Layout layout = vectorLayout(document.image);
    const PhysicalSize mm = physicalSize(document.image);
    const FigureStyle style = styleOf(document.image, layout.unitsPerInch);
    const Figure figure = drawFor(document, layout, style);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(QStringLiteral("Actiscope"));
    writer.setTitle(QString::fromStdString(figure.title));
    writer.setResolution(static_cast<int>(std::lround(layout.unitsPerInch)));
    writer.setPageSize(
        QPageSize(QSizeF(mm.widthMm, mm.heightMm), QPageSize::Millimeter, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setDocumentXmpMetadata("<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                                  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">" +
                                  sessionElement(QByteArray::fromStdString(toJson(document, true))) +
                                  "</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    paintFigure(writer, figure, layout.size, style, true);
    return bytes;
}

} // namespace

tl::expected<ExportFormat, std::string> exportFormatOf(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    const std::pair<const char*, ExportFormat> formats[] = {
        {"png", ExportFormat::Png},     {"jpg", ExportFormat::Jpeg}, {"jpeg", ExportFormat::Jpeg},
        {"svg", ExportFormat::Svg},     {"pdf", ExportFormat::Pdf},  {"csv", ExportFormat::Csv},
        {"tex", ExportFormat::Pgfplots}};
    for (const auto& [name, format] : formats)
        if (suffix == QLatin1String(name))
            return format;
    return tl::unexpected(fmt::format(
        "'{}' does not say a format; allowed are .png, .svg, .pdf, .jpg, .csv and .tex", path.toStdString()));
}

tl::expected<QByteArray, std::string> exportBytes(const Document& document, ExportFormat format) {
    if (const auto ok = checkImageSize(document.image); !ok)
        return tl::unexpected(ok.error());
    switch (format) {
    case ExportFormat::Png:
    case ExportFormat::Jpeg:
        return rasterBytes(document, format);
    case ExportFormat::Svg:
        return svgBytes(document);
    case ExportFormat::Pdf:
        return pdfBytes(document);
    case ExportFormat::Csv:
    case ExportFormat::Pgfplots:
        break;
    }
    const PhysicalSize mm = physicalSize(document.image);
    // As many ticks as the letters of a paper leave room for.
    constexpr double unitsPerMm = 6;
    const Figure figure =
        draw(document, mm.widthMm * unitsPerMm, mm.heightMm * unitsPerMm, format == ExportFormat::Csv);
    return QByteArray::fromStdString(
        format == ExportFormat::Csv ? toCsv(figure) : toPgfplots(figure, {mm.widthMm, mm.heightMm}));
}

QImage exportImage(const Document& document, int widthPx, int heightPx) {
    const PhysicalSize mm = physicalSize(document.image);
    return paintImage(document,
                      {{std::max(1, widthPx), std::max(1, heightPx)}, widthPx / (mm.widthMm / mmPerInch)});
}

tl::expected<void, std::string> writeWhole(const QString& path, const QByteArray& bytes) {
    const auto refused = [&](const QString& why) {
        return tl::unexpected(
            fmt::format("cannot write '{}': {}", path.toStdString(), why.toLower().toStdString()));
    };
    if (QFileInfo(path).isDir())
        return refused(QStringLiteral("it is a folder"));
    if (!QFileInfo(path).absoluteDir().exists())
        return refused(QStringLiteral("there is no folder '%1'").arg(QFileInfo(path).path()));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return refused(file.errorString());
    if (file.write(bytes) != bytes.size() || !file.commit())
        return refused(file.errorString());
    return {};
}

tl::expected<void, std::string> exportFile(const Document& document, const QString& path) {
    const auto format = exportFormatOf(path);
    if (!format)
        return tl::unexpected(format.error());
    const auto bytes = exportBytes(document, *format);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return writeWhole(path, *bytes);
}

} // namespace actiscope
