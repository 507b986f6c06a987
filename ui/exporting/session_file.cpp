#include "ui/exporting/session_file.h"

#include "core/document/json.h"
#include "ui/exporting/image_writer.h"
#include "ui/exporting/metadata.h"

#include <fmt/format.h>

#include <QFile>
#include <QFileInfo>

namespace actiscope {

tl::expected<Document, std::string> openSession(const QString& path) {
    const std::string name = QFileInfo(path).fileName().toStdString();
    const auto refused = [&](const std::string& why) {
        return tl::unexpected(
            fmt::format("cannot open '{}': {}", name.empty() ? path.toStdString() : name, why));
    };
    if (QFileInfo(path).isDir())
        return refused("it is a folder");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(file.errorString().toLower().toStdString());
    // An exported image of the largest size is far smaller; more is somebody else's file.
    constexpr qint64 mostBytes = 64LL * 1024 * 1024;
    if (file.size() > mostBytes)
        return refused(fmt::format("it has {} MB; no session and no exported image is larger than {} MB",
                                   file.size() / 1000000, mostBytes / 1000000));
    const QByteArray bytes = file.read(mostBytes + 1);
    if (bytes.size() > mostBytes)
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

} // namespace actiscope
