#include "ui/window/app_style.h"

#include "ui/controls/controls_style.h"

#include <QApplication>
#include <QFont>
#include <QFontInfo>
#include <QPalette>
#include <QRegularExpression>
#include <QSettings>

#include <algorithm>
#include <iterator>

namespace actiscope {

namespace {

const QString themeKey = QStringLiteral("theme");
const QString lettersKey = QStringLiteral("letters");
constexpr double usualPx = 13;
constexpr double letterSteps[] = {0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2};

constexpr std::pair<ThemeChoice, const char*> themeNames[] = {{ThemeChoice::System, "system"},
                                                              {ThemeChoice::Light, "light"},
                                                              {ThemeChoice::Dark, "dark"},
                                                              {ThemeChoice::HighContrast, "high_contrast"}};

/// Every size of letters in a style sheet, so many times as large.
QString withLetters(const QString& sheet, double letters) {
    static const QRegularExpression size(QStringLiteral("font-size: (\\d+)px"));
    QString scaled;
    qsizetype from = 0;
    for (const auto& match : size.globalMatch(sheet)) {
        scaled += sheet.mid(from, match.capturedStart() - from) +
                  QStringLiteral("font-size: %1px").arg(qRound(match.captured(1).toInt() * letters));
        from = match.capturedEnd();
    }
    return scaled + sheet.mid(from);
}

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
* { font-family: Inter, "DejaVu Sans"; font-size: 13px; }
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
[class="page"]:checked { background: @accentSoft; color: @accentText; font-weight: 600; }
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
#tourClose { border: 1px solid transparent; background: transparent; color: @mutedText; padding: 2px 6px; }
#tourClose:focus { border: 1px solid @accent; }
[class="tour_reached"] { color: @accent; font-weight: 700; }
#recoveryBar { background: @panel; border: 1px solid @accent; border-radius: 8px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @border; border-radius: 4px; min-height: 30px; margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: @border; border-radius: 4px; min-width: 30px; margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)");
    const std::pair<const char*, QColor> colours[] = {{"@accentText", accentText(theme)},
                                                      {"@window", theme.window},
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
    switch (choice) {
    case ThemeChoice::Light:
        return lightTheme();
    case ThemeChoice::Dark:
        return darkTheme();
    case ThemeChoice::HighContrast:
        return highContrastTheme();
    case ThemeChoice::System:
        break;
    }
    QApplication::setPalette(QPalette());
    return QApplication::palette().color(QPalette::Window).lightness() < 128 ? darkTheme() : lightTheme();
}

ThemeChoice savedThemeChoice() {
    const QString saved = QSettings().value(themeKey).toString();
    for (const auto& [choice, name] : themeNames)
        if (saved == QLatin1String(name))
            return choice;
    return ThemeChoice::System;
}

void saveThemeChoice(ThemeChoice choice) {
    for (const auto& [known, name] : themeNames)
        if (known == choice)
            QSettings().setValue(themeKey, QLatin1String(name));
}

double savedLetters() {
    const double saved = QSettings().value(lettersKey, 1).toDouble();
    return std::clamp(saved, std::begin(letterSteps)[0], *(std::end(letterSteps) - 1));
}

void saveLetters(double letters) {
    QSettings().setValue(lettersKey, letters);
}

double lettersBeside(double letters, int direction) {
    double beside = letters;
    for (const double step : letterSteps) {
        if (direction < 0 && step < letters)
            beside = step;
        if (direction > 0 && step > letters)
            return step;
    }
    return beside;
}

double desktopLetters() {
    static const double desktopPx =
        QFontInfo(QApplication::font()).pixelSize(); // before the first applyTheme
    return std::max(1.0, desktopPx / usualPx);
}

void applyTheme(QApplication& application, const Theme& theme, double letters) {
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(qRound(usualPx * letters));
    QApplication::setFont(font);
    QApplication::setPalette(paletteOf(theme));
    application.setStyleSheet(withLetters(sheetOf(theme) + controlsStyleSheet(theme), letters));
}

} // namespace actiscope
