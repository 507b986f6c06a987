// The keys of the program work while a box for text has the focus.
#pragma once

#include <QObject>

class QWidget;

namespace actiscope {

/// A box of the window keeps the keys that type, move in the text, copy, cut, paste and select all, and,
/// while it holds text that is not taken yet, undo and redo, which then walk through what was typed. All
/// others go to the program: undo after Enter is the program's. Boxes of dialogs keep their keys.
class BoxKeys : public QObject {
    Q_OBJECT

public:
    explicit BoxKeys(QWidget& window);

    /// Takes what stands half-typed in the box with the focus, before the program does something else.
    void commit();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& window_;
};

} // namespace actiscope
