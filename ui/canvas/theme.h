// The colours of the program, light, dark and of high contrast, and what a colour role of a figure means in
// each.
#pragma once

#include "core/figure/figure.h"

#include <QColor>

#include <array>

namespace actiscope {

struct Theme {
    bool dark = false;
    // figure
    QColor figure; ///< behind the plot; transparent for export without background
    QColor axis, grid, text, mutedText, cursor;
    std::array<QColor, 8> curves; ///< told apart by colour-blind readers too (tests hold the distances)
    // window
    QColor window, panel, rail, border, accent, accentSoft, onAccent, error;
};

Theme lightTheme();
Theme darkTheme();
/// White on black, every word at 7:1 or more, edges as strong as words.
Theme highContrastTheme();

QColor colourOf(const Theme& theme, const Paint& paint);

} // namespace actiscope
