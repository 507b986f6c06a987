// What stands in a panel, as PGFPlots commands inside its axis environment.
#pragma once

#include "core/figure/figure.h"
#include "core/figure/tex_scale.h"

namespace actiscope {

/// The \definecolor lines that the commands rely on.
std::string texColours();

/// A colour expression of xcolor, for white paper.
std::string texColour(const Paint& paint);

const char* texDash(Dash dash);

/// Everything in the plot area, the lowest first; handles are for screens and left out.
std::string texElements(const Panel& panel, const TexScale& scale);

} // namespace actiscope
