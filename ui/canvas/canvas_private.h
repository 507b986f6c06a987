// What the canvas holds and does behind its face: the plot, and the gestures of mouse and wheel.
#pragma once

#include "ui/canvas/canvas.h"
#include "ui/canvas/figure_plot.h"
#include "ui/canvas/handle_grip.h"
#include "ui/canvas/sketch_pen.h"

#include <qcustomplot.h>

#include <QElapsedTimer>
#include <QRubberBand>

#include <optional>

namespace actiscope {

inline constexpr double zoomNotch = 1.2; ///< of the wheel, and of + and −

/// Tells the canvas when it has painted.
class Plot : public QCustomPlot {
public:
    explicit Plot(Canvas& canvas) : QCustomPlot(&canvas), canvas_(canvas) {}

protected:
    void paintEvent(QPaintEvent* event) override {
        QCustomPlot::paintEvent(event);
        emit canvas_.painted();
    }

private:
    Canvas& canvas_;
};

class Canvas::Private {
public:
    explicit Private(Canvas& canvas)
        : q(canvas), plot(canvas), shown(plot), grip(shown), box(QRubberBand::Rectangle, &plot) {}

    /// Where the data lies once the last wish is granted: wishes may come faster than frames, and add up.
    PanelFrame frame() const {
        PanelFrame f = shown.frame(target);
        if (wished) {
            f.xMinimum = wished->xMinimum;
            f.xMaximum = wished->xMaximum;
            f.yMinimum = wished->yMinimum;
            f.yMaximum = wished->yMaximum;
        }
        return f;
    }

    const std::vector<Panel>& panels() const { return shown.figure().panels; }
    QString panelId() const {
        return target < panels().size() ? QString::fromStdString(panels()[target].id) : QString();
    }

    /// Gestures go to this panel from now on; false when there is none that may be moved.
    bool aim(std::size_t panel) {
        if (panel >= panels().size() || !panels()[panel].movable)
            return false;
        if (panel != target)
            wished.reset();
        target = panel;
        return true;
    }
    bool aimAt(QPointF position) {
        if (panels().size() == 1)
            return aim(0); // its axes belong to it
        for (std::size_t i = 0; i < panels().size(); ++i)
            if (shown.frame(i).plot.contains(position))
                return aim(i);
        return false;
    }
    bool aimByKey() {
        for (std::size_t i = 0; i < panels().size(); ++i)
            if (aim(i))
                return true;
        return false;
    }

    ViewRange view() const {
        const PanelFrame f = frame();
        return {f.xMinimum, f.xMaximum, f.yMinimum, f.yMaximum};
    }

    /// Wheel turns and key presses that follow each other quickly are one gesture.
    int burst();

    void request(const ViewRange& wanted, int number);

    void request(const std::optional<HandleGrip::Wish>& wish, int number);

    void press(QMouseEvent& event);

    void beginDrag(QMouseEvent& event);

    void drag(QMouseEvent& event);

    void endDrag(QMouseEvent& event);

    /// A button was let go without having moved anything.
    void click(QPointF position);

    void cancelDrag();

    /// The panel that can be drawn in at this position.
    std::optional<std::size_t> sketchAt(QPointF position) const;

    bool isBusy() const { return dragging || sketch.has_value() || grip.isHeld(); }

    void wheel(QWheelEvent& event);

    void hover(QPointF position);

    /// Where the figure shows a read-out: at its x, halfway up.
    std::optional<Point> cursor() const;

    /// Moves the read-out by whole pixels, from the middle when there is none.
    void moveCursor(double px);

    Canvas& q;
    Plot plot;
    FigurePlot shown;
    HandleGrip grip;
    QRubberBand box;
    std::size_t target = 0; ///< the panel that gestures go to
    QSizeF lastPlotSize;
    std::optional<ViewRange> wished; ///< and not yet shown
    std::optional<SketchPen> sketch; ///< the stroke that is being drawn
    QPointF dragStart;
    ViewRange dragView;
    bool dragging = false;
    bool moved = false; ///< the drag: farther than in a click
    bool boxing = false;
    bool showsFocus = false;
    int gesture = 0;
    QElapsedTimer sinceBurst;
};

} // namespace actiscope
