#include "ui/session/recent_files.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace actiscope {

namespace {
const QString filesKey = QStringLiteral("recent_files");
const QString folderKey = QStringLiteral("last_folder");
constexpr qsizetype mostFiles = 10;
} // namespace

QStringList recentFiles() {
    QStringList files = QSettings().value(filesKey).toStringList();
    files.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
    return files;
}

void rememberFile(const QString& path) {
    const QFileInfo file(path);
    QStringList files = QSettings().value(filesKey).toStringList();
    files.removeAll(file.absoluteFilePath());
    files.prepend(file.absoluteFilePath());
    QSettings().setValue(filesKey, files.mid(0, mostFiles));
    rememberFolder(path);
}

void rememberFolder(const QString& path) {
    QSettings().setValue(folderKey, QFileInfo(path).absolutePath());
}

void forgetFiles() {
    QSettings().remove(filesKey);
}

QString lastFolder() {
    const QString folder = QSettings().value(folderKey).toString();
    return !folder.isEmpty() && QFileInfo(folder).isDir() ? folder : QDir::homePath();
}

} // namespace actiscope
