// The document's picture in pixels.
#pragma once

#include "core/document/document.h"

#include <QByteArray>
#include <QImage>

#include <string>

namespace actiscope {

enum class RasterFormat { Png, Jpeg };

/// The whole file, of exactly pixelSize(document.image) and with its DPI, the session inside. JPEG knows no
/// transparency: a transparent background becomes white.
tl::expected<QByteArray, std::string> rasterBytes(const Document& document, const Figure& figure,
                                                  RasterFormat format);

/// The picture in this many pixels, with letters and lines in proportion.
QImage rasterImage(const Document& document, QSize size);

} // namespace actiscope
