// Starts the window.
#pragma once

#include <QString>

#include <optional>

class QApplication;

namespace actiscope {

/// Shows the main window, with this file opened when there is one, and runs until it is closed. Returns the
/// exit code.
int runWindow(QApplication& application, const std::optional<QString>& fileToOpen);

} // namespace actiscope
