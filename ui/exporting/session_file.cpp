#include "ui/exporting/session_file.h"

#include "core/document/json.h"
#include "core/fields/limits.h"
#include "core/fields/quote.h"
#include "ui/exporting/image_writer.h"
#include "ui/exporting/metadata.h"

#include <fmt/format.h>

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace actiscope {

tl::expected<Document, std::string> openSession(const QString& path) {
    const std::string name = QFileInfo(path).fileName().toStdString();
    const auto refused = [&](const std::string& why) {
        return tl::unexpected(
            fmt::format("cannot open {}: {}", quotePath(name.empty() ? path.toStdString() : name), why));
    };
    if (QFileInfo(path).isDir())
        return refused("it is a folder");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(file.errorString().toLower().toStdString());
    if (file.size() > mostFileBytes)
        return refused(fmt::format("it has {} MB; no session and no exported image is larger than {} MB",
                                   file.size() / 1000000, mostFileBytes / 1000000));
    const QByteArray bytes = file.read(mostFileBytes + 1);
    if (bytes.size() > mostFileBytes)
        return refused("it does not end");
    std::optional<QByteArray> session = embeddedSession(bytes);
    if (!session) {
        if (isImage(bytes))
            return refused("this image holds no Actiscope session");
        session = bytes;
    }
    auto document =
        fromJson(std::string_view(session->constData(), static_cast<std::size_t>(session->size())));
    if (!document)
        return refused(document.error());
    return document;
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
