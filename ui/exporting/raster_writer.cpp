#include "ui/exporting/raster_writer.h"

#include "core/document/json.h"
#include "core/text/say.h"
#include "ui/canvas/paint_figure.h"
#include "ui/exporting/image_layout.h"
#include "ui/exporting/metadata.h"

#include <QBuffer>

#include <algorithm>
#include <cmath>

namespace actiscope {

namespace {

/// On paper of this colour, which shows where the background is see-through. One image is all the memory that
/// it takes: the encoders read this format line by line.
QImage paint(const ImageLayout& layout, const Figure& figure, const FigureStyle& style,
             Qt::GlobalColor paper) {
    QImage image(layout.size, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return image;
    image.fill(paper);
    paintFigure(image, figure, layout.size, style, false);
    return image;
}

} // namespace

tl::expected<QByteArray, std::string> rasterBytes(const Document& document, const Figure& figure,
                                                  RasterFormat format) {
    const bool png = format == RasterFormat::Png;
    const ImageLayout layout = rasterLayout(document.image);
    QImage image = paint(layout, figure, imageStyle(document.image, layout.unitsPerInch),
                         png ? Qt::transparent : Qt::white);
    if (image.isNull())
        return tl::unexpected(say("there is not enough memory for an image of this size"));
    const int dotsPerMetre = static_cast<int>(std::lround(document.image.dpi / mmPerInch * 1000));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    constexpr int jpegQuality = 92;
    if (!image.save(&buffer, png ? "PNG" : "JPEG", png ? -1 : jpegQuality))
        return tl::unexpected(say("the image could not be encoded"));
    const QByteArray session = QByteArray::fromStdString(toJson(document, true));
    return png ? pngWithSession(bytes, session) : jpegWithSession(bytes, session);
}

QImage rasterImage(const Document& document, QSize size) {
    const double inches = physicalSize(document.image).widthMm / mmPerInch;
    const ImageLayout layout{size.expandedTo({1, 1}), std::max(1, size.width()) / inches};
    const FigureStyle style = imageStyle(document.image, layout.unitsPerInch);
    return paint(layout, figureFor(document, layout, style), style, Qt::transparent);
}

} // namespace actiscope
