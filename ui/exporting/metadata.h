// The session inside an exported file: where it is put, and how it is found again.
#pragma once

#include <tl/expected.hpp>

#include <QByteArray>

#include <optional>
#include <string>

namespace actiscope {

/// The PNG with the session in a tEXt chunk named "actiscope" right after its header.
QByteArray pngWithSession(const QByteArray& png, const QByteArray& session);

/// The JPEG with the session in comment segments behind its first marker.
QByteArray jpegWithSession(const QByteArray& jpeg, const QByteArray& session);

/// An XML element that holds the session, for SVG's <metadata> and the XMP of a PDF.
QByteArray sessionElement(const QByteArray& session);

/// The session inside the bytes of a PNG, JPEG, SVG or PDF; std::nullopt when there is none, a reason when it
/// is damaged. Never reads outside the bytes, whatever lengths they claim.
tl::expected<std::optional<QByteArray>, std::string> embeddedSession(const QByteArray& file);

/// Is this one of the image formats, by its first bytes?
bool isImage(const QByteArray& file);

} // namespace actiscope
