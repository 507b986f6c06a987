// The stroke that the mouse draws by hand in a panel.
#pragma once

#include "core/figure/figure.h"
#include "ui/canvas/panel_frame.h"

#include <QPointF>

#include <string>
#include <vector>

namespace actiscope {

class SketchPen {
public:
    /// At the press: nothing is drawn yet, for a click draws nothing. The frame is kept: axes that follow
    /// what is drawn must not bend the stroke.
    SketchPen(std::string panel, const PanelFrame& frame, QPointF pressed);

    const std::string& panel() const { return panel_; }
    /// The pointer has gone farther than in a click.
    bool draws() const { return draws_; }

    /// The way from where the pointer was to here, kept within the height of the panel; empty while the
    /// pointer has not gone farther than in a click.
    std::vector<Point> movedTo(QPointF position);

private:
    Point inPanel(QPointF position) const;

    std::string panel_;
    PanelFrame frame_;
    QPointF pressed_;
    QPointF last_;
    bool draws_ = false;
};

} // namespace actiscope
