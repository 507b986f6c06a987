// The popup that finds a function by what the user types.
#pragma once

#include "ui/canvas/theme.h"
#include "ui/dialogs/function_rows.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListWidget;

namespace actiscope {

/// Typing searches; Up, Down, PageUp, PageDown or the mouse choose, and what is chosen is previewed; Enter or
/// a click picks; Escape closes.
class FunctionPicker : public QFrame {
    Q_OBJECT

public:
    explicit FunctionPicker(const std::vector<Activation>& catalogue, QWidget* parent = nullptr);

    /// Opens empty, below the widget and inside its screen.
    void popupBelow(const QWidget& anchor);
    void setTheme(const Theme& theme);

signals:
    void picked(const Activation& activation);
    /// A page was picked instead, by its id: an activation of a whole layer.
    void pagePicked(const QString& page);
    /// The chosen function, to be shown beside the others; nullptr when there is none any more.
    void previewed(const Activation* activation);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void search(const QString& text);
    void choose(int row, int direction);
    void preview(int row);
    void pick(int row);

    const std::vector<Activation>& catalogue_;
    std::vector<FunctionRow> rows_;
    Theme theme_ = lightTheme();
    QLineEdit* search_ = nullptr;
    QListWidget* list_ = nullptr;
    QLabel* none_ = nullptr;
};

} // namespace actiscope
