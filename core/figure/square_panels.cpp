#include "core/figure/square_panels.h"

#include <algorithm>

namespace actiscope {

double squareShare(double panelWidthPx, double figureHeightPx, double fontPx, double most) {
    constexpr double sides = 5;  // letters: labels of y, and air
    constexpr double ends = 8.5; // title, labels of x, and air
    return std::min(most, (panelWidthPx + (ends - sides) * fontPx) / figureHeightPx);
}

} // namespace actiscope
