// Unsaved work outlives the program: it is kept in a file beside the settings while it is unsaved, and found
// there by the next start after a crash, a signal or a display that was killed.
#pragma once

#include "ui/session/session.h"

#include <QDateTime>
#include <QLockFile>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>

namespace actiscope {

/// Work that a program which is gone has left behind.
struct Abandoned {
    Document document;
    QString path; ///< of its own file; empty when it has none
    QByteArray fileHash;
    QDateTime when;
};

/// Each window has a file and a lock of its own, so several programs do not meet; what is found is locked
/// too, and so offered by one of them only.
class Recovery : public QObject {
    Q_OBJECT

public:
    /// Keeps the session's unsaved work in this folder from now on.
    Recovery(Session& session, const QString& folder, QObject* parent = nullptr);
    /// What is unsaved stays behind, unless forget() was called.
    ~Recovery() override;

    static QString usualFolder();

    /// The newest work that was left behind, as long as it has neither been taken nor thrown away.
    const Abandoned* found() const;
    /// Makes it the session's document, unsaved, and shows the next.
    void restore();
    void discard();

    /// Writes at once what is unsaved: the program is about to end.
    void keepNow();
    /// The user has let what is unsaved go.
    void forget();

signals:
    void foundChanged();
    /// It cannot be kept: one sentence, once.
    void failed(const QString& sentence);

private:
    struct Found {
        Abandoned work;
        QString file;
        std::unique_ptr<QLockFile> lock;
    };

    void search();
    void follow();
    void write();
    void dropFound(bool removes);

    Session& session_;
    QString folder_;
    QString file_; ///< of this window
    std::unique_ptr<QLockFile> lock_;
    QTimer timer_;
    QThreadPool writer_;       ///< one thread: files are written in order
    std::vector<Found> found_; ///< the newest last
    bool hasFailed_ = false;
};

} // namespace actiscope
