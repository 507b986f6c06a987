// Memory that cannot be had where an exception would leave somebody half done.
#pragma once

#include <QObject>

#include <new>

namespace actiscope {

/// Throws std::bad_alloc in the event loop instead, where the application makes a message of it; not at all
/// when the owner is gone by then.
inline void throwLater(const std::bad_alloc& failure, QObject& owner) {
    QMetaObject::invokeMethod(
        &owner, [failure] { throw failure; }, Qt::QueuedConnection);
}

} // namespace actiscope
