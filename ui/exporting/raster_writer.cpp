#include "ui/exporting/raster_writer.h"

#include "core/document/json.h"
#include "ui/canvas/paint_figure.h"
#include "ui/exporting/image_layout.h"
#include "ui/exporting/metadata.h"

#include <QBuffer>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

QImage paint(const Document& document, const ImageLayout& layout) {
    QImage image(layout.size, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return image;
    image.fill(Qt::transparent);
    const FigureStyle style = imageStyle(document.image, layout.unitsPerInch);
    paintFigure(image, figureFor(document, layout, style), layout.size, style, false);
    return image;
}

QImage onWhite(const QImage& image) {
    QImage opaque(image.size(), QImage::Format_RGB32);
    opaque.fill(Qt::white);
    QPainter(&opaque).drawImage(0, 0, image);
    return opaque;
}

} // namespace

tl::expected<QByteArray, std::string> rasterBytes(const Document& document, RasterFormat format) {
    const bool png = format == RasterFormat::Png;
    QImage image = paint(document, rasterLayout(document.image));
    if (image.isNull())
        return tl::unexpected(std::string("there is not enough memory for an image of this size"));
    if (!png)
        image = onWhite(image);
    const int dotsPerMetre = static_cast<int>(std::lround(document.image.dpi / mmPerInch * 1000));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    constexpr int jpegQuality = 92;
    if (!image.save(&buffer, png ? "PNG" : "JPEG", png ? -1 : jpegQuality))
        return tl::unexpected(std::string("the image could not be encoded"));
    const QByteArray session = QByteArray::fromStdString(toJson(document, true));
    return png ? pngWithSession(bytes, session) : jpegWithSession(bytes, session);
}

QImage rasterImage(const Document& document, QSize size) {
    const double inches = physicalSize(document.image).widthMm / mmPerInch;
    return paint(document, {size.expandedTo({1, 1}), std::max(1, size.width()) / inches});
}

} // namespace actiscope
