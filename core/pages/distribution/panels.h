// The panels of the Distribution page, for the figure that puts them together.
#pragma once

#include "core/pages/distribution/pushed.h"

namespace actiscope {

/// A density to draw: points in order, or steps of equal width. The value runs along x of a point, the
/// density along y; a NaN breaks the line.
struct DrawnDensity {
    std::vector<Point> points;
    std::vector<Atom> atoms;
    std::vector<Point> histogram; ///< of random draws, as steps; mostly empty
    std::vector<Atom> drawnAtoms; ///< the shares of the draws
};

/// The ends of an axis.
struct AxisEnds {
    double from = 0;
    double to = 1;
};

/// What all panels need, worked out once.
struct DistributionDrawing {
    DistributionDrawing(const DistributionPage& page, const PlotSize& size);

    const DistributionPage& page;
    double widthPx; ///< of the whole figure
    double heightPx;
    double fontPx;
    DistributionInput input;
    std::vector<PushedRow> rows;
    std::vector<double> draws;                ///< random pre-activations of the histogram; mostly none
    AxisEnds values;                          ///< of y = f(z)
    AxisEnds slopes;                          ///< of f′(z)
    std::vector<DrawnDensity> valueDensities; ///< one a row
    std::vector<DrawnDensity> slopeDensities;
    DrawnDensity inputDensity;

    bool isSelected(const PushedRow& row) const { return static_cast<int>(row.row) == page.selected; }
};

/// How wide a cell of the table of numbers is, in letters, in a panel of this share of the figure's width.
double numberCellLetters(const DistributionDrawing& drawing, double width);
constexpr double fewestCellLetters = 2.6; ///< of two digits and a point

Panel outputPanel(const DistributionDrawing& drawing, const PanelPlace& place);
Panel functionPanel(const DistributionDrawing& drawing, const PanelPlace& place);
Panel inputPanel(const DistributionDrawing& drawing, const PanelPlace& place);
Panel derivativePanel(const DistributionDrawing& drawing, const PanelPlace& place);
Panel numbersPanel(const DistributionDrawing& drawing, const PanelPlace& place);

} // namespace actiscope
