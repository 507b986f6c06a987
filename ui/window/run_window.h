// Starts the window.
#pragma once

#include <QString>

#include <optional>

namespace actiscope {

/// Shows the main window of the WindowApplication that there is, with this file opened when there is one, and
/// runs until it is closed. Returns the exit code.
int runWindow(const std::optional<QString>& fileToOpen);

} // namespace actiscope
