#include "ui/window/app_style.h"

#include "ui/controls/controls_style.h"

#include <QApplication>
#include <QFont>
#include <QPalette>
#include <QSettings>

namespace actiscope {

namespace {

const QString themeKey = QStringLiteral("theme");

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.rail);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::Button, theme.panel);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::ToolTipBase, theme.panel);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.mutedText);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.cursor);
    return palette;
}

QString sheetOf(const Theme& theme) {
    QString sheet = QStringLiteral(R"(
* { font-family: Inter, "DejaVu Sans"; }
#brand { color: @text; font-weight: 700; padding: 0 8px 0 14px; }
QMainWindow, QDialog { background: @window; }
QMenuBar { background: @panel; color: @text; border-bottom: 1px solid @border; padding: 6px 4px; spacing: 2px; }
QMenuBar::item { padding: 5px 10px; margin-top: 1px; border-radius: 6px; background: transparent; color: @mutedText; }
QMenuBar::item:selected { background: @accentSoft; color: @text; }
QMenu { background: @panel; color: @text; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 24px; border-radius: 5px; }
QMenu::item:selected { background: @accentSoft; color: @text; }
QMenu::item:disabled { color: @cursor; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QToolTip { background: @panel; color: @text; border: 1px solid @border; padding: 4px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
#rail, #inspectorPane { background: @rail; }
#rail { border-right: 1px solid @border; }
#inspectorPane { border-left: 1px solid @border; }
#statusLine { background: @panel; border-top: 1px solid @border; }
[class="card"] { background: @panel; border: 1px solid @border; border-radius: 8px; }
[class="heading"] { color: @text; font-weight: 600; }
[class="section"] { color: @mutedText; font-size: 11px; font-weight: 600; }
[class="muted"] { color: @mutedText; }
[class="error"] { color: @error; }
[class="code"] { font-family: "DejaVu Sans Mono", monospace; }
[class="code_error"] { color: @error; font-family: "DejaVu Sans Mono", monospace; }
[class="page"] { background: transparent; border: none; border-radius: 6px; padding: 7px 10px; text-align: left; color: @text; }
[class="page"]:hover { background: @border; }
[class="page"]:checked { background: @accentSoft; color: @accent; font-weight: 600; }
[class="page"]:focus { border: 1px solid @accent; padding: 6px 9px; }
QPushButton, [class="button"] { background: @panel; color: @text; border: 1px solid @border; border-radius: 6px;
    padding: 5px 12px; }
QPushButton:hover, [class="button"]:hover { border-color: @accent; }
QPushButton:focus, [class="button"]:focus { border: 1px solid @accent; }
QPushButton:pressed, [class="button"]:pressed { background: @accentSoft; }
QPushButton:disabled, [class="button"]:disabled { color: @cursor; }
[class="primary"] { background: @accent; color: @onAccent; border: 1px solid @accent; border-radius: 6px;
    padding: 5px 14px; font-weight: 600; }
[class="primary"]:disabled { background: @border; color: @mutedText; border-color: @border; }
[class="primary"]:focus { border: 2px solid @text; padding: 4px 13px; }
QLineEdit, QAbstractSpinBox, QComboBox { background: @panel; color: @text; border: 1px solid @border;
    border-radius: 5px; padding: 3px 6px; selection-background-color: @accent; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 1px solid @accent; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/chevron_down.svg); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: @panel; color: @text; border: 1px solid @border;
    selection-background-color: @accentSoft; selection-color: @text; }
QTableView { background: @panel; color: @text; border: 1px solid @border; border-radius: 6px;
    selection-background-color: @accentSoft; selection-color: @text; outline: none; }
QTableView:focus { border: 1px solid @accent; }
QTableView::item { padding: 3px 8px; }
QHeaderView::section { background: @panel; color: @mutedText; border: none; border-bottom: 1px solid @border;
    padding: 5px 4px; font-weight: 600; }
QDialog QListView { background: @panel; color: @text; border: 1px solid @border; border-radius: 6px; padding: 3px;
    selection-background-color: @accentSoft; selection-color: @text; outline: none; }
QDialog QListView:focus { border: 1px solid @accent; }
QDialog QListView::item { padding: 2px; }
QCheckBox::indicator, QListView::indicator { width: 12px; height: 12px; background: @panel;
    border: 1px solid @mutedText; border-radius: 3px; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: @accent; border-color: @accent;
    image: url(:/icons/check.svg); }
QCheckBox::indicator:focus { border: 2px solid @accent; }
QProgressBar { background: @border; border: none; border-radius: 4px; max-height: 8px; text-align: right;
    color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }
QCheckBox { color: @text; spacing: 6px; }
QLabel { color: @text; }
#messageBar { background: @panel; border: 1px solid @error; border-radius: 8px; }
#tourCard { background: @panel; border: 1px solid @accent; border-radius: 8px; }
[class="tour_title"] { color: @text; font-size: 18px; font-weight: 700; }
[class="tour_reached"] { color: @accent; font-weight: 700; }
#recoveryBar { background: @panel; border: 1px solid @accent; border-radius: 8px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @border; border-radius: 4px; min-height: 30px; margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: @border; border-radius: 4px; min-width: 30px; margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)");
    const std::pair<const char*, QColor> colours[] = {{"@window", theme.window},
                                                      {"@panel", theme.panel},
                                                      {"@rail", theme.rail},
                                                      {"@border", theme.border},
                                                      {"@accentSoft", theme.accentSoft},
                                                      {"@accent", theme.accent},
                                                      {"@onAccent", theme.onAccent},
                                                      {"@text", theme.text},
                                                      {"@mutedText", theme.mutedText},
                                                      {"@cursor", theme.cursor},
                                                      {"@error", theme.error}};
    for (const auto& [name, colour] : colours)
        sheet.replace(QLatin1String(name), colour.name());
    return sheet;
}

} // namespace

Theme themeOf(ThemeChoice choice) {
    if (choice == ThemeChoice::System) {
        // Before our own palette is set, the application's is the desktop's.
        static const bool desktopIsDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
        return desktopIsDark ? darkTheme() : lightTheme();
    }
    return choice == ThemeChoice::Dark ? darkTheme() : lightTheme();
}

ThemeChoice savedThemeChoice() {
    const QString saved = QSettings().value(themeKey).toString();
    if (saved == QLatin1String("light"))
        return ThemeChoice::Light;
    return saved == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

void saveThemeChoice(ThemeChoice choice) {
    const char* const names[] = {"system", "light", "dark"};
    QSettings().setValue(themeKey, QLatin1String(names[static_cast<int>(choice)]));
}

void applyTheme(QApplication& application, const Theme& theme) {
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(13);
    QApplication::setFont(font);
    QApplication::setPalette(paletteOf(theme));
    application.setStyleSheet(sheetOf(theme) + controlsStyleSheet(theme));
}

} // namespace actiscope
