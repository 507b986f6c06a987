// A thumbnail of a function.
#pragma once

#include "core/activations/activation.h"
#include "ui/canvas/theme.h"

#include <QPainter>

namespace actiscope {

/// f with default parameters over −4…4 as a solid line, f′ thinner and dashed, with the axes faint behind
/// them.
void paintSparkline(QPainter& painter, const QRectF& place, const Activation& activation, const Theme& theme);

} // namespace actiscope
