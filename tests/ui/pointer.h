// The pointer's way while no button is down.
#pragma once

#include <QTest>
#include <QWidget>
#include <QWindow>

namespace actiscope {

/// Moves it to this place of the widget, and what the move does has been done on return. QTest's own move of
/// a widget goes by the system's pointer: on a real window system the event comes later, or never.
inline void movePointer(QWidget& widget, QPoint place) {
    QTest::mouseMove(widget.window()->windowHandle(), widget.mapTo(widget.window(), place));
}

} // namespace actiscope
