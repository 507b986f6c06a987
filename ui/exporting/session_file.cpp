#include "ui/exporting/session_file.h"

#include "core/document/json.h"
#include "core/fields/limits.h"
#include "core/fields/quote.h"
#include "core/text/say.h"
#include "ui/exporting/image_writer.h"
#include "ui/exporting/metadata.h"
#include "ui/exporting/read_file.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace actiscope {

namespace {

/// The format that the ending of a name promises, where it is one of images; else nothing.
std::string imageFormat(const std::string& path) {
    const std::pair<const char*, const char*> formats[] = {
        {"png", "PNG"}, {"svg", "SVG"}, {"pdf", "PDF"}, {"jpg", "JPEG"}, {"jpeg", "JPEG"}};
    const QString suffix = QFileInfo(QFile::decodeName(path.c_str())).suffix().toLower();
    for (const auto& [ending, name] : formats)
        if (suffix == QLatin1String(ending))
            return name;
    return {};
}

} // namespace

tl::expected<Document, std::string> openSession(const std::string& path) {
    const auto refused = [&](const std::string& why) {
        const std::string name = path.substr(path.rfind('/') + 1);
        return tl::unexpected(say("cannot open {}: {}", quotePath(name.empty() ? path : name), why));
    };
    const auto bytes = readFile(path, mostFileBytes);
    if (!bytes)
        return refused(bytes.error());
    const auto embedded = embeddedSession(*bytes);
    if (!embedded)
        return refused(embedded.error());
    if (!*embedded && isImage(*bytes))
        return refused(say("this image holds no Actiscope session"));
    if (const std::string format = imageFormat(path); !*embedded && !format.empty())
        return refused(say("it is no {} image, whatever its name says", format));
    const QByteArray session = embedded->value_or(*bytes);
    auto document = fromJson(std::string_view(session.constData(), static_cast<std::size_t>(session.size())));
    if (!document)
        return refused(document.error());
    return document;
}

tl::expected<Document, std::string> openSession(const QString& path) {
    return openSession(QFile::encodeName(path).toStdString());
}

tl::expected<void, std::string> saveSession(const Document& document, const QString& path) {
    return writeWhole(path, QByteArray::fromStdString(toJson(document)));
}

QByteArray fileHash(const QString& path) {
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    // More than can be opened is no session, and differs in its first bytes.
    hash.addData(file.read(mostFileBytes));
    return hash.result();
}

} // namespace actiscope
