// How the widgets of the window look: palette and style sheet of a theme.
#pragma once

#include "ui/canvas/theme.h"

#include <QString>

class QApplication;

namespace actiscope {

enum class ThemeChoice { System, Light, Dark, HighContrast };

/// What the choice means now; System asks the desktop's own palette, for which the application's is taken
/// away.
Theme themeOf(ThemeChoice choice);

/// The remembered choice, and remembering it.
ThemeChoice savedThemeChoice();
void saveThemeChoice(ThemeChoice choice);

/// How large letters are, as a multiple of the usual size: one of a few steps, remembered.
double savedLetters();
void saveLetters(double letters);
/// The next larger (+1) or smaller (−1) step, or the same at the end.
double lettersBeside(double letters, int direction);
/// How much larger than usual the desktop wants letters, 1 or more.
double desktopLetters();

/// Palette, font and style sheet for every widget of the program, letters as many times the usual size.
/// Widgets take part by their dynamic property "class": card, heading, muted, chip, link, primary, rail.
void applyTheme(QApplication& application, const Theme& theme, double letters = 1);

} // namespace actiscope
