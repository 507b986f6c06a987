// A list of activations that a page shows: select, show and hide, remove, reorder.
#pragma once

#include "core/pages/activation_row.h"
#include "ui/canvas/theme.h"

#include <QListWidget>

namespace actiscope {

/// Shows rows and asks, by signals, for what the user wants of them. Up and Down select; Alt+Up and
/// Alt+Down (or a drag) move; Space shows and hides; Delete removes; Ctrl+D duplicates; the context menu has
/// them all, and the colours.
class ActivationList : public QListWidget {
    Q_OBJECT

public:
    explicit ActivationList(const QString& accessibleName, QWidget* parent = nullptr);

    void setRows(std::vector<ActivationRow> rows, int selected);
    void setTheme(const Theme& theme);

    /// Where the parts of a row that take clicks are, in the viewport's coordinates.
    QRect eyeRect(int row) const;
    QRect removeRect(int row) const;
    QRect colourRect(int row) const;

    QMenu* makeMenu(int row);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void selectRequested(int row);
    void visibilityRequested(int row, bool visible);
    void removeRequested(int row);
    void duplicateRequested(int row);
    void moveRequested(int row, int to);
    void colourRequested(int row, int colour);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    int rowAt(QPoint position) const;
    int dropRow(QPoint position) const;
    void addColours(QMenu& menu, int row);

    Theme theme_ = lightTheme();
    std::vector<ActivationRow> rows_;
    int pressedRow_ = -1;
    QPoint pressedAt_;
    int dropBefore_ = -1; ///< while a row is dragged: it would be dropped before this one
};

} // namespace actiscope
