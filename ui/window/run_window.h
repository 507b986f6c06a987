// Starts the window.
#pragma once

#include <QString>

#include <cstddef>
#include <optional>

namespace actiscope {

/// What the window begins with.
struct WindowStart {
    std::optional<QString> file;
    bool tour = false;
    std::optional<std::size_t> tourPlace{}; ///< none: where one stopped
};

/// Shows the main window of the WindowApplication that there is and runs until it is closed. Returns the exit
/// code.
int runWindow(const WindowStart& start);

} // namespace actiscope
