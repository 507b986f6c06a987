// The popup that finds a function by what the user types.
#pragma once

#include "core/activations/activation.h"
#include "ui/canvas/theme.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListWidget;

namespace actiscope {

/// Typing searches; Up, Down, PageUp and PageDown choose; Enter or a click picks; Escape closes.
class FunctionPicker : public QFrame {
    Q_OBJECT

public:
    explicit FunctionPicker(const std::vector<Activation>& catalogue, QWidget* parent = nullptr);

    /// Opens empty, below the widget and inside its screen.
    void popupBelow(const QWidget& anchor);
    void setTheme(const Theme& theme);

signals:
    void picked(const Activation& activation);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& text);
    void pick(int row);

    const std::vector<Activation>& catalogue_;
    std::vector<const Activation*> found_;
    Theme theme_ = lightTheme();
    QLineEdit* search_ = nullptr;
    QListWidget* list_ = nullptr;
    QLabel* none_ = nullptr;
};

} // namespace actiscope
