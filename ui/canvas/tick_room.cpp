#include "ui/canvas/tick_room.h"

#include "ui/canvas/panel_painter.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace actiscope {

std::vector<Tick> ticksWithRoom(const Axis& axis, Qt::Orientation orientation, double lengthPx,
                                const FigureStyle& style) {
    const QFontMetricsF metrics(figureFont(style));
    const auto scaled = [&](double x) { return axis.logarithmic ? std::log(x) : x; };
    const double from = scaled(axis.minimum);
    const double unit = lengthPx / (scaled(axis.maximum) - from);
    const auto half = [&](const Tick& tick) {
        constexpr double air = 0.2; // of the font's height
        return orientation == Qt::Vertical
                   ? 0.5 * style.fontPx
                   : metrics.horizontalAdvance(QString::fromStdString(tick.label)) / 2 + air * style.fontPx;
    };
    std::vector<Tick> ticks = axis.ticks;
    const auto fits = [&](std::size_t step) {
        for (std::size_t i = step; i < ticks.size(); ++i) {
            const Tick& a = ticks[i - step];
            const Tick& b = ticks[i];
            if (!a.label.empty() && !b.label.empty() &&
                unit * (scaled(b.at) - scaled(a.at)) < half(a) + half(b))
                return false;
        }
        return true;
    };
    std::size_t step = 1;
    while (step < ticks.size() && !fits(step))
        ++step;
    const auto zero = std::find_if(ticks.begin(), ticks.end(), [](const Tick& tick) { return tick.at == 0; });
    const std::size_t kept = zero == ticks.end() ? 0 : static_cast<std::size_t>(zero - ticks.begin()) % step;
    for (std::size_t i = 0; i < ticks.size(); ++i)
        if (i % step != kept)
            ticks[i].label.clear();
    return ticks;
}

} // namespace actiscope
