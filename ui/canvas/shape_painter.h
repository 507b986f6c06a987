// Paints bars, cells, areas, labels and handles of a panel with a plain painter.
#pragma once

#include "ui/canvas/panel_painter.h"

namespace actiscope {

void paintCells(QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style);
void paintAreas(QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style);
void paintBars(QPainter& painter, const Panel& panel, const PanelFrame& frame, const FigureStyle& style);
/// Values beyond the ends of bars, and labels.
void paintLabels(QPainter& painter, const Panel& panel, Layer layer, const PanelFrame& frame,
                 const FigureStyle& style);
/// Rings where the user can take hold; `focused` is the id of the one with the keyboard focus.
void paintHandles(QPainter& painter, const Panel& panel, const std::string& focused, const PanelFrame& frame,
                  const FigureStyle& style);

} // namespace actiscope
