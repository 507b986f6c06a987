#include "ui/window/box_keys.h"

#include "ui/controls/number_edit.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace actiscope {

namespace {

/// The line of text that this widget is or has.
QLineEdit* lineOf(QWidget* widget) {
    if (auto* box = qobject_cast<QAbstractSpinBox*>(widget))
        return box->findChild<QLineEdit*>();
    return qobject_cast<QLineEdit*>(widget);
}

/// Ctrl with one of these moves or deletes by words.
bool movesInText(int key) {
    return (key >= Qt::Key_Home && key <= Qt::Key_PageDown) || key == Qt::Key_Backspace ||
           key == Qt::Key_Delete || key == Qt::Key_Insert;
}

bool belongsToBox(const QKeyEvent& key, const QLineEdit& line) {
    if (key.matches(QKeySequence::Undo))
        return line.isModified() && line.isUndoAvailable();
    if (key.matches(QKeySequence::Redo))
        return line.isRedoAvailable();
    if (!(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)))
        return true;
    return key.matches(QKeySequence::Copy) || key.matches(QKeySequence::Cut) ||
           key.matches(QKeySequence::Paste) || key.matches(QKeySequence::SelectAll) || movesInText(key.key());
}

} // namespace

BoxKeys::BoxKeys(QWidget& window) : QObject(&window), window_(window) {
    qApp->installEventFilter(this);
}

bool BoxKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride || !watched->isWidgetType())
        return false;
    auto* widget = static_cast<QWidget*>(watched);
    const QLineEdit* line = widget->window() == &window_ ? lineOf(widget) : nullptr;
    if (!line || belongsToBox(*static_cast<QKeyEvent*>(event), *line))
        return false;
    event->ignore();
    return true;
}

void BoxKeys::commit() {
    QWidget* focus = window_.focusWidget();
    if (auto* number = qobject_cast<NumberEdit*>(focus))
        number->commit();
    else if (auto* line = qobject_cast<QLineEdit*>(focus); line && line->isModified())
        emit line->editingFinished();
}

} // namespace actiscope
