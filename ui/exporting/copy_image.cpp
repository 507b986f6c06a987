#include "ui/exporting/copy_image.h"

#include "ui/exporting/image_writer.h"

#include <QImage>

namespace actiscope {

tl::expected<std::unique_ptr<QMimeData>, std::string> imageForClipboard(const Document& document) {
    const auto png = exportBytes(document, ExportFormat::Png);
    const auto svg = exportBytes(document, ExportFormat::Svg);
    if (!png || !svg)
        return tl::unexpected(png ? svg.error() : png.error());
    auto data = std::make_unique<QMimeData>();
    // As a decoded image too, for systems whose clipboard knows no PNG.
    data->setImageData(QImage::fromData(png->bytes, "PNG"));
    data->setData(QStringLiteral("image/png"), png->bytes);
    data->setData(QStringLiteral("image/svg+xml"), svg->bytes);
    return data;
}

} // namespace actiscope
