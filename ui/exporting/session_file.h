// Opens and saves sessions: JSON files, and images that carry one.
#pragma once

#include "core/document/document.h"

#include <QByteArray>
#include <QString>

namespace actiscope {

/// Opens a session file or an exported PNG, JPEG, SVG or PDF. The sentence of a failure names the file and
/// says what was wrong ("plot.png holds no Actiscope session").
tl::expected<Document, std::string> openSession(const QString& path);

/// The same by the bytes of the name, which need not be text.
tl::expected<Document, std::string> openSession(const std::string& path);

tl::expected<void, std::string> saveSession(const Document& document, const QString& path);

/// Tells whether a file is still what it was; empty when there is none that can be read.
QByteArray fileHash(const QString& path);

} // namespace actiscope
