// The panels of the Maxout page, for the figure that puts them together.
#pragma once

#include "core/figure/text_room.h"
#include "core/pages/maxout/result.h"
#include "core/vectors/maxout_plane.h"

namespace actiscope {

/// Where a piece's handles stand, whatever its interval: on the line, within the view.
struct PieceGrip {
    double offsetX = 0; ///< the handle that lifts the line
    double slopeX = 0;  ///< the handle that turns it
};

PieceGrip gripOf(const MaxoutPage& page, const UpperEnvelope& envelope, const Pieces& pieces,
                 std::size_t piece);

/// The point about which the slope handle turns a line: at a quarter of the view, on the other side of `x`,
/// so that it does not move with the line.
double pivotX(const MaxoutPage& page, double x);

/// In a figure of so few letters a line, labels within panels are shortened.
bool isNarrow(const PlotSize& size);

/// A panel that is not panned and has no legend; its title is the first that has room.
Panel stillPanel(std::string id, std::initializer_list<std::string> titles, const PanelPlace& place,
                 const PlotSize& size);

/// The colour of a piece.
Paint paintOf(std::size_t piece, double opacity = 1);

Panel linesPanel(const MaxoutPage& page, const ShownMaxout& shown, const PanelPlace& place,
                 const PlotSize& size);
/// Onto the panel of the lines.
void addReadOut(Panel& panel, const MaxoutPage& page, const ShownMaxout& shown);
Panel slopePanel(const MaxoutPage& page, const ShownMaxout& shown, const PanelPlace& place,
                 const PlotSize& size);
Panel errorPanel(const MaxoutPage& page, const ShownMaxout& shown, const PanelPlace& place,
                 const PlotSize& size);
Panel descentPanel(const MaxoutPage& page, const ShownMaxout& shown, const PanelPlace& place,
                   const PlotSize& size);

/// The pieces of two inputs.
std::vector<PlanePiece> planesOf(const MaxoutPage& page);

/// Pieces of two inputs as regions, and their weights as points that can be dragged.
Panel regionsPanel(const MaxoutPage& page, const PanelPlace& place, const PlotSize& size);
Panel weightsPanel(const MaxoutPage& page, const PanelPlace& place, const PlotSize& size);
/// Their offsets as bars that can be dragged.
Panel offsetsPanel(const MaxoutPage& page, const PanelPlace& place, const PlotSize& size);

/// y(a, b) of a gated unit as a contour map, and its sections through the chosen point.
Panel surfacePanel(const MaxoutPage& page, const PanelPlace& place, const PlotSize& size);
std::string sectionTitle(const MaxoutPage& page, bool alongA);
Panel sectionPanel(const MaxoutPage& page, const PanelPlace& place, bool alongA);

} // namespace actiscope
