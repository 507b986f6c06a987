// The document's picture as PDF.
#pragma once

#include "core/document/document.h"

#include <QByteArray>

namespace actiscope {

/// One page of exactly the physical size of document.image, with embedded fonts and the session as XMP
/// metadata.
QByteArray pdfBytes(const Document& document, const Figure& figure);

} // namespace actiscope
