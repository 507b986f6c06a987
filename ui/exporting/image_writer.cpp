#include "ui/exporting/image_writer.h"

#include "core/document/drawing_check.h"
#include "core/fields/quote.h"
#include "core/figure/csv.h"
#include "core/figure/pgfplots.h"
#include "ui/exporting/image_layout.h"
#include "ui/exporting/pdf_writer.h"
#include "ui/exporting/raster_writer.h"
#include "ui/exporting/svg_writer.h"

#include <fmt/format.h>

#include <QFileInfo>

#include <utility>

namespace actiscope {

namespace {

PlotSize dataSize(const Document& document) {
    constexpr double dpi = 150; // as exact as TeX draws
    const PhysicalSize mm = physicalSize(document.image);
    return {mm.widthMm / mmPerInch * dpi, mm.heightMm / mmPerInch * dpi,
            document.image.fontSize / pointsPerInch * dpi};
}

QByteArray dataBytes(const Document& document, ExportFormat format) {
    const PhysicalSize mm = physicalSize(document.image);
    const PlotSize size = dataSize(document);
    if (format == ExportFormat::Csv)
        return QByteArray::fromStdString(toCsv(draw(document, size, true)));
    return QByteArray::fromStdString(toPgfplots(draw(document, size), {mm.widthMm, mm.heightMm}));
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
    return tl::unexpected(
        fmt::format("{} does not end in a known format; allowed are .png, .svg, .pdf, .jpg, .csv "
                    "and .tex",
                    quotePath(path.toStdString())));
}

tl::expected<QByteArray, std::string> exportBytes(const Document& document, ExportFormat format) {
    if (const auto ok = checkImageSize(document.image); !ok)
        return tl::unexpected(ok.error());
    if (const auto ok = checkDrawing(document); !ok)
        return tl::unexpected(ok.error());
    switch (format) {
    case ExportFormat::Png:
        return rasterBytes(document, RasterFormat::Png);
    case ExportFormat::Jpeg:
        return rasterBytes(document, RasterFormat::Jpeg);
    case ExportFormat::Svg:
        return svgBytes(document);
    case ExportFormat::Pdf:
        return pdfBytes(document);
    case ExportFormat::Csv:
    case ExportFormat::Pgfplots:
        break;
    }
    return dataBytes(document, format);
}

std::string exportNote(const Document& document) {
    // Others draw the same whatever it costs.
    return shownPage(document).id == "curves" ? draw(document, dataSize(document)).note : std::string();
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
