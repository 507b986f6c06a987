// The list of the page's curves: select, show and hide, remove, reorder.
#pragma once

#include "core/pages/curves/state.h"
#include "ui/canvas/theme.h"

#include <QListWidget>

namespace actiscope {

/// Shows curves and asks, by signals, for what the user wants of them. Up and Down select; Alt+Up and
/// Alt+Down (or a drag) move; Space shows and hides; Delete removes; Ctrl+D duplicates; the context menu has
/// them all, and the colours.
class CurveList : public QListWidget {
    Q_OBJECT

public:
    explicit CurveList(QWidget* parent = nullptr);

    void setCurves(const std::vector<Curve>& curves, int selected);
    void setTheme(const Theme& theme);

    /// Where the parts of a row that take clicks are, in the viewport's coordinates.
    QRect eyeRect(int row) const;
    QRect removeRect(int row) const;
    QRect colourRect(int row) const;

    QMenu* makeMenu(int row);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void selectRequested(int curve);
    void visibilityRequested(int curve, bool visible);
    void removeRequested(int curve);
    void duplicateRequested(int curve);
    void moveRequested(int curve, int to);
    void colourRequested(int curve, int colour);

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
    std::vector<Curve> curves_;
    int pressedRow_ = -1;
    QPoint pressedAt_;
    int dropBefore_ = -1; ///< while a row is dragged: it would be dropped before this one
};

} // namespace actiscope
