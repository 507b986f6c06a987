// A figure as a LaTeX document that draws it with PGFPlots.
#pragma once

#include "core/figure/figure.h"

namespace actiscope {

struct PgfplotsSize {
    double widthMm = 85;
    double heightMm = 60;
};

/// A complete standalone document: compiles on its own with a standard LaTeX, and its tikzpicture can be
/// pasted into a paper. Colours, dashes, legend, ranges, labels and jumps are those of the figure.
std::string toPgfplots(const Figure& figure, const PgfplotsSize& size);

} // namespace actiscope
