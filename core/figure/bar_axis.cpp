#include "core/figure/bar_axis.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace actiscope {

double niceAbove(double value) {
    constexpr std::array steps{1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0};
    if (!(value > 1e-6))
        return 0;
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : steps)
        if (value <= step * power * (1 + 1e-12))
            return step * power;
    return 10 * power;
}

Axis barAxis(double low, double high, double heightPx, double fontPx) {
    const double around = heightPx < 9 * fontPx ? 3.4 : 5; // lines of title, names and air
    const double plotPx = std::max(fontPx, heightPx - around * fontPx);
    const double ends = low < 0 && high > 0 ? 2 : 1;
    const double label = std::min(0.7 / ends, 2.1 * fontPx / plotPx); // of the plot
    const double letters = label / (1 - ends * label);                // of the bars
    const double span = high - low;
    constexpr double baseline = 0.01; // the line at 0 is inside, not on the edge
    return {
        low - (low < 0 ? letters : baseline) * span, high + (high > 0 ? letters * span : 0), "", {{0, ""}}};
}

} // namespace actiscope
