#include "ui/exporting/image_writer.h"

#include "core/document/drawing_check.h"
#include "core/fields/quote.h"
#include "core/figure/csv.h"
#include "core/figure/pgfplots.h"
#include "core/text/say.h"
#include "ui/exporting/image_layout.h"
#include "ui/exporting/pdf_writer.h"
#include "ui/exporting/raster_writer.h"
#include "ui/exporting/svg_writer.h"

#include <fmt/format.h>

#include <QFileInfo>

#include <utility>

namespace actiscope {

namespace {

Exported exportedData(const Document& document, ExportFormat format) {
    constexpr double dpi = 150; // as exact as TeX draws
    const PhysicalSize mm = physicalSize(document.image);
    const PlotSize size{mm.widthMm / mmPerInch * dpi, mm.heightMm / mmPerInch * dpi,
                        document.image.fontSize / pointsPerInch * dpi};
    const bool csv = format == ExportFormat::Csv;
    const Figure figure = draw(document, size, csv);
    const std::string text = csv ? toCsv(figure) : toPgfplots(figure, {mm.widthMm, mm.heightMm});
    return {QByteArray::fromStdString(text), figure.note};
}

tl::expected<QByteArray, std::string> imageBytes(const Document& document, const Figure& figure,
                                                 ExportFormat format) {
    if (format == ExportFormat::Svg)
        return svgBytes(document, figure);
    if (format == ExportFormat::Pdf)
        return pdfBytes(document, figure);
    return rasterBytes(document, figure,
                       format == ExportFormat::Png ? RasterFormat::Png : RasterFormat::Jpeg);
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
    return tl::unexpected(say("{} does not end in a known format; allowed are .png, .svg, .pdf, .jpg, .csv "
                              "and .tex",
                              quotePath(path.toStdString())));
}

tl::expected<Exported, std::string> exportBytes(const Document& document, ExportFormat format) {
    if (const auto ok = checkImageSize(document.image); !ok)
        return tl::unexpected(ok.error());
    if (const auto ok = checkDrawing(document); !ok)
        return tl::unexpected(ok.error());
    if (format == ExportFormat::Csv || format == ExportFormat::Pgfplots)
        return exportedData(document, format);
    const bool vector = format == ExportFormat::Svg || format == ExportFormat::Pdf;
    const ImageLayout layout = vector ? vectorLayout(document.image) : rasterLayout(document.image);
    const Figure figure = figureFor(document, layout, imageStyle(document.image, layout.unitsPerInch));
    auto bytes = imageBytes(document, figure, format);
    if (!bytes)
        return tl::unexpected(std::move(bytes.error()));
    return Exported{std::move(*bytes), figure.note};
}

tl::expected<void, std::string> exportFile(const Document& document, const QString& path) {
    const auto format = exportFormatOf(path);
    if (!format)
        return tl::unexpected(format.error());
    const auto exported = exportBytes(document, *format);
    if (!exported)
        return tl::unexpected(exported.error());
    return writeWhole(path, exported->bytes);
}

} // namespace actiscope
