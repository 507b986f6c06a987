// How the widgets of the window look: palette and style sheet of a theme.
#pragma once

#include "ui/canvas/theme.h"

#include <QString>

class QApplication;

namespace actiscope {

enum class ThemeChoice { System, Light, Dark };

/// What the choice means now; System asks the desktop's own palette.
Theme themeOf(ThemeChoice choice);

/// The remembered choice, and remembering it.
ThemeChoice savedThemeChoice();
void saveThemeChoice(ThemeChoice choice);

/// Palette, font and style sheet for every widget of the program. Widgets take part by their dynamic property
/// "class": card, heading, muted, chip, link, primary, rail.
void applyTheme(QApplication& application, const Theme& theme);

} // namespace actiscope
