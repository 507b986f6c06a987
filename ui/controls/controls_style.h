// The style sheet of the inspector's controls.
#pragma once

#include "ui/canvas/theme.h"

#include <QString>

namespace actiscope {

/// Rules for the classes card, heading, muted, label, parameter, error, chip, link, play, fold and popup, and
/// for the editors inside cards.
QString controlsStyleSheet(const Theme& theme);

/// Words on the soft accent.
QColor accentText(const Theme& theme);

} // namespace actiscope
