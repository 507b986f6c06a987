#include "ui/window/window_place.h"

#include <algorithm>

namespace actiscope {

QRect withTitleOnScreen(const QRect& window, const QList<QRect>& screens) {
    constexpr int leastShown = 200; // of the title's width: enough to take it, beside its buttons
    const auto shownOn = [&](const QRect& screen) {
        const QRect shown = screen & window;
        return static_cast<qint64>(shown.width()) * shown.height();
    };
    const auto screen = std::max_element(screens.begin(), screens.end(), [&](const QRect& a, const QRect& b) {
        return shownOn(a) < shownOn(b);
    });
    if (screen == screens.end())
        return window;
    const int reach = std::min({leastShown, window.width(), screen->width()});
    const auto within = [](int value, int low, int high) { return std::max(low, std::min(value, high)); };
    const int highest = screen->top() + mostFrame.height();
    return {
        QPoint(within(window.left(), screen->left() + reach - window.width(), screen->right() + 1 - reach),
               within(window.top(), highest, screen->bottom())),
        window.size()};
}

} // namespace actiscope
