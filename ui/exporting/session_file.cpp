#include "ui/exporting/session_file.h"

#include "core/document/json.h"
#include "ui/exporting/image_writer.h"
#include "ui/exporting/metadata.h"
#include "ui/exporting/read_file.h"
#include "ui/exporting/system_reason.h"

#include <fmt/format.h>

#include <QFile>

namespace actiscope {

tl::expected<Document, std::string> openSession(const std::string& path) {
    const auto refused = [&](const std::string& why) {
        const std::string name = path.substr(path.rfind('/') + 1);
        return tl::unexpected(fmt::format("cannot open '{}': {}", readable(name.empty() ? path : name), why));
    };
    // An exported image of the largest size is far smaller; more is somebody else's file.
    constexpr qint64 mostBytes = 64LL * 1024 * 1024;
    const auto bytes = readFile(path, mostBytes);
    if (!bytes)
        return refused(bytes.error());
    const auto embedded = embeddedSession(*bytes);
    if (!embedded)
        return refused(embedded.error());
    if (!*embedded && isImage(*bytes))
        return refused("this image holds no Actiscope session");
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

} // namespace actiscope
