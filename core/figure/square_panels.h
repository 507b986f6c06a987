// Room for panels whose plot area is square, before anybody has measured their words.
#pragma once

namespace actiscope {

/// The share of a figure's height that a row of panels of this width needs for square plot areas, with a
/// title above and labels below and at the side; at most `most`.
double squareShare(double panelWidthPx, double figureHeightPx, double fontPx, double most);

} // namespace actiscope
