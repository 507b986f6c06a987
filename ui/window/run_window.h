// Starts the window.
#pragma once

#include <QString>

#include <optional>

namespace actiscope {

class WindowApplication;

/// Shows the main window, with this file opened when there is one, and runs until it is closed. Returns the
/// exit code.
int runWindow(WindowApplication& application, const std::optional<QString>& fileToOpen);

} // namespace actiscope
