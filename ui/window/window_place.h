// Where the window stands on the screens.
#pragma once

#include <QList>
#include <QRect>

namespace actiscope {

/// What a window manager may draw around a window: at both sides together, and above and below it.
inline constexpr QSize mostFrame(16, 48);

/// The window (without its frame) moved as little as it takes for its title bar, by which it is moved, to lie
/// on one of the screens: on that which shows the most of it.
QRect withTitleOnScreen(const QRect& window, const QList<QRect>& screens);

} // namespace actiscope
