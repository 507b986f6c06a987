// Every question that the window asks in a dialog of its own: a test answers them without a dialog.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace actiscope {

enum class UnsavedAnswer { Save, Discard, Cancel };
enum class ChangedAnswer { Overwrite, SaveAs, Cancel };

struct Dialogs {
    /// A path, or an empty string when the user changed their mind.
    std::function<QString(const QString& folder)> openPath;
    std::function<QString(const QString& suggested)> savePath;
    std::function<QString(const QString& suggested)> exportImagePath;
    std::function<QString(const QString& suggested)> exportDataPath;
    std::function<QString(const QString& suggested)> exportTablePath;
    std::function<UnsavedAnswer(const QString& name)> unsaved;
    /// Another program has changed the file since it was opened or saved here.
    std::function<ChangedAnswer(const QString& name)> changed;
    std::function<void(const QString& title, const QString& text)> inform;
};

/// The real dialogs, in front of this widget.
Dialogs realDialogs(QWidget* parent);

} // namespace actiscope
