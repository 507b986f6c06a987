#include "ui/window/file_commands.h"

#include "ui/exporting/copy_image.h"
#include "ui/exporting/image_writer.h"
#include "ui/exporting/session_file.h"
#include "ui/session/recent_files.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>

namespace actiscope {

namespace {

bool isSessionFile(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QLatin1String("actiscope") || suffix == QLatin1String("json");
}

} // namespace

FileCommands::FileCommands(Session& session, Dialogs dialogs, QObject* parent)
    : QObject(parent), session_(session), dialogs_(std::move(dialogs)) {}

void FileCommands::createNew() {
    if (mayDiscard())
        session_.reset(Document());
}

void FileCommands::open() {
    if (!mayDiscard())
        return;
    const QString path = dialogs_.openPath(lastFolder());
    if (!path.isEmpty())
        load(path);
}

void FileCommands::openPath(const QString& path) {
    if (mayDiscard())
        load(path);
}

void FileCommands::load(const QString& path) {
    const QByteArray hash = fileHash(path); // before it is read: a change in between is one since then
    const auto document = openSession(path);
    if (!document) {
        emit failed(QString::fromStdString(document.error()));
        return;
    }
    // An image that was opened is not to be overwritten by Save.
    session_.reset(*document, isSessionFile(path) ? path : QString(),
                   isSessionFile(path) ? hash : QByteArray());
    rememberFile(path);
    emit recentFilesChanged();
    emit done(tr("Opened %1").arg(QFileInfo(path).fileName()));
}

bool FileCommands::save() {
    if (session_.path().isEmpty())
        return saveAs();
    if (isChangedOnDisk())
        switch (dialogs_.changed(documentName())) {
        case ChangedAnswer::Overwrite:
            break;
        case ChangedAnswer::SaveAs:
            return saveAs();
        case ChangedAnswer::Cancel:
            return false;
        }
    return saveTo(session_.path());
}

bool FileCommands::isChangedOnDisk() const {
    const QByteArray now = fileHash(session_.path());
    return !session_.fileHash().isEmpty() && !now.isEmpty() && now != session_.fileHash();
}

bool FileCommands::saveAs() {
    const QString suggested = session_.path().isEmpty()
                                  ? QDir(lastFolder()).filePath(documentName() + QStringLiteral(".actiscope"))
                                  : session_.path();
    const QString path = dialogs_.savePath(suggested);
    return !path.isEmpty() && saveTo(path);
}

bool FileCommands::saveTo(const QString& path) {
    const auto saved = saveSession(session_.document(), path);
    if (!saved) {
        emit failed(QString::fromStdString(saved.error()));
        return false;
    }
    session_.markSaved(path, fileHash(path));
    rememberFile(path);
    emit recentFilesChanged();
    emit done(tr("Saved %1").arg(QFileInfo(path).fileName()));
    return true;
}

void FileCommands::exportData() {
    const QString path =
        dialogs_.exportDataPath(QDir(lastFolder()).filePath(documentName() + QStringLiteral(".csv")));
    if (path.isEmpty())
        return;
    if (const auto written = exportFile(session_.document(), path); !written) {
        emit failed(QString::fromStdString(written.error()));
        return;
    }
    rememberFolder(path);
    emit done(tr("Exported %1").arg(QFileInfo(path).fileName()));
}

void FileCommands::copyImage() {
    auto data = imageForClipboard(session_.document());
    if (!data) {
        emit failed(QString::fromStdString(data.error()));
        return;
    }
    QGuiApplication::clipboard()->setMimeData(data->release());
    emit done(tr("Copied"));
}

bool FileCommands::mayDiscard() {
    if (!session_.isModified())
        return true;
    switch (dialogs_.unsaved(documentName())) {
    case UnsavedAnswer::Save:
        return save();
    case UnsavedAnswer::Discard:
        return true;
    case UnsavedAnswer::Cancel:
        break;
    }
    return false;
}

QString FileCommands::documentName() const {
    return session_.path().isEmpty() ? tr("Untitled") : QFileInfo(session_.path()).completeBaseName();
}

} // namespace actiscope
