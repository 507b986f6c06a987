// Shows a figure on the screen and turns mouse, wheel, touch and keys into wishes about its view.
#pragma once

#include "core/figure/figure.h"
#include "ui/canvas/figure_style.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace actiscope {

/// In the panel under the pointer, if it may be moved: drag pans, the wheel and pinch zoom at the pointer,
/// drag with the right button or Shift draws a zoom box, a click with it asks for a menu, double-click fits.
/// Handles are dragged in any panel. Where a panel can be drawn in by hand, a drag with the left button draws
/// instead, the middle one pans, and Escape takes the stroke back. A click pins the read-out, unless it
/// becomes a double-click. Keys go to the first panel that may be moved: Left/Right move the read-out (Shift:
/// faster), Return pins it, Ctrl+arrows pan, + and − zoom. Tab walks through the handles, and arrows then
/// move the one with the focus (Shift: ten steps), Escape leaves it. The canvas changes nothing itself: it
/// asks, by signals, and is shown a new figure.
class Canvas : public QWidget {
    Q_OBJECT

public:
    explicit Canvas(QWidget* parent = nullptr);
    ~Canvas() override;

    void setStyle(const FigureStyle& style);

    /// Size in pixels of the plot area that the next figure is drawn for. It depends on the tick labels of
    /// the figure that is shown: plotSizeChanged is emitted when a new figure or a resize changes it.
    QSizeF plotSize() const;

    /// Shows the figure; repaints only the layers whose content differs from the figure shown before.
    void setFigure(const Figure& figure);
    const Figure& figure() const;

    /// Data coordinates of a position in this widget, and back.
    Point toData(QPointF position, std::size_t panel = 0) const;
    QPointF toPosition(const Point& point, std::size_t panel = 0) const;

    /// Name of the handle that the keyboard moves; empty when there is none.
    QString focusedHandle() const;

    /// The view that a zoom by `factor` about a data point asks for; below 1 shows less.
    ViewRange zoomed(const Point& about, double xFactor, double yFactor) const;

    /// Asks for a zoom about the middle, as the keys do.
    void zoomBy(double factor);

signals:
    void plotSizeChanged();
    /// The user pans or zooms; equal gesture numbers belong to one press-to-release gesture or one burst of
    /// the wheel.
    void viewRequested(const actiscope::ViewRange& view, int gesture, const QString& panel);
    void fitRequested();
    /// The pointer (gesture 0) or the keys ask for a read-out here.
    void cursorMoved(const Point& at, const QString& panel, int gesture);
    /// The read-out is to stay at this x.
    void cursorPinned(const Point& at, const QString& panel, int gesture);
    /// The user wants a handle at a point of its panel, in data coordinates.
    void handleDragged(const QString& panel, const QString& handle, const actiscope::Point& to, int gesture);
    void handleFocused();
    /// The user draws: the way of the pointer since the part of the stroke before, within the panel.
    void sketched(const QString& panel, const std::vector<actiscope::Point>& points, int gesture);
    /// What this gesture has done was not meant: a stroke that Escape ends, the pin of a double-click.
    void takenBack(int gesture);
    void cursorLeft();
    /// The right button clicked, or the key for menus was pressed, at this position of the screen.
    void menuRequested(const QPoint& position);
    /// What was shown last is on the screen.
    void painted();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool moveHandle(const QKeyEvent& event);

    class Private;
    std::unique_ptr<Private> p_;
};

} // namespace actiscope
