#include "ui/exporting/metadata.h"

#include <QtEndian>

#include <array>

namespace actiscope {

namespace {

const QByteArray pngSignature("\x89PNG\r\n\x1a\n", 8);
const QByteArray pngKeyword("actiscope\0", 10);
const QByteArray jpegSignature("\xff\xd8", 2);
const QByteArray jpegKeyword("actiscope session:");
const QByteArray elementStart("<actiscope:session");
const QByteArray elementNamespace(" xmlns:actiscope=\"https://actiscope.invalid/session\">");
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

std::optional<QByteArray> sessionInPng(const QByteArray& png) {
    constexpr qsizetype frame = 12; // length, type, checksum
    for (qsizetype at = pngSignature.size(); at + frame <= png.size();) {
        const qsizetype length = bigEndian32(png, at);
        if (length > png.size() - at - frame)
            break;
        const QByteArray data = png.mid(at + 8, length);
        if (png.mid(at + 4, 4) == "tEXt" && data.startsWith(pngKeyword))
            return data.mid(pngKeyword.size());
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

std::optional<QByteArray> sessionInElement(const QByteArray& file) {
    // An editor that saves the file again may move the namespace to another element.
    const qsizetype tag = file.indexOf(elementStart);
    const qsizetype start = tag < 0 ? -1 : file.indexOf('>', tag) + 1;
    const qsizetype end = start <= 0 ? -1 : file.indexOf(elementEnd, start);
    if (end < 0)
        return std::nullopt;
    QByteArray session = file.mid(start, end - start);
    return session.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
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
    return elementStart + elementNamespace + escaped + elementEnd;
}

std::optional<QByteArray> embeddedSession(const QByteArray& file) {
    if (file.startsWith(pngSignature))
        return sessionInPng(file);
    if (file.startsWith(jpegSignature))
        return sessionInJpeg(file);
    if (file.left(mostBlanks).trimmed().startsWith('{'))
        return std::nullopt; // a session file, whatever its title says
    return sessionInElement(file);
}

bool isImage(const QByteArray& file) {
    const QByteArray start = file.left(mostBlanks).trimmed();
    return file.startsWith(pngSignature) || file.startsWith(jpegSignature) || start.startsWith("%PDF") ||
           start.startsWith("<?xml") || (start.startsWith('<') && start.contains("<svg"));
}

} // namespace actiscope
