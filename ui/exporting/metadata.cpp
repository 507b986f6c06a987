#include "ui/exporting/metadata.h"

#include "core/text/say.h"

#include <QXmlStreamReader>
#include <QtEndian>

#include <array>

namespace actiscope {

namespace {

const QByteArray pngSignature("\x89PNG\r\n\x1a\n", 8);
const QByteArray pngKeyword("actiscope\0", 10);
const QByteArray jpegSignature("\xff\xd8", 2);
const QByteArray jpegKeyword("actiscope session:");
const QString elementName = QStringLiteral("actiscope:session");
const QByteArray elementStart("<actiscope:session");
const QString elementNamespace = QStringLiteral("https://actiscope.invalid/session");
const QByteArray elementEnd("</actiscope:session>");
constexpr qsizetype mostBlanks = 1024;       // before the first letter of a text file
constexpr qsizetype jpegSegmentMost = 65000; // a segment's length has 16 bits

quint32 bigEndian32(const QByteArray& bytes, qsizetype at) {
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

quint16 bigEndian16(const QByteArray& bytes, qsizetype at) {
    return qFromBigEndian<quint16>(bytes.constData() + at);
}

QByteArray toBigEndian32(quint32 number) {
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

/// The checksum of PNG chunks (ISO 3309).
quint32 crc32(const QByteArray& bytes) {
    static const auto table = [] {
        std::array<quint32, 256> entries{};
        for (quint32 n = 0; n < 256; ++n) {
            quint32 c = n;
            for (int k = 0; k < 8; ++k)
                c = (c & 1U) != 0 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
            entries[n] = c;
        }
        return entries;
    }();
    quint32 crc = 0xFFFFFFFFU;
    for (const char c : bytes)
        crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (crc >> 8);
    return crc ^ 0xFFFFFFFFU;
}

tl::expected<std::optional<QByteArray>, std::string> sessionInPng(const QByteArray& png) {
    constexpr qsizetype frame = 12; // length, type, checksum
    for (qsizetype at = pngSignature.size(); at + frame <= png.size();) {
        const qsizetype length = bigEndian32(png, at);
        if (length > png.size() - at - frame)
            break;
        const QByteArray body = png.mid(at + 4, 4 + length);
        if (body.startsWith("tEXt" + pngKeyword)) {
            if (crc32(body) != bigEndian32(png, at + 8 + length))
                return tl::unexpected(say("the session in this image is damaged: its checksum is wrong"));
            return body.mid(4 + pngKeyword.size());
        }
        at += length + frame;
    }
    return std::nullopt;
}

std::optional<QByteArray> sessionInJpeg(const QByteArray& jpeg) {
    std::optional<QByteArray> session;
    for (qsizetype at = jpegSignature.size(); at + 4 <= jpeg.size();) {
        const auto marker = static_cast<unsigned char>(jpeg[at + 1]);
        constexpr unsigned char startOfScan = 0xDA;
        constexpr unsigned char comment = 0xFE;
        if (static_cast<unsigned char>(jpeg[at]) != 0xFF || marker == startOfScan)
            break;
        const qsizetype length = bigEndian16(jpeg, at + 2);
        if (length < 2 || length > jpeg.size() - at - 2)
            break;
        const QByteArray data = jpeg.mid(at + 4, length - 2);
        if (marker == comment && data.startsWith(jpegKeyword))
            session = session.value_or(QByteArray()) + data.mid(jpegKeyword.size());
        at += length + 2;
    }
    return session;
}

/// The text of the element, in whatever way an editor that saved the file again has written it: with another
/// prefix, the namespace declared elsewhere, characters as entities or as CDATA.
std::optional<QByteArray> sessionInXml(const QByteArray& xml) {
    QXmlStreamReader reader(xml);
    // What else is in the file need not declare its prefixes.
    reader.setNamespaceProcessing(false);
    QStringList names{elementName};
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        for (const QXmlStreamAttribute& attribute : reader.attributes())
            if (attribute.value() == elementNamespace && attribute.qualifiedName().startsWith(u"xmlns")) {
                const QString prefix = attribute.qualifiedName().mid(6).toString();
                names.append(prefix + QLatin1String(prefix.isEmpty() ? "session" : ":session"));
            }
        if (names.contains(reader.qualifiedName())) {
            const QString session = reader.readElementText(QXmlStreamReader::IncludeChildElements);
            return reader.hasError() ? std::nullopt : std::optional(session.toUtf8());
        }
    }
    return std::nullopt;
}

/// The bytes from the first place of `start` up to the end of what follows first of `end`; empty for none.
QByteArray partOf(const QByteArray& file, const QByteArray& start, const QByteArray& end) {
    const qsizetype from = file.indexOf(start);
    const qsizetype to = from < 0 ? -1 : file.indexOf(end, from);
    return to < 0 ? QByteArray() : file.mid(from, to + end.size() - from);
}

/// In the whole of an SVG. Of a PDF, and of what is no more than half an XML file, in the packet or the
/// element alone: the bytes around them are no text, at which the reader stops.
std::optional<QByteArray> sessionInText(const QByteArray& file) {
    for (const QByteArray& part :
         {file, partOf(file, "<x:xmpmeta", "</x:xmpmeta>"), partOf(file, elementStart, elementEnd)})
        if (!part.isEmpty())
            if (auto session = sessionInXml(part))
                return session;
    return std::nullopt;
}

} // namespace

QByteArray pngWithSession(const QByteArray& png, const QByteArray& session) {
    const QByteArray body = "tEXt" + pngKeyword + session;
    const QByteArray chunk = toBigEndian32(static_cast<quint32>(pngKeyword.size() + session.size())) + body +
                             toBigEndian32(crc32(body));
    constexpr qsizetype header = 8 + 12 + 13; // signature, IHDR
    return png.left(header) + chunk + png.mid(header);
}

QByteArray jpegWithSession(const QByteArray& jpeg, const QByteArray& session) {
    // Behind the JFIF segment, which has to come first.
    const qsizetype first = jpegSignature.size() + 2 + bigEndian16(jpeg, jpegSignature.size() + 2);
    QByteArray segments;
    for (qsizetype at = 0; at < session.size(); at += jpegSegmentMost) {
        const QByteArray data = jpegKeyword + session.mid(at, jpegSegmentMost);
        const auto length = static_cast<quint16>(data.size() + 2);
        segments += QByteArray("\xff\xfe", 2) + static_cast<char>(length >> 8) +
                    static_cast<char>(length & 0xFF) + data;
    }
    return jpeg.left(first) + segments + jpeg.mid(first);
}

QByteArray sessionElement(const QByteArray& session) {
    QByteArray escaped = session;
    escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return elementStart + " xmlns:actiscope=\"" + elementNamespace.toLatin1() + "\">" + escaped + elementEnd;
}

tl::expected<std::optional<QByteArray>, std::string> embeddedSession(const QByteArray& file) {
    if (file.startsWith(pngSignature))
        return sessionInPng(file);
    if (file.startsWith(jpegSignature))
        return sessionInJpeg(file);
    if (file.left(mostBlanks).trimmed().startsWith('{'))
        return std::nullopt; // a session file, whatever its title says
    return sessionInText(file);
}

bool isImage(const QByteArray& file) {
    const QByteArray start = file.left(mostBlanks).trimmed();
    return file.startsWith(pngSignature) || file.startsWith(jpegSignature) || start.startsWith("%PDF") ||
           start.startsWith("<?xml") || (start.startsWith('<') && start.contains("<svg"));
}

} // namespace actiscope
