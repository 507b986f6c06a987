#include "ui/window/window_application.h"

#include <QTimer>

#include <new>

namespace actiscope {

bool WindowApplication::notify(QObject* receiver, QEvent* event) {
    try {
        return QApplication::notify(receiver, event);
    } catch (const std::bad_alloc&) {
        // Told once the stack is unwound: what was being painted or edited is left first.
        QTimer::singleShot(0, this, &WindowApplication::ranOutOfMemory);
        return false;
    }
}

} // namespace actiscope
