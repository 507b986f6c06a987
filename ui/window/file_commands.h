// New, Open, Save and what surrounds them: the question before unsaved work is lost, recent files, exports.
#pragma once

#include "ui/session/session.h"
#include "ui/window/dialogs.h"

#include <QObject>

namespace actiscope {

class FileCommands : public QObject {
    Q_OBJECT

public:
    FileCommands(Session& session, Dialogs dialogs, QObject* parent = nullptr);

    void createNew();
    void open();
    void openPath(const QString& path);
    bool save();
    bool saveAs();
    void exportData();
    void copyImage();

    /// True when nothing unsaved is lost by going on: there is none, or the user saved it or let it go.
    bool mayDiscard();

    /// "ELU" of "ELU.actiscope"; "Untitled" before the first save.
    QString documentName() const;

    const Dialogs& dialogs() const { return dialogs_; }

signals:
    void failed(const QString& sentence);
    /// "Saved lecture.actiscope"
    void done(const QString& sentence);
    void recentFilesChanged();

private:
    void load(const QString& path);
    bool saveTo(const QString& path);
    bool isChangedOnDisk() const;

    Session& session_;
    Dialogs dialogs_;
};

} // namespace actiscope
