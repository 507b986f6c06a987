// Sizes of a drawing that the figure leaves open.
#pragma once

#include "ui/canvas/theme.h"

#include <QString>

namespace actiscope {

struct FigureStyle {
    Theme theme;
    QString fontFamily = QStringLiteral("Inter");
    double fontPx = 12;       ///< of tick labels and legend, in the units of the paint device
    double lineUnitPx = 1;    ///< a Line of width 2 is drawn 2 × this wide
    bool fastStrokes = false; ///< for a screen: see stroke.h
    bool handles = false;     ///< show what can be taken hold of
};

} // namespace actiscope
