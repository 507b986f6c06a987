// The document's picture as a file: PNG, JPEG, SVG, PDF, and its data as CSV and PGFPlots.
#pragma once

#include "core/document/document.h"
#include "ui/exporting/write_file.h"

namespace actiscope {

enum class ExportFormat { Png, Jpeg, Svg, Pdf, Csv, Pgfplots };

/// By the file's suffix (png, jpg, jpeg, svg, pdf, csv, tex); otherwise a sentence that lists them.
tl::expected<ExportFormat, std::string> exportFormatOf(const QString& path);

struct Exported {
    QByteArray bytes; ///< the whole file
    std::string note; ///< what of the drawing is coarser than it should be, in a sentence; mostly empty
};

/// With the document inside as metadata (PNG tEXt, SVG metadata, PDF info, JPEG comment). Sizes are those of
/// document.image; too large or too small a size is an error.
tl::expected<Exported, std::string> exportBytes(const Document& document, ExportFormat format);

/// exportBytes and writeWhole with the format of the path's suffix.
tl::expected<void, std::string> exportFile(const Document& document, const QString& path);

} // namespace actiscope
