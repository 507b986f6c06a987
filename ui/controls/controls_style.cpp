#include "ui/controls/controls_style.h"

namespace actiscope {

namespace {

constexpr auto rules = R"(
QFrame[class="card"] { background: @panel; border: 1px solid @border; border-radius: 8px; }
QFrame[class="popup"] { background: @panel; border: 1px solid @border; border-radius: 8px; }
QLabel[class="heading"] { color: @text; font-size: 12px; font-weight: 600; }
QLabel[class="parameter"] { color: @text; font-weight: 600; min-width: 12px; }
QLabel[class="muted"] { color: @muted; font-size: 12px; font-weight: 500; }
QLabel[class="label"] { color: @muted; }
QLabel[class="error"] { color: @error; }
QLabel[class="code"] { color: @text; font-family: "DejaVu Sans Mono", monospace; }
QFrame[class="card"] QListWidget, QFrame[class="popup"] QListWidget { background: transparent; border: none; outline: none; color: @text; }
QFrame[class="popup"] QListWidget::item { padding: 3px 4px; border-radius: 5px; }
QFrame[class="popup"] QListWidget::item:selected { background: @accentSoft; color: @text; }
QToolButton[class="chip"] { color: @text; background: @panel; border: 1px solid @border; border-radius: 11px; padding: 0px 8px; font-size: 12px; }
QToolButton[class="chip"]:hover { border-color: @muted; }
QToolButton[class="chip"]:pressed { background: @accentSoft; }
QToolButton[class="chip"]:checked { color: @accentText; background: @accentSoft; border: 1px solid @accent; font-weight: 600; }
QToolButton[class="chip"]:focus { border: 2px solid @accent; padding: 0px 7px; }
QToolButton[class="link"] { color: @accent; background: transparent; border: 1px solid transparent; border-radius: 4px; font-size: 12px; font-weight: 600; padding: 1px 2px; }
QToolButton[class="link"]::menu-indicator { image: none; width: 0px; }
QToolButton[class="link"]:hover { text-decoration: underline; }
QToolButton[class="link"]:focus { border-color: @accent; }
QToolButton[class="play"] { background: @panel; border: 1px solid @border; border-radius: 5px; padding: 3px; min-width: 16px; max-width: 16px; min-height: 16px; max-height: 16px; }
QToolButton[class="play"]:hover { border-color: @muted; }
QToolButton[class="play"]:checked { background: @accentSoft; border-color: @accent; }
QToolButton[class="play"]:focus { border-color: @accent; }
QToolButton[class="play"]::menu-indicator { image: none; width: 0px; }
QToolButton[class="fold"] { color: @muted; background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 2px; }
QToolButton[class="fold"]:focus { border-color: @accent; }
QToolButton[class="remove"] { color: @muted; background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 0px 3px; font-size: 15px; }
QToolButton[class="remove"]:hover { color: @error; }
QToolButton[class="remove"]:focus { border-color: @accent; }
QToolButton[class="remove"]:disabled { color: @border; }
QFrame[class="card"] QLineEdit, QFrame[class="popup"] QLineEdit, QFrame[class="card"] QAbstractSpinBox {
    color: @text; background: @panel; border: 1px solid @border; border-radius: 5px; padding: 2px 5px;
    selection-background-color: @accent; selection-color: @onAccent; }
QFrame[class="card"] QAbstractSpinBox QLineEdit { border: none; padding: 0px; background: transparent; }
QFrame[class="card"] QLineEdit:focus, QFrame[class="popup"] QLineEdit:focus, QFrame[class="card"] QAbstractSpinBox:focus { border-color: @accent; }
QFrame[class="card"] QAbstractSpinBox[invalid="true"] { border: 1px solid @error; }
QFrame[class="card"] QComboBox { color: @text; background: @panel; border: 1px solid @border; border-radius: 5px; padding: 2px 6px; min-height: 18px; }
QFrame[class="card"] QComboBox:focus { border-color: @accent; }
QFrame[class="card"] QComboBox::drop-down { border: none; width: 18px; }
QFrame[class="card"] QComboBox::down-arrow { image: url(:/icons/chevron_down.svg); width: 10px; height: 10px; }
)";

} // namespace

QColor accentText(const Theme& theme) {
    return theme.dark ? theme.text : theme.accent.darker(130);
}

QString controlsStyleSheet(const Theme& theme) {
    QString sheet = QString::fromUtf8(rules);
    // Longer names first: "@accentSoft" must not be taken for "@accent".
    sheet.replace(QStringLiteral("@accentText"), accentText(theme).name());
    sheet.replace(QStringLiteral("@accentSoft"), theme.accentSoft.name());
    sheet.replace(QStringLiteral("@accent"), theme.accent.name());
    sheet.replace(QStringLiteral("@onAccent"), theme.onAccent.name());
    sheet.replace(QStringLiteral("@panel"), theme.panel.name());
    sheet.replace(QStringLiteral("@border"), theme.border.name());
    sheet.replace(QStringLiteral("@text"), theme.text.name());
    sheet.replace(QStringLiteral("@muted"), theme.mutedText.name());
    sheet.replace(QStringLiteral("@error"), theme.error.name());
    return sheet;
}

} // namespace actiscope
