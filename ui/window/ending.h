// The system asks the program to end: Ctrl+C, kill, a closed terminal or a logout.
#pragma once

#include <functional>

class QObject;

namespace actiscope {

/// Calls `end` in the event loop when SIGINT, SIGTERM or SIGHUP comes, as long as `owner` lives; a second
/// signal ends the program at once.
void onSystemEnd(QObject* owner, std::function<void()> end);

} // namespace actiscope
