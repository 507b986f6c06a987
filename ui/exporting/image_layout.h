// How the sizes of an image settle into a paint device, and the figure that is drawn for it.
#pragma once

#include "core/document/document.h"
#include "ui/canvas/figure_style.h"

#include <QSize>
#include <QString>

namespace actiscope {

constexpr double mmPerInch = 25.4;
constexpr double pointsPerInch = 72;

struct ImageLayout {
    QSize size; ///< in units of the paint device
    double unitsPerInch = 96;
};

/// One unit a pixel.
ImageLayout rasterLayout(const ImageSettings& settings);

/// Tenths of a point, or the pixels of an image whose size is given in pixels.
ImageLayout vectorLayout(const ImageSettings& settings);

FigureStyle imageStyle(const ImageSettings& settings, double unitsPerInch);

/// The figure for exactly the plot area that this layout and style leave for it.
Figure figureFor(const Document& document, const ImageLayout& layout, const FigureStyle& style);

/// The names of the figure's curves: "ELU (α = 0.72), Swish (β = 1)".
QString curveNames(const Figure& figure);

/// What a reader of the file sees as its title: the figure's own, or the names of its
/// curves, or the titles of its panels.
QString titleOf(const Figure& figure);

} // namespace actiscope
