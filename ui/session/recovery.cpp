#include "ui/session/recovery.h"

#include "core/document/json.h"
#include "core/fields/limits.h"
#include "ui/exporting/write_file.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace actiscope {

namespace {

constexpr int delayMs = 1000; // from an edit to its file
const QString suffix = QStringLiteral(".unsaved");

/// A line with the path and the hash of the document's own file, then the session.
QByteArray fileOf(const Session& session) {
    return session.path().toUtf8().toPercentEncoding() + ' ' + session.fileHash().toHex() + '\n' +
           QByteArray::fromStdString(toJson(session.document()));
}

std::optional<Abandoned> readAbandoned(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.read(mostFileBytes);
    const qsizetype end = bytes.indexOf('\n');
    const QList<QByteArray> head = bytes.left(end).split(' ');
    if (end < 0 || head.size() != 2)
        return std::nullopt;
    const auto document = fromJson(bytes.mid(end + 1).toStdString());
    if (!document)
        return std::nullopt;
    return Abandoned{*document, QString::fromUtf8(QByteArray::fromPercentEncoding(head[0])),
                     QByteArray::fromHex(head[1]), file.fileTime(QFileDevice::FileModificationTime)};
}

/// Its lock is stale as soon as the program that had it is gone, and not by age.
std::unique_ptr<QLockFile> lockOf(const QString& file) {
    auto lock = std::make_unique<QLockFile>(file + QStringLiteral(".lock"));
    lock->setStaleLockTime(0);
    return lock;
}

} // namespace

Recovery::Recovery(Session& session, const QString& folder, QObject* parent)
    : QObject(parent),
      session_(session),
      folder_(folder),
      file_(QDir(folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + suffix)) {
    writer_.setMaxThreadCount(1);
    timer_.setSingleShot(true);
    timer_.setInterval(delayMs);
    connect(&timer_, &QTimer::timeout, this, &Recovery::write);
    connect(&session_, &Session::fileChanged, this, &Recovery::follow);
    search();
    follow();
}

Recovery::~Recovery() {
    writer_.waitForDone();
}

QString Recovery::usualFolder() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation))
        .filePath(QStringLiteral("unsaved"));
}

void Recovery::search() {
    for (const QFileInfo& info : QDir(folder_).entryInfoList({u'*' + suffix}, QDir::Files)) {
        auto lock = lockOf(info.filePath());
        if (!lock->tryLock())
            continue; // of a program that runs, or offered by it
        if (auto work = readAbandoned(info.filePath()))
            found_.push_back({std::move(*work), info.filePath(), std::move(lock)});
    }
    std::sort(found_.begin(), found_.end(),
              [](const Found& a, const Found& b) { return a.work.when < b.work.when; });
}

const Abandoned* Recovery::found() const {
    return found_.empty() ? nullptr : &found_.back().work;
}

void Recovery::restore() {
    if (found_.empty())
        return;
    const Abandoned work = found_.back().work;
    session_.restore(work.document, work.path, work.fileHash);
    keepNow(); // under its new name before the old one goes
    dropFound(!session_.isModified() || QFile::exists(file_));
}

void Recovery::discard() {
    if (!found_.empty())
        dropFound(true);
}

void Recovery::dropFound(bool removes) {
    if (removes)
        QFile::remove(found_.back().file);
    found_.pop_back();
    emit foundChanged();
}

void Recovery::follow() {
    if (!session_.isModified())
        forget();
    else if (!timer_.isActive())
        timer_.start(); // while somebody drags, too, once in a while
}

void Recovery::write() {
    if (!lock_) {
        QDir().mkpath(folder_);
        QFile::setPermissions(folder_, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        lock_ = lockOf(file_);
        lock_->tryLock();
    }
    writer_.start([this, path = file_, bytes = fileOf(session_)] {
        if (!writeWhole(path, bytes))
            QMetaObject::invokeMethod(
                this,
                [this] {
                    if (!std::exchange(hasFailed_, true))
                        emit failed(
                            tr("Unsaved work cannot be kept in %1: save it now and then.").arg(folder_));
                },
                Qt::QueuedConnection);
    });
}

void Recovery::keepNow() {
    timer_.stop();
    if (session_.isModified())
        write();
    writer_.waitForDone();
}

void Recovery::forget() {
    timer_.stop();
    if (!lock_)
        return;
    writer_.waitForDone();
    QFile::remove(file_);
    lock_.reset();
}

} // namespace actiscope
