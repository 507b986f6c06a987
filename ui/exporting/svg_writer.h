// The document's picture as SVG.
#pragma once

#include "core/document/document.h"

#include <QByteArray>

namespace actiscope {

/// With the exact physical size of document.image, real text in fonts that exist elsewhere, the session as
/// metadata, and without the empty groups and repeated attributes of Qt's generator.
QByteArray svgBytes(const Document& document, const Figure& figure);

} // namespace actiscope
