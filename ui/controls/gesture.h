// Which edits belong to one gesture of the user, and so to one undo step.
#pragma once

#include "ui/session/session.h"

#include <QElapsedTimer>

namespace actiscope {

/// Edits between begin() and end() (a drag) share a gesture number; outside of a drag, those that follow each
/// other within the pause (the notches of a wheel, a key held down, letters typed) do.
class Gesture {
public:
    static constexpr int pauseMs = 700;

    explicit Gesture(Session& session) : session_(session) {}

    void begin();
    void end();

    /// The number for an edit that happens now.
    int number();

private:
    Session& session_;
    QElapsedTimer sinceLast_;
    int number_ = 0;
    bool dragging_ = false;
};

} // namespace actiscope
